"""The clipboard history as a whole: which store serves, and what becomes of clips in it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from indexer.contract.clips import ClipRow, ListClips, VaultCondition, VaultKey
from indexer.contract.settings import Clipboard
from indexer.failures import log_failure
from indexer.ports import Clock, SecretStore
from indexer.vault import exporting
from indexer.vault.clips import Clips, Source, Totals, require, take_over
from indexer.vault.content import Content
from indexer.vault.current import Current
from indexer.vault.errors import (
    DamagedVaultError,
    KeyringAbsentError,
    KeyringLockedError,
    SecretError,
    VaultError,
)
from indexer.vault.keys import Key
from indexer.vault.opening import Opened, PassphraseNeededError, VaultFile
from indexer.vault.store import DatabaseError, Store

log = logging.getLogger(__name__)

PATIENCE_SECONDS: Final = 20.0  # after which a keyring that does not answer counts as locked
_ABSENT: Final = (
    "There is no keyring on this computer: the clipboard history is kept in memory and ends with"
    " Magpie. Set a passphrase to keep it."
)
_LOCKED: Final = (
    "The keyring is locked: the clipboard history is kept in memory until you unlock it."
)
_WAITS: Final = (
    "The keyring waits for you to unlock it; until then the clipboard history is kept in memory."
)
_NEEDED: Final = "The clipboard history waits for your passphrase; until then it is kept in memory."

Heard = Callable[[Sequence[int], Sequence[int]], None]


class Vault:
    """Keeps clips: in the encrypted file once it is open, until then in memory.

    The keyring is asked in a thread of its own; nothing else ever waits for it. `changed` is called
    from any thread when the state is another, `on_store` with each store that begins to serve, and
    `on_clips` with the clips that came and those that went.
    """

    def __init__(
        self,
        path: Path,
        secrets: SecretStore,
        clock: Clock,
        limits: Clipboard,
        *,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._file = VaultFile(path, secrets, clock)
        self._clock = clock
        self._limits = limits
        self._patience = patience
        self._current = Current(Store.in_memory())
        self._key: Key | None = None
        self._awaited: VaultKey = ""  # what a locked file waits for
        self._asking = threading.Lock()  # held while the keyring or the file's key is at work
        self._timer: threading.Timer | None = None
        self._stopped = False
        self.condition: VaultCondition = "off"
        self.message = ""
        self.changed: Callable[[], None] = lambda: None
        self.on_store: Callable[[], None] = lambda: None
        self.on_clips: Heard = lambda _came, _went: None

    @property
    def key(self) -> VaultKey:
        """What the open file's key comes from, or what a locked one waits for, if known."""
        if self._key:
            return self._key.kind
        return self._awaited if self.condition == "locked" else ""

    @property
    def settings(self) -> Clipboard:
        """The settings in force."""
        return self._limits

    @property
    def wanted(self) -> bool:
        """Whether the person wants a clipboard history."""
        return self._limits.keep

    def start(self) -> None:
        """Begin to open the file, if the person wants a history."""
        if self._limits.keep and self.condition == "off":
            self.unlock()

    def stop(self) -> None:
        """Close the file; a keyring that still waits for the person is left to it."""
        self._stopped = True
        self._end_waiting()
        with self._current.replacing() as store:
            store.close()
            self._current.put(Store.in_memory())

    def follow(self, limits: Clipboard) -> None:
        """Follow other settings; the clips beyond them go."""
        before, self._limits = self._limits, limits
        if limits.keep and not before.keep:
            self.start()
        elif before.keep and not limits.keep:
            self._close()
        else:
            self.prune()

    @contextmanager
    def clips(self) -> Iterator[Clips]:
        """Use the clips of the store that serves."""
        with self._current.using() as store:
            try:
                yield Clips(store)
            except DamagedVaultError:
                self._damaged()
                raise

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Use the store that serves."""
        with self._current.using() as store:
            yield store

    def unlock(self) -> None:
        """Ask the keyring for the key, in the background; once at a time."""
        if not self.wanted or self.condition == "open" or not self._asking.acquire(blocking=False):
            return
        self._awaited = "keyring"
        self._say("opening", "")
        self._timer = threading.Timer(self._patience, self._waits_long)
        self._timer.daemon = True
        self._timer.start()
        threading.Thread(target=self._unlock, name="keyring", daemon=True).start()

    def unlock_with(self, passphrase: str) -> None:
        """Open the file with its passphrase; VaultError when it is not the right one."""
        with self._alone():
            self._serve(self._file.open_with(passphrase))

    def set_passphrase(self, passphrase: str) -> None:
        """Let a passphrase open the file from now on; "" gives it back to the keyring.

        Raises:
            VaultError: when the history is locked.
            SecretError: when the keyring does not take the key.
        """
        with self._alone():
            if self.condition == "open":
                self._encrypt_anew(self._file.new_key(passphrase))
            elif self.condition == "memory" and passphrase:
                self._serve(self._file.begin(passphrase))
            else:
                raise VaultError("Unlock the clipboard history first.")

    def rotate(self) -> None:
        """Encrypt the file anew with another key; VaultError or SecretError when it cannot be."""
        with self._alone():
            if self.condition != "open":
                raise VaultError("Unlock the clipboard history first.")
            if self.key == "passphrase":
                raise VaultError("Set the passphrase anew: that makes another key.")
            self._encrypt_anew(self._file.new_key(""))

    def _unlock(self) -> None:
        try:
            self._try_to_open("")
        finally:
            self._end_waiting()
            self._asking.release()

    def _try_to_open(self, message: str) -> None:
        try:
            opened = self._file.open()
            if self._stopped or not self.wanted:
                opened.store.close()
                return
            self._serve(opened._replace(message=opened.message or message))
        except PassphraseNeededError:
            self._awaited = "passphrase"
            self._say("locked", _NEEDED)
        except KeyringLockedError:
            self._say("locked", _LOCKED)
        except KeyringAbsentError:
            self._say("memory", _ABSENT)
        except DamagedVaultError as error:
            if message:  # a new file is damaged too
                self._say("memory", f"{error} The clipboard history is kept in memory.")
            else:
                self._try_to_open(self._without_file())
        except (SecretError, VaultError) as error:
            self._say("memory", f"{error} The clipboard history is kept in memory.")
        except Exception as error:  # noqa: BLE001 # the barrier of this thread
            log_failure(log, "opening the clipboard history", error)
            self._say("memory", "The clipboard history cannot be opened; it is kept in memory.")

    def _serve(self, opened: Opened) -> None:
        """Let an opened file serve, with what was kept in memory meanwhile."""
        with self._current.replacing() as before:
            try:
                take_over(Clips(opened.store), Clips(before))
            except BaseException:
                opened.store.close()
                raise
            self._current.put(opened.store)
            before.close()
        self._key = opened.key
        self._say("open", opened.message)
        self.on_store()
        self.prune()

    def _encrypt_anew(self, key: Key) -> None:
        old = self._key
        with self._current.replacing() as store:
            opened = self._file.rewrite(store, key)
            self._current.put(opened.store)
        self._key = opened.key
        if old is not None:
            self._file.forget_key(old)
        self._say("open", "")

    def _close(self) -> None:
        """Keep nothing more, and keep what is on the disk; what is only in memory is gone."""
        self._end_waiting()
        with self._current.replacing() as store:
            store.close()
            self._current.put(Store.in_memory())
        self._key = None
        self._say("off", "")
        self.on_store()

    def _waits_long(self) -> None:
        if self.condition == "opening":
            self._say("locked", _WAITS)

    def _damaged(self) -> None:
        """Set a file aside that turned out to be damaged, and begin another, in the background."""
        if self._asking.acquire(blocking=False):
            self._say("damaged", "The clipboard history's file is damaged.")
            threading.Thread(target=self._begin_anew, name="keyring", daemon=True).start()

    def _begin_anew(self) -> None:
        try:
            self._try_to_open(self._without_file())
        finally:
            self._asking.release()

    def _without_file(self) -> str:
        """Serve from memory in place of a damaged file; return what became of that, in words."""
        with self._current.replacing() as store:
            with suppress(DatabaseError):
                store.close()
            self._current.put(Store.in_memory())
            self._key = None
            message = self._file.set_aside("is damaged")
        self.on_store()
        return message

    def _end_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Have the key to oneself; VaultError when the keyring waits, or nothing is wanted."""
        if not self.wanted:
            raise VaultError("The clipboard history is off.")
        if not self._asking.acquire(blocking=False):
            raise VaultError("The keyring waits for you; answer it first.")
        try:
            yield
        finally:
            self._asking.release()

    def _say(self, condition: VaultCondition, message: str) -> None:
        # An answer of the keyring may come after the person turned the history off.
        self.condition, self.message = (condition, message) if self.wanted else ("off", "")
        self.changed()

    def keep(self, content: Content, application: str, window: str) -> int:
        """Keep a clip and let go of what is beyond the limits; return its id."""
        source = Source(application, window, self._clock.now())
        with self.clips() as clips:
            clip, _ = clips.keep(content, source)
            self.on_clips([clip], [])
            self._delete(clips, clips.surplus(self._limits, source.at))
        return clip

    def list(self, wanted: ListClips) -> tuple[list[ClipRow], bool, int]:
        """Return what a list asks for, whether more follows, and how many clips there are."""
        with self.clips() as clips:
            rows, more = clips.rows(wanted)
            return rows, more, clips.totals().clips

    def get(self, clip: int) -> tuple[ClipRow, Content]:
        """Return a clip with its content; VaultError when it is not there."""
        with self.clips() as clips:
            return require(clips, clip)

    def pin(self, clip: int, *, pinned: bool) -> None:
        """Pin a clip or unpin it; VaultError when it is not there."""
        with self.clips() as clips:
            if not clips.pin(clip, pinned=pinned):
                raise VaultError(f"There is no clip {clip}.")

    def delete(self, ids: Sequence[int]) -> int:
        """Delete clips for good; return how many there were."""
        with self.clips() as clips:
            return self._delete(clips, ids)

    def clear(self, *, pinned: bool) -> int:
        """Delete all clips, the pinned ones too when asked; return how many there were.

        A history that is off has its file removed: it cannot be told which of its clips are pinned.
        """
        if self.condition == "off":
            if not self._file.there:
                return 0
            if not pinned:
                raise VaultError(
                    "The clipboard history is off: turn it on to keep what is pinned, or clear"
                    " that too."
                )
            self._file.remove()
            return 1
        with self.clips() as clips:
            return self._delete(clips, clips.ids() if pinned else clips.unpinned())

    def forget_since(self, seconds: float) -> int:
        """Delete what was copied in the last so many seconds and is not pinned."""
        with self.clips() as clips:
            return self._delete(clips, clips.recent(self._clock.now() - seconds))

    def prune(self) -> int:
        """Delete what is beyond the limits by now."""
        with self.clips() as clips:
            return self._delete(clips, clips.surplus(self._limits, self._clock.now()))

    def let_go(self) -> None:
        """Drop what is kept of clips in memory, and can be read again."""
        with self._current.using() as store:
            store.let_go()

    def totals(self) -> Totals:
        """Return how much is kept."""
        with self.clips() as clips:
            return clips.totals()

    def _delete(self, clips: Clips, ids: Sequence[int]) -> int:
        if not ids:
            return 0
        # Not found any more before it is gone: a search must not name what is not there.
        self.on_clips([], ids)
        return clips.delete(ids)

    def export(self, path: Path, passphrase: str) -> int:
        """Write all clips to a new file; return how many. VaultError when there is one already."""
        with self._current.using() as store:
            exporting.write(store, path, passphrase)
            return Clips(store).totals().clips

    def take_in(self, path: Path, passphrase: str) -> int:
        """Keep the clips of an exported file too; return how many it has.

        Raises:
            VaultError: when it cannot be read.
        """
        with exporting.read(path, passphrase) as others, self.clips() as clips:
            take_over(clips, Clips(others))
            count = Clips(others).totals().clips
        self.on_store()
        self.prune()
        return count
