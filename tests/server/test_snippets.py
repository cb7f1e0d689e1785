"""What the service makes of requests about snippets."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from indexer.contract import codec
from indexer.contract.messages import MAX_MESSAGE_BYTES, AnyReply, Done, Error
from indexer.contract.snippet_messages import (
    ApproveCommand,
    DeleteSnippets,
    Expanded,
    ExpandSnippet,
    GetSnippet,
    KeepSnippet,
    ListSnippets,
    ListTriggers,
    SnippetKept,
    SnippetRequest,
    Snippets,
    SnippetState,
    SnippetStatus,
    Triggers,
    WholeSnippet,
)
from indexer.contract.snippets import Citation, Expansion, Field, Snippet
from indexer.vault.content import Content
from indexer.vault.errors import KeyringAbsentError
from tests.server.snippet_parts import SnippetParts
from tests.server.test_clips import Peer


class Served:
    """The snippets' part of a service, asked as a client would."""

    def __init__(self, parts: SnippetParts) -> None:
        self.clock = parts.clock
        self.clips = parts.clips
        self.vault = parts.vault
        self.words = parts.collection.words
        self.files = parts.collection.files
        self._requests = parts.requests

    async def ask(self, request: SnippetRequest) -> AnyReply | None:
        return await self._requests.answer(request, Peer())

    async def keep(self, **parts: object) -> SnippetKept:
        snippet = Snippet(**{"uid": "", "text": "a text", **parts})  # type: ignore[arg-type]
        reply = await self.ask(KeepSnippet(snippet=snippet))
        assert isinstance(reply, SnippetKept)
        return reply

    async def expand(self, key: str, **parts: object) -> Expanded:
        reply = await self.ask(ExpandSnippet(key=key, **parts))  # type: ignore[arg-type]
        assert isinstance(reply, Expanded)
        return reply

    async def refused(self, request: SnippetRequest) -> str:
        reply = await self.ask(request)
        assert isinstance(reply, Error)
        return reply.message


def serve(
    folder: Path,
    task: Callable[[Served], Awaitable[None]],
    failure: KeyringAbsentError | None = None,
) -> None:
    """Run a task that asks."""

    async def run() -> None:
        parts = SnippetParts(folder, failure, "de_DE.UTF-8")
        try:
            await task(Served(parts))
        finally:
            parts.stop()

    asyncio.run(run())


