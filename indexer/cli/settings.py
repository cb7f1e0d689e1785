"""`magpie settings list|get|set|reset`."""

from __future__ import annotations

import argparse
import sys
import tomllib

import msgspec

from indexer.cli.output import harmless, print_json
from indexer.client import Client
from indexer.contract.declared import Setting, Value, declared, find, value_of
from indexer.contract.locations import locate
from indexer.contract.messages import GetSettings, ResetSettings, SetSetting, SettingsState
from indexer.errors import MagpieError


def run(options: argparse.Namespace) -> int:
    """Run the action that the options name.

    Raises:
        MagpieError: when there is no such setting, or it cannot have that value.
    """
    try:
        return _run(options)
    except ValueError as error:
        raise MagpieError(str(error)) from error


def _run(options: argparse.Namespace) -> int:
    keys = [find(key).key for key in options.keys]
    with Client(locate()) as client:
        match options.action:
            case "list" | "get":
                _show(client.ask(GetSettings(), SettingsState), keys, as_json=options.json)
            case "set":
                value = typed(find(keys[0]), options.value)
                _tell(client.ask(SetSetting(key=keys[0], value=value), SettingsState))
            case _:
                if not keys and not options.all:
                    raise MagpieError("Name the settings to reset, or say --all.")
                wanted = None if options.all else keys
                _tell(client.ask(ResetSettings(keys=wanted), SettingsState))
    return 0


def typed(setting: Setting, text: str) -> Value:
    """Read a value as typed in a shell: as TOML where the setting is no text.

    Raises:
        SettingError: when the setting cannot have it.
    """
    if setting.kind in {"text", "path", "key", "choice"}:
        return setting.check(text)
    try:
        return setting.check(tomllib.loads(f"value = {text}").get("value"))
    except tomllib.TOMLDecodeError:
        return setting.check(text)


def _show(state: SettingsState, keys: list[str], *, as_json: bool) -> None:
    values = {key: value_of(state.settings, key) for key in keys or declared()}
    if as_json:
        print_json({"settings": values, "problems": state.problems})
        return
    if len(keys) == 1:
        print(harmless(_spelled(values[keys[0]])))
        return
    width = max(map(len, values))
    for key, value in values.items():
        mark = " " if value == find(key).default else "*"
        print(f"{mark} {key:<{width}}  {harmless(_spelled(value))}")
    for line in state.problems:
        print(f"magpie: {harmless(line)}", file=sys.stderr)


def _spelled(value: Value) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _tell(state: SettingsState) -> None:
    for line in state.notes:
        print(line)
