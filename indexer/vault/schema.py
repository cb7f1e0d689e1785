"""What a vault holds: its tables, and how it is called."""

from __future__ import annotations

from typing import Final, NamedTuple

_META: Final = "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"


class Schema(NamedTuple):
    """The tables of a vault.

    Each has rows of its items, the keyword index's segments with the items in them, so that none
    outlives an item, and their vectors. What refers to an item goes with it.
    """

    name: str  # how the person calls it: "clipboard history"
    item: str  # the column by which other tables name one
    items: str  # their table
    version: int
    tables: tuple[str, ...]

    @property
    def members(self) -> str:
        """The table of which items are in which segment of the keyword index."""
        return f"segment_{self.items}"

    @property
    def named(self) -> str:
        """How a sentence about it begins."""
        return f"The {self.name}"


def _schema(name: str, item: str, version: int, *tables: str) -> Schema:
    items = f"{item}s"
    common = (
        """CREATE TABLE segments (
            name TEXT PRIMARY KEY, version TEXT NOT NULL, data BLOB NOT NULL
        )""",
        f"""CREATE TABLE segment_{items} (
            {item} INTEGER NOT NULL, segment TEXT NOT NULL REFERENCES segments ON DELETE CASCADE,
            PRIMARY KEY ({item}, segment)
        ) WITHOUT ROWID""",
        f"CREATE INDEX segment_{items}_segment ON segment_{items} (segment)",
        f"""CREATE TABLE vectors (
            {item} INTEGER PRIMARY KEY REFERENCES {items} ON DELETE CASCADE,
            model TEXT NOT NULL,
            vector BLOB NOT NULL  -- little-endian float16
        )""",
    )
    return Schema(name, item, items, version, (_META, *tables, *common))


CLIPS: Final = _schema(
    "clipboard history",
    "clip",
    1,
    # What lists show. `place` grows with each copy; `size` is that of the content, in bytes.
    """CREATE TABLE clips (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        place INTEGER NOT NULL UNIQUE,
        digest BLOB NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        head TEXT NOT NULL,
        length INTEGER NOT NULL,
        size INTEGER NOT NULL,
        application TEXT NOT NULL,
        window TEXT NOT NULL,
        copied REAL NOT NULL,
        first REAL NOT NULL,
        times INTEGER NOT NULL,
        pinned INTEGER NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        mime TEXT NOT NULL,
        uris TEXT NOT NULL,
        files INTEGER NOT NULL
    )""",
    "CREATE INDEX clips_pinned ON clips (place) WHERE pinned",
    "CREATE INDEX clips_sizes ON clips (pinned, size)",  # counting reads nothing else
    "CREATE INDEX clips_copied ON clips (copied)",
    """CREATE TABLE contents (
        clip INTEGER PRIMARY KEY REFERENCES clips ON DELETE CASCADE,
        text TEXT NOT NULL,
        html TEXT NOT NULL,
        image BLOB NOT NULL,
        uris TEXT NOT NULL,
        read TEXT  -- what was read in its image; NULL until it was looked at
    )""",
)

SNIPPETS: Final = _schema(
    "snippet collection",
    "snippet",
    1,
    # `content` is a `Snippet` as JSON. One that is edited is another row: its words go with it.
    """CREATE TABLE snippets (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        content BLOB NOT NULL,
        uses INTEGER NOT NULL,
        used REAL NOT NULL
    )""",
    "CREATE TABLE counters (name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID",
    # Commands that the person lets snippets run, by their digests.
    "CREATE TABLE approvals (digest TEXT PRIMARY KEY) WITHOUT ROWID",
)
