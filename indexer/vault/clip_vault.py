"""The clipboard history: its vault, how much is kept of it, and what becomes of clips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from indexer.contract.clips import ClipRow, ListClips
from indexer.contract.settings import Clipboard
from indexer.ports import Clock, SecretStore
from indexer.vault import exporting
from indexer.vault.clips import Clips, Source, Totals, require, take_over
from indexer.vault.content import Content
from indexer.vault.errors import VaultError
from indexer.vault.schema import CLIPS
from indexer.vault.store import Store
from indexer.vault.vault import PATIENCE_SECONDS, Vault


class ClipVault(Vault):
    """Keeps clips, for as long as the settings want it, and no more of them than they allow."""

    def __init__(
        self,
        path: Path,
        secrets: SecretStore,
        clock: Clock,
        limits: Clipboard,
        *,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._limits = limits
        super().__init__(path, CLIPS, secrets, clock, patience=patience)

    @property
    def settings(self) -> Clipboard:
        """The settings in force."""
        return self._limits

    @property
    def wanted(self) -> bool:
        """Whether the person wants a clipboard history."""
        return self._limits.keep

    def _take_over(self, store: Store, before: Store) -> None:
        take_over(Clips(store), Clips(before))

    def _begins(self) -> None:
        self.prune()

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
        with self.store() as store:
            yield Clips(store)

    def keep(self, content: Content, application: str, window: str) -> int:
        """Keep a clip and let go of what is beyond the limits; return its id."""
        source = Source(application, window, self._clock.now())
        with self.clips() as clips:
            clip, _ = clips.keep(content, source)
            self.on_items([clip], [])
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

    def totals(self) -> Totals:
        """Return how much is kept."""
        with self.clips() as clips:
            return clips.totals()

    def _delete(self, clips: Clips, ids: Sequence[int]) -> int:
        if not ids:
            return 0
        # Not found any more before it is gone: a search must not name what is not there.
        self.on_items([], ids)
        return clips.delete(ids)

    def export(self, path: Path, passphrase: str) -> int:
        """Write all clips to a new file; return how many. VaultError when there is one already."""
        with self.store() as store:
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
