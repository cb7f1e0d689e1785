"""The snippets of a store, their counters, and the commands that the person approved."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from indexer.contract.snippets import Snippet
from indexer.contract.templates import Text as Written
from indexer.contract.templates import parse
from indexer.snippets.rows import text_of
from indexer.vault.errors import VaultError
from indexer.vault.searched import Text
from indexer.vault.store import Connection, Store

_AT_ONCE: Final = 500  # values in one statement
_decode = msgspec.json.Decoder(Snippet).decode
log = logging.getLogger(__name__)


def encoded(snippet: Snippet) -> bytes:
    """Return a snippet as it is kept.

    Raises:
        VaultError: when it could not be read again, as a time that is no number.
    """
    try:
        content = msgspec.json.encode(snippet)
        _decode(content)
    except (msgspec.MsgspecError, OverflowError, UnicodeEncodeError) as error:
        raise VaultError("The snippet has something in it that cannot be kept.") from error
    return content


class Held(NamedTuple):
    """A snippet as it is kept, with how often and when it was last used."""

    id: int
    snippet: Snippet
    uses: int
    used: float  # seconds since the epoch, 0 for never


class Changed(NamedTuple):
    """The rows that came and those that went; an edited snippet is another row."""

    came: list[int]
    gone: list[int]


class Snippets:
    """All snippets of a store. Any thread may call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Held]:
        """Return all of them, in the order in which they came."""
        return self.since(0)

    def since(self, row: int) -> list[Held]:
        """Return those from this row on, in the order in which they came."""
        with self._store.reading() as connection:
            found = connection.execute(
                "SELECT id, content, uses, used FROM snippets WHERE id >= ? ORDER BY id", (row,)
            ).fetchall()
        held = []
        for id_, content, uses, used in found:
            try:
                held.append(Held(id_, _decode(content), uses, used))
            except msgspec.MsgspecError:  # the others are not to go with it
                log.warning("snippet %d cannot be read", id_)
        return held

    def ids(self) -> list[int]:
        """Return the rows of all of them, the latest first."""
        with self._store.reading() as connection:
            found = connection.execute("SELECT id FROM snippets ORDER BY id DESC").fetchall()
        return [row[0] for row in found]

    def texts(self, ids: Iterable[int]) -> list[Text]:
        """Return what is searched of those in these rows, in no order."""
        wanted, found = list(ids), []
        with self._store.reading() as connection:
            for low in range(0, len(wanted), _AT_ONCE):
                some = wanted[low : low + _AT_ONCE]
                marks = ", ".join("?" * len(some))
                statement = f"SELECT id, content FROM snippets WHERE id IN ({marks})"
                found += connection.execute(statement, some).fetchall()
        return [_searched(row, _decode(content), len(content)) for row, content in found]

    def keep(self, snippets: Iterable[Held | Snippet]) -> Changed:
        """Keep snippets in place of those with their uids, all of them or none."""
        came, gone = [], []
        with self._store.erasing() as connection:
            for one in snippets:
                snippet = one.snippet if isinstance(one, Held) else one
                uses, used = (one.uses, one.used) if isinstance(one, Held) else (0, 0.0)
                row = connection.execute(
                    "SELECT id, uses, used FROM snippets WHERE uid = ?", (snippet.uid,)
                ).fetchone()
                if row is not None:
                    gone.append(int(row[0]))
                    uses, used = uses + row[1], max(used, row[2])
                    _delete(connection, [row[0]])
                done = connection.execute(
                    "INSERT INTO snippets (uid, content, uses, used) VALUES (?, ?, ?, ?)",
                    (snippet.uid, encoded(snippet), uses, used),
                )
                assert done.lastrowid is not None
                came.append(done.lastrowid)
        # One that came and was replaced at once was never there.
        return Changed([row for row in came if row not in gone], gone)

    def delete(self, uids: Sequence[str]) -> Changed:
        """Delete snippets for good; those that are not there are passed over."""
        gone: list[int] = []
        with self._store.erasing() as connection:
            for low in range(0, len(uids), _AT_ONCE):
                some = list(uids[low : low + _AT_ONCE])
                marks = ", ".join("?" * len(some))
                found = connection.execute(f"SELECT id FROM snippets WHERE uid IN ({marks})", some)
                rows = [int(row[0]) for row in found]
                _delete(connection, rows)
                gone += rows
        return Changed([], gone)

    def note_use(self, uid: str, at: float, counters: Mapping[str, int]) -> None:
        """Note that a snippet was used, with the counters that went on."""
        with self._store.writing() as connection:
            connection.execute(
                "UPDATE snippets SET uses = uses + 1, used = ? WHERE uid = ?", (at, uid)
            )
            connection.executemany(
                "INSERT OR REPLACE INTO counters VALUES (?, ?)", list(counters.items())
            )

    def counters(self) -> dict[str, int]:
        """Return the last values of all counters."""
        with self._store.reading() as connection:
            return dict(connection.execute("SELECT name, last FROM counters").fetchall())

    def approve(self, digest: str, *, approved: bool) -> None:
        """Let a command run from now on, or no more."""
        with self._store.writing() as connection:
            if approved:
                connection.execute("INSERT OR IGNORE INTO approvals VALUES (?)", (digest,))
            else:
                connection.execute("DELETE FROM approvals WHERE digest = ?", (digest,))

    def approvals(self) -> frozenset[str]:
        """Return the digests of the commands that may run."""
        with self._store.reading() as connection:
            found = connection.execute("SELECT digest FROM approvals").fetchall()
        return frozenset(row[0] for row in found)


def take_over(snippets: Snippets, others: Snippets) -> None:
    """Keep the snippets of another store as well, with all that belongs to them.

    What is in the other one was written later, and counts.
    """
    if held := others.all():
        snippets.keep(held)
    last = snippets.counters()
    for name, value in others.counters().items():
        snippets.note_use("", 0.0, {name: max(value, last.get(name, value))})
    for digest in others.approvals():
        snippets.approve(digest, approved=True)


def _searched(row: int, snippet: Snippet, size: int) -> Text:
    body = text_of(snippet)
    # What is filled in means nothing: a placeholder's name would only take the vector elsewhere.
    nodes = parse(body).nodes
    return Text(
        row,
        body,
        name=snippet.name,
        title=" ".join((*snippet.keywords, *snippet.tags)),
        where=f"{snippet.folder}\n{snippet.source.label}",
        further="\n".join(part for part in (*snippet.search_terms, snippet.comment) if part),
        meant="".join(node.text for node in nodes if isinstance(node, Written)),
        modified=snippet.modified,
        size=size,
    )


def _delete(connection: Connection, rows: Sequence[int]) -> None:
    """Delete rows, with the segments of the keyword index that have their words."""
    for row in rows:
        connection.execute(
            "DELETE FROM segments WHERE name IN"
            " (SELECT segment FROM segment_snippets WHERE snippet = ?)",
            (row,),
        )
        connection.execute("DELETE FROM snippets WHERE id = ?", (row,))
