package store

// The numbers that mark a plan file (docs/file-format.md).
const (
	applicationID = 0x504C414E // "PLAN"
	format        = 1          // user_version: the format of the core tables
	minor         = 0          // meta.minor: which plain tables stand beside the core
)

// The versions of the two databases of a working copy, which are no plan files: they may change where the format does not.
const (
	workVersion  = 1
	localVersion = 1
)

// Limits of the format.
const (
	maxFileSize = 256 << 20
	maxFiles    = 2000
)

// coreSchema is what a plan file is made of. It is a Go string and not an embedded file, which could gain carriage returns: every file is
// compared with it letter by letter.
const coreSchema = `CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE op(
  writer BLOB NOT NULL,    -- who wrote it: the 16 bytes of a UUID
  seq INTEGER NOT NULL,    -- its number among the writer's operations, from 1
  wall INTEGER NOT NULL,   -- the writer's clock: milliseconds since 1970-01-01 UTC
  tx INTEGER NOT NULL,     -- the writer's transaction: one step of undo
  item BLOB NOT NULL,      -- the item written to: the 16 bytes of a UUID
  field TEXT NOT NULL,
  value TEXT,              -- NULL: nothing here any more
  deps BLOB NOT NULL,      -- hashes of 32 bytes of the latest operations newly seen, sorted
  undoes BLOB,             -- the hash of the operation taken back
  hash BLOB NOT NULL,      -- SHA-256 of the above as docs/file-format.md says
  PRIMARY KEY(writer, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE file(
  hash TEXT PRIMARY KEY,   -- SHA-256 of bytes in hexadecimal digits
  type TEXT NOT NULL,      -- image/png or image/jpeg
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`

// localSchema is what this computer notes about a plan beside its working copy. It is never published.
const localSchema = `CREATE TABLE draft(
  item TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  saved INTEGER NOT NULL,
  PRIMARY KEY(item, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE own(
  n INTEGER PRIMARY KEY,
  writer TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE note(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
