-- What is alike in copies of one text: articles that share a hash are compared.
CREATE TABLE bands (
    article INTEGER NOT NULL REFERENCES articles (id),
    hash    INTEGER NOT NULL,
    PRIMARY KEY (article, hash)
) WITHOUT ROWID;

CREATE INDEX bands_by_hash ON bands (hash);

-- Which article carries the text of one that was there before it. share is the part of the shorter one's runs of
-- five words that both have.
CREATE TABLE copies (
    article  INTEGER NOT NULL REFERENCES articles (id),
    original INTEGER NOT NULL REFERENCES articles (id),
    share    REAL NOT NULL,
    PRIMARY KEY (article, original)
) WITHOUT ROWID;

CREATE INDEX copies_by_original ON copies (original);

-- Articles that are there already are read again when they are next loaded.
UPDATE articles SET reading = '';
