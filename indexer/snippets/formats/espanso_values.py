"""espanso's variables and form fields in ours, and ours in espanso's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from indexer.contract.snippets import (
    ChoiceVariable,
    ClipboardVariable,
    DateVariable,
    EchoVariable,
    Field,
    FieldKind,
    FormVariable,
    MatchVariable,
    Option,
    RandomVariable,
    ScriptVariable,
    ShellVariable,
    UnknownVariable,
    Variable,
)
from indexer.snippets.formats.reading import Value, as_extra, from_extra

Say = Callable[[str], None]  # takes a line on what does not come in as it is
Taken = dict[str, Value]
_KEYS: Final = frozenset({"name", "type", "params", "depends_on", "inject_vars"})


def text(value: Value) -> str:
    """Return a scalar as text; nothing for what is none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else ""


def texts(value: Value) -> tuple[str, ...]:
    """Return a list of scalars as texts; one scalar is a list of one."""
    if isinstance(value, list):
        return tuple(text(item) for item in value if isinstance(item, str | int | float))
    return (text(value),) if isinstance(value, str | int | float) else ()


def flag(value: Value, default: bool = False) -> bool:  # a plain value
    """Return a boolean."""
    return value if isinstance(value, bool) else default


def fields_of(found: Value, say: Say) -> tuple[Field, ...]:
    """Return what `form_fields` says of a form's fields."""
    if found is None:
        return ()
    if not isinstance(found, dict):
        say("The form's fields are no mapping and are left out.")
        return ()
    return tuple(_field(name, told, say) for name, told in found.items())


def _field(name: str, told: Value, say: Say) -> Field:
    rest = dict(told) if isinstance(told, dict) else {}
    if told is not None and not isinstance(told, dict):
        say(f"What is said of the field {name[:40]} is no mapping and is left out.")
    kind: FieldKind = "multiline" if flag(rest.pop("multiline", None)) else "text"
    match rest.get("type"):
        case "choice":
            kind = "choice"
        case "list":
            kind = "list"
    if rest.get("type") in ("choice", "list", "text"):
        del rest["type"]
    default = text(rest.pop("default", None))
    values = rest.pop("values", None)
    trim = flag(rest.pop("trim_string_values", None))
    if rest:
        say(f"Of the field {name[:40]}, {', '.join(rest)[:80]} has no effect here.")
    return Field(
        name=name, kind=kind, default=default, trim=trim, extra=as_extra(rest),
        values=values if isinstance(values, str) else texts(values),
    )  # fmt: skip


def fields_to(fields: tuple[Field, ...]) -> dict[str, Value]:
    """Return fields as `form_fields` has them."""
    return {field.name: _field_to(field) for field in fields}


def _field_to(field: Field) -> dict[str, Value]:
    found: dict[str, Value] = dict(from_extra(field.extra))
    if field.kind == "multiline":
        found["multiline"] = True
    elif field.kind in ("choice", "list"):
        found["type"] = field.kind
    if field.values:
        found["values"] = field.values if isinstance(field.values, str) else list(field.values)
    if field.trim:
        found["trim_string_values"] = True
    if field.default:
        found["default"] = field.default
    return found


def variable_of(found: Value, say: Say) -> Variable | None:
    """Return a variable, None when it has no name or type."""
    if not isinstance(found, dict) or not text(found.get("name")) or not text(found.get("type")):
        say("A variable without a name or a type is left out.")
        return None
    name, kind = text(found["name"]), text(found["type"])
    told = found.get("params")
    params = dict(told) if isinstance(told, dict) else {}
    made = _made(kind, params, say)
    rest: Taken = {key: value for key, value in found.items() if key not in _KEYS}
    if params:
        rest["params"] = params
    if rest and not isinstance(made(name=name), UnknownVariable):
        names = ", ".join([*params, *(key for key in rest if key != "params")])
        say(f"Of the variable {name[:40]}, {names[:80]} has no effect here.")
    return made(
        name=name,
        inject=flag(found.get("inject_vars"), default=True),
        depends_on=texts(found.get("depends_on")),
        extra=as_extra(rest),
    )


