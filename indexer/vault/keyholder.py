"""What is done to the keys of all vaults in one go: a person has one passphrase."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from indexer.contract.clips import VaultCondition
from indexer.errors import MagpieError
from indexer.vault.errors import VaultError
from indexer.vault.vault import Vault


class Keyholder:
    """Unlocks vaults and gives them other keys; any thread may call.

    Raises:
        VaultError, SecretError: from each of its methods, when none of the vaults could do it.
    """

    def __init__(self, vaults: Sequence[Vault]) -> None:
        self._vaults = vaults

    def ask_keyring(self) -> None:
        """Have the keyring asked for the keys that are not there yet."""
        for vault in self._vaults:
            vault.unlock()

    def unlock(self, passphrase: str) -> None:
        """Open what waits for a passphrase."""
        self._each({"locked"}, lambda vault: vault.unlock_with(passphrase))

    def set_passphrase(self, passphrase: str) -> None:
        """Let a passphrase open all of them, in place of the keyring; "" gives them back to it."""
        self._each({"open", "memory"}, lambda vault: vault.set_passphrase(passphrase))

    def rotate(self) -> None:
        """Encrypt all of them anew."""
        self._each({"open"}, lambda vault: vault.rotate())

    def _each(self, conditions: Collection[VaultCondition], task: Callable[[Vault], None]) -> None:
        """Do it to those that can, to the first one for its words where none can."""
        wanted = [vault for vault in self._vaults if vault.wanted]
        for vault in wanted:  # one that is being opened would be left out
            vault.settle()
        chosen = [vault for vault in wanted if vault.condition in conditions]
        failures: list[MagpieError] = []
        for vault in chosen or wanted[:1] or self._vaults[:1]:
            try:
                task(vault)
            except MagpieError as error:
                failures.append(error)
        if failures and len(failures) >= len(chosen):
            raise failures[0]
        if failures:
            raise VaultError(f"One of two was done; the other was not: {failures[0]}")
