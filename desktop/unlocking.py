"""Opens the vaults as the person wants it: by the keyring, or by a passphrase that a card asks for.

Clips and snippets have one passphrase, and are opened together.
"""

from __future__ import annotations

from PySide6.QtCore import QRect

from desktop.connection import Connection
from desktop.ui.hints_bar import HintsBar
from desktop.ui.passphrase_card import PassphraseCard
from desktop.ui.telling import told
from indexer.contract.clips import SetVaultPassphrase, UnlockVault
from indexer.contract.messages import AnyReply, Error


class Unlocking:
    """What fails is said in the card, or at the foot of the window."""

    def __init__(self, card: PassphraseCard, connection: Connection, hints: HintsBar) -> None:
        self._card = card
        self._connection = connection
        self._hints = hints

    def ask_keyring(self) -> None:
        """Have the keyring asked again."""
        self._connection.ask(UnlockVault(), self._told)

    def ask_passphrase(self, area: QRect) -> None:
        """Ask for the passphrase, with a card in an area of the window."""
        self._card.ask(self._unlock, area, new=False)

    def ask_new_passphrase(self, area: QRect) -> None:
        """Ask for a new one twice."""
        self._card.ask(self._set, area, new=True)

    def _unlock(self, passphrase: str) -> None:
        self._connection.ask(UnlockVault(passphrase=passphrase), self._taken)

    def _set(self, passphrase: str) -> None:
        self._connection.ask(SetVaultPassphrase(passphrase=passphrase), self._taken)

    def _taken(self, reply: AnyReply) -> None:
        if isinstance(reply, Error):
            self._card.fail(told(reply.message))
        else:
            self._card.leave()

    def _told(self, reply: AnyReply) -> None:
        if isinstance(reply, Error):
            self._hints.show_message(told(reply.message), urgent=True)
