"""Secrets in the keyring of the operating system, and in no other."""

from __future__ import annotations

import base64
import binascii
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Final

from indexer.vault.errors import KeyringAbsentError, KeyringLockedError, SecretError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE: Final = "Magpie"
# Accepted by class and by nothing else: what is configured, or found among installed packages, may
# keep secrets in a plain file (keyrings.alt) or nowhere (keyring's null backend).
_ACCEPTED: Final = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.Windows", "WinVaultKeyring"),
)


class KeyringSecrets:
    """A `SecretStore` on the person's keyring. Any call may wait for a prompt of the keyring.

    One at a time asks: whoever waited while the person refused another is refused as well.
    """

    def __init__(self) -> None:
        self._turn = threading.RLock()
        self._refusals = 0

    def get(self, name: str) -> bytes | None:
        """Return a secret, None when there is none of this name."""
        with self._asking():
            backend = _backend()
            try:
                found = backend.get_password(_SERVICE, name)
            except Exception as error:  # noqa: BLE001 # backends raise what their libraries do
                raise _translated(error) from None
        if found is None:
            return None
        try:
            return base64.b64decode(found, validate=True)
        except binascii.Error:
            raise SecretError("What the keyring holds for Magpie is no key.") from None

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, in place of another of this name."""
        with self._asking():
            backend = _backend()
            try:
                backend.set_password(_SERVICE, name, base64.b64encode(secret).decode())
            except Exception as error:  # noqa: BLE001 # backends raise what their libraries do
                raise _translated(error) from None
            if self.get(name) != secret:
                raise SecretError("The keyring did not keep Magpie's key.")

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is passed over."""
        from keyring.errors import PasswordDeleteError

        with self._asking():
            backend = _backend()
            try:
                backend.delete_password(_SERVICE, name)
            except PasswordDeleteError:
                return
            except Exception as error:  # noqa: BLE001 # backends raise what their libraries do
                raise _translated(error) from None

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Have the keyring's prompt to oneself."""
        refusals = self._refusals
        with self._turn:
            if self._refusals != refusals:
                raise KeyringLockedError("The keyring is locked.")
            try:
                yield
            except KeyringLockedError:
                self._refusals += 1
                raise


def _backend() -> KeyringBackend:
    """Return the accepted keyring that works here and is the most recommended."""
    found: list[tuple[float, KeyringBackend]] = []
    for module, name in _ACCEPTED:
        try:
            kind = getattr(import_module(module), name)
            found.append((float(kind.priority), kind()))
        # A backend that is of no use here says so by whatever its libraries raise.
        except Exception:  # noqa: BLE001, S112
            continue
    if not found:
        raise KeyringAbsentError("No keyring of the operating system answers.")
    return max(found, key=lambda one: one[0])[1]


def _translated(error: Exception) -> SecretError:
    """Say what went wrong; the keyring's own words may hold what it was asked for."""
    from keyring.errors import InitError, KeyringLocked

    if isinstance(error, KeyringLocked) or "dismissed" in str(error).lower():
        return KeyringLockedError("The keyring is locked.")
    if isinstance(error, InitError):
        return KeyringAbsentError("No keyring of the operating system answers.")
    return SecretError(f"The keyring failed ({type(error).__name__}).")
