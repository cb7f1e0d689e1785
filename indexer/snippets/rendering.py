"""Snippet to text: its templates filled in, pure given the surroundings."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Callable, Iterator
from typing import Final

from indexer.contract.snippets import Field, Snippet
from indexer.contract.templates import Cursor, FormField, Node, Placeholder, Template, Text, parse
from indexer.snippets.casing import cased, style_of
from indexer.snippets.dates import DateError
from indexer.snippets.known import FIELD_KINDS
from indexer.snippets.plain import plain_text, rich_text
from indexer.snippets.surroundings import Command, Missing, Rendered, Stopped, Surroundings
from indexer.snippets.values import Chance, counted, date_placeholder, modified, parted
from indexer.snippets.variables import Failed, Scope, run

LONGEST: Final = 1 << 20  # characters of a filled in snippet
_MOST_STEPS: Final = 20_000  # placeholders filled in, those of snippets within snippets included
_DEEPEST: Final = 12  # snippets within snippets
_MARK: Final = "\ufdd0"  # a noncharacter that stands for the cursor within rich text
_DATES: Final = frozenset({"date", "time", "datetime", "day"})
_COMMANDS: Final[dict[str, str]] = {"shell": "cmd", "env": "name"}


def render(snippet: Snippet, around: Surroundings, typed: str = "") -> Rendered:
    """Return a snippet filled in.

    `typed` is the keyword as it was typed, whose case the plain text takes where the snippet wants
    that; a rich text keeps its own.
    """
    plain = _Pass(around, markup=False)
    text, cursor = plain.whole(snippet)
    rich = ""
    if snippet.html or snippet.markdown:
        rich = _Pass(around, markup=True).whole(snippet)[0]
    if typed and snippet.expansion.propagate_case:
        text, cursor = _in_case(snippet, typed, text, cursor)
    return Rendered(text, rich, cursor, plain.missing(), plain.counters)


def _in_case(snippet: Snippet, typed: str, text: str, cursor: int | None) -> tuple[str, int | None]:
    keyword = next((k for k in snippet.keywords if k.casefold() == typed.casefold()), "")
    style = style_of(typed, keyword, snippet.expansion.uppercase_style)
    if cursor is None:
        return cased(text, style), None
    before, after = cased(text[:cursor], style), text[cursor:]
    after = after if style == "capitalize" and before else cased(after, style)
    return before + after, len(before)


class _Pass:
    """One way through a snippet, as plain or as rich text."""

    def __init__(self, around: Surroundings, *, markup: bool) -> None:
        self._around = around
        self._markup = markup
        self._chance = Chance(around.seed)
        self._missing: dict[Missing, None] = {}
        self._chain: list[Snippet] = []
        self._steps = 0
        self.counters: dict[str, int] = {}

    def whole(self, snippet: Snippet) -> tuple[str, int | None]:
        """Return a snippet's text and its cursor, the first mark that there is."""
        text = self._snippet(snippet, markup=self._markup)
        cursor = text.find(_MARK)
        text = text.replace(_MARK, "")
        return text, cursor if cursor >= 0 else None

    def missing(self) -> tuple[Missing, ...]:
        """Return what could not be filled in, each once."""
        return tuple(self._missing)

    def _snippet(self, snippet: Snippet, *, markup: bool) -> str:
        """Return a snippet's text, with marks for the cursor."""
        self._chain.append(snippet)
        try:
            if markup:
                return self._rich(snippet)
            if snippet.text or not snippet.html:
                return self._filled(snippet, snippet.text or snippet.markdown, escape=str)
            return plain_text(self._filled(snippet, snippet.html, escape=_escaped))
        finally:
            self._chain.pop()

    def _rich(self, snippet: Snippet) -> str:
        if snippet.html:
            return self._filled(snippet, snippet.html, escape=_escaped)
        if snippet.markdown:
            text = self._filled(snippet, snippet.markdown, escape=str)
            return rich_text(text, paragraph=snippet.expansion.paragraph)
        text = self._filled(snippet, snippet.text, escape=str)
        return _escaped(text)

    def _filled(self, snippet: Snippet, source: str, escape: Callable[[str], str]) -> str:
        def nested(key: str) -> str | Failed:
            return self._nested(key, markup=False)

        scope = Scope(snippet, self._around, self._chance, nested)
        filling = _Filling(self, snippet, scope, parse(source), escape)
        parts: list[str] = []
        length = 0
        try:
            for part in filling.parts():
                parts.append(part)
                length += len(part)
                if length > LONGEST:
                    raise Stopped
        except Stopped:
            if len(self._chain) > 1:
                raise
            self.tell(Missing("limit", "", "The text grew too long and ends here."))
        for found in scope.missing:
            self.tell(found)
        return "".join(parts)[:LONGEST]

    def tell(self, missing: Missing) -> None:
        """Note what could not be filled in."""
        self._missing[missing] = None

    def step(self) -> None:
        """Count a placeholder. Stopped when there were too many."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise Stopped

    def _nested(self, key: str, *, markup: bool) -> str | Failed:
        found = self._around.find(key)
        if found is None:
            return Failed("snippet", f"There is no snippet {key[:60]}.")
        chain = [snippet.uid for snippet in self._chain]
        if found.uid in chain:
            names = [_called(s) for s in [*self._chain[chain.index(found.uid) :], found]]
            return Failed("cycle", f"{' → '.join(names)}: these snippets hold each other.")
        if len(chain) > _DEEPEST:
            return Failed("limit", "Too many snippets hold each other.")
        return self._snippet(found, markup=markup)

    def value_of(self, node: Placeholder, scope: Scope) -> tuple[str | Failed, bool]:
        """Return a placeholder's value, and whether it is markup already."""
        if node.bare and scope.has(node.name):
            return scope.value(node.name, node.part), False
        if node.name == "snippet":
            key = (node.argument or node.attribute("name")).strip()
            return self._nested(key, markup=self._markup), self._markup
        return self._plain_value(node, scope), False

    def _plain_value(self, node: Placeholder, scope: Scope) -> str | Failed:
        around = self._around
        if node.part:
            return Failed("unknown", f"There is nothing called {node.name}.{node.part}."[:90])
        try:
            if node.name in _DATES:
                return date_placeholder(node, around)
            if node.name == "counter":
                return self._count(node)
        except DateError as error:
            return Failed("date", str(error))
        except ValueError as error:
            return Failed("argument", f"{str(error).capitalize()}.")
        if node.name == "clipboard":
            return self._clip(node)
        if node.name == "selection":
            if not around.selection:
                self.tell(Missing("selection", "selection", "Nothing is selected."))
            return around.selection
        if node.name == "uuid":
            return self._chance.uuid()
        if node.name == "random":
            values = parted(node.argument or node.attribute("values"))
            if values == ("",):
                return Failed("argument", "There is nothing to choose from.")
            return self._chance.choice(values)
        if node.name in _COMMANDS:
            return run(command_in(node), around)
        return scope.value(node.name, node.part)

    def _clip(self, node: Placeholder) -> str | Failed:
        told = (node.argument or node.attribute("offset") or "0").strip()
        if not re.fullmatch("[0-9]{1,6}", told):
            return Failed("argument", "A clip has a number: 0 is the latest.")
        if int(told) < len(self._around.clips):
            return self._around.clips[int(told)]
        message = "There are not that many clips." if int(told) else "The clipboard is empty."
        self.tell(Missing("clipboard", f"clipboard:{told}", message))
        return ""

    def _count(self, node: Placeholder) -> str:
        name = (node.argument or "").strip()
        last = self.counters.get(name, self._around.counters.get(name))
        self.counters[name], shown = counted(node, last)
        return shown

    def answer(self, node: FormField, snippet: Snippet, scope: Scope) -> str:
        """Return what a form's field was filled in with, its default until it is."""
        answers = self._around.answers
        if node.name in answers:
            return answers[node.name]
        self.tell(Missing("answer", node.name, "This is not filled in yet."))
        return scope.default(field_of(node, snippet))


