"""The clips of a store: kept, folded, listed, pinned, deleted, and no more of them than wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from indexer.contract.clips import MAX_CLIP_ROWS, ClipRow, ListClips
from indexer.contract.locations import shown, uri_to_path
from indexer.contract.settings import Clipboard
from indexer.vault.content import Content, digest_of, head_of, image_size, kind_of
from indexer.vault.errors import VaultError
from indexer.vault.link_titles import HTML_READ, link_title
from indexer.vault.searched import Text
from indexer.vault.store import Connection, Store

_DAY: Final = 86_400.0
_MEGABYTE: Final = 1 << 20
_SHOWN_URIS: Final = 5
_LONGEST_URI: Final = 4096  # characters that a list shows
_LONGEST_NAME: Final = 300  # characters of an application's or a window's name
_AT_ONCE: Final = 500  # ids in one statement
_NAMES: Final = (
    "id", "place", "kind", "text", "length", "size", "application", "window", "copied", "first",
    "times", "pinned", "width", "height", "mime",
)  # fmt: skip
_COLUMNS: Final = ", ".join((*_NAMES, "uris", "files")).replace("text", "head")
_decode_uris = msgspec.json.Decoder(list[str]).decode


class Source(NamedTuple):
    """Where and when something was copied."""

    application: str
    window: str
    at: float  # seconds since the epoch


class Totals(NamedTuple):
    """How much is kept."""

    clips: int
    pinned: int
    size: int  # bytes


class Clips:
    """All clips of a store. Any thread may call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, content: Content, source: Source) -> tuple[int, bool]:
        """Keep a clip on top; return its id, and whether it is a new one."""
        digest = digest_of(content, self._store.secret)
        source = Source(_named(source.application), _named(source.window), source.at)
        with self._store.writing() as connection:
            place = connection.execute("SELECT coalesce(max(place), 0) + 1 FROM clips").fetchone()
            known = connection.execute("SELECT id FROM clips WHERE digest = ?", (digest,))
            if (found := known.fetchone()) is not None:
                _move_up(connection, found[0], place[0], source)
                if content.html:
                    _look_as(connection, found[0], content)
                return int(found[0]), False
            return _insert(connection, content, digest, place[0], source), True

    def rows(self, wanted: ListClips) -> tuple[list[ClipRow], bool]:
        """Return what a list asks for, latest first, and whether more follows."""
        limit = max(1, min(wanted.limit, MAX_CLIP_ROWS))
        conditions, values = _conditions(wanted)
        with self._store.reading() as connection:
            found = connection.execute(
                f"SELECT {_COLUMNS} FROM clips WHERE {conditions} ORDER BY place DESC LIMIT ?",
                (*values, limit + 1),
            ).fetchall()
            rows = _titled(connection, [_row(record) for record in found[:limit]])
        return rows, len(found) > limit

    def by_id(self, ids: Sequence[int]) -> dict[int, ClipRow]:
        """Return the clips of these ids that are there."""
        found: dict[int, ClipRow] = {}
        with self._store.reading() as connection:
            for some in _portions(ids):
                statement = f"SELECT {_COLUMNS} FROM clips WHERE id IN ({_marks(some)})"
                rows = [_row(record) for record in connection.execute(statement, some)]
                found |= {row.id: row for row in _titled(connection, rows)}
        return found

    def whole(self, clip: int) -> tuple[ClipRow, Content] | None:
        """Return a clip with its content, None when it is not there."""
        with self._store.reading() as connection:
            row = connection.execute(f"SELECT {_COLUMNS} FROM clips WHERE id = ?", (clip,))
            if (found := row.fetchone()) is None:
                return None
            text, html, image, uris = connection.execute(
                "SELECT text, html, image, uris FROM contents WHERE clip = ?", (clip,)
            ).fetchone()
            (shown,) = _titled(connection, [_row(found)])
        content = Content(text, html, bytes(image), shown.mime, tuple(_decode_uris(uris)))
        return shown, content

    def pin(self, clip: int, *, pinned: bool) -> bool:
        """Pin a clip or unpin it; false when it is not there."""
        with self._store.writing() as connection:
            done = connection.execute("UPDATE clips SET pinned = ? WHERE id = ?", (pinned, clip))
            return done.rowcount > 0

    def totals(self) -> Totals:
        """Return how much is kept."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT count(*), coalesce(sum(pinned), 0), coalesce(sum(size), 0) FROM clips"
            ).fetchone()
        return Totals(*row)

    def ids(self) -> list[int]:
        """Return the ids of all clips, latest first."""
        with self._store.reading() as connection:
            found = connection.execute("SELECT id FROM clips ORDER BY place DESC").fetchall()
        return [row[0] for row in found]

    def matching(self, wanted: ListClips) -> list[int]:
        """Return the ids of all clips that a list would show, latest first."""
        conditions, values = _conditions(wanted)
        with self._store.reading() as connection:
            statement = f"SELECT id FROM clips WHERE {conditions} ORDER BY place DESC"
            return [row[0] for row in connection.execute(statement, values)]

    def recent(self, since: float) -> list[int]:
        """Return the clips copied since, first or last, that are not pinned."""
        with self._store.reading() as connection:
            found = connection.execute(
                "SELECT id FROM clips WHERE NOT pinned AND (copied >= ? OR first >= ?)",
                (since, since),
            )
            return [row[0] for row in found]

    def unpinned(self) -> list[int]:
        """Return the clips that are not pinned."""
        with self._store.reading() as connection:
            return [row[0] for row in connection.execute("SELECT id FROM clips WHERE NOT pinned")]

    def surplus(self, limits: Clipboard, now: float) -> list[int]:
        """Return the clips beyond what is to be kept, by age, number and size; never pinned ones.

        What is pinned takes its share of the number and the size.
        """
        totals = self.totals()
        gone: list[int] = []
        if limits.max_days:
            with self._store.reading() as connection:
                old = connection.execute(
                    "SELECT id, size FROM clips WHERE NOT pinned AND copied < ? ORDER BY place",
                    (now - limits.max_days * _DAY,),
                ).fetchall()
            gone = [row[0] for row in old]
            totals = Totals(
                totals.clips - len(old), totals.pinned, totals.size - sum(row[1] for row in old)
            )
        over = totals.clips - limits.max_clips
        too_large = totals.size - limits.max_mb * _MEGABYTE
        if over > 0 or too_large > 0:
            gone += self._oldest(over, too_large, set(gone))
        return gone

    def _oldest(self, over: int, too_large: int, gone: set[int]) -> list[int]:
        found: list[int] = []
        with self._store.reading() as connection:
            listed = connection.execute(
                "SELECT id, size FROM clips WHERE NOT pinned ORDER BY place"
            )
            for clip, size in listed:
                if over <= 0 and too_large <= 0:
                    break
                if clip not in gone:
                    found.append(clip)
                    over -= 1
                    too_large -= size
        return found

    def delete(self, ids: Sequence[int]) -> int:
        """Delete clips with all that was made of them, for good; return how many there were."""
        if not ids:
            return 0
        deleted = 0
        with self._store.erasing() as connection:
            for some in _portions(ids):
                marks = _marks(some)
                # A segment of the keyword index goes with any clip in it: it has their words.
                connection.execute(
                    "DELETE FROM segments WHERE name IN"
                    f" (SELECT segment FROM segment_clips WHERE clip IN ({marks}))",
                    some,
                )
                done = connection.execute(f"DELETE FROM clips WHERE id IN ({marks})", some)
                deleted += done.rowcount
        return deleted

    def texts(self, ids: Iterable[int]) -> list[Text]:
        """Return what is searched of these clips, in no order."""
        found: list[Text] = []
        with self._store.reading() as connection:
            for some in _portions(list(ids)):
                statement = (
                    "SELECT c.id, k.text, c.application, c.window, c.copied, c.size, k.uris, k.read"
                    " FROM clips c JOIN contents k ON k.clip = c.id"
                    f" WHERE c.id IN ({_marks(some)})"
                )
                for clip, text, application, window, copied, size, uris, read in connection.execute(
                    statement, some
                ):
                    body = "\n".join(part for part in (text, _paths(uris), read or "") if part)
                    where = f"{application}\n{window}"
                    found.append(Text(clip, body, where=where, modified=copied, size=size))
        return found

    def unread_images(self) -> list[int]:
        """Return the images in which no text was looked for yet, latest first."""
        with self._store.reading() as connection:
            found = connection.execute(
                "SELECT c.id FROM clips c JOIN contents k ON k.clip = c.id"
                " WHERE c.kind = 'image' AND k.read IS NULL ORDER BY c.place DESC"
            )
            return [row[0] for row in found]

    def note_read(self, clip: int, text: str) -> None:
        """Note what was read in an image."""
        with self._store.writing() as connection:
            connection.execute("UPDATE contents SET read = ? WHERE clip = ?", (text, clip))
            connection.execute(
                "UPDATE clips SET head = ?, length = ? WHERE id = ? AND head = ''",
                (head_of(Content(text)), len(text), clip),
            )


def take_over(clips: Clips, others: Clips) -> None:
    """Keep the clips of another store as well, in their order; a clip of both is one."""
    for clip in reversed(others.ids()):
        found = others.whole(clip)
        if found is not None:
            row, content = found
            kept, _ = clips.keep(content, Source(row.application, row.window, row.copied))
            if row.pinned:
                clips.pin(kept, pinned=True)


def require(clips: Clips, clip: int) -> tuple[ClipRow, Content]:
    """Return a clip with its content.

    Raises:
        VaultError: when it is not there.
    """
    found = clips.whole(clip)
    if found is None:
        raise VaultError(f"There is no clip {clip}.")
    return found


def _move_up(connection: Connection, clip: int, place: int, source: Source) -> None:
    connection.execute(
        "UPDATE clips SET place = ?, copied = max(copied, ?), first = min(first, ?),"
        " times = times + 1, application = iif(? = '', application, ?),"
        " window = iif(? = '', window, ?) WHERE id = ?",
        (
            place, source.at, source.at, source.application, source.application,
            source.window, source.window, clip,
        ),
    )  # fmt: skip


def _look_as(connection: Connection, clip: int, content: Content) -> None:
    """Give a clip the look with which the same words were copied now."""
    connection.execute("UPDATE contents SET html = ? WHERE clip = ?", (content.html, clip))
    connection.execute(
        "UPDATE clips SET size = ?, kind = ? WHERE id = ?", (content.size, kind_of(content), clip)
    )


def _insert(
    connection: Connection, content: Content, digest: bytes, place: int, source: Source
) -> int:
    width, height = image_size(content.image)
    first = [uri for uri in content.uris[:_SHOWN_URIS] if len(uri) <= _LONGEST_URI]
    listed = msgspec.json.encode(first).decode()
    done = connection.execute(
        "INSERT INTO clips (place, digest, kind, head, length, size, application, window, copied,"
        " first, times, pinned, width, height, mime, uris, files)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, ?, ?, ?, ?)",
        (
            place, digest, kind_of(content), head_of(content), len(content.text), content.size,
            source.application, source.window, source.at, source.at, width, height,
            content.image_mime, listed, len(content.uris),
        ),
    )  # fmt: skip
    clip = done.lastrowid
    assert clip is not None
    connection.execute(
        "INSERT INTO contents (clip, text, html, image, uris) VALUES (?, ?, ?, ?, ?)",
        (
            clip, content.text, content.html, content.image,
            msgspec.json.encode(content.uris).decode(),
        ),
    )  # fmt: skip
    return clip


def _conditions(wanted: ListClips) -> tuple[str, list[Any]]:
    """Return what a list narrows to, as SQL with its values."""
    parts: list[tuple[str, list[Any]]] = [("1", [])]
    if wanted.before is not None:
        parts.append(("place < ?", [wanted.before]))
    if wanted.kinds:
        parts.append((f"kind IN ({_marks(wanted.kinds)})", [*wanted.kinds]))
    if wanted.application:
        parts.append(("instr(lower(application), ?)", [wanted.application.lower()]))
    if wanted.pinned is not None:
        parts.append(("pinned" if wanted.pinned else "NOT pinned", []))
    if wanted.since is not None:
        parts.append(("copied >= ?", [wanted.since]))
    if wanted.until is not None:
        parts.append(("copied < ?", [wanted.until]))
    return " AND ".join(part for part, _ in parts), [one for _, some in parts for one in some]


def _row(record: tuple[Any, ...]) -> ClipRow:
    *rest, uris, files = record
    named = dict(zip(_NAMES, rest, strict=True))
    named["pinned"] = bool(named["pinned"])
    return ClipRow(**named, uris=_decode_uris(uris), files=files)


def _titled(connection: Connection, rows: list[ClipRow]) -> list[ClipRow]:
    """Give the links among some clips their titles, as far as their HTML has them."""
    titles: dict[int, str] = {}
    links = {row.id: row.text for row in rows if row.kind == "link"}
    for some in _portions(list(links)):
        statement = (
            f"SELECT clip, substr(html, 1, {HTML_READ}) FROM contents"
            f" WHERE clip IN ({_marks(some)}) AND html != ''"
        )
        for clip, html in connection.execute(statement, some):
            titles[clip] = link_title(html, links[clip])
    return [
        msgspec.structs.replace(row, title=titles[row.id]) if titles.get(row.id) else row
        for row in rows
    ]


def _named(name: str) -> str:
    """Return a name as it is kept: UTF-8, and not endless."""
    return name[:_LONGEST_NAME].encode("utf-8", "replace").decode()


def _paths(uris: str) -> str:
    """Return the paths of copied files, as words are searched in them."""
    found = _decode_uris(uris)
    lines = []
    for uri in found:
        try:
            lines.append(shown(uri_to_path(uri)))
        except ValueError:
            lines.append(uri)
    return "\n".join(lines)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _portions(ids: Sequence[int]) -> Iterable[list[int]]:
    for low in range(0, len(ids), _AT_ONCE):
        yield list(ids[low : low + _AT_ONCE])
