"""Expansion as typed in the launcher: follows the snippets, and has each match filled in."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Final, Literal, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import Background
from desktop.connection import Connection
from desktop.cursor_steps import clusters
from desktop.expanding.matching import Matcher
from desktop.following_snippets import FollowingSnippets
from desktop.system.ports import ClipboardReader, Copied
from desktop.system.typing import Found, Listener, Outcome, Refusal, Rules, Written
from desktop.ui.telling import told
from desktop.ui.wording import tr
from indexer.contract.messages import AnyReply, Error
from indexer.contract.settings import Snippets as SnippetSettings
from indexer.contract.snippet_messages import (
    Expanded,
    ExpandSnippet,
    ListTriggers,
    Trigger,
    Triggers,
)

log = logging.getLogger(__name__)

MOST_TYPED: Final = 60  # characters; longer texts are quicker by the clipboard
_MOST_FORCED: Final = 1000  # where the snippet wants to be typed
_MOST_UNDONE: Final = 500  # Backspaces; more take a program longer than the person should wait
# Toolkits fetch what is pasted in their own time, and read keys meanwhile: until it is in its
# place, keys that were held back must not follow.
_SETTLE_MS: Final = 40
_FOLLOW_MS: Final = 300  # several snippets that change are one change

# "idle": there is nothing to look for.
State = Literal["off", "paused", "idle", "on", "wayland", "no display", "not allowed"]
AskForm = Callable[[Expanded, ExpandSnippet], None]
Insert = Callable[[Expanded, Callable[[str], None]], None]


class Surroundings(Protocol):
    """What tells whether keys may be looked at now. Both are asked in the listener's thread."""

    def start(self) -> None:
        """Begin to watch; may take some ms."""
        ...

    def secret(self) -> bool:
        """Tell whether what is typed goes into a field for passwords."""
        ...

    def composing(self) -> bool:
        """Tell whether an input method makes other text of the keys."""
        ...

    def stop(self) -> None:
        """Watch no more; may be called twice, and before `start`."""
        ...


