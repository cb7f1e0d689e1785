"""The query language: from what a person typed to words, phrases, exclusions and filters (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Final

import msgspec

from indexer.contract.clips import CLIP_KINDS
from indexer.contract.date_values import moment_of, period_of, seconds_of
from indexer.contract.natural_dates import spoken_period

__all__ = ["Choice", "Filters", "ParsedQuery", "Spoken", "filter_spans", "parse", "word_spans"]

KINDS: Final = ("file", "clip", "snippet", "app")
_MAX_TEXT: Final = 10_000  # characters; the rest of a longer paste is passed over
_MAX_TERMS: Final = 64  # words and phrases, distinct; the first ones hold
_QUOTES: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"'})
_ITEM: Final = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?
        (?:(?P<filter>[A-Za-z]+):(?=\S))?
        (?:"(?P<quoted>[^"]*)(?:"|$) | (?P<bare>\S+))""",
    re.VERBOSE,
)
_SIZE: Final = re.compile(
    r"(?P<sign>>=|<=|[<>=]?)(?P<number>\d{1,15}(?:\.\d{1,9})?)(?P<unit>[kmgt]?)i?b?", re.ASCII
)
_UNITS: Final = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}
# Words that say that something was copied.
_COPIED: Final = frozenset(
    {"copied", "clipboard", "kopiert", "kopierte", "kopierten", "kopiertes", "zwischenablage"}
)
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}", re.ASCII)
# What a person may call the kinds of clips.
_CLIP_KINDS: Final[dict[str, str]] = {
    **{kind: kind for kind in CLIP_KINDS},
    "file": "files", "url": "link", "color": "colour", "picture": "image",
}  # fmt: skip


class Choice(msgspec.Struct, frozen=True):
    """A filter by value: any of some, none of others; empty ones ask for nothing."""

    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.any_of or self.none_of)


class Filters(msgspec.Struct, frozen=True):
    """What a hit must be like besides its words."""

    ext: Choice = Choice()  # lower case, without the dot
    kind: Choice = Choice()
    folder: Choice = Choice()  # `in:`, a path prefix or a folder's name
    name: Choice = Choice()
    lang: Choice = Choice()  # ISO 639-1
    app: Choice = Choice()  # what a clip was copied in: a part of its name
    type: Choice = Choice()  # of a clip, one of CLIP_KINDS
    after: float | None = None  # modified at or after, seconds since the epoch
    before: float | None = None  # modified before, seconds since the epoch
    min_size: int | None = None  # bytes, inclusive
    max_size: int | None = None  # bytes, inclusive

    def __bool__(self) -> bool:
        return self != Filters()


class Spoken(msgspec.Struct, frozen=True):
    """A time that a query's words name, as in "the address I copied last week".

    The words stay words, and nothing is left out for it: what is of that time may rank higher.
    """

    since: float  # inclusive, seconds since the epoch
    until: float  # exclusive
    words: frozenset[str]  # that name it, or say that something was copied
    copied: bool  # whether any of them says so
    rest: str  # the free text without them


class ParsedQuery(msgspec.Struct, frozen=True):
    """A query, understood."""

    words: tuple[str, ...] = ()  # optional, more is better
    prefixes: tuple[str, ...] = ()  # likewise, but they may go on
    phrases: tuple[str, ...] = ()  # required
    excluded: tuple[str, ...] = ()  # words and phrases
    filters: Filters = Filters()
    free_text: str = ""  # for the embedder: without filters and exclusions
    spoken: Spoken | None = None

    @property
    def has_terms(self) -> bool:
        """Say whether anything is to be found by words."""
        return bool(self.words or self.prefixes or self.phrases)

    @property
    def timeless(self) -> ParsedQuery:
        """Return the query without the words that name a time."""
        if self.spoken is None:
            return self
        return msgspec.structs.replace(
            self,
            words=tuple(word for word in self.words if word not in self.spoken.words),
            prefixes=tuple(word for word in self.prefixes if word not in self.spoken.words),
            free_text=self.spoken.rest,
            spoken=None,
        )


