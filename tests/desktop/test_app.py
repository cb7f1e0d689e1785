"""What the launcher's parts make together."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.app import Desktop
from desktop.status import unreachable
from desktop.system.keys import parse
from desktop.system.ports import Granted, Taken
from indexer.contract.locations import locate
from tests.desktop.qt_fixtures import application

__all__ = ["application"]


@pytest.mark.usefixtures("application")
def test_a_taken_key_is_said_until_another_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAGPIE_HOME", str(tmp_path / "home"))
    locate().make()
    desktop = Desktop(locate())
    try:
        desktop.hotkeys.main.bound(Taken(parse("Ctrl+Space"), parse("Alt+Space")))
        desktop.overview.feed.changed.emit(unreachable(""))
        assert "Ctrl+Space is taken" in desktop.window.hints.state
        assert "Alt+Space is free" in desktop.window.hints.state
        desktop.hotkeys.main.bound(Granted("Alt+Space"))
        assert "Ctrl+Space" not in desktop.window.hints.state
    finally:
        desktop.stop()