def test_a_snippet_is_kept_found_changed_and_deleted(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        source = Citation("a.pdf, p. 3", "file:///a.pdf", 3, 12)
        kept = await served.keep(
            name=" My \n sig ", keywords=(" :sig", ":sig", ""), folder=" /a // b/", source=source
        )
        found = await served.ask(GetSnippet(key=":sig"))
        assert isinstance(found, WholeSnippet)
        snippet = found.snippet
        assert (snippet.uid, snippet.name, snippet.keywords) == (kept.uid, "My sig", (":sig",))
        assert (snippet.folder, snippet.source) == ("a/b", source)
        assert snippet.created == snippet.modified == served.clock.now()
        served.clock.advance(60)
        again = await served.keep(uid=kept.uid, text="another")
        assert again.uid == kept.uid
        found = await served.ask(GetSnippet(key=kept.uid))
        assert isinstance(found, WholeSnippet)
        assert found.snippet.modified - found.snippet.created == 60
        assert await served.ask(DeleteSnippets(uids=[kept.uid])) == Done(
            notes=["1 snippet is deleted."]
        )
        assert "no snippet" in await served.refused(GetSnippet(key=kept.uid))

    serve(tmp_path, task)


def test_a_keyword_that_another_has_is_taken_only_when_asked_for(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        first = await served.keep(name="First", keywords=(":a",))
        second = Snippet(uid="", text="x", keywords=(":b", ":a"))
        refused = await served.ask(KeepSnippet(snippet=second))
        assert refused == SnippetKept(uid="", keyword=":a", taken_by="First")
        assert (await served.keep(uid=first.uid, keywords=(":a",))).uid == first.uid
        kept = await served.ask(KeepSnippet(snippet=second, taken=True))
        assert isinstance(kept, SnippetKept)
        assert kept.uid

    serve(tmp_path, task)


def test_what_cannot_be_a_snippet_is_refused_in_a_line(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        for snippet, why in (
            (Snippet(uid="", name="empty"), "needs a text"),
            (Snippet(uid="", text="x", regex="("), "regular expression"),
            (Snippet(uid="", text="x" * 300_000), "too large"),
        ):
            assert why in await served.refused(KeepSnippet(snippet=snippet))

    serve(tmp_path, task)


def test_where_snippets_end_with_magpie_it_is_said(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        kept = await served.keep()
        assert kept.uid
        assert "ends with Magpie" in kept.notes[0]

    serve(tmp_path, task, KeyringAbsentError("none"))


def test_lists_show_what_was_used_last_first_by_folder_and_tag(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        for name, folder, tags in (
            ("a", "work", ()), ("b", "work/mail", ("x",)), ("c", "workshop", ("x",)), ("d", "", ()),
        ):  # fmt: skip
            served.clock.advance(1)
            await served.keep(name=name, folder=folder, tags=tags)
        served.clock.advance(1)
        await served.expand("a")

        async def names(**wanted: object) -> tuple[list[str], bool, int]:
            reply = await served.ask(ListSnippets(**wanted))  # type: ignore[arg-type]
            assert isinstance(reply, Snippets)
            return [row.title for row in reply.snippets], reply.more, reply.total

        assert await names() == (["a", "d", "c", "b"], False, 4)
        assert await names(folder="work") == (["a", "b"], False, 4)
        assert await names(tag="x") == (["c", "b"], False, 4)
        assert await names(limit=1, offset=1) == (["d"], True, 4)

    serve(tmp_path, task)


def test_a_form_is_asked_for_before_anything_is_used(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        fields = (Field(name="tone", kind="choice", values=("kind", "cool")),)
        text = "Dear [[name]], [[tone]] no. {{counter}} {{uuid}}"
        await served.keep(keywords=(":no",), text=text, fields=fields)
        asked = await served.expand(":no", seed="a1")
        assert not asked.complete
        assert [(one.key, one.kind, one.default) for one in asked.asked] == [
            ("name", "text", ""), ("tone", "choice", "kind"),
        ]  # fmt: skip
        answers = {"name": "Ada", "tone": "cool"}
        shown = await served.expand(":no", seed="a1", answers=answers, preview=True)
        used = await served.expand(":no", seed="a1", answers=answers)
        assert (shown.complete, used.complete) == (False, True)
        assert shown.text == used.text
        assert used.text.startswith("Dear Ada, cool no. 1 ")
        later = await served.expand(":no", answers=answers)
        assert later.text.startswith("Dear Ada, cool no. 2 ")
        listed = await served.ask(ListSnippets())
        assert isinstance(listed, Snippets)
        (row,) = listed.snippets
        assert (row.uses, row.used, row.form) == (2, served.clock.now(), True)

    serve(tmp_path, task)


def test_dates_are_in_the_session_s_language_and_clips_are_the_vault_s(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        for text in ("first", "second"):
            served.clips.keep(Content(text=text), "editor", "")
        await served.keep(name="n", text="{{date:MMMM}} {{clipboard}} {{clipboard:1}}")
        assert (await served.expand("n")).text == "November second first"
        assert (await served.expand("n", locale="fr_FR")).text == "novembre second first"
        assert (await served.expand("n", clipboard="third")).text == "November third second"
        # What is in the clipboard has been kept by now, or not yet: it is one clip.
        assert (await served.expand("n", clipboard="second")).text == "November second first"
        assert (await served.expand("n", locale="xx_YY")).text == "November second first"

    serve(tmp_path, task)


def test_a_command_runs_only_once_its_very_text_is_approved(tmp_path: Path) -> None:
    probe = tmp_path / "run"

    async def task(served: Served) -> None:
        text = f"{{{{shell:touch {probe}; echo done}}}}"
        await served.keep(name="n", text=text)
        first = await served.expand("n")
        assert (first.text, [one.approved for one in first.commands]) == (text, [False])
        assert first.missing[0].code == "approval"
        assert not probe.exists()
        await served.ask(ApproveCommand(digest=first.commands[0].digest))
        preview = await served.expand("n", preview=True)
        assert preview.text.startswith("[touch")
        assert not probe.exists()
        assert (await served.expand("n")).text == "done"
        probe.unlink()
        draft = Snippet(uid="", text=text)
        await served.ask(ExpandSnippet(draft=draft))
        assert not probe.exists()
        await served.keep(name="n2", text=text.replace("done", "other"))
        assert not (await served.expand("n2")).commands[0].approved

    serve(tmp_path, task)


def test_a_draft_is_shown_with_its_problems_and_is_never_kept(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        draft = Snippet(uid="", text="{{date:yyyy}} {{nothing}} {{counter}}")
        reply = await served.ask(ExpandSnippet(draft=draft))
        assert isinstance(reply, Expanded)
        assert reply.text == "2023 {{nothing}} 1"
        assert [(one.start, one.end, one.code) for one in reply.problems] == [(14, 25, "unknown")]
        assert not reply.complete
        assert served.vault.condition == "off"

    serve(tmp_path, task)


def test_triggers_are_what_expands_by_itself(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        await served.keep(name="none")
        await served.keep(keywords=(":a",), expansion=Expansion(left_word=True, priority=3))
        await served.keep(keywords=(":b",), expansion=Expansion(automatic=False))
        await served.keep(regex=r":(?<n>\d)")
        reply = await served.ask(ListTriggers())
        assert isinstance(reply, Triggers)
        first, second = reply.triggers
        assert (first.keywords, first.left_word, first.priority) == ([":a"], True, 3)
        assert (second.keywords, second.regex) == ([], r":(?<n>\d)")

    serve(tmp_path, task)


def test_a_waiting_client_hears_of_a_change(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        before = await served.ask(SnippetStatus())
        assert isinstance(before, SnippetState)
        assert (before.condition, before.snippets) == ("off", 0)
        waiting = asyncio.create_task(served.ask(SnippetStatus(known=before.revision)))
        await served.keep(folder="work", tags=("x",))
        after = await waiting
        assert isinstance(after, SnippetState)
        while after.condition == "opening":
            after = await served.ask(SnippetStatus(known=after.revision))
            assert isinstance(after, SnippetState)
        after = await served.ask(SnippetStatus())
        assert isinstance(after, SnippetState)
        assert (after.condition, after.snippets, after.folders) == ("open", 1, ["work"])
        assert after.tags == ["x"]

    serve(tmp_path, task)


def test_no_reply_is_too_large_for_a_message(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        for number in range(6):
            await served.keep(keywords=(str(number) * 200_000,))
        reply = await served.ask(ListSnippets())
        assert isinstance(reply, Snippets)
        assert reply.more
        assert 1 <= len(reply.snippets) < 6
        for number in range(6):
            await served.keep(folder=str(number) * 200_000)
        state = await served.ask(SnippetStatus())
        assert isinstance(state, SnippetState)
        assert len(codec.encode(state)) <= MAX_MESSAGE_BYTES
        await served.keep(name="long", text="x" * 200_000)
        await served.keep(name="longer", text="{{snippet:long}}" * 6)
        assert "too long" in await served.refused(ExpandSnippet(key="longer"))

    serve(tmp_path, task)
