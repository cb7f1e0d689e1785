"""What a snippet asks the person for before it is used, and what it would run."""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from indexer.contract.snippets import (
    ChoiceVariable,
    Field,
    FieldKind,
    FormVariable,
    MatchVariable,
    Option,
    ScriptVariable,
    ShellVariable,
    Snippet,
    Variable,
)
from indexer.contract.templates import FormField, Placeholder, parse
from indexer.snippets.rendering import command_in, field_of
from indexer.snippets.surroundings import Command, Surroundings
from indexer.snippets.values import Chance
from indexer.snippets.variables import REFERENCE, Failed, Scope, command_of, form_fields

_MOST: Final = 200  # questions, and snippets that are looked through


class Question(NamedTuple):
    """One field of a form; its answer goes to `Surroundings.answers[key]`.

    `options` are those of a choice or list: the answer is an option's `value`.
    """

    key: str
    label: str
    kind: FieldKind
    default: str
    options: tuple[Option, ...]


def questions_of(snippet: Snippet, around: Surroundings) -> tuple[Question, ...]:
    """Return the fields of a snippet and of those within it, in the order they stand in."""
    return tuple(_Asking(around).all(snippet).values())


def commands_of(snippet: Snippet) -> tuple[Command, ...]:
    """Return all that a snippet itself would run, each once, to be shown in full and approved."""
    found: dict[str, Command] = {}
    written = {variable.name: variable for variable in snippet.variables}
    for variable in snippet.variables:
        if isinstance(variable, ShellVariable | ScriptVariable):
            command = command_of(variable, written)
            found[command.digest] = command
    for source in (snippet.text, snippet.html, snippet.markdown):
        for node in parse(source).nodes:
            if isinstance(node, Placeholder) and node.name in {"shell", "env"} and not node.bare:
                command = command_in(node)
                found[command.digest] = command
    return tuple(found.values())


def _texts(variable: Variable) -> str:
    return msgspec.json.encode(variable).decode()


class _Asking:
    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._found: dict[str, Question] = {}
        self._seen: set[str] = set()

    def all(self, snippet: Snippet) -> dict[str, Question]:
        if snippet.uid not in self._seen and len(self._seen) < _MOST:
            self._seen.add(snippet.uid)
            chance = Chance(self._around.seed)
            scope = Scope(snippet, self._around, chance, lambda _: Failed("snippet", ""))
            looked_at: set[str] = set()
            for node in parse(snippet.text or snippet.html or snippet.markdown).nodes:
                if isinstance(node, FormField):
                    self._field(node.name, field_of(node, snippet), scope)
                elif isinstance(node, Placeholder) and node.bare and scope.has(node.name):
                    self._variable(node.name, scope, looked_at)
                elif isinstance(node, Placeholder) and node.name == "snippet":
                    self._other((node.argument or node.attribute("name")).strip())
        return self._found

    def _other(self, key: str) -> None:
        if (found := self._around.find(key)) is not None:
            self.all(found)

    def _variable(self, name: str, scope: Scope, looked_at: set[str]) -> None:
        """Ask for what a variable needs, and for what those need that it refers to."""
        waiting = [name]
        while waiting:
            current = waiting.pop()
            variable = scope.variable(current)
            if current in looked_at or variable is None:
                continue
            looked_at.add(current)
            if isinstance(variable, ChoiceVariable):
                options = scope.options(variable)
                first = options[0].value if options else ""
                self._add(Question(current, current, "choice", first, options))
            elif isinstance(variable, FormVariable):
                for field in form_fields(variable):
                    self._field(f"{current}.{field.name}", field, scope)
            elif isinstance(variable, MatchVariable):
                self._other(variable.trigger)
            others = [
                *variable.depends_on,
                *(pair[0] for pair in REFERENCE.findall(_texts(variable))),
            ]
            waiting += reversed(others)

    def _field(self, key: str, field: Field, scope: Scope) -> None:
        options = tuple(Option(label=line) for line in scope.lines(field))
        self._add(Question(key, field.name, field.kind, scope.default(field), options))

    def _add(self, question: Question) -> None:
        if len(self._found) < _MOST:
            self._found.setdefault(question.key, question)
