"""A vault as a whole: which store serves, what opens it, and what becomes of a damaged one."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from indexer.contract.clips import VaultCondition, VaultKey
from indexer.failures import log_failure
from indexer.ports import Clock, SecretStore
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
from indexer.vault.schema import Schema
from indexer.vault.store import DatabaseError, Store
from indexer.vault.turn import Turn

log = logging.getLogger(__name__)

PATIENCE_SECONDS: Final = 20.0  # after which a keyring that does not answer counts as locked
# The keyring's answer is told a moment before its turn is over.
_ENDING_SECONDS: Final = 1.0
_ASKED: Final = ("open", "opening")

Heard = Callable[[Sequence[int], Sequence[int]], None]


class Vault(ABC):
    """Keeps items: in the encrypted file once it is open, until then in memory.

    The keyring is asked in a thread of its own; nothing else ever waits for it. `changed` is called
    from any thread when the state is another, `on_store` with each store that begins to serve, and
    `on_items` with the ids of the items that came and of those that went.
    """

    def __init__(
        self,
        path: Path,
        schema: Schema,
        secrets: SecretStore,
        clock: Clock,
        *,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._file = VaultFile(path, schema, secrets, clock)
        self._schema = schema
        self._clock = clock
        self._patience = patience
        self._current = Current(Store.in_memory(schema))
        self._key: Key | None = None
        self._awaited: VaultKey = ""  # what a locked file waits for
        self._turn = Turn()  # of the keyring, and of what is done to the file's key
        self._timer: threading.Timer | None = None
        self._stopped = False
        self.condition: VaultCondition = "off"
        self.message = ""
        self.changed: Callable[[], None] = lambda: None
        self.on_store: Callable[[], None] = lambda: None
        self.on_items: Heard = lambda _came, _went: None

    @property
    @abstractmethod
    def wanted(self) -> bool:
        """Whether anything is to be kept at all."""

    @abstractmethod
    def _take_over(self, store: Store, before: Store) -> None:
        """Keep in a store what is in the one before it."""

    @abstractmethod
    def _begins(self) -> None:
        """Do what is to be done once another store serves."""

    @property
    def schema(self) -> Schema:
        """What it holds, and how it is called."""
        return self._schema

    @property
    def key(self) -> VaultKey:
        """What the open file's key comes from, or what a locked one waits for, if known."""
        if self._key:
            return self._key.kind
        return self._awaited if self.condition == "locked" else ""

    def start(self) -> None:
        """Begin to open the file, if it is wanted."""
        if self.wanted and self.condition == "off":
            self.unlock()

    def stop(self) -> None:
        """Close the file; a keyring that still waits for the person is left to it."""
        self._stopped = True
        self._end_waiting()
        with self._current.replacing() as store:
            store.close()
            self._current.put(Store.in_memory(self._schema))

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Use the store that serves."""
        with self._current.using() as store:
            try:
                yield store
            except DamagedVaultError:
                self._damaged()
                raise

    def unlock(self) -> None:
        """Ask the keyring for the key, in the background; once at a time."""
        if not self.wanted or self.condition in _ASKED or not self._turn.take(_ENDING_SECONDS):
            return
        if self.condition == "open":  # meanwhile
            self._turn.give()
            return
        self._awaited = "keyring"
        self._say("opening", "")
        self._timer = threading.Timer(self._patience, self._waits_long)
        self._timer.daemon = True
        self._timer.start()
        threading.Thread(target=self._unlock, name="keyring", daemon=True).start()

    def settle(self) -> None:
        """Wait until the keyring has answered, or lets one wait so long that a person must."""
        self._turn.wait(self._patience)

    def unlock_with(self, passphrase: str) -> None:
        """Open the file with its passphrase; VaultError when it is not the right one."""
        with self._alone():
            self._serve(self._file.open_with(passphrase))

    def set_passphrase(self, passphrase: str) -> None:
        """Let a passphrase open the file from now on; "" gives it back to the keyring.

        Raises:
            VaultError: when it is locked.
            SecretError: when the keyring does not take the key.
        """
        with self._alone():
            if self.condition == "open":
                self._encrypt_anew(self._file.new_key(passphrase))
            elif self.condition == "memory" and passphrase:
                self._serve(self._file.begin(passphrase))
            else:
                raise VaultError(f"Unlock the {self._schema.name} first.")

    def rotate(self) -> None:
        """Encrypt the file anew with another key; VaultError or SecretError when it cannot be."""
        with self._alone():
            if self.condition != "open":
                raise VaultError(f"Unlock the {self._schema.name} first.")
            if self.key == "passphrase":
                raise VaultError("Set the passphrase anew: that makes another key.")
            self._encrypt_anew(self._file.new_key(""))

    def let_go(self) -> None:
        """Drop what is kept of items in memory, and can be read again."""
        with self._current.using() as store:
            store.let_go()

    def _unlock(self) -> None:
        try:
            self._try_to_open("")
        finally:
            self._end_waiting()
            self._turn.give()

    def _try_to_open(self, message: str) -> None:
        name, named = self._schema.name, self._schema.named
        try:
            opened = self._file.open()
            if self._stopped or not self.wanted:
                opened.store.close()
                return
            self._serve(opened._replace(message=opened.message or message))
        except PassphraseNeededError:
            self._awaited = "passphrase"
            waits = f"{named} waits for your passphrase; until then it is kept in memory."
            self._say("locked", waits)
        except KeyringLockedError:
            until = "is kept in memory until you unlock it."
            self._say("locked", f"The keyring is locked: the {name} {until}")
        except KeyringAbsentError:
            ends = "is kept in memory and ends with Magpie. Set a passphrase to keep it."
            self._say("memory", f"There is no keyring on this computer: the {name} {ends}")
        except DamagedVaultError as error:
            if message:  # a new file is damaged too
                self._say("memory", f"{error} {named} is kept in memory.")
            else:
                self._try_to_open(self._without_file())
        except (SecretError, VaultError) as error:
            self._say("memory", f"{error} {named} is kept in memory.")
        except Exception as error:  # noqa: BLE001 # the barrier of this thread
            log_failure(log, f"opening the {name}", error)
            self._say("memory", f"{named} cannot be opened; it is kept in memory.")

    def _serve(self, opened: Opened) -> None:
        """Let an opened file serve, with what was kept in memory meanwhile."""
        with self._current.replacing() as before:
            try:
                self._take_over(opened.store, before)
            except BaseException:
                opened.store.close()
                raise
            self._current.put(opened.store)
            before.close()
        self._key = opened.key
        self._say("open", opened.message)
        self.on_store()
        self._begins()

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
            self._current.put(Store.in_memory(self._schema))
        self._key = None
        self._say("off", "")
        self.on_store()

    def _waits_long(self) -> None:
        if self.condition == "opening":
            until = f"until then the {self._schema.name} is kept in memory."
            self._say("locked", f"The keyring waits for you to unlock it; {until}")
            self._turn.unanswered()

    def _damaged(self) -> None:
        """Set a file aside that turned out to be damaged, and begin another, in the background."""
        if self._turn.take(0):
            self._say("damaged", f"{self._schema.named}'s file is damaged.")
            threading.Thread(target=self._begin_anew, name="keyring", daemon=True).start()

    def _begin_anew(self) -> None:
        try:
            self._try_to_open(self._without_file())
        finally:
            self._turn.give()

    def _without_file(self) -> str:
        """Serve from memory in place of a damaged file; return what became of that, in words."""
        with self._current.replacing() as store:
            with suppress(DatabaseError):
                store.close()
            self._current.put(Store.in_memory(self._schema))
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
            raise VaultError(f"{self._schema.named} is off.")
        if not self._turn.take(self._patience):
            raise VaultError("The keyring waits for you; answer it first.")
        try:
            yield
        finally:
            self._turn.give()

    def _say(self, condition: VaultCondition, message: str) -> None:
        # An answer of the keyring may come after the person turned it off.
        self.condition, self.message = (condition, message) if self.wanted else ("off", "")
        self.changed()
