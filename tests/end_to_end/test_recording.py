"""What is copied in other programs comes into the history, through the launcher and the service."""

from __future__ import annotations

from indexer.contract.clips import Clips, ListClips
from tests.bench.launcher import running
from tests.desktop.screen import Screen, bus, screen, window
from tests.desktop.system.copying import copy, owner
from tests.end_to_end.clipboard import product
from tests.harness import Magpie, eventually

__all__ = ["bus", "product", "screen"]


def test_what_is_copied_is_kept_with_its_program_and_secrets_are_not(
    screen: Screen, bus: str, product: Magpie
) -> None:
    with running(screen, product, bus), window(screen, "notes"), product.client() as client:

        def kept() -> list[tuple[str, str]]:
            clips = client.ask(ListClips(), Clips).clips
            return [(clip.text, clip.application) for clip in clips]

        def watched() -> bool:
            copy(screen.environment, "the heron")
            return ("the heron", "Another") in kept()

        eventually(watched, "the clipboard is watched")
        copy(screen.environment, "ghp_" + "aB3d" * 9)
        copy(screen.environment, "4111 1111 1111 1111")
        with owner(screen.environment, "secret"):
            copy(screen.environment, "the bittern")
            eventually(lambda: ("the bittern", "Another") in kept(), "it is kept")
        assert [text for text, _ in kept()] == ["the bittern", "the heron"]
        assert product.cli("clip", "pause").returncode == 0
        copy(screen.environment, "while it is paused")
        assert product.cli("clip", "resume").returncode == 0

        def resumed() -> bool:
            copy(screen.environment, "the crane")
            return ("the crane", "Another") in kept()

        eventually(resumed, "the clipboard is watched again")
        assert "while it is paused" not in [text for text, _ in kept()]