class _Collected:
    """The query while it is read."""

    def __init__(self) -> None:
        self.words: dict[str, None] = {}
        self.prefixes: dict[str, None] = {}
        self.phrases: dict[str, None] = {}
        self.excluded: dict[str, None] = {}
        self.any_of: dict[str, dict[str, None]] = {}
        self.none_of: dict[str, dict[str, None]] = {}
        self.limits: dict[str, float] = {}
        self.free: list[str] = []
        self.bare: list[str] = []  # words outside of quotes, in their order

    def full(self) -> bool:
        return len(self.words) + len(self.prefixes) + len(self.phrases) >= _MAX_TERMS

    def take(self, kind: dict[str, None], text: str) -> None:
        if text and not self.full():
            kind[text] = None
            self.free.append(text)

    def limit(self, name: str, value: float, *, least: bool) -> None:
        """Keep the narrower of two limits."""
        narrower = max if least else min
        self.limits[name] = narrower(self.limits.get(name, value), value)


def parse(text: str, now: datetime, *, as_you_type: bool = False) -> ParsedQuery:
    """Read a query; anything is one: what is no filter is searched as text.

    Relative dates count from `now`, dates are days of its time zone. With `as_you_type`, the last
    word counts as a prefix unless something was typed after it.
    """
    text = text[:_MAX_TEXT].translate(_QUOTES)
    collected = _Collected()
    for match in _ITEM.finditer(text):
        last = as_you_type and match.end() == len(text)
        _take(collected, match, now, last=last)
    return ParsedQuery(
        words=tuple(word for word in collected.words if word not in collected.prefixes),
        prefixes=tuple(collected.prefixes),
        phrases=tuple(collected.phrases),
        excluded=tuple(collected.excluded)[:_MAX_TERMS],
        filters=_filters(collected),
        free_text=" ".join(collected.free),
        spoken=_spoken(collected, now),
    )


def _spoken(collected: _Collected, now: datetime) -> Spoken | None:
    """Find the time that the words name."""
    found = spoken_period(collected.bare, now)
    seconds = seconds_of(found[0]) if found else None
    if found is None or seconds is None:
        return None
    _, start, end = found
    copied = {word for word in collected.bare if word.casefold() in _COPIED}
    named = copied.union(collected.bare[start:end])
    rest = " ".join(word for word in collected.free if word not in named)
    return Spoken(*seconds, frozenset(named), bool(copied), rest)


def word_spans(text: str, now: datetime) -> list[tuple[int, int]]:
    """Return where in a query the words are that need not be there: no phrases, no filters."""
    return [span for span, item in _items(text, now) if item.words or item.prefixes]


def filter_spans(text: str, now: datetime) -> list[tuple[int, int]]:
    """Return where in a query the filters are that `parse` understands."""
    return [span for span, item in _items(text, now) if item.any_of or item.none_of or item.limits]


def _items(text: str, now: datetime) -> Iterator[tuple[tuple[int, int], _Collected]]:
    """Read each item of a query by itself; yield where it stands and what it is."""
    for match in _ITEM.finditer(text[:_MAX_TEXT].translate(_QUOTES)):
        item = _Collected()
        _take(item, match, now, last=False)
        yield match.span(), item


def _take(collected: _Collected, match: re.Match[str], now: datetime, *, last: bool) -> None:
    minus, quoted = bool(match["minus"]), match["quoted"]
    value = quoted if quoted is not None else match["bare"]
    if match["filter"]:
        reader = _READERS.get(match["filter"].lower())
        if reader and value and reader(collected, value, minus, now):
            return
        value = match.group().removeprefix("-") if minus else match.group()
        quoted = None
    value = value.replace('"', " ").strip() if quoted is None else quoted.strip()
    if not any(map(str.isalnum, value)):
        return
    if minus:
        collected.excluded[value.rstrip("*")] = None
    elif quoted is not None:
        collected.take(collected.phrases, value)
    elif value.endswith("*") and value.rstrip("*")[-1:].isalnum():
        collected.take(collected.prefixes, value.rstrip("*"))
    else:
        begun = last and unicodedata.category(value[-1])[0] in "LMN"
        if len(collected.bare) < _MAX_TERMS:
            collected.bare.append(value)
        collected.take(collected.prefixes if begun else collected.words, value)


