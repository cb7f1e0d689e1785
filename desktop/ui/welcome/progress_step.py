"""The last step: how far the work has come, how fast it goes, and that one need not wait."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar

from desktop.status import Status
from desktop.ui.buttons import tone
from desktop.ui.status.words import headline, number, pace
from desktop.ui.theme import Theme
from desktop.ui.welcome.step import Step
from desktop.ui.wording import tr

_STEPS: Final = 1000


class ProgressStep(Step):
    """Two bars, for words and for meanings, and the speed of what is done now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "")
        self._names = (QLabel(tr("Found by words")), QLabel(tr("Found by meaning")))
        self.counts = (tone(QLabel(), "muted"), tone(QLabel(), "muted"))
        self.bars = tuple(QProgressBar(textVisible=False, maximum=_STEPS) for _ in range(2))
        self.pace = tone(QLabel(textFormat=Qt.TextFormat.PlainText), "muted")
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        for row in range(2):
            grid.addWidget(self._names[row], 3 * row, 0)
            grid.addWidget(self.counts[row], 3 * row, 1, Qt.AlignmentFlag.AlignTrailing)
            grid.addWidget(self.bars[row], 3 * row + 1, 0, 1, 2)
            grid.setRowMinimumHeight(3 * row + 2, 14)
        self.body.addLayout(grid)
        self.body.addWidget(self.pace)
        self.body.addStretch(1)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        super().restyle()
        sizes = self.theme.sizes
        for label in (*self._names, *self.counts, self.pace):
            label.setFont(self.theme.font(sizes.body))

    def follow(self, status: Status) -> None:
        """Show the work as it is now."""
        done = status.state in ("idle", "problem") and not status.unfinished
        if done:
            self.head.setText(tr("Your files are ready"))
            self.sentence.setText(tr("New and changed files are found by themselves from now on."))
        else:
            self.head.setText(tr("Getting to know your files"))
            self.sentence.setText(
                tr("You can search already. Close this window when you like: the work goes on.")
            )
        shares = (
            (status.ready_files, status.total_files),
            (status.embedded, status.passages),
        )
        kinds = (tr("{done} of {all} files"), tr("{done} of {all} passages"))
        for (ready, total), kind, count, bar in zip(
            shares, kinds, self.counts, self.bars, strict=True
        ):
            count.setText(kind.format(done=number(ready), all=number(total)) if total else "")
            bar.setValue(round(_STEPS * (ready / total if total else float(done))))
        self.pace.setText("" if done else pace(status) or headline(status))
