-- Times: published in Unix seconds, NULL where unknown; the others in Unix milliseconds.
-- Offsets: bytes into articles.text.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('generation', 0), ('passages', 0), ('terms', 0);

CREATE TABLE sources (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    succeeded_at INTEGER,
    failed_at    INTEGER,
    failure      TEXT
);

-- own is the id that the source gives the article, name the one that is unique in the index.
CREATE TABLE articles (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    source      INTEGER NOT NULL REFERENCES sources (id),
    own         TEXT NOT NULL,
    hash        TEXT NOT NULL,
    reading     TEXT NOT NULL,
    published   INTEGER,
    loaded_at   INTEGER NOT NULL,
    title       TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    url         TEXT NOT NULL,
    title_terms TEXT NOT NULL,
    text        TEXT NOT NULL,
    UNIQUE (source, own)
);

CREATE INDEX articles_by_date ON articles (published, source, loaded_at);

-- What an article was before it changed or was removed.
CREATE TABLE article_versions (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    source      TEXT NOT NULL,
    hash        TEXT NOT NULL,
    published   INTEGER,
    loaded_at   INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL,
    title       TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    url         TEXT NOT NULL,
    text        TEXT NOT NULL
);

CREATE INDEX article_versions_by_name ON article_versions (name, replaced_at);

-- terms is how many words the passage has, those of the title included.
CREATE TABLE passages (
    id         INTEGER PRIMARY KEY,
    article    INTEGER NOT NULL REFERENCES articles (id),
    ord        INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    end        INTEGER NOT NULL,
    sentences  BLOB NOT NULL,
    terms      INTEGER NOT NULL,
    body_terms TEXT NOT NULL
);

CREATE UNIQUE INDEX passages_of_article ON passages (article, ord, terms);

-- The words as stems, with blanks between them, so that SQLite and the program agree on what a word is.
CREATE VIEW passage_terms (id, title_terms, body_terms) AS
SELECT p.id, a.title_terms, p.body_terms FROM passages p JOIN articles a ON a.id = p.article;

-- Every character but the blank belongs to a word. The program writes it along with passages.
CREATE VIRTUAL TABLE passages_fts USING fts5 (
    title_terms, body_terms,
    content = 'passage_terms', content_rowid = 'id',
    tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

-- Where each word stands: what searches read.
CREATE VIRTUAL TABLE passages_words USING fts5vocab ('passages_fts', 'instance');

CREATE TABLE statements (
    article   INTEGER NOT NULL REFERENCES articles (id),
    ord       INTEGER NOT NULL,
    speaker   TEXT NOT NULL,
    role      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    speech    INTEGER NOT NULL,
    published INTEGER, -- of the article
    spans     BLOB NOT NULL,
    via       TEXT, -- a JSON list
    PRIMARY KEY (article, ord)
) WITHOUT ROWID;

CREATE INDEX statements_by_speaker ON statements (speaker, published DESC) WHERE speaker <> '';

-- df is how many passages hold the stem in title or text.
CREATE TABLE vocabulary (
    stem    TEXT PRIMARY KEY,
    df      INTEGER NOT NULL,
    surface TEXT NOT NULL
) WITHOUT ROWID;

-- n is how often a stem is spelled this way.
CREATE TABLE spellings (
    stem     TEXT NOT NULL,
    spelling TEXT NOT NULL,
    n        INTEGER NOT NULL,
    PRIMARY KEY (stem, spelling)
) WITHOUT ROWID;

CREATE TABLE speakers (
    name       TEXT PRIMARY KEY,
    statements INTEGER NOT NULL, -- all of them
    speech     INTEGER NOT NULL  -- those that are speech
) WITHOUT ROWID;

CREATE TABLE speaker_roles (
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    n    INTEGER NOT NULL,
    PRIMARY KEY (name, role)
) WITHOUT ROWID;
