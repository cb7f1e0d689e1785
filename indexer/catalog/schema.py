"""The catalog's tables and how an older file becomes a current one."""

from __future__ import annotations

import sqlite3

VERSION = 3

# Paths are BLOBs: names need not be UTF-8. AUTOINCREMENT keeps a number from being used twice, as
# the derived indexes know documents and passages by it.
_TABLES = """
CREATE TABLE folders (path BLOB PRIMARY KEY, added REAL NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path BLOB NOT NULL UNIQUE,
    device INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    digest BLOB NOT NULL,
    extractor TEXT NOT NULL,
    failure TEXT,              -- a code; NULL when the text was extracted
    reason TEXT,               -- the failure in one line for the person
    mime TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    unit TEXT NOT NULL,
    fields BLOB NOT NULL,      -- JSON object
    indexed_at REAL NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0,      -- seen missing; kept until no rename can claim it
    revision INTEGER NOT NULL DEFAULT 1,  -- raised when the keyword index must see a change
    keyword_revision INTEGER NOT NULL DEFAULT 0,
    embedded_model TEXT                   -- the model that all its passages have vectors of
);
CREATE INDEX documents_inode ON documents (device, inode);
CREATE INDEX documents_keyword ON documents (id) WHERE keyword_revision <> revision;
CREATE INDEX documents_gone ON documents (id) WHERE gone;
CREATE INDEX documents_embedded ON documents (embedded_model, mtime_ns);
CREATE INDEX documents_digest ON documents (digest) WHERE failure IS NULL;
CREATE INDEX documents_failed ON documents (failure, path) WHERE failure IS NOT NULL;
CREATE INDEX documents_modified ON documents (mtime_ns) WHERE NOT gone;

CREATE TABLE texts (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    block INTEGER NOT NULL,    -- counted in blocks of BLOCK_CHARACTERS
    body BLOB NOT NULL,        -- deflated UTF-8
    PRIMARY KEY (document, block)
) WITHOUT ROWID;

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    page INTEGER,
    line_start INTEGER NOT NULL,
    line_end INTEGER NOT NULL,
    part_name TEXT NOT NULL,
    heading TEXT NOT NULL,
    position INTEGER NOT NULL, -- of its first token among the document's
    digest BLOB NOT NULL       -- of what is embedded: equal passages are embedded once
);
CREATE INDEX passages_document ON passages (document, ordinal);
CREATE INDEX passages_digest ON passages (digest);

CREATE TABLE models (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);

CREATE TABLE vectors (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    passage INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE,
    model INTEGER NOT NULL REFERENCES models,
    vector BLOB NOT NULL,      -- float16, unit length
    UNIQUE (passage, model)
);

CREATE TABLE keyword_deletions (document INTEGER PRIMARY KEY);

CREATE TABLE queue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path BLOB NOT NULL UNIQUE,
    priority REAL NOT NULL,
    due REAL NOT NULL,         -- not before; a removal waits for the other half of a move
    ticket INTEGER NOT NULL    -- another one when the file changes again meanwhile
);
CREATE INDEX queue_priority ON queue (priority DESC, id);

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

# What brings a file of the version before to each version.
_MIGRATIONS = {
    2: ("CREATE INDEX documents_digest ON documents (digest) WHERE failure IS NULL",),
    3: (
        "CREATE INDEX documents_failed ON documents (failure, path) WHERE failure IS NOT NULL",
        "CREATE INDEX documents_modified ON documents (mtime_ns) WHERE NOT gone",
    ),
}


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, or bring an older file's up to date.

    Raises:
        sqlite3.DatabaseError: when the file is damaged or newer than this version.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise sqlite3.DatabaseError(f"the catalog has version {version}, not {VERSION}")
        if version == 0:
            statements = [part for part in _TABLES.split(";\n") if part.strip()]
        else:
            statements = [
                part for number in range(version + 1, VERSION + 1) for part in _MIGRATIONS[number]
            ]
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
