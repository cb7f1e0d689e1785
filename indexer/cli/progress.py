"""The progress bar of `magpie index wait`, with its rate and the time left."""

from __future__ import annotations

from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from indexer.contract.messages import IndexState


class _Rate(ProgressColumn):
    """How many are done each second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")


class Bar:
    """Shows the files and the passages that are done; draws nothing off a terminal."""

    def __init__(self, stream: TextIO, *, keyword: bool) -> None:
        self._keyword = keyword
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[note]}", style="yellow"),
            console=Console(file=stream),
            disable=not stream.isatty(),
            transient=True,
        )
        self._files = self._progress.add_task("Reading files  ", total=None, note="")
        self._passages = self._progress.add_task(
            "Finding meaning", total=None, note="", visible=not keyword
        )

    def show(self, state: IndexState) -> None:
        """Draw the state."""
        note = f"paused: {state.paused}" if state.paused else ""
        total = max(state.documents + state.queued, 1)
        self._progress.update(self._files, total=total, completed=total - state.queued, note=note)
        self._progress.update(self._passages, total=max(state.chunks, 1), completed=state.embedded)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._progress.stop()
