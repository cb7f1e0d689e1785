"""The clipboard history on its page: what is seen here, how the vault is, and what helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from desktop.connection import Connection
from desktop.recording import Recorder
from desktop.search.clip_actions import FORGOTTEN_SECONDS
from desktop.ui.preferences.action import ActionRow
from desktop.ui.preferences.entry import Entry, label, say
from desktop.ui.preferences.secret_row import SecretRow, Teller
from desktop.ui.telling import told
from desktop.ui.wording import tr
from indexer.contract.clips import (
    ClearClips,
    ExportClips,
    ForgetClipsSince,
    SetVaultPassphrase,
    UnlockVault,
    VaultState,
)
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import AnyReply, AnyRequest, Done, Error


class VaultEntry(Entry):
    """How much is seen of what is copied on this desktop, and how what is kept is kept."""

    def __init__(self, recorder: Recorder) -> None:
        head = tr("How it is now")
        super().__init__([head, tr("Clipboard history"), tr("Passphrase"), tr("keyring")])
        self._recorder = recorder
        self.seen, self.kept, self.note = (label("", "text") for _ in range(3))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(label(head, "title"))
        for line in (self.seen, self.kept, self.note):
            layout.addWidget(line)
        recorder.changed.connect(self._show)
        recorder.vault_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state = self._recorder.vault
        self.seen.setText(seen(self._recorder))
        self.kept.setText(kept(state) if state is not None else "")
        self.kept.setVisible(bool(self.kept.text()))
        message = told(state.message) if state is not None else ""
        say(self.note, message, "warning")


def seen(recorder: Recorder) -> str:
    """Return what is captured on this desktop."""
    if recorder.state == "off":
        return tr("Nothing is kept until you turn the clipboard history on.")
    if recorder.state == "paused":
        return tr("It is paused: nothing is kept until it goes on.")
    match recorder.scope:
        case "everywhere":
            return tr("What you copy is kept, in whatever program.")
        case "focused":
            return tr(
                "On this desktop programs see the clipboard only while they have the focus: what"
                " you copied last is kept when you show Magpie."
            )
        case "nowhere":
            return tr("On this desktop the clipboard cannot be seen: nothing is kept.")


def kept(state: VaultState) -> str:
    """Return where clips are and how many there are; "" while there is no history."""
    match state.condition:
        case "off":
            return ""
        case "open" if state.key == "passphrase":
            where = tr("On the disk, encrypted; your passphrase opens it.")
        case "open":
            where = tr("On the disk, encrypted; your keyring holds the key.")
        case "opening":
            where = tr("In memory, until the keyring has given the key.")
        case _:
            where = tr("In memory alone.")
    size = QLocale().formattedDataSize(
        state.size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )
    counts = [tr("%Ln clips", None, state.clips)]
    if state.pinned:
        counts.append(tr("%Ln of them pinned", None, state.pinned))
    if state.clips:
        counts.append(size)
    return f"{where} {', '.join(counts)}."


_Chosen = Callable[[str], None]
_Ask = Callable[[AnyRequest, Teller], None]


def vault_rows(
    recorder: Recorder, connection: Connection, choose: Callable[[Entry, _Chosen], None]
) -> list[Sequence[Entry]]:
    """Return the cards of entries about the vault; `choose` asks for the name of a new file."""

    def ask(request: AnyRequest, row: Teller) -> None:
        connection.ask(request, partial(_tell, row))

    keyring, unlock = _unlocking(ask)
    passphrase, back = _keys(ask)
    exporting = _exporting(ask, choose)
    erasing = _erasing(ask)

    def follow() -> None:
        state = recorder.vault
        condition = state.condition if state is not None else "off"
        key = state.key if state is not None else ""
        locked = condition == "locked"
        keyring.show_if(locked and key != "passphrase")
        unlock.show_if(locked and key != "keyring")
        passphrase.show_if(condition in ("open", "memory"))
        back.show_if(condition == "open" and key == "passphrase")
        exporting.show_if(state is not None and condition in ("open", "memory") and state.clips > 0)
        for row in erasing:
            row.show_if(condition != "off")

    recorder.vault_changed.connect(follow)
    follow()
    return [[VaultEntry(recorder), keyring, unlock], [passphrase, back, exporting, *erasing]]


def _unlocking(ask: _Ask) -> tuple[_Row, SecretRow]:
    """Return what opens a locked vault: the keyring asked again, and the passphrase."""
    keyring = _Row(
        tr("Unlock"),
        tr("Asks your keyring for the key once more."),
        tr("Unlock"),
        lambda: ask(UnlockVault(), keyring),
    )
    unlock = SecretRow(
        tr("Unlock"),
        tr("Your passphrase opens the clipboard history."),
        (tr("Passphrase"),),
        tr("Unlock"),
        lambda words: ask(UnlockVault(passphrase=words[0]), unlock),
    )
    return keyring, unlock


def _keys(ask: _Ask) -> tuple[SecretRow, _Row]:
    """Return what has a passphrase open the vault, and what gives it back to the keyring."""
    passphrase = SecretRow(
        tr("Passphrase"),
        tr("Opens the history in place of the keyring, once after each start."),
        (tr("New passphrase"), tr("Once more")),
        tr("Set"),
        lambda words: ask(SetVaultPassphrase(passphrase=words[0]), passphrase),
    )
    back = _Row(
        tr("Use the keyring"),
        tr("A new key in your keyring opens the history in place of the passphrase."),
        tr("Use the keyring"),
        lambda: ask(SetVaultPassphrase(passphrase=""), back),
    )
    return passphrase, back


def _exporting(ask: _Ask, choose: Callable[[Entry, _Chosen], None]) -> SecretRow:
    def export(words: Sequence[str]) -> None:
        def chosen(path: str) -> None:
            uri = path_to_uri(path.encode("utf-8", "surrogateescape"))
            ask(ExportClips(uri=uri, passphrase=words[0]), exporting)

        choose(exporting, chosen)

    exporting = SecretRow(
        tr("Export"),
        tr("Writes all clips to a new file: encrypted, or for all to read without a passphrase."),
        (tr("Passphrase of the file"), tr("Once more")),
        tr("Export…"),
        export,
        needed=False,
    )
    return exporting


def _erasing(ask: _Ask) -> tuple[_Row, _Row]:
    """Return what deletes clips: the latest ones, and all."""
    forgetting = _Row(
        tr("Forget the last 5 minutes"),
        tr("What was copied since then is deleted for good, but for pinned clips."),
        tr("Forget"),
        lambda: ask(ForgetClipsSince(seconds=FORGOTTEN_SECONDS), forgetting),
    )
    clearing = _Row(
        tr("Clear clipboard history"),
        tr("All clips that are not pinned are deleted for good."),
        tr("Clear"),
        lambda: ask(ClearClips(), clearing),
        tr("All clips that are not pinned are deleted for good. This cannot be undone."),
    )
    return forgetting, clearing


def choose_file(parent: Entry, chosen: _Chosen) -> None:
    """Have the person name a file that is to be written."""
    dialog = QFileDialog(parent, tr("Export…"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.selectFile("clips.magpie")
    dialog.fileSelected.connect(chosen)
    dialog.open()


class _Row(ActionRow):
    """Something to do that is there only while it helps."""

    def __init__(
        self, title: str, text: str, button: str, do: Callable[[], None], question: str = ""
    ) -> None:
        super().__init__(title, text, button, do, question)
        self._helps = True

    def show_if(self, helps: bool) -> None:
        """Be there, or not."""
        self._helps = helps
        self.setVisible(helps)

    def matches(self, query: str, page: str) -> bool:
        """Be found only while it helps."""
        return self._helps and super().matches(query, page)


def _tell(row: Teller, reply: AnyReply) -> None:
    if isinstance(reply, Error):
        row.tell(told(reply.message), failed=True)
    elif isinstance(reply, Done):
        row.tell(" ".join(map(told, reply.notes)))