def _filters(collected: _Collected) -> Filters:
    def choice(name: str) -> Choice:
        return Choice(tuple(collected.any_of.get(name, ())), tuple(collected.none_of.get(name, ())))

    limits = collected.limits
    return Filters(
        ext=choice("ext"),
        kind=choice("kind"),
        folder=choice("in"),
        name=choice("name"),
        lang=choice("lang"),
        app=choice("app"),
        type=choice("type"),
        after=limits.get("after"),
        before=limits.get("before"),
        min_size=int(limits["min_size"]) if "min_size" in limits else None,
        max_size=int(limits["max_size"]) if "max_size" in limits else None,
    )


_Reader = Callable[[_Collected, str, bool, datetime], bool]


def _choice(name: str, read: Callable[[str], Iterable[str] | None]) -> _Reader:
    """Return a reader of a filter by value; it says whether the value was understood."""

    def reader(collected: _Collected, value: str, minus: bool, _now: datetime) -> bool:
        values = read(value)
        if not values:
            return False
        side = collected.none_of if minus else collected.any_of
        side.setdefault(name, {}).update(dict.fromkeys(values))
        return True

    return reader


def _extensions(value: str) -> list[str] | None:
    values = [part.strip().lstrip(".").lower() for part in value.split(",")]
    return values if all(values) else None


def _kinds(value: str) -> list[str] | None:
    values = value.lower().split(",")
    return values if all(part in KINDS for part in values) else None


def _clip_kinds(value: str) -> list[str] | None:
    values = [_CLIP_KINDS.get(part) for part in value.lower().split(",")]
    known = [part for part in values if part is not None]
    return known if len(known) == len(values) else None


def _languages(value: str) -> list[str] | None:
    values = value.lower().split(",")
    return values if all(map(_LANGUAGE.fullmatch, values)) else None


def _text(value: str) -> list[str] | None:
    return [value.strip()] if any(map(str.isalnum, value)) else None


def _path(value: str) -> list[str] | None:
    return [value.strip()] if value.strip() else None


def _date(name: str) -> _Reader:
    def reader(collected: _Collected, value: str, minus: bool, now: datetime) -> bool:
        seconds = moment_of(value, now)
        if seconds is None:
            return False
        after = (name == "after") != minus
        collected.limit("after" if after else "before", seconds, least=after)
        return True

    return reader


def _during(collected: _Collected, value: str, minus: bool, now: datetime) -> bool:
    """Read a filter by a period; two limits cannot say all but a period."""
    period = None if minus else period_of(value, now)
    if period is None:
        return False
    collected.limit("after", period[0], least=True)
    collected.limit("before", period[1], least=False)
    return True


def _size(collected: _Collected, value: str, minus: bool, _now: datetime) -> bool:
    match = _SIZE.fullmatch(value.strip().lower())
    if not match:
        return False
    sign, unit = match["sign"] or "=", _UNITS[match["unit"]]
    size = float(match["number"]) * unit
    if minus:
        sign = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}.get(sign, "")
    if sign == ">":
        collected.limit("min_size", int(size) + 1, least=True)
    elif sign == ">=":
        collected.limit("min_size", -int(-size // 1), least=True)
    elif sign == "<":
        collected.limit("max_size", -int(-size // 1) - 1, least=False)
    elif sign == "<=":
        collected.limit("max_size", int(size), least=False)
    elif sign == "=":  # as precise as the unit: 1mb is whatever rounds to it
        collected.limit("min_size", int(size - unit / 2) if unit > 1 else int(size), least=True)
        collected.limit("max_size", int(size + unit / 2) if unit > 1 else int(size), least=False)
    return bool(sign)


_READERS: Final[dict[str, _Reader]] = {
    "ext": _choice("ext", _extensions),
    "kind": _choice("kind", _kinds),
    "in": _choice("in", _path),
    "name": _choice("name", _text),
    "lang": _choice("lang", _languages),
    "app": _choice("app", _text),
    "type": _choice("type", _clip_kinds),
    "after": _date("after"),
    "before": _date("before"),
    "date": _during,
    "modified": _during,
    "size": _size,
}
