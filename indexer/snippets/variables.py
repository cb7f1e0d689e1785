"""Variables: looked up when a template needs them, each once, in whatever order they depend."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from indexer.contract.snippets import (
    ChoiceVariable,
    ClipboardVariable,
    DateVariable,
    EchoVariable,
    Field,
    FormVariable,
    MatchVariable,
    Option,
    RandomVariable,
    ScriptVariable,
    ShellVariable,
    Snippet,
    UnknownVariable,
    Variable,
)
from indexer.contract.templates import FormField, parse
from indexer.snippets.dates import DateError
from indexer.snippets.surroundings import Command, Missing, MissingCode, Surroundings
from indexer.snippets.values import Chance, date_variable

REFERENCE: Final = re.compile(r"\{\{\s*(\w+)(?:\.(\w+))?\s*\}\}")
_CODE_FOLLOWS: Final = frozenset(
    {"-c", "-e", "-lc", "-ic", "-ec", "-E", "-r", "--eval", "--command", "-Command", "/c", "/C"}
)
_DEEPEST: Final = 30  # variables that refer to each other
_POSIX_SHELLS: Final = frozenset({"", "sh", "bash", "zsh"})
_LONGEST: Final = 1 << 20  # characters of a value


class Failed(NamedTuple):
    """Why there is no value."""

    code: MissingCode
    message: str


class Scope:
    """The variables of one snippet in one rendering.

    `nested` renders another snippet by its keyword, as text.
    """

    def __init__(
        self,
        snippet: Snippet,
        around: Surroundings,
        chance: Chance,
        nested: Callable[[str], str | Failed],
    ) -> None:
        self._variables = {variable.name: variable for variable in around.shared}
        self._variables |= {variable.name: variable for variable in snippet.variables}
        self._written = {variable.name: variable for variable in snippet.variables}
        for name, text in around.groups.items():
            # What was typed is no template.
            self._variables[name] = EchoVariable(name=name, echo=text, inject=False)
        self._around = around
        self._chance = chance
        self._nested = nested
        self._known: dict[tuple[str, str], str | Failed] = {}
        self._open: list[str] = []
        self.missing: list[Missing] = []

    def has(self, name: str) -> bool:
        """Tell whether there is a variable of this name."""
        return name in self._variables

    def value(self, name: str, part: str = "") -> str | Failed:
        """Return a variable's value."""
        if (name, part) in self._known:
            return self._known[name, part]
        if name in self._open:
            chain = " → ".join([*self._open[self._open.index(name) :], name])
            return Failed("cycle", f"{chain} refer to each other.")
        if len(self._open) >= _DEEPEST:
            return Failed("limit", "Too many variables refer to each other.")
        variable = self._variables.get(name)
        if variable is None:
            return Failed("unknown", f"There is no variable {name[:60]}.")
        self._open.append(name)
        try:
            for other in variable.depends_on:
                self.value(other)
            found = self._evaluated(variable, part)
        finally:
            self._open.pop()
        # What a cycle left open may be known from elsewhere.
        if not self._open or not isinstance(found, Failed):
            self._known[name, part] = found
        return found

    def options(self, variable: ChoiceVariable) -> tuple[Option, ...]:
        """Return what may be chosen."""
        if isinstance(variable.values, str):
            lines = self.injected(variable, variable.values).splitlines()
            return tuple(Option(label=line) for line in lines if line.strip())
        return variable.values

    def lines(self, field: Field) -> tuple[str, ...]:
        """Return the choices of a field."""
        if not isinstance(field.values, str):
            return field.values
        lines = self.replaced(field.values).splitlines()
        if field.trim:
            lines = [line.strip() for line in lines if line.strip()]
        return tuple(lines)

    def default(self, field: Field) -> str:
        """Return what a field holds at first: its default, or else the first of its choices."""
        if field.default:
            return self.replaced(field.default)
        return next(iter(self.lines(field)), "") if field.kind in {"choice", "list"} else ""

    def variable(self, name: str) -> Variable | None:
        """Return a variable by name."""
        return self._variables.get(name)

    def injected(self, variable: Variable, text: str) -> str:
        """Return a variable's own text with the values of others."""
        return self.replaced(text) if variable.inject else text

    def replaced(self, text: str) -> str:
        """Return a text with the values of the variables it refers to."""

        parts, length, end = [], 0, 0
        for found in REFERENCE.finditer(text):
            value = self.value(found[1], found[2] or "")
            parts += [text[end : found.start()], found[0] if isinstance(value, Failed) else value]
            length += len(parts[-1]) + len(parts[-2])
            end = found.end()
            if length > _LONGEST:
                break
        else:
            parts.append(text[end:])
        return "".join(parts)[:_LONGEST]

    def _evaluated(self, variable: Variable, part: str) -> str | Failed:
        if part and not isinstance(variable, FormVariable):
            return Failed("unknown", f"{variable.name[:60]} has no part {part[:60]}.")
        match variable:
            case EchoVariable():
                return self.injected(variable, variable.echo)
            case DateVariable():
                try:
                    pattern = self.injected(variable, variable.format)
                    return date_variable(variable, pattern, self._around)
                except DateError as error:
                    return Failed("date", str(error))
            case ClipboardVariable():
                return self._clipboard()
            case RandomVariable():
                if not variable.choices:
                    return Failed("argument", f"{variable.name[:60]} has nothing to choose from.")
                return self.injected(variable, self._chance.choice(variable.choices))
            case ChoiceVariable():
                return self._chosen(variable)
            case FormVariable():
                return self._answer(variable, part)
            case MatchVariable():
                return self._nested(self.injected(variable, variable.trigger))
            case ShellVariable() | ScriptVariable():
                command = self._command(variable)
                return command if isinstance(command, Failed) else run(command, self._around)
            case UnknownVariable():
                return Failed("unknown", f"There are no variables of type {variable.kind[:60]}.")

    def _clipboard(self) -> str:
        if not self._around.clips:
            self.missing.append(Missing("clipboard", "clipboard", "The clipboard is empty."))
        return self._around.clips[0] if self._around.clips else ""

    def _chosen(self, variable: ChoiceVariable) -> str:
        if variable.name in self._around.answers:
            return self._around.answers[variable.name]
        self.missing.append(Missing("answer", variable.name, "Nothing is chosen yet."))
        options = self.options(variable)
        return options[0].value if options else ""

    def _answer(self, variable: FormVariable, part: str) -> str | Failed:
        key = f"{variable.name}.{part}"
        if key in self._around.answers:
            return self._around.answers[key]
        field = next((field for field in form_fields(variable) if field.name == part), None)
        if field is None:
            return Failed("unknown", f"The form {variable.name[:60]} has no field {part[:60]}.")
        self.missing.append(Missing("answer", key, "This is not filled in yet."))
        return self.default(field)

    def _command(self, variable: ShellVariable | ScriptVariable) -> Command | Failed:
        plain = command_of(variable, self._written)
        names = dict.fromkeys(REFERENCE.findall(plain.text)) if variable.inject else {}
        environment: list[tuple[str, str]] = []
        for name, part in names:
            value = self.value(name, part)
            if isinstance(value, str):
                environment.append((_exported(name, part), value))
        told = dict(environment)
        if isinstance(variable, ScriptVariable):
            if variable.inject and _is_code(variable.args):
                return Failed("command", "A value may not be part of what a program runs.")
            arguments = tuple(self.injected(variable, argument) for argument in variable.args)
            return Command(
                "script", plain.text, "", arguments, (), variable.trim, variable.ignore_error,
                plain.means,
            )  # fmt: skip
        if told and variable.shell not in _POSIX_SHELLS:
            message = "Values can be handed to sh, bash and zsh alone."
            return Failed("command", message)
        return Command(
            "shell", plain.text, variable.shell, (), tuple(environment), variable.trim,
            means=plain.means,
        )  # fmt: skip


