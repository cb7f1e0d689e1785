"""The vault's key: 256 random bits from the keyring, or made from a passphrase by scrypt."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final

from indexer.contract.clips import VaultKey

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
# An SQLCipher file begins with its salt, in the clear. Ours begins with what opens it: that is in
# the file itself, and so never at odds with it.
_MARKS: Final[dict[bytes, VaultKey]] = {b"MagK": "keyring", b"MagP": "passphrase"}
# scrypt (RFC 7914) as OWASP's cheat sheet on storing passwords advises: 64 MiB, a few tenths of a
# second.
_COST: Final = 1 << 16
_BLOCK: Final = 8
_PARALLEL: Final = 2
_MEMORY: Final = 80 << 20


@dataclass(frozen=True)
class Key:
    """A key and the salt of the file that it opens. Shown nowhere."""

    secret: bytes
    salt: bytes

    def __repr__(self) -> str:
        return "Key(…)"

    @property
    def kind(self) -> VaultKey:
        """What the key comes from."""
        return kind_of(self.salt)

    @property
    def pragma(self) -> str:
        """The value of SQLCipher's PRAGMA key: a raw key with its salt, not derived again."""
        return f"\"x'{self.secret.hex()}{self.salt.hex()}'\""


def new_secret() -> bytes:
    """Return a new random key."""
    return secrets.token_bytes(KEY_BYTES)


def new_salt(kind: VaultKey) -> bytes:
    """Return a salt for a new file that is opened so."""
    mark = next(mark for mark, meant in _MARKS.items() if meant == kind)
    return mark + secrets.token_bytes(SALT_BYTES - len(mark))


def kind_of(salt: bytes) -> VaultKey:
    """Tell what opens the file with this salt; "" when it is none of ours."""
    return _MARKS.get(salt[:4], "")


def random_key() -> Key:
    """Return a new key for a new file, to be kept in the keyring."""
    return Key(new_secret(), new_salt("keyring"))


def from_passphrase(passphrase: str, salt: bytes) -> Key:
    """Make the key of a passphrase: the same letters give the same key however they are typed."""
    letters = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "replace")
    secret = hashlib.scrypt(
        letters, salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, maxmem=_MEMORY, dklen=KEY_BYTES
    )
    return Key(secret, salt)


def entry_of(salt: bytes) -> str:
    """Return the name under which the keyring keeps the key of the file with this salt.

    So a file that was set aside can still be opened, and a new key is in the keyring before a
    file needs it.
    """
    return f"clipboard vault {salt.hex()}"
