"""Where Magpie keeps its files, and how paths travel in messages."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote_from_bytes, unquote_to_bytes

# sun_path holds 108 bytes on Linux and 104 on BSD and macOS, with the closing NUL.
_MAX_SOCKET_PATH = 100


class Locations(NamedTuple):
    """The folders of one home. All are made owner-only by `make`."""

    config: Path
    data: Path
    cache: Path
    runtime: Path

    @property
    def settings(self) -> Path:
        """The settings file, written by the person."""
        return self.config / "settings.toml"

    @property
    def catalog(self) -> Path:
        """The SQLite file that is the source of truth for files."""
        return self.data / "catalog.sqlite"

    @property
    def vault(self) -> Path:
        """The encrypted file of the clipboard history."""
        return self.data / "clips.vault"

    @property
    def usage(self) -> Path:
        """What the person opened, in an SQLite file of its own: forgotten by removing it."""
        return self.data / "usage.sqlite"

    @property
    def welcomed(self) -> Path:
        """An empty file, there once the person has been welcomed."""
        return self.data / "welcomed"

    @property
    def keyword(self) -> Path:
        """The folder of the Whoosh index's generations (derived)."""
        return self.cache / "keyword"

    @property
    def vectors(self) -> Path:
        """The saved vector index (derived)."""
        return self.cache / "vectors.usearch"

    @property
    def models(self) -> Path:
        """The exported embedding models (derived)."""
        return self.cache / "models"

    @property
    def snippets(self) -> Path:
        """The snippets, encrypted: the only copy."""
        return self.data / "snippets.vault"

    @property
    def snippet_manifest(self) -> Path:
        """Digests of the files that snippets were written to, where that is on."""
        return self.data / "snippet-files.json"

    @property
    def log(self) -> Path:
        """The service's log: what happened, never what it is about."""
        return self.cache / "service.log"

    @property
    def launcher_log(self) -> Path:
        """The launcher's log; likewise."""
        return self.cache / "launcher.log"

    @property
    def launcher_habits(self) -> Path:
        """What the person made the launcher's keys mean."""
        return self.data / "launcher.json"

    @property
    def launcher_queries(self) -> Path:
        """Queries from which something was opened; forgotten by removing it."""
        return self.data / "queries.json"

    @property
    def known_settings(self) -> Path:
        """The launcher's settings as it last knew them: it starts before the service answers."""
        return self.cache / "launcher-settings.json"

    @property
    def lock(self) -> Path:
        """Held by the one service of this home; the runtime folder may go at a log-out."""
        return self.data / "service.lock"

    @property
    def worker_lock(self) -> Path:
        """Held by the one ingest worker of this home."""
        return self.data / "worker.lock"

    @property
    def socket(self) -> Path:
        """The service's socket; in a short folder of its own when the home's path is long."""
        path = self.runtime / "magpie.sock"
        if len(os.fsencode(path)) <= _MAX_SOCKET_PATH:
            return path
        # Seldom needed, and `magpie toggle` is to be quick.
        import hashlib
        import tempfile

        digest = hashlib.blake2b(os.fsencode(self.runtime.absolute()), digest_size=8).hexdigest()
        return Path(tempfile.gettempdir()) / f"magpie-{os.getuid()}-{digest}" / "magpie.sock"

    @property
    def launcher_socket(self) -> Path:
        """The launcher's own socket, beside the service's."""
        return self.socket.with_name("launcher.sock")

    def make(self) -> None:
        """Make the folders, owner-only.

        Raises:
            PermissionError: when the socket's folder belongs to somebody else.
        """
        for folder in (self.config, self.data, self.cache, self.runtime, self.socket.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = self.socket.parent.lstat()
        if found.st_uid != os.getuid() or not stat.S_ISDIR(found.st_mode):
            raise PermissionError(f"{self.socket.parent} belongs to somebody else")
        self.socket.parent.chmod(0o700)


def locate() -> Locations:
    """Find the folders: under MAGPIE_HOME when it is set, else the platform's own places."""
    if home := os.environ.get("MAGPIE_HOME"):
        root = Path(home).expanduser().absolute()
        return Locations(root / "config", root / "data", root / "cache", root / "runtime")
    import platformdirs

    dirs = platformdirs.PlatformDirs("magpie", appauthor=False)
    runtime = dirs.user_runtime_path
    if sys.platform != "darwin" and not os.access(runtime.parent, os.W_OK | os.X_OK):
        # No login session made /run/user/UID: the cache is the owner's too.
        runtime = dirs.user_cache_path / "runtime"
    return Locations(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path, runtime)


def path_to_uri(path: bytes) -> str:
    """Spell an absolute path as a file URI, exact for names that are not UTF-8."""
    return "file://" + quote_from_bytes(path, safe="/~!$&'()*+,;=:@")


def uri_to_path(uri: str) -> bytes:
    """Read a file URI's path.

    Raises:
        ValueError: when it is no file URI of an absolute path.
    """
    prefix = "file://"
    path = unquote_to_bytes(uri.removeprefix(prefix))
    if not uri.startswith(prefix + "/") or b"\0" in path:
        raise ValueError("not a file URI of an absolute path")
    return path


def shown(path: bytes) -> str:
    """Spell a path for a person; what is not UTF-8 shows as a replacement character."""
    return path.decode("utf-8", "replace")
