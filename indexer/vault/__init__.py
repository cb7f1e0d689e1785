"""Vaults: clips and snippets, encrypted, with their keys, their retention and their search."""

from indexer.vault.clip_vault import ClipVault
from indexer.vault.clips import Clips
from indexer.vault.forgetting import Forgetting
from indexer.vault.keyholder import Keyholder
from indexer.vault.keyring_secrets import KeyringSecrets
from indexer.vault.meaning import VaultMeaning
from indexer.vault.pause import ClipPause
from indexer.vault.reading import ImageReader
from indexer.vault.snippet_vault import SnippetVault
from indexer.vault.snippets import Snippets
from indexer.vault.words import VaultWords

__all__ = [
    "ClipPause",
    "ClipVault",
    "Clips",
    "Forgetting",
    "ImageReader",
    "Keyholder",
    "KeyringSecrets",
    "SnippetVault",
    "Snippets",
    "VaultMeaning",
    "VaultWords",
]
