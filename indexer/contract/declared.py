"""The settings as data: what to show of each, and whether a value may be had."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, cast, get_args, get_origin, get_type_hints

import msgspec

from indexer.contract.settings import Kind, Page, Settings

Value = bool | int | float | str | list[str] | dict[str, str]

_KINDS: Final[dict[object, Kind]] = {
    bool: "switch", int: "number", float: "number", str: "text",
    list: "patterns", dict: "templates", Literal: "choice",
}  # fmt: skip
_EXPECTED: Final[dict[Kind, str]] = {
    "switch": "must be true or false",
    "text": "must be text in quotes",
    "path": "must be text in quotes",
    "paths": "must be a list of folders or files",
    "key": "must be text in quotes",
    "patterns": 'must be a list of patterns such as ["*.iso", "drafts/"]',
    "templates": "must be a table of texts",
}


class SettingError(ValueError):
    """One clear line: what is wrong with a setting or its value, and what was probably meant."""


@dataclass(frozen=True)
class Setting:
    """What is declared of one setting.

    `key` is "section.name"; `low` and `high` are inclusive; `words` names each choice for the
    person; `later` says what a change brings about, empty where it only takes effect at once;
    `ended` says it instead where the setting is emptied. `warns` is whether `later` is a cost.
    """

    key: str
    kind: Kind
    page: Page
    title: str
    text: str
    default: Value
    words: dict[str, str]
    low: float | None
    high: float | None
    step: float
    unit: str
    expected: str
    later: str
    ended: str
    warns: bool
    hint: Any

    @property
    def whole(self) -> bool:
        """Whether a number has no fraction."""
        return isinstance(self.default, int)

    def said_of(self, value: Value) -> str:
        """Return what a change to this value brings about, in a line; empty for nothing more."""
        return self.later if value or not self.ended else self.ended

    def check(self, value: object) -> Value:
        """Return a value as the setting's type.

        Raises:
            SettingError: when it may not be had.
        """
        try:
            checked = cast("Value", msgspec.convert(value, self.hint))
        except (msgspec.ValidationError, OverflowError):
            raise SettingError(f"{self.key} {self.expected}{self._meant(value)}") from None
        if isinstance(checked, float) and not math.isfinite(checked):
            raise SettingError(f"{self.key} {self.expected}")
        if isinstance(checked, dict) and not all(map(_is_template, checked.items())):
            raise SettingError(f"{self.key} {self.expected}")
        return checked

    def _meant(self, value: object) -> str:
        choices = get_args(msgspec_type(self.hint)) if self.kind == "choice" else ()
        return did_you_mean(value, choices) if isinstance(value, str) else ""


def _is_template(item: tuple[str, str]) -> bool:
    mime, command = item
    return bool(mime.strip()) and ("{path}" in command or "{uri}" in command)


def did_you_mean(wrong: str, known: Any, prefix: str = "") -> str:
    """Return "; did you mean …?" for what comes near, else nothing."""
    import difflib

    near = difflib.get_close_matches(wrong[:100], list(known), n=1)
    return f'; did you mean "{prefix}{near[0]}"?' if near else ""


def msgspec_type(hint: Any) -> Any:
    """Return the type that an annotation is about."""
    return get_args(hint)[0] if hasattr(hint, "__metadata__") else hint


@cache
def declared() -> dict[str, Setting]:
    """Return all settings by key, in the order of the file."""
    found: dict[str, Setting] = {}
    for section, kind in get_type_hints(Settings).items():
        defaults = kind()
        for name, hint in get_type_hints(kind, include_extras=True).items():
            setting = _described(f"{section}.{name}", hint, getattr(defaults, name))
            found[setting.key] = setting
    return found


def _described(key: str, hint: Any, default: Value) -> Setting:
    meta: msgspec.Meta = hint.__metadata__[0]
    extra = cast("dict[str, Any]", meta.extra)
    plain = msgspec_type(hint)
    kind: Kind = extra["kind"] or _KINDS[get_origin(plain) or plain]
    low, high = extra["low"], extra["high"]
    expected = extra.get("must") or _EXPECTED.get(kind, "")
    if kind == "choice":
        expected = "must be " + " or ".join(f'"{choice}"' for choice in get_args(plain))
    elif kind == "number":
        expected = f"must be a {'whole ' if plain is int else ''}number from {low:g} to {high:g}"
    return Setting(
        key=key,
        kind=kind,
        page=extra["page"],
        title=meta.title or "",
        text=meta.description or "",
        default=default,
        words=extra.get("words", {}),
        low=low,
        high=high,
        step=extra.get("step", 1),
        unit=extra.get("unit", ""),
        expected=expected,
        later=extra.get("later", ""),
        ended=extra.get("ended", ""),
        warns=extra.get("warns", False),
        hint=hint,
    )


def find(key: str) -> Setting:
    """Return the setting of a key.

    Raises:
        SettingError: when there is none, with the nearest one that there is.
    """
    found = declared().get(key)
    if found is None:
        raise SettingError(f'there is no setting "{key}"{did_you_mean(key, declared())}')
    return found


def value_of(settings: Settings, key: str) -> Value:
    """Return the value of a declared setting."""
    section, _, name = key.partition(".")
    return cast("Value", getattr(getattr(settings, section), name))


def with_value(settings: Settings, key: str, value: Value) -> Settings:
    """Return settings in which one declared setting is another."""
    section, _, name = key.partition(".")
    part = msgspec.structs.replace(getattr(settings, section), **{name: value})
    return msgspec.structs.replace(settings, **{section: part})


def changed(before: Settings, after: Settings) -> set[str]:
    """Return the keys of what differs."""
    return {key for key in declared() if value_of(before, key) != value_of(after, key)}
