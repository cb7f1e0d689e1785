"""What stands for a placeholder: dates, clips, chance, counters, other words' case."""

from __future__ import annotations

import json
import random
import re
import uuid
from datetime import timedelta
from typing import Final
from urllib.parse import quote

from indexer.contract.snippets import DateVariable
from indexer.contract.templates import Placeholder, parse
from indexer.snippets.casing import cased
from indexer.snippets.dates import (
    DateError,
    Kind,
    as_mail_writes_it,
    in_zone,
    locale_of,
    shifted,
    written,
)
from indexer.snippets.known import MODIFIERS
from indexer.snippets.surroundings import Surroundings

_KINDS: Final[dict[str, Kind]] = {
    "date": "date", "time": "time", "datetime": "datetime", "day": "day",
}  # fmt: skip
_PARTED: Final = re.compile(r"((?:[^|\\]|\\.)*+)(?:\||\Z)", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\([|\\])")
LARGEST_COUNT: Final = (1 << 63) - 1
_LONGEST: Final = 1 << 20  # characters of a value


def parted(text: str) -> tuple[str, ...]:
    r"""Return the values of `a|b|c`; `\|` is a stroke and `\\` a backslash within one."""
    found = []
    at = 0
    while match := _PARTED.match(text, at):
        found.append(_ESCAPED.sub(r"\1", match[1]))
        if match.end() == len(text) and not match[0].endswith("|"):
            break
        at = match.end()
        if at == len(text):
            found.append("")
            break
    return tuple(found)


def joined(values: tuple[str, ...]) -> str:
    """Return what `parted` reads as these values."""
    return "|".join(re.sub(r"([|\\])", r"\\\1", value) for value in values)


def date_placeholder(node: Placeholder, around: Surroundings) -> str:
    """Return the date or time that a placeholder asks for. DateError where there is none."""
    offsets = list(node.offsets)
    if told := node.attribute("offset"):
        inner = parse(f"{{{{date {' '.join(told.split())}}}}}").nodes
        if len(inner) != 1 or not isinstance(inner[0], Placeholder) or not inner[0].offsets:
            raise DateError("The offset is none.")
        offsets += inner[0].offsets
    zone = node.attribute("timezone")
    moment = shifted(in_zone(around.now, zone) if zone else around.now, offsets)
    pattern = node.argument or node.attribute("format")
    locale = locale_of(node.attribute("locale") or around.locale)
    return written(moment, _KINDS[node.name], pattern, locale)


def date_variable(variable: DateVariable, pattern: str, around: Surroundings) -> str:
    """Return an espanso variable's date. DateError where there is none."""
    moment = in_zone(around.now, variable.timezone) if variable.timezone else around.now
    try:
        moment += timedelta(seconds=variable.offset)
    except OverflowError as error:
        raise DateError("The date is too far away.") from error
    if not pattern.strip():
        return as_mail_writes_it(moment)
    return written(moment, "datetime", pattern, locale_of(variable.locale or around.locale))


class Chance:
    """What is drawn: the same seed gives the same draws for the same placeholders in order."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._drawn: dict[str, int] = {}

    def choice(self, values: tuple[str, ...]) -> str:
        """Return one of some values."""
        return self._draw(f"choice {joined(values)}").choice(values)

    def uuid(self) -> str:
        """Return a random UUID (version 4)."""
        return str(uuid.UUID(int=self._draw("uuid").getrandbits(128), version=4))

    def _draw(self, what: str) -> random.Random:
        count = self._drawn[what] = self._drawn.get(what, 0) + 1
        return random.Random(f"{self._seed} {count} {what}")  # noqa: S311  # no secret


def counted(node: Placeholder, last: int | None) -> tuple[int, str]:
    """Return a counter's next value, and how it is written. ValueError for what is no number."""
    start, step, width = (
        _number(node.attribute(key, default))
        for key, default in (("start", "1"), ("step", "1"), ("width", "0"))
    )
    value = start if last is None else last + step
    if abs(value) > LARGEST_COUNT:
        raise ValueError("the counter has come to its end")
    sign = "-" if value < 0 else ""
    return value, sign + str(abs(value)).rjust(min(width, 30), "0")


def _number(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        raise ValueError(f"{text[:30]!r} is no number")
    return int(text)


def modified(value: str, modifiers: tuple[str, ...]) -> str:
    """Return a value after its changes; unknown ones leave it as it is."""
    for name in modifiers:
        match MODIFIERS.get(name):
            case "upper":
                value = value.upper()
            case "lower":
                value = value.lower()
            case "title":
                value = cased(value, "capitalize_words")
            case "capitalize":
                value = cased(value, "capitalize")
            case "trim":
                value = value.strip()
            case "percent-encode":
                value = quote(value, safe="", errors="replace")
            case "json":
                value = json.dumps(value, ensure_ascii=False)
            case _:
                pass
        value = value[:_LONGEST]  # some double it, and they are as many as one likes
    return value
