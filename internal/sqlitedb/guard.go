//go:build !sqlite_fts5 || !cgo

package sqlitedb

// Without the tag the SQLite driver has no full-text search, and without cgo it is a stub; both
// would only show when the program runs. So such a build stops here:
//
//	go build -tags sqlite_fts5 ./...   (with CGO_ENABLED=1 and a C compiler, as gcc, installed)
var _ = build_quoth_with__CGO_ENABLED_1_go_build_tags_sqlite_fts5
