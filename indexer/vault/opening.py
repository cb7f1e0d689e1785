"""Opens the vault's file: with a key from the keyring, or from a passphrase."""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path
from typing import Final, NamedTuple

from indexer.ports import Clock, SecretStore
from indexer.vault.errors import DamagedVaultError, SecretError, VaultError, WrongKeyError
from indexer.vault.keys import (
    KEY_BYTES,
    Key,
    entry_of,
    from_passphrase,
    kind_of,
    new_salt,
    random_key,
)
from indexer.vault.schema import Schema
from indexer.vault.store import Store, salt_in

log = logging.getLogger(__name__)

_SUFFIXES: Final = ("", "-wal", "-shm")
_NEW: Final = ".new"


class PassphraseNeededError(VaultError):
    """The file opens with a passphrase."""


class Opened(NamedTuple):
    """A store on the disk, and a line for the person where something was set aside."""

    store: Store
    key: Key
    message: str


class VaultFile:
    """The vault's file and the key that it needs. One thread at a time.

    Calls that reach the keyring block for as long as its prompt waits.
    """

    def __init__(self, path: Path, schema: Schema, secrets: SecretStore, clock: Clock) -> None:
        self._path = path
        self._schema = schema
        self._secrets = secrets
        self._clock = clock

    @property
    def there(self) -> bool:
        """Whether there is a file."""
        return self._path.exists()

    def open(self) -> Opened:
        """Open the file with the keyring's key; make both where there is neither.

        A file that this cannot open is set aside under another name, and a new one begun.

        Raises:
            PassphraseNeededError: when only a passphrase opens it.
            SecretError: when the keyring does not answer as it should.
        """
        self._drop_half_written()
        salt = salt_in(self._path)
        message = ""
        if salt is None and self.there and self._path.stat().st_size:
            message = self.set_aside("could not be read: it is damaged")
        if salt is not None:
            kind = kind_of(salt)
            if kind == "passphrase":
                raise PassphraseNeededError(f"{self._schema.named} opens with your passphrase.")
            secret = self._secrets.get(entry_of(salt)) if kind else None
            if secret is not None and len(secret) == KEY_BYTES:
                key = Key(secret, salt)
                try:
                    return Opened(Store.at(self._path, key, self._schema), key, "")
                except (WrongKeyError, DamagedVaultError):
                    message = self.set_aside("could not be read: another key or a damaged file")
            elif kind:
                message = self.set_aside("could not be opened: the keyring has no key for it")
            else:
                message = self.set_aside("could not be read: it is damaged")
        key = random_key()
        # In the keyring first: a file without its key would be lost.
        self._secrets.put(entry_of(key.salt), key.secret)
        return Opened(Store.at(self._path, key, self._schema), key, message)

    def open_with(self, passphrase: str) -> Opened:
        """Open the file with a passphrase.

        Raises:
            VaultError: when it is not the right one, or the file opens without.
        """
        salt = salt_in(self._path)
        if salt is None or kind_of(salt) != "passphrase":
            raise VaultError(f"{self._schema.named} has no passphrase.")
        key = from_passphrase(passphrase, salt)
        try:
            return Opened(Store.at(self._path, key, self._schema), key, "")
        except WrongKeyError:
            name = self._schema.name
            raise VaultError(f"That is not the passphrase of the {name}.") from None

    def begin(self, passphrase: str) -> Opened:
        """Begin a file that a passphrase opens; one that is there is set aside."""
        message = self.set_aside("could not be opened") if self.there else ""
        key = from_passphrase(passphrase, new_salt("passphrase"))
        return Opened(Store.at(self._path, key, self._schema), key, message)

    def new_key(self, passphrase: str) -> Key:
        """Make another key: of a passphrase, or one that is in the keyring when this returns."""
        if passphrase:
            return from_passphrase(passphrase, new_salt("passphrase"))
        key = random_key()
        self._secrets.put(entry_of(key.salt), key.secret)
        return key

    def rewrite(self, store: Store, key: Key) -> Opened:
        """Encrypt all of an open store with another key, in a file that takes its place at once.

        The store is closed, unless this fails before there is another.
        """
        written = self._path.with_name(self._path.name + _NEW)
        self._drop_half_written()
        store.copy_to(written, key)
        store.close()
        for suffix in _SUFFIXES[1:]:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{self._path}{suffix}")
        os.replace(written, self._path)
        _sync_folder(self._path.parent)
        return Opened(Store.at(self._path, key, self._schema), key, "")

    def forget_key(self, key: Key) -> None:
        """Remove a key that opens nothing any more from the keyring."""
        if key.kind == "keyring":
            try:
                self._secrets.delete(entry_of(key.salt))
            except SecretError as error:
                log.warning("an old key stays in the keyring: %s", error)

    def remove(self) -> None:
        """Delete the file, closed as it is, and its key."""
        salt = salt_in(self._path)
        for suffix in (*_SUFFIXES, _NEW):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{self._path}{suffix}")
        if salt is not None:
            self.forget_key(Key(b"", salt))

    def set_aside(self, why: str) -> str:
        """Rename the file so that another can be begun; return a line for the person."""
        number = int(self._clock.now())
        while (aside := self._path.with_name(f"{self._path.name}.unreadable-{number}")).exists():
            number += 1
        for suffix in _SUFFIXES:
            with contextlib.suppress(FileNotFoundError):
                os.rename(f"{self._path}{suffix}", f"{aside}{suffix}")
        log.warning("the %s was set aside: it %s", self._schema.name, why)
        named = self._schema.named
        return f"{named} {why}. It is kept as {aside.name}; a new one was begun."

    def _drop_half_written(self) -> None:
        """Remove what a rewriting left that did not end; the file itself is whole."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(f"{self._path}{_NEW}")


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
