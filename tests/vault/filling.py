"""Clips for tests: kept in a store, found again in the bytes of its file."""

from __future__ import annotations

from pathlib import Path

from indexer.vault.clips import Clips, Source
from indexer.vault.content import Content
from indexer.vault.keys import Key, random_key
from indexer.vault.schema import CLIPS
from indexer.vault.store import Store, connect

NOW = 1_700_000_000.0


def keep(clips: Clips, text: str, at: float = NOW, application: str = "editor") -> int:
    """Keep a text; return its id."""
    clip, _ = clips.keep(Content(text=text), Source(application, "a window", at))
    return clip


def opened(folder: Path) -> tuple[Store, Key]:
    """Make a store in a file, with its key."""
    key = random_key()
    return Store.at(folder / "clips.vault", key, CLIPS), key


def decrypted(path: Path, key: Key) -> bytes:
    """Return the bytes of a vault's file as they are without encryption: every page, as it lies.

    The pages are decrypted one by one (SQLCipher 4: AES-256-CBC, the initialisation vector and
    the HMAC in the last 80 bytes of each page), because copying the database by SQL would leave
    out what is in free pages.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    connection = connect(path, key, CLIPS)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    size = connection.execute("PRAGMA cipher_page_size").fetchone()[0]
    connection.close()
    data = path.read_bytes()
    pages = []
    for low in range(0, len(data), int(size)):
        page = data[low : low + int(size)]
        start = 16 if low == 0 else 0
        reserved = page[-80:]
        cipher = Cipher(algorithms.AES(key.secret), modes.CBC(reserved[:16])).decryptor()
        pages.append(cipher.update(page[start:-80]) + cipher.finalize())
    return b"".join(pages)
