"""Actions are carried out, and what became of each is said."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from desktop.search.action_ports import Subject
from desktop.search.actions import ActionId
from desktop.search.clip_actions import LIKE_A_KEY, NO_TEXT, NOT_KEPT, TOO_LONG
from desktop.search.offers import RunCommand, WebSearch
from desktop.search.outcomes import (
    Copied,
    Editing,
    Explained,
    Failed,
    Gone,
    Lost,
    Outcome,
    Started,
    Told,
)
from desktop.search.runner import Runner
from desktop.system.ports import Copied as Content
from desktop.system.ports import Place
from indexer.contract.clips import (
    ClearClips,
    Clip,
    ClipKept,
    ClipRow,
    DeleteClips,
    ForgetClipsSince,
    GetClip,
    KeepClip,
    PinClip,
)
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import (
    AnyReply,
    AnyRequest,
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
from tests.desktop.search.hits import clip_hit, hit
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
    world.replies[GetClip] = Clip(
        row=ROW, text="bold", html="<b>bold</b>", image=b"", image_mime="", uris=[]
    )
    assert run(world, "paste", CLIP) == []  # the window goes with it
    assert run(world, "paste-plain", CLIP) == []
    assert world.pasted == [Content("bold", "<b>bold</b>"), Content("bold")]
    assert world.asked[:2] == [GetClip(clip=7), Opened(hit="clip:7", query="the query")]
    assert run(world, "copy-clip", CLIP) == [Copied("copy-clip")]
    assert world.formats == {"text/plain": b"bold", "text/html": b"<b>bold</b>"}


def test_a_clip_that_is_gone_is_not_pasted(world: World) -> None:
    world.replies[GetClip] = Error(code="failed", message="There is no clip 7.")
    assert run(world, "paste", CLIP) == [Failed("There is no clip 7.")]
    assert world.pasted == []


def test_a_clip_is_deleted_and_what_went_is_said(world: World) -> None:
    world.replies[DeleteClips] = Done(notes=["1 clip is deleted."])
    assert run(world, "delete-clip", CLIP) == [Told("1 clip is deleted.")]
    assert world.asked == [DeleteClips(clips=[7])]


def test_a_clip_is_pinned_and_stays_selected(world: World) -> None:
    world.replies[PinClip] = Done(notes=["The clip is pinned."])
    assert run(world, "pin", CLIP) == [Told("The clip is pinned.", kept=True)]
    run(world, "unpin", CLIP)
    assert world.asked == [PinClip(clip=7), PinClip(clip=7, pinned=False)]
    world.replies[PinClip] = Error(code="failed", message="There is no clip 7.")
    assert run(world, "pin", CLIP) == [Failed("There is no clip 7.")]


def test_a_link_is_opened_in_the_browser(world: World) -> None:
    world.replies[GetClip] = clip(" https://e.org/a\n")
    link = clip_hit(7, kind="link", text="https://e.org/a")
    assert run(world, "open-clip", link) == [Started("")]
    assert world.browsed == ["https://e.org/a"]
    world.refusal = "no browser is installed"
    assert run(world, "open-clip", link) == [Failed("no browser is installed")]


def test_copied_files_are_opened_and_shown(world: World, tmp_path: Path) -> None:
    paths = [os.fsencode(tmp_path / name) for name in ("a", "b b")]
    uris = [*map(path_to_uri, paths), "sftp://elsewhere/c"]
    files = clip_hit(7, kind="files", uris=uris, files=3)
    assert run(world, "open-clip", files) == [Started("viewer")]
    assert world.opened == [Place(paths[0]), Place(paths[1])]
    assert run(world, "reveal-clip", files) == [Started("viewer")]
    assert world.revealed == [paths[0]]
    assert world.asked == [Opened(hit="clip:7", query="the query")] * 2
    world.refusal = "The file is not there any more"
    assert run(world, "open-clip", files) == [Gone(os.fsencode(tmp_path))]


def test_a_text_is_handed_out_to_be_edited(world: World) -> None:
    world.replies[GetClip] = clip("two\nlines")
    assert run(world, "edit-clip", CLIP) == [Editing("two\nlines")]
    assert not any(isinstance(one, Opened) for one in world.asked)
    world.replies[GetClip] = clip("x" * 50_001)
    assert run(world, "edit-clip", CLIP) == [Failed(TOO_LONG)]
    world.replies[GetClip] = clip("")
    assert run(world, "edit-clip", CLIP) == [Failed(NO_TEXT)]


def test_an_edited_text_is_pasted_and_kept_when_asked(world: World) -> None:
    clips = Runner(world.ports()).clips
    clips.paste_text("new", keep=False)
    assert (world.pasted, world.asked) == ([Content("new")], [])
    world.replies[KeepClip] = ClipKept(clip=8)
    clips.paste_text("new", keep=True)
    assert (world.asked, world.told) == ([KeepClip(text="new")], [])
    for reason, said in (("github-token", LIKE_A_KEY), ("paused", NOT_KEPT)):
        world.replies[KeepClip] = ClipKept(excluded_by=reason)
        clips.paste_text("new", keep=True)
        assert world.told[-1] == said
    assert world.pasted == [Content("new")] * 4  # it is pasted all the same


def test_marked_clips_are_pasted_copied_and_deleted_together(world: World) -> None:
    marked = (clip_hit(3), clip_hit(1), clip_hit(2))
    subject = Subject(marked[0], query="q", marked=marked)
    texts = {3: "three", 1: "one", 2: "two"}
    said: list[Outcome] = []

    def answer(request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> None:
        world.asked.append(request)
        if isinstance(request, GetClip):
            on_reply(clip(texts[request.clip]))

    runner = Runner(dataclasses.replace(world.ports(), service=Asking(answer)))
    runner.run("paste-merged", subject, said.append)
    assert (world.pasted, said) == ([Content("three\none\ntwo")], [])
    runner.run("copy-merged", subject, said.append)
    assert world.formats == {"text/plain": b"three\none\ntwo"}
    assert said == [Copied("copy-merged")]
    assert sum(isinstance(one, Opened) for one in world.asked) == 6
    runner.run("delete-marked", subject, said.append)
    assert world.asked[-1] == DeleteClips(clips=[3, 1, 2])


def test_of_marked_clips_one_that_is_gone_is_said(world: World) -> None:
    world.replies[GetClip] = Error(code="failed", message="There is no clip 3.")
    subject = Subject(CLIP, marked=(clip_hit(3), clip_hit(1)))
    said: list[Outcome] = []
    Runner(world.ports()).run("paste-merged", subject, said.append)
    assert said == [Failed("There is no clip 3.")]
    world.replies[GetClip] = clip("")
    Runner(world.ports()).run("copy-merged", subject, said.append)
    assert (said[-1], world.pasted) == (Failed(NO_TEXT), [])


def test_the_last_minutes_are_forgotten_and_the_history_is_cleared(world: World) -> None:
    world.replies[ForgetClipsSince] = Done(notes=["3 clips are forgotten."])
    world.replies[ClearClips] = Done(notes=["9 clips are deleted."])
    assert run(world, "forget-recent", CLIP) == [Told("3 clips are forgotten.")]
    assert run(world, "clear-clips", CLIP) == [Told("9 clips are deleted.")]
    assert world.asked == [ForgetClipsSince(seconds=300.0), ClearClips()]


@dataclasses.dataclass
class Asking:
    """A service that answers by a function."""

    answer: Callable[[AnyRequest, Callable[[AnyReply], None]], None]

    def ask(self, request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> object:
        self.answer(request, on_reply)
        return None


def clip(text: str) -> Clip:
    return Clip(row=ROW, text=text, html="", image=b"", image_mime="", uris=[])


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