class Expanding(QObject):
    """Listens while the person wants it and there is something to look for. All in Qt's thread."""

    changed = Signal()  # the state
    _found = Signal(Found)
    _call = Signal(object)

    def __init__(
        self,
        connection: Connection,
        following: FollowingSnippets,
        listener: Listener | None,
        around: Surroundings,
        insert: Insert,
        reader: ClipboardReader,
        tell: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """`insert` pastes by the listener's own paster; `tell` says a line to the person."""
        super().__init__(parent)
        self.state: State = "off"
        self.ask_form: AskForm | None = None
        self._connection = connection
        self._listener = listener
        self._around = around
        self._insert = insert
        self._reader = reader
        self._tell = tell
        self._settings = SnippetSettings()
        self._paused = False
        self._triggers: list[Trigger] = []
        self._refusal: Refusal = ""
        self._listening = False  # it was asked for
        self._heard_by = False  # it is so
        self._at_listener = Background(in_order=True, parent=self)
        self._later = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._later.timeout.connect(self._list)
        self._found.connect(self._expand)
        self._call.connect(lambda call: call())
        following.changed.connect(self._changed)

    @property
    def paused(self) -> bool:
        """Whether the person wants nothing to be looked at for now."""
        return self._paused

    @property
    def listens(self) -> bool:
        """Whether keys are looked at now."""
        return self._heard_by

    def follow(self, settings: SnippetSettings) -> None:
        """Do as the settings say from now on."""
        was, self._settings = self._settings, settings
        if settings.expand and not was.expand:
            self._changed()
        if settings != was:
            self._renew()

    def pause(self, paused: bool) -> None:
        """Look at nothing, or go on."""
        self._paused = paused
        self._adjust()

    def close(self) -> None:
        """End listening."""
        self._later.stop()
        self._at_listener.close()
        if self._listener is not None:
            self._listener.stop()
        self._around.stop()

    # What there is to look for

    def _changed(self) -> None:
        if self._settings.expand and self._listener and not self._later.isActive():
            self._later.start()  # changes that never end do not put it off for ever

    def _list(self) -> None:
        self._connection.ask(ListTriggers(), self._listed)

    def _listed(self, reply: AnyReply) -> None:
        if isinstance(reply, Triggers) and reply.triggers != self._triggers:
            self._triggers = reply.triggers
            self._renew()

    def _renew(self) -> None:
        """Hand the triggers over: thousands of them take a while to be made ready."""
        listener = self._listener
        if listener is not None:
            triggers, rules = self._triggers, self._rules()
            self._at_listener.run(lambda: listener.follow(Matcher(triggers), rules))
        self._adjust()

    def _rules(self) -> Rules:
        names = frozenset(name.casefold() for name in self._settings.exclude_apps)
        return Rules(names, self._around.secret, self._around.composing)

    # Whether anything is listened to

    def _adjust(self) -> None:
        listener = self._listener
        wanted = self._settings.expand and not self._paused and bool(self._triggers)
        if listener is not None and wanted != self._listening:
            self._listening = wanted
            if wanted:
                self._at_listener.run(partial(self._start, listener), self._started)
            else:
                self._at_listener.run(partial(self._stop, listener), self._stopped)
        self._show()

    def _start(self, listener: Listener) -> Refusal:
        refusal = listener.start(self._found.emit)
        if not refusal:
            self._around.start()
        return refusal

    def _stop(self, listener: Listener) -> None:
        listener.stop()
        self._around.stop()

    def _started(self, refusal: Refusal) -> None:
        log.info("keywords are looked for as they are typed%s", f": {refusal}" if refusal else "")
        self._refusal = refusal
        self._heard_by = not refusal
        self._show()

    def _stopped(self, _: None) -> None:
        self._heard_by = False

    def _show(self) -> None:
        state = self._state()
        if state != self.state:
            self.state = state
            self.changed.emit()

    def _state(self) -> State:
        if not self._settings.expand:
            return "off"
        if self._listener is None:
            return "wayland"
        if self._refusal:
            return self._refusal
        if self._paused:
            return "paused"
        return "on" if self._triggers else "idle"

    # One expansion

    def _expand(self, found: Found, clipboard: str | None = None) -> None:
        match = found.match
        request = ExpandSnippet(
            key=match.uid, typed=match.typed, groups=match.groups, clipboard=clipboard
        )
        self._connection.ask(request, partial(self._filled, found, request))

    def _filled(self, found: Found, request: ExpandSnippet, reply: AnyReply) -> None:
        listener = self._listener
        if listener is None:
            return
        if not isinstance(reply, Expanded):
            listener.finish(found)
            if isinstance(reply, Error) and reply.code != "failed":
                self._tell(told(reply.message))
        elif any(not command.approved for command in reply.commands):
            listener.finish(found)
            self._tell(
                tr("“%s” has a command that you have not approved: open it in Magpie to do so.")
                % reply.title
            )
        elif reply.asked and not reply.complete:
            self._ask(found, request, reply)
        elif request.clipboard is None and _lacks_clipboard(reply):
            self._read_clipboard(found)
        else:
            self._put(listener, found, reply)

    def _read_clipboard(self, found: Found) -> None:
        """Fill it in with what is in the clipboard: no history is kept that tells."""

        def read(copied: Copied | None) -> None:
            text = copied.text if copied is not None else ""
            self._call.emit(lambda: self._expand(found, text))

        self._reader.read(read, text_only=True)

    def _put(self, listener: Listener, found: Found, expanded: Expanded) -> None:
        written = written_of(expanded)
        if not is_typed(expanded):
            self._paste(listener, found, expanded, written)
            return

        def then(outcome: Outcome) -> None:
            if outcome == "unwritable":
                self._call.emit(lambda: self._paste(listener, found, expanded, written))

        listener.write(found, expanded.text, written or Written(0), then)

    def _paste(
        self, listener: Listener, found: Found, expanded: Expanded, written: Written | None
    ) -> None:
        """Take the keyword away, and put the text there by the clipboard."""

        def landed(line: str) -> None:
            QTimer.singleShot(_SETTLE_MS, self, lambda: listener.finish(found, written))
            if line:
                self._tell(line)

        def cleared(outcome: Outcome) -> None:
            if outcome == "done":
                self._call.emit(lambda: self._insert(expanded, landed))

        listener.clear(found, cleared)

    def _ask(self, found: Found, request: ExpandSnippet, expanded: Expanded) -> None:
        """Take the keyword away and show the form, whose text goes there in the end."""
        listener, ask = self._listener, self.ask_form
        assert listener is not None
        if ask is None:
            listener.finish(found)
            self._tell(tr("“%s” asks for something: open it in Magpie.") % expanded.title)
            return

        def cleared(outcome: Outcome) -> None:
            listener.finish(found)
            if outcome == "done":
                self._call.emit(lambda: ask(expanded, request))

        listener.clear(found, cleared)


def is_typed(expanded: Expanded) -> bool:
    """Tell whether a text is to be written key by key, rather than pasted."""
    if expanded.html or expanded.image or expanded.mode == "clipboard" or not expanded.text:
        return False
    most = _MOST_FORCED if expanded.mode == "keys" else MOST_TYPED
    return len(expanded.text) <= most and expanded.text.isprintable()


def written_of(expanded: Expanded) -> Written | None:
    """Return how a text is taken out again by Backspaces; None where that would go wrong."""
    text, cursor = expanded.text, expanded.cursor
    if expanded.image or not text or len(text) > _MOST_UNDONE:
        return None
    back = 0 if cursor is None else clusters(text[cursor:])
    return Written(clusters(text), back)


def _lacks_clipboard(expanded: Expanded) -> bool:
    return any(missing.code == "clipboard" for missing in expanded.missing)
