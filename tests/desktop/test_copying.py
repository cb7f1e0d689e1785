from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.copying import copy_clip, formats_of, joined, pasted
from desktop.system.ports import Copied
from indexer.contract.clips import Clip, ClipRow, GetClip
from indexer.contract.messages import AnyReply, AnyRequest, Error

ROW = ClipRow(7, 1, "html", "one", 3, 3, "", "", 0.0, 0.0, 1, False)


class Connection:
    """Answers with what a test gives it."""

    def __init__(self, reply: AnyReply) -> None:
        self.asked: list[AnyRequest] = []
        self._reply = reply

    def ask(self, request: AnyRequest, on_reply: object) -> int:
        self.asked.append(request)
        assert callable(on_reply)
        on_reply(self._reply)
        return 1


class Clipboard:
    def __init__(self) -> None:
        self.formats: dict[str, bytes] = {}

    def put(self, formats: dict[str, bytes]) -> None:
        self.formats = formats


def clip(**content: object) -> Clip:
    whole: dict[str, object] = {"text": "", "html": "", "image": b"", "image_mime": "", "uris": []}
    return Clip(row=ROW, **(whole | content))  # type: ignore[arg-type]


def test_a_clip_goes_into_the_clipboard_in_all_its_forms() -> None:
    connection = Connection(clip(text="one", html="<b>one</b>"))
    clipboard = Clipboard()
    copy_clip(connection, clipboard, "7")
    assert connection.asked == [GetClip(clip=7)]
    assert clipboard.formats == {"text/plain": b"one", "text/html": b"<b>one</b>"}


def test_what_is_not_there_changes_nothing() -> None:
    clipboard = Clipboard()
    copy_clip(Connection(Error(code="invalid", message="gone")), clipboard, "7")
    assert clipboard.formats == {}


@pytest.mark.parametrize("name", ["", "x", "7; rm", "9" * 30])
def test_only_a_number_names_a_clip(name: str) -> None:
    connection = Connection(clip(text="one"))
    copy_clip(connection, Clipboard(), name)
    assert connection.asked == []


def test_files_and_images_keep_their_types() -> None:
    assert formats_of(pasted(clip(uris=["file:///a%20b", "file:///c"]))) == {
        "text/uri-list": b"file:///a%20b\r\nfile:///c\r\n"
    }
    assert formats_of(pasted(clip(image=b"GIF", image_mime="image/gif"))) == {"image/gif": b"GIF"}


def test_texts_are_joined_in_their_order() -> None:
    texts = [clip(text="one"), clip(html="<i>", text="two"), clip(uris=["file:///a%20b"])]
    assert joined(texts, "\n") == Copied(text="one\ntwo\n/a b")
    assert joined(texts[:2], " ") == Copied(text="one two")


def test_files_alone_stay_files_and_none_comes_twice() -> None:
    files = [clip(uris=["file:///a", "file:///b"]), clip(uris=["file:///b", "file:///c"])]
    uris = ("file:///a", "file:///b", "file:///c")
    assert joined(files, " ") == Copied(text="/a\n/b\n/c", uris=uris)


def test_pictures_have_no_text_to_join() -> None:
    picture = clip(image=b"GIF", image_mime="image/gif")
    assert joined([picture, clip(text="one")], "\n") == Copied(text="one")
    assert joined([picture], "\n") is None
    assert joined([], "\n") is None


@given(st.lists(st.text(min_size=1), min_size=1), st.sampled_from(["\n", "\n\n", " "]))
def test_every_text_is_in_what_is_joined(texts: list[str], separator: str) -> None:
    found = joined([clip(text=text) for text in texts], separator)
    assert found is not None
    assert found.text == separator.join(texts)
