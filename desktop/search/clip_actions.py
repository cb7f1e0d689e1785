"""Carries out the actions with clips, one or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from desktop.copying import formats_of, joined, pasted
from desktop.errors import DesktopError
from desktop.search.action_ports import Ports, Subject
from desktop.search.actions import ActionId
from desktop.search.outcomes import Copied, Editing, Failed, Lost, Outcome, Say, Started, Told
from desktop.search.starting import started
from desktop.system.ports import Copied as Content
from desktop.system.ports import Place
from indexer.contract.clips import (
    ClearClips,
    Clip,
    ClipKept,
    DeleteClips,
    ForgetClipsSince,
    GetClip,
    KeepClip,
    PinClip,
)
from indexer.contract.locations import uri_to_path
from indexer.contract.messages import AnyReply, AnyRequest, Done, Error, Hit
from indexer.contract.messages import Opened as NoteOpened

FORGOTTEN_SECONDS: Final = 300.0  # by "Forget the last 5 minutes"
# Of several copied files, so many are opened at once.
_MOST_OPENED: Final = 5
# Longer texts take the launcher's window too long to lay out.
_MOST_EDITED: Final = 50_000  # characters
TOO_LONG: Final = "The text is too long to be edited here."
NO_TEXT: Final = "There is no text in it."
LIKE_A_KEY: Final = "The edited text looks like a secret and was not kept."
NOT_KEPT: Final = "The edited text was not kept."
# What keeps a clip out for another reason than that it looks like a secret.
_OTHER_REASONS: Final = frozenset({"off", "paused", "empty", "too-large"})


class ClipActions:
    """Carries out actions with clips; `say` is called once for each with what became of it.

    A paste says nothing: the launcher goes with it.
    """

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def run(self, action: ActionId, subject: Subject, say: Say) -> None:
        """Do one action; some are done with the clips that are marked."""
        match action:
            case "paste" | "paste-plain":
                plain = action == "paste-plain"
                self._fetch(subject, say, lambda one: self._paste(pasted(one, plain=plain)))
            case "copy-clip":
                self._fetch(subject, say, lambda one: self._copy(pasted(one), action, say))
            case "edit-clip":
                self._fetch(subject, say, lambda one: say(_editing(one)), opened=False)
            case "open-clip" if subject.hit.clip is not None and subject.hit.clip.kind == "link":
                self._fetch(subject, say, lambda one: self._browse(one.text.strip(), subject, say))
            case "open-clip":
                self._start(subject, say, paths_of(subject.hit)[:_MOST_OPENED], reveal=False)
            case "reveal-clip":
                self._start(subject, say, paths_of(subject.hit)[:1], reveal=True)
            case "pin" | "unpin":
                pin = PinClip(clip=clip_of(subject.hit), pinned=action == "pin")
                self._ask(pin, say, kept=True)
            case "delete-clip":
                self._ask(DeleteClips(clips=[clip_of(subject.hit)]), say)
            case "delete-marked":
                self._ask(DeleteClips(clips=[clip_of(hit) for hit in subject.marked]), say)
            case "paste-merged":
                self._fetch_all(subject.marked, say, self._paste)
            case "copy-merged":
                self._fetch_all(subject.marked, say, lambda one: self._copy(one, action, say))
            case "forget-recent":
                self.forget_recent(say)
            case "clear-clips":
                self.clear(say)
            case _:
                raise ValueError(f"{action} is nothing to do with clips")

    def forget_recent(self, say: Say) -> None:
        """Forget what was copied in the last minutes."""
        self._ask(ForgetClipsSince(seconds=FORGOTTEN_SECONDS), say)

    def clear(self, say: Say) -> None:
        """Delete all clips that are not pinned: the person has been asked."""
        self._ask(ClearClips(), say)

    def paste_text(self, text: str, *, keep: bool) -> None:
        """Paste a text, and keep it as a clip if that is wanted; what was not kept is told."""

        def kept(reply: AnyReply) -> None:
            if isinstance(reply, ClipKept) and reply.clip is not None:
                return
            secret = isinstance(reply, ClipKept) and reply.excluded_by not in _OTHER_REASONS
            self._ports.tell(LIKE_A_KEY if secret else NOT_KEPT)

        if keep:
            self._ports.service.ask(KeepClip(text=text), kept)
        self._paste(Content(text=text))

    def _fetch(
        self, subject: Subject, say: Say, take: Callable[[Clip], None], *, opened: bool = True
    ) -> None:
        """Get a clip from the vault; it counts as opened, but where it is only looked at."""

        def fetched(reply: AnyReply) -> None:
            if not isinstance(reply, Clip):
                say(Failed(reply.message) if isinstance(reply, Error) else Lost())
                return
            if opened:
                self._note_opened(subject.hit, subject.query)
            take(reply)

        self._ports.service.ask(GetClip(clip=clip_of(subject.hit)), fetched)

    def _fetch_all(self, hits: Sequence[Hit], say: Say, take: Callable[[Content], None]) -> None:
        """Get clips, one after the other, and take them as one."""
        clips: list[Clip] = []

        def fetched(reply: AnyReply) -> None:
            if isinstance(reply, Error):
                say(Failed(reply.message))
                return
            if isinstance(reply, Clip):
                clips.append(reply)
            if len(clips) < len(hits):
                self._ports.service.ask(GetClip(clip=clip_of(hits[len(clips)])), fetched)
                return
            content = joined(clips, self._ports.separator())
            if content is None:
                say(Failed(NO_TEXT))
                return
            for hit in hits:
                self._note_opened(hit, "")
            take(content)

        if hits:
            self._ports.service.ask(GetClip(clip=clip_of(hits[0])), fetched)

    def _paste(self, content: Content) -> None:
        assert self._ports.paste is not None, "offered only where clips are there"
        self._ports.paste(content)

    def _copy(self, content: Content, action: ActionId, say: Say) -> None:
        self._ports.clipboard.put(formats_of(content))
        say(Copied(action))

    def _browse(self, address: str, subject: Subject, say: Say) -> None:
        def task() -> Outcome:
            try:
                self._ports.programs.browse(address, subject.token)
            except DesktopError as failure:
                return Failed(str(failure))
            return Started("")

        self._ports.background.run(task, say)

    def _start(self, subject: Subject, say: Say, paths: Sequence[bytes], *, reveal: bool) -> None:
        """Open copied files, or show them; tells of the first that could not be."""
        opener, token = self._ports.opener, subject.token

        def task() -> Outcome:
            outcomes = [
                started(
                    opener.reveal(path, token) if reveal else opener.open(Place(path), token), path
                )
                for path in paths
            ]
            failed = [one for one in outcomes if not isinstance(one, Started)]
            return next(iter([*failed, *outcomes]), Lost())

        def ended(outcome: Outcome) -> None:
            if isinstance(outcome, Started):
                self._note_opened(subject.hit, subject.query)
            say(outcome)

        self._ports.background.run(task, ended)

    def _ask(self, request: AnyRequest, say: Say, *, kept: bool = False) -> None:
        """Have the service do something, and say what it says."""

        def done(reply: AnyReply) -> None:
            if isinstance(reply, Done):
                say(Told(" ".join(reply.notes), kept))
            else:
                say(Failed(reply.message) if isinstance(reply, Error) else Lost())

        self._ports.service.ask(request, done)

    def _note_opened(self, hit: Hit, query: str) -> None:
        self._ports.service.ask(NoteOpened(hit=hit.id, query=query), lambda _: None)


def _editing(clip: Clip) -> Editing | Failed:
    if len(clip.text) > _MOST_EDITED:
        return Failed(TOO_LONG)
    return Editing(clip.text) if clip.text else Failed(NO_TEXT)


def clip_of(hit: Hit) -> int:
    """Return the number of the clip that a hit is."""
    return int(hit.id.rpartition(":")[2])


def paths_of(hit: Hit) -> tuple[bytes, ...]:
    """Return the copied files of a clip that are on this computer."""
    uris = hit.clip.uris if hit.clip is not None else []
    return tuple(uri_to_path(uri) for uri in uris if uri.startswith("file:///"))
