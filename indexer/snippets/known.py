"""The placeholders there are, and what of a template an editor marks."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final, NamedTuple

from indexer.contract.snippets import Snippet
from indexer.contract.templates import FormField, Placeholder, Problem, Template, parse
from indexer.snippets.dates import DateError, in_zone, locale_of, written
from indexer.snippets.regexes import group_names

MODIFIERS: Final = {
    "upper": "upper", "uppercase": "upper", "lower": "lower", "lowercase": "lower",
    "title": "title", "capitalize": "capitalize", "trim": "trim",
    "percent-encode": "percent-encode",
    "json": "json", "json-stringify": "json", "raw": "raw",
}  # fmt: skip
FIELD_KINDS: Final = ("text", "multiline", "choice", "list")
_FIELD_ATTRIBUTES: Final = frozenset({"type", "default", "values"})
_SINGLE_BRACE: Final = re.compile(r"(?<!\{)\{[a-z]{3,10}\b[^{}\n]{0,80}\}(?!\})")
_SAMPLE: Final = datetime(2024, 5, 17, 14, 5, 9, 123456, tzinfo=UTC)


class Known(NamedTuple):
    """What a placeholder takes."""

    attributes: frozenset[str] = frozenset()
    argument: bool = False
    needs: str = ""  # the attribute that may stand instead of an argument that it needs
    offsets: bool = False


_DATE: Final = Known(frozenset({"format", "locale", "timezone", "offset"}), True, "", True)
KNOWN: Final[dict[str, Known]] = {
    "date": _DATE,
    "time": _DATE,
    "datetime": _DATE,
    "day": _DATE,
    "clipboard": Known(frozenset({"offset"}), True),
    "selection": Known(),
    "cursor": Known(),
    "uuid": Known(),
    "counter": Known(frozenset({"start", "step", "width"}), True),
    "random": Known(frozenset({"values"}), True, "values"),
    "snippet": Known(frozenset({"name"}), True, "name"),
    "shell": Known(frozenset({"cmd", "shell"}), True, "cmd"),
    "env": Known(frozenset({"name"}), True, "name"),
}


def check(template: Template, names: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return what is wrong with a template, by position; `names` are the variables it may have."""
    found = list(template.problems)
    for node in template.nodes:
        if isinstance(node, Placeholder):
            found += _placeholder(node, names)
        elif isinstance(node, FormField):
            found += _field(node)
    return tuple(sorted(found))


def check_snippet(snippet: Snippet, shared: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return what is wrong with a snippet's first template that is not empty.

    `shared` are names of variables that all snippets have.
    """
    names = {variable.name for variable in snippet.variables} | set(shared)
    names.update(group_names(snippet.regex))
    return check(parse(snippet.text or snippet.html or snippet.markdown), names)


def hints(template: Template) -> tuple[tuple[int, int], ...]:
    """Return where `{date}` stands that other programs would fill in, and that is text here."""
    return tuple(
        found.span()
        for found in _SINGLE_BRACE.finditer(template.source)
        if re.split(r"\W", found[0][1:], maxsplit=1)[0] in KNOWN
    )


def _placeholder(node: Placeholder, names: Collection[str]) -> list[Problem]:
    found = [_problem(node, f"There is no change called {m}.") for m in _not_known(node.modifiers)]
    if node.bare and node.name in names:
        return found
    known = KNOWN.get(node.name)
    if known is None or node.part:
        shown = f"{node.name}.{node.part}" if node.part else node.name
        message = f"There is nothing called {shown[:60]}: it stays text."
        return [*found, Problem(node.start, node.end, "unknown", message)]
    for key, _ in node.attributes:
        if key not in known.attributes:
            found.append(_problem(node, f"{node.name} knows no {key[:60]}."))
    if node.offsets and not known.offsets:
        found.append(_problem(node, f"{node.name} has no offset."))
    if node.argument is not None and not known.argument:
        found.append(_problem(node, f"{node.name} takes nothing after a colon."))
    if known.needs and not (node.argument or node.attribute(known.needs)).strip():
        found.append(_problem(node, f"{node.name} needs something after a colon."))
    if known is _DATE:
        found += _date(node)
    return found


def _date(node: Placeholder) -> list[Problem]:
    try:
        zone = node.attribute("timezone")
        moment = in_zone(_SAMPLE, zone) if zone else _SAMPLE
        pattern = node.argument or node.attribute("format")
        written(moment, "date", pattern, locale_of(node.attribute("locale")))
    except DateError as error:
        return [_problem(node, str(error))]
    return []


def _field(node: FormField) -> list[Problem]:
    found = [_problem(node, f"There is no change called {m}.") for m in _not_known(node.modifiers)]
    for key, value in node.attributes:
        if key not in _FIELD_ATTRIBUTES:
            found.append(_problem(node, f"A field knows no {key[:60]}."))
        elif key == "type" and value not in FIELD_KINDS:
            found.append(_problem(node, f"There is no field of type {value[:60]}."))
    return found


def _not_known(modifiers: tuple[str, ...]) -> list[str]:
    return [name[:60] for name in modifiers if name not in MODIFIERS]


def _problem(node: Placeholder | FormField, message: str) -> Problem:
    return Problem(node.start, node.end, "argument", message)