def runnable(command: Command) -> str:
    """Return a shell command's text as it is to be run: values stand in its environment."""
    told = dict(command.environment)

    def one(found: re.Match[str]) -> str:
        name = _exported(found[1], found[2] or "")
        return f"${{{name}}}" if name in told else found[0]

    return REFERENCE.sub(one, command.text)


def _exported(name: str, part: str) -> str:
    """Name an environment variable as espanso does."""
    plain = re.sub(r"\W", "_", f"{name}_{part}" if part else name, flags=re.ASCII)
    return f"ESPANSO_{plain.upper()}"


def command_of(variable: ShellVariable | ScriptVariable, among: Mapping[str, Variable]) -> Command:
    """Return what a variable runs, as the person approves it; `among` are its snippet's."""
    means = _means(variable, among)
    if isinstance(variable, ShellVariable):
        return Command("shell", variable.cmd, variable.shell, (), (), variable.trim, means=means)
    text = "\n".join(variable.args)
    return Command(
        "script", text, "", variable.args, (), variable.trim, variable.ignore_error, means
    )


def _means(variable: ShellVariable | ScriptVariable, among: Mapping[str, Variable]) -> str:
    """Return what an approval covers beside the text: arguments one by one, and the variables
    whose values reach the command, by what is written of them.
    """
    arguments = variable.args if isinstance(variable, ScriptVariable) else ()
    found: dict[str, str] = {}
    waiting = [_told(variable)] if variable.inject else []
    while waiting:
        for name, _ in REFERENCE.findall(waiting.pop()):
            if name not in found and name in among:
                found[name] = _told(among[name])
                waiting.append(found[name])
    if not (found or len(arguments) > 1):
        return ""
    return json.dumps([arguments, sorted(found.items())])


def _told(variable: Variable) -> str:
    return msgspec.json.encode(variable).decode()


def _is_code(arguments: Sequence[str]) -> bool:
    """Tell whether a value would be the program, or a part of a program's text."""
    return any(
        REFERENCE.search(argument) and (number == 0 or arguments[number - 1] in _CODE_FOLLOWS)
        for number, argument in enumerate(arguments)
    )


def run(command: Command, around: Surroundings) -> str | Failed:
    """Return what an approved command prints; nothing is run that was not approved."""
    if command.digest not in around.approved or around.run is None:
        return Failed("approval", "This would run a command that you have not approved.")
    printed = around.run(command)
    if printed is None:
        return Failed("command", "The command failed.")
    return printed.strip() if command.trim else printed


def form_fields(variable: FormVariable) -> tuple[Field, ...]:
    """Return a form's fields in the order of its layout."""
    told = {field.name: field for field in variable.fields}
    return fields_in(variable.layout, told)


def fields_in(layout: str, told: dict[str, Field]) -> tuple[Field, ...]:
    """Return the fields of a layout, each once, with what is told of them."""
    found: dict[str, Field] = {}
    for node in parse(layout).nodes:
        if isinstance(node, FormField) and node.name not in found:
            found[node.name] = told.get(node.name, Field(name=node.name))
    return tuple(found.values())
