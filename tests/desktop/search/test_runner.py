"""Actions are carried out, and what became of each is said."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from desktop.search.actions import ActionId
from desktop.search.offers import RunCommand, WebSearch
from desktop.search.runner import (
    Copied,
    Explained,
    Failed,
    Gone,
    Lost,
    Outcome,
    Runner,
    Started,
    Subject,
    Told,
)
from desktop.system.ports import Place
from indexer.contract.clips import Clip, ClipRow, DeleteClips, GetClip
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import (
    Citation,
    Contribution,
    Done,
    Error,
    Exclude,
    Explanation,
    Hit,
    Opened,
    Passage,
    Why,
)
from tests.desktop.search.hits import hit
from tests.desktop.search.ports import World


@pytest.fixture
def world() -> World:
    return World()


def passage(page: int | None, line: int) -> Passage:
    return Passage("some text", [], Citation(page, line, line, 0, 9, f"line {line}"), (0, 9))


def file(path: Path, *passages: Passage) -> Hit:
    uri = path_to_uri(os.fsencode(path))
    return msgspec.structs.replace(hit(path.name), uri=uri, passages=list(passages))


def run(world: World, action: ActionId, one: Hit, number: int = 0) -> list[Outcome]:
    said: list[Outcome] = []
    Runner(world.ports()).run(action, Subject(one, number, "the query", "token"), said.append)
    return said


def test_a_file_opens_at_its_page_or_line_and_counts_as_opened(
    world: World, tmp_path: Path
) -> None:
    one = file(tmp_path / "a.pdf", passage(3, 41), passage(None, 7))
    path = os.fsencode(tmp_path / "a.pdf")
    assert run(world, "open", one) == [Started("viewer")]
    run(world, "open-passage", one, 1)
    run(world, "open", file(tmp_path / "a.pdf"))
    assert world.opened == [Place(path, 3, None), Place(path, None, 7), Place(path)]
    assert world.asked[0] == Opened(hit=one.id, query="the query")


def test_a_file_that_is_gone_leads_to_the_nearest_folder(world: World, tmp_path: Path) -> None:
    world.refusal = "The file is not there any more"
    gone = file(tmp_path / "was" / "here" / "a.pdf")
    for action in ("open", "reveal"):
        assert run(world, action, gone) == [Gone(os.fsencode(tmp_path))]
    assert world.asked == []  # what did not open was not opened


def test_without_a_program_the_folder_can_be_shown(world: World, tmp_path: Path) -> None:
    world.refusal = "evince is not installed"
    (tmp_path / "a.pdf").touch()
    assert run(world, "open", file(tmp_path / "a.pdf")) == [
        Failed("evince is not installed", os.fsencode(tmp_path))
    ]


def test_an_application_is_started(world: World) -> None:
    assert run(world, "launch", hit("gimp", "app")) == [Started("viewer")]
    assert world.launched == ["gimp"]
    assert isinstance(world.asked[0], Opened)
    world.refusal = "gimp is not installed any more"
    assert run(world, "launch", hit("gimp", "app")) == [Failed(world.refusal)]


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ("copy-passage", "some text"),
        ("copy-citation", "a.txt, line 7: some text"),
        ("copy-path", "/x/a.txt"),
        ("copy-link", "[a.txt, line 7](file:///x/a.txt#L7)"),
    ],
)
def test_texts_are_copied(world: World, action: ActionId, text: str) -> None:
    assert run(world, action, file(Path("/x/a.txt"), passage(None, 7))) == [Copied(action)]
    assert world.text == text


def test_a_file_is_copied(world: World) -> None:
    assert run(world, "copy-file", file(Path("/x/a.txt"))) == [Copied("copy-file")]
    assert world.formats["text/uri-list"] == b"file:///x/a.txt\r\n"


CLIP = msgspec.structs.replace(hit("clip:7", "clip"), uri="")
ROW = ClipRow(7, 1, "html", "bold", 4, 12, "", "", 0.0, 0.0, 1, pinned=False)


def test_a_clip_is_fetched_and_pasted_and_counts_as_opened(world: World) -> None:
    world.replies[GetClip] = whole = Clip(
        row=ROW, text="bold", html="<b>bold</b>", image=b"", image_mime="", uris=[]
    )
    assert run(world, "paste", CLIP) == []  # the window goes with it
    assert run(world, "paste-plain", CLIP) == []
    assert world.pasted == [(whole, False), (whole, True)]
    assert world.asked[:2] == [GetClip(clip=7), Opened(hit="clip:7", query="the query")]
    assert run(world, "copy-clip", CLIP) == [Copied("copy-clip")]
    assert world.formats == {"text/plain": b"bold", "text/html": b"<b>bold</b>"}


def test_a_clip_that_is_gone_is_not_pasted(world: World) -> None:
    world.replies[GetClip] = Error(code="failed", message="There is no clip 7.")
    assert run(world, "paste", CLIP) == [Failed("There is no clip 7.")]
    assert world.pasted == []


def test_a_clip_is_deleted(world: World) -> None:
    world.replies[DeleteClips] = Done()
    assert run(world, "delete-clip", CLIP) == [Told("")]
    assert world.asked == [DeleteClips(clips=[7])]


def test_what_is_like_it_is_the_searchs_to_show(world: World) -> None:
    assert run(world, "similar", hit("a")) == []
    assert world.liked == [hit("a")]


def test_why_tells_shares_and_how_the_file_is_indexed(world: World) -> None:
    world.explained = msgspec.structs.replace(hit("a"), contributions=[Contribution("words", 0.4)])
    world.replies[Why] = Explanation(verdict="indexed", lines=["a is indexed."])
    assert run(world, "why", hit("a")) == [
        Explained(world.explained, (Contribution("words", 0.4),), ("a is indexed.",))
    ]
    world.replies[Why] = Error(code="failed", message="no service")
    (explained,) = run(world, "why", hit("a"))
    assert isinstance(explained, Explained)
    assert explained.lines == ()
    world.explained = None
    assert run(world, "why", hit("a")) == [Lost()]


def test_files_and_folders_are_left_out_by_the_service(world: World) -> None:
    world.replies[Exclude] = Done(notes=["It is left out from now on."])
    assert run(world, "exclude-file", file(Path("/x/y/a.txt"))) == [
        Told("It is left out from now on.")
    ]
    run(world, "exclude-folder", file(Path("/x/y/a.txt")))
    assert [one.uri for one in world.asked if isinstance(one, Exclude)] == [
        "file:///x/y/a.txt",
        "file:///x/y",
    ]
    world.replies[Exclude] = Error(code="invalid", message="It is a watched folder.")
    assert run(world, "exclude-folder", file(Path("/x/a.txt"))) == [
        Failed("It is a watched folder.")
    ]


def test_offers_are_taken_up(world: World) -> None:
    said: list[Outcome] = []
    runner = Runner(world.ports())
    runner.offer(WebSearch("roof", "https://e.org/?q=roof", "e.org"), "", said.append)
    runner.offer(RunCommand("top -b", ("top", "-b")), "", said.append)
    assert (world.browsed, world.ran) == (["https://e.org/?q=roof"], [("top", "-b")])
    assert said == [Started("e.org"), Started("top")]
    world.refusal = "no terminal is installed"
    runner.offer(RunCommand("top", ("top",)), "", said.append)
    assert said[-1] == Failed("no terminal is installed")


def test_a_folder_is_shown_as_the_way_on(world: World) -> None:
    said: list[Outcome] = []
    Runner(world.ports()).show_folder(b"/x", "", said.append)
    assert (world.opened, said) == ([Place(b"/x")], [Started("viewer")])
