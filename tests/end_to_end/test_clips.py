"""The clipboard history through the real service, from its messages to the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.contract.clips import (
    Clip,
    ClipKept,
    Clips,
    DeleteClips,
    GetClip,
    KeepClip,
    ListClips,
    SetVaultPassphrase,
    UnlockVault,
    VaultState,
    VaultStatus,
)
from indexer.contract.messages import Done
from tests.end_to_end.conftest import SETTINGS, prepare
from tests.harness import Magpie, eventually, magpie

ON = "\n[clipboard]\nkeep = true\n"
# A passphrase in place of a keyring, which a test's home has none of.
PASSPHRASE = "correct horse"


@pytest.fixture
def history(home: Path, models: Path) -> Iterator[Magpie]:
    """A running service that keeps clips on the disk."""
    prepare(home, models).settings(SETTINGS + ON)
    with magpie(home) as running:
        open_vault(running)
        yield running


def open_vault(product: Magpie) -> None:
    eventually(lambda: state(product).condition != "opening", "the keyring was looked for")
    with product.client() as client:
        if state(product).condition == "locked":
            client.ask(UnlockVault(passphrase=PASSPHRASE), Done)
        else:
            client.ask(SetVaultPassphrase(passphrase=PASSPHRASE), Done)
    assert state(product).condition == "open"


def state(product: Magpie) -> VaultState:
    with product.client() as client:
        return client.ask(VaultStatus(), VaultState)


def keep(product: Magpie, **content: object) -> int | None:
    with product.client() as client:
        return client.ask(KeepClip(**content), ClipKept).clip  # type: ignore[arg-type]


def listed(product: Magpie) -> list[str]:
    with product.client() as client:
        return [row.text for row in client.ask(ListClips(), Clips).clips]


def test_without_the_person_s_word_nothing_is_kept(product: Magpie) -> None:
    with product.client() as client:
        kept = client.ask(KeepClip(text="one"), ClipKept)
    assert (kept.clip, kept.excluded_by) == (None, "off")
    assert state(product).condition == "off"
    assert not product.locations.vault.exists()
    assert "off" in product.cli("clip", "list").stderr


def test_clips_outlive_a_kill(history: Magpie) -> None:
    keep(history, text="one", application="Writer")
    keep(history, text="two")
    history.kill()
    history.start()
    open_vault(history)
    assert listed(history) == ["two", "one"]


def test_a_large_image_goes_in_and_comes_out(history: Magpie) -> None:
    image = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * (20 << 12)  # 20 MB
    clip = keep(history, image=image, image_mime="image/png")
    assert clip is not None
    with history.client() as client:
        found = client.ask(GetClip(clip=clip), Clip)
        too_large = client.ask(KeepClip(text="x" * (23 << 20)), ClipKept)
    assert found.image == image
    assert (found.row.kind, found.row.size) == ("image", len(image))
    assert too_large.excluded_by == "too-large"


def test_clips_stand_among_files_in_one_list(history: Magpie, documents: Path) -> None:
    history.add(documents)
    history.wait()
    clip = keep(history, text="Skagen ferry timetable: 7:00, 9:30, 12:15", application="Firefox")
    keep(history, text="nothing of the kind")
    eventually(lambda: state(history).searchable, "the clips are searchable")
    hits = history.search("ferry to Skagen").hits
    assert {hit.kind for hit in hits[:2]} == {"clip", "file"}
    found = next(hit for hit in hits if hit.kind == "clip")
    assert found.id == f"clip:{clip}"
    passage = found.passages[0]
    marked = [passage.text[start:end] for start, end in passage.highlights]
    assert marked == ["Skagen", "ferry"]
    assert found.subtitle == "Firefox"
    for query in (
        "kind:clip ferry",
        "app:fire ferry",
        "type:text ferry",
        "after:1d ferry kind:clip",
    ):
        assert [hit.id for hit in history.search(query).hits][:1] == [f"clip:{clip}"], query
    for query in ("-kind:clip ferry", "ext:txt ferry", "before:2020 ferry"):
        assert all(hit.kind != "clip" for hit in history.search(query).hits), query
    with history.client() as client:
        client.ask(DeleteClips(clips=[clip or 0]), Done)
    assert all(hit.id != found.id for hit in history.search("ferry to Skagen").hits)


def test_clips_are_found_by_meaning(history: Magpie) -> None:
    clip = keep(history, text="Our bees made forty jars this summer")
    keep(history, text="The printer is out of toner again")

    def first() -> str:
        hits = history.search("honey harvest", kind="clip").hits
        return hits[0].id if hits and "semantic" in hits[0].found_by else ""

    eventually(lambda: first() == f"clip:{clip}", "it is found by meaning")


def test_a_pause_keeps_nothing_and_outlives_the_service(history: Magpie) -> None:
    assert history.cli("clip", "pause", "60").returncode == 0
    assert keep(history, text="unseen") is None
    history.stop()
    history.start()
    assert state(history).paused
    assert history.cli("clip", "resume").returncode == 0
    assert keep(history, text="seen") is not None


def test_the_command_line_does_all_of_it(history: Magpie) -> None:
    first = keep(history, text="https://example.org/ferry", application="Firefox")
    keep(history, text="two\nlines", application="Writer")
    eventually(lambda: state(history).searchable, "the clips are searchable")
    found = history.json("clip", "list")
    assert [row["text"] for row in found["clips"]] == ["two\nlines", "https://example.org/ferry"]
    assert found["total"] == 2
    assert "two lines" in history.cli("clip", "list").stdout
    assert history.json("clip", "list", "--kind", "link")["clips"][0]["id"] == first
    assert history.json("clip", "search", "ferry")["clips"][0]["id"] == first
    assert history.cli("clip", "copy", str(first)).stdout == "https://example.org/ferry\n"
    assert history.json("clip", "copy", str(first))["text"] == "https://example.org/ferry"
    assert history.cli("clip", "pin", str(first)).returncode == 0
    assert history.json("clip", "list", "--pinned")["clips"][0]["pinned"] is True
    assert history.cli("clip", "clear").returncode == 1  # nobody is there to be asked
    assert history.cli("clip", "clear", "--yes").returncode == 0
    assert listed(history) == ["https://example.org/ferry"]
    assert history.cli("clip", "delete", str(first)).returncode == 0
    assert history.cli("clip", "show", str(first)).returncode == 1
    assert history.cli("clip", "search", "ferry").returncode == 1
    assert history.cli("clip", "list").returncode == 1
    assert history.cli("clip", "frobnicate").returncode == 2
    assert history.json("clip", "status")["condition"] == "open"


def test_the_person_is_asked_once_before_all_is_cleared(history: Magpie) -> None:
    import pty

    keep(history, text="one")
    for answer, left in ((b"n\n", 1), (b"y\n", 0)):
        person, terminal = pty.openpty()
        import os

        os.write(person, answer)
        done = subprocess.run(
            [sys.executable, "-m", "indexer", "clip", "clear"],
            env=history.environment, stdin=terminal, capture_output=True, text=True, check=False,
        )  # fmt: skip
        os.close(person)
        os.close(terminal)
        assert done.stderr.count("[y/N]") == 1
        assert len(listed(history)) == left


def test_settings_take_effect_at_once(history: Magpie) -> None:
    for number in range(15):
        keep(history, text=f"clip {number}")
    assert history.cli("settings", "set", "clipboard.max_clips", "10").returncode == 0
    eventually(lambda: state(history).clips == 10, "the oldest have gone")
    assert history.cli("settings", "set", "clipboard.keep", "false").returncode == 0
    eventually(lambda: state(history).condition == "off", "it is off")
    assert listed(history) == []


def test_a_client_is_told_of_another_state(history: Magpie) -> None:
    known = state(history).revision
    with history.client() as waiting:
        waiting._send(VaultStatus(known=known))
        assert history.cli("clip", "pause").returncode == 0
        found = waiting._receive()
    assert isinstance(found, VaultState)
    assert found.paused
    assert found.revision > known


def test_nothing_of_a_clip_is_in_the_clear(history: Magpie, home: Path) -> None:
    marks = [f"xyzzy{number}plugh" for number in range(60)]
    ids = [keep(history, text=f"{mark} " * 50, window=f"{mark} - Editor") for mark in marks]
    eventually(lambda: state(history).searchable, "the clips are searchable")
    for number in range(0, 60, 7):
        assert history.search(f"kind:clip {marks[number]}").hits
    with history.client() as client:
        client.ask(DeleteClips(clips=[clip or 0 for clip in ids[:30]]), Done)
    clip = ids[40]
    found = history.search(marks[40], kind="clip").hits[0]
    assert found.id == f"clip:{clip}"
    history.stop()
    for path in home.rglob("*"):
        if path.is_file() and path.name != "model.onnx":
            data = path.read_bytes()
            assert b"xyzzy" not in data, path
            assert "xyzzy".encode("utf-16-le") not in data, path


def test_json_is_one_document(history: Magpie) -> None:
    keep(history, text="one")
    for action in (
        ["list"],
        ["search", "one"],
        ["status"],
        ["pause"],
        ["resume"],
        ["clear", "--yes"],
    ):
        assert json.loads(history.cli("clip", *action, "--json").stdout)