class _Filling:
    """A template's parts, one after another."""

    def __init__(
        self,
        way: _Pass,
        snippet: Snippet,
        scope: Scope,
        template: Template,
        escape: Callable[[str], str],
    ) -> None:
        self._way = way
        self._snippet = snippet
        self._scope = scope
        self._template = template
        self._escape = escape

    def parts(self) -> Iterator[str]:
        """Yield text after text. Stopped when there are too many."""
        for node in self._template.nodes:
            if isinstance(node, Text):
                yield node.text
            else:
                self._way.step()
                yield self._part(node)

    def _part(self, node: Node) -> str:
        source = self._template.source
        if isinstance(node, Cursor):
            written_as_name = source.startswith("{{", node.start)
            if not (written_as_name and self._scope.has("cursor")):
                return _MARK
            node = Placeholder("cursor", start=node.start, end=node.end)
        if isinstance(node, FormField):
            value: str | Failed = self._way.answer(node, self._snippet, self._scope)
            finished = False
        elif isinstance(node, Placeholder):
            value, finished = self._way.value_of(node, self._scope)
        else:
            return node.text
        if isinstance(value, Failed):
            raw = source[node.start : node.end]
            self._way.tell(Missing(value.code, raw[:200], value.message))
            return raw
        if finished:
            return value
        return self._escape(modified(value, node.modifiers))


def _escaped(text: str) -> str:
    """Return plain text as markup that reads the same."""
    return markup.escape(text, quote=False).replace("\n", "<br>\n")


def _called(snippet: Snippet) -> str:
    return (snippet.name or next(iter(snippet.keywords), "") or snippet.uid)[:60]


def field_of(node: FormField, snippet: Snippet) -> Field:
    """Return what is asked for: by the snippet's own fields, or by what stands in the template."""
    told = next((field for field in snippet.fields if field.name == node.name), None)
    field = told or Field(name=node.name)
    kind = next((k for k in FIELD_KINDS if k == node.attribute("type")), None) or field.kind
    values = parted(node.attribute("values")) if node.attribute("values") else field.values
    default = node.argument if node.argument is not None else node.attribute("default")
    if values and kind == "text":
        kind = "choice"
    return Field(
        name=node.name, kind=kind, default=default or field.default, values=values,
        trim=field.trim, extra=field.extra,
    )  # fmt: skip


def command_in(node: Placeholder) -> Command:
    """Return what a placeholder of the machine wants to know, as the person approves it."""
    text = node.argument or node.attribute(_COMMANDS[node.name])
    if node.name == "env":
        return Command("env", text.strip(), trim=False)
    return Command("shell", text.strip(), node.attribute("shell"))