def _made(kind: str, params: Taken, say: Say) -> Callable[..., Variable]:
    """Return how to make a variable; what it takes of `params` is taken out of them."""

    def make(of: Callable[..., Variable], told: Mapping[str, object]) -> Callable[..., Variable]:
        return lambda **more: of(**told, **more)

    take = params.pop
    match kind:
        case "date":
            offset = _offset(params)
            return make(
                DateVariable,
                {"format": text(take("format", "")), "offset": offset,
                 "locale": text(take("locale", "")), "timezone": text(take("tz", ""))},
            )  # fmt: skip
        case "clipboard":
            return make(ClipboardVariable, {})
        case "echo":
            return make(EchoVariable, {"echo": text(take("echo", ""))})
        case "choice":
            return make(ChoiceVariable, {"values": _options(take("values", None))})
        case "random":
            return make(RandomVariable, {"choices": texts(take("choices", None))})
        case "form":
            layout, fields = text(take("layout", "")), fields_of(take("fields", None), say)
            return make(FormVariable, {"layout": layout, "fields": fields})
        case "match":
            return make(MatchVariable, {"trigger": text(take("trigger", ""))})
        case "shell":
            cmd, shell = text(take("cmd", "")), text(take("shell", ""))
            trim = flag(take("trim", None), default=True)
            return make(ShellVariable, {"cmd": cmd, "shell": shell, "trim": trim})
        case "script":
            args, trim = texts(take("args", None)), flag(take("trim", None), default=True)
            ignore = flag(take("ignore_error", None))
            return make(ScriptVariable, {"args": args, "trim": trim, "ignore_error": ignore})
    if kind != "global":  # these are copied where the snippet's other variables are known
        say(f"Variables of type {kind[:40]} have no value here; their placeholders stay text.")
    return make(UnknownVariable, {"kind": kind})


def _offset(params: Taken) -> int:
    found = params.get("offset", 0)
    if isinstance(found, int | float) and abs(found) < 1e12:
        params.pop("offset", None)
        return int(found)
    return 0


def _options(values: Value) -> tuple[Option, ...] | str:
    if isinstance(values, str):
        return values
    found = []
    for value in values if isinstance(values, list) else []:
        if isinstance(value, dict):
            label, name = text(value.get("label")), text(value.get("id"))
            found.append(Option(label=label or name, id=name if name != label else ""))
        else:
            found.append(Option(label=text(value)))
    return tuple(found)


def variable_to(variable: Variable) -> dict[str, Value]:
    """Return a variable as espanso has it."""
    kind, params = _params(variable)
    rest = from_extra(variable.extra)
    more = rest.pop("params", None)
    params |= more if isinstance(more, dict) else {}
    found: dict[str, Value] = {"name": variable.name, "type": kind}
    if params:
        found["params"] = params
    if variable.depends_on:
        found["depends_on"] = list(variable.depends_on)
    if not variable.inject:
        found["inject_vars"] = False
    return found | {key: value for key, value in rest.items() if key not in _KEYS}


def _params(variable: Variable) -> tuple[str, Taken]:
    match variable:
        case DateVariable():
            told: Taken = {
                "format": variable.format, "offset": variable.offset, "locale": variable.locale,
                "tz": variable.timezone,
            }  # fmt: skip
            return "date", {key: value for key, value in told.items() if value}
        case ClipboardVariable():
            return "clipboard", {}
        case EchoVariable():
            return "echo", {"echo": variable.echo}
        case ChoiceVariable():
            if isinstance(variable.values, str):
                return "choice", {"values": variable.values}
            return "choice", {"values": [_option(option) for option in variable.values]}
        case RandomVariable():
            return "random", {"choices": list(variable.choices)}
        case FormVariable():
            fields: Taken = {}
            if variable.fields:
                fields["fields"] = fields_to(variable.fields)
            layout: Taken = {"layout": variable.layout}
            return "form", layout | fields
        case MatchVariable():
            return "match", {"trigger": variable.trigger}
        case ShellVariable():
            shell: Taken = {"shell": variable.shell} if variable.shell else {}
            return "shell", {"cmd": variable.cmd} | shell | _untrimmed(variable.trim)
        case ScriptVariable():
            ignore: Taken = {"ignore_error": True} if variable.ignore_error else {}
            args: Taken = {"args": list(variable.args)}
            return "script", args | ignore | _untrimmed(variable.trim)
        case UnknownVariable():
            return variable.kind, {}


def _option(option: Option) -> Value:
    return {"label": option.label, "id": option.id} if option.id else option.label


def _untrimmed(trim: bool) -> Taken:  # a plain value
    return {} if trim else {"trim": False}
