"""All clips in a file to carry elsewhere: encrypted with a passphrase, or plain when asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from indexer.vault.errors import VaultError, WrongKeyError
from indexer.vault.keys import from_passphrase, kind_of, new_salt
from indexer.vault.schema import CLIPS
from indexer.vault.store import Store, connect, salt_in

_PLAIN: Final = b"SQLite format 3\0"


def write(store: Store, path: Path, passphrase: str) -> None:
    """Write a store to a new file. VaultError when there is one already, or can be none."""
    key = from_passphrase(passphrase, new_salt("passphrase")) if passphrase else None
    try:
        store.copy_to(path, key)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        raise VaultError("The file cannot be written.") from error


@contextmanager
def read(path: Path, passphrase: str) -> Iterator[Store]:
    """Open a file that `write` made; it is not changed.

    Raises:
        VaultError: when it is none, or the passphrase is not the right one.
    """
    try:
        salt = salt_in(path)
    except (OSError, ValueError) as error:
        raise VaultError("The file cannot be read.") from error
    if salt is None:
        raise VaultError("There is no such file, or nothing in it.")
    if salt == _PLAIN:
        key = None
    elif kind_of(salt) == "passphrase":
        if not passphrase:
            raise VaultError("The file needs its passphrase.")
        key = from_passphrase(passphrase, salt)
    else:
        raise VaultError("The file holds no clips that Magpie exported.")
    try:
        connection = connect(path, key, CLIPS)
    except WrongKeyError:
        wrong = "The passphrase does not open the file." if key else "The file is damaged."
        raise VaultError(wrong) from None
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != CLIPS.version:
            raise VaultError("The file holds no clips that this Magpie can read.")
        yield Store(CLIPS, connection, None)
    finally:
        connection.close()
