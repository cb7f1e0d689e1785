"""What may go wrong with the vault and its key. No message quotes a clip or a key."""

from __future__ import annotations

from indexer.errors import MagpieError


class VaultError(MagpieError):
    """The vault cannot do what was asked."""


class WrongKeyError(VaultError):
    """The file does not open with this key: another key, or a damaged file."""


class DamagedVaultError(VaultError):
    """The file opened, and cannot be read to its end."""


class SecretError(MagpieError):
    """The keyring did not keep or give a secret."""


class KeyringAbsentError(SecretError):
    """There is no keyring of the operating system that can be trusted with a secret."""


class KeyringLockedError(SecretError):
    """The keyring is locked, and was not unlocked."""
