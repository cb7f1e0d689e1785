"""Reads the text in copied images with Tesseract, where the person has installed it."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from indexer.failures import log_failure
from indexer.vault.clip_vault import ClipVault

log = logging.getLogger(__name__)

_SECONDS: Final = 20.0  # for one image
_MOST_PIXELS: Final = 25_000_000
_MOST_TEXT: Final = 100_000  # characters


class ImageReader:
    """Looks for text in images, one after the other, in a thread of its own.

    The image goes to the program's standard input, so that nothing of it reaches the disk;
    `on_read` is called with a clip in which text was found.
    """

    def __init__(self, vault: ClipVault, program: str = "tesseract") -> None:
        self._vault = vault
        self._program = shutil.which(program)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="clip-images")
        self._stopping = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self.on_read: Callable[[int], None] = lambda _: None

    def stop(self) -> None:
        """End; images that are left are read next time."""
        self._stopping.set()
        child = self._child
        if child is not None:
            child.kill()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def hear(self, came: Sequence[int]) -> None:
        """Read what came, if it is images."""
        if self._program and came and not self._stopping.is_set():
            self._pool.submit(self._guarded, list(came))

    def load(self) -> None:
        """Read the images of the store that serves now that were not looked at."""
        if self._program and not self._stopping.is_set():
            self._pool.submit(self._guarded, None)

    def _guarded(self, ids: list[int] | None) -> None:
        try:
            with self._vault.clips() as clips:
                unread = clips.unread_images()
            for clip in unread if ids is None else set(ids).intersection(unread):
                if self._stopping.is_set():
                    return
                self._read(clip)
        except Exception as error:  # noqa: BLE001 # the barrier of this thread
            if not self._stopping.is_set():
                log_failure(log, "reading images", error)

    def _read(self, clip: int) -> None:
        with self._vault.clips() as clips:
            found = clips.whole(clip)
        if found is None:
            return
        row, content = found
        text = "" if row.width * row.height > _MOST_PIXELS else self._text_in(content.image)
        if self._stopping.is_set():
            return
        with self._vault.clips() as clips:
            clips.note_read(clip, text)
        if text:
            self.on_read(clip)

    def _text_in(self, image: bytes) -> str:
        """Return the text that the program reads; "" when it fails or takes too long."""
        assert self._program is not None
        child = subprocess.Popen(
            [self._program, "stdin", "stdout"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            start_new_session=True,
        )
        self._child = child
        try:
            os.setpriority(os.PRIO_PROCESS, child.pid, 19)
            output, _ = child.communicate(image, timeout=_SECONDS)
        except (subprocess.TimeoutExpired, OSError):
            child.kill()
            child.communicate()
            return ""
        finally:
            self._child = None
        if child.returncode != 0:
            return ""
        return output.decode("utf-8", "replace")[:_MOST_TEXT].replace("\0", "").strip()
