"""What the indexes take, what they are made with, and how much memory is in use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.ui.buttons import tone
from desktop.ui.status.source import StatusSource
from desktop.ui.status.words import size
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.messages import Diagnosis, ServiceState

_COLUMNS = 3


class Facts(QWidget):
    """Names and values in a few columns."""

    def __init__(self, theme: Theme, source: StatusSource) -> None:
        super().__init__()
        self._theme = theme
        self._source = source
        self._cells = [(tone(QLabel(), "faint"), QLabel()) for _ in range(2 * _COLUMNS)]
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(24)
        layout.setVerticalSpacing(1)
        for number, (name, value) in enumerate(self._cells):
            row, column = divmod(number, _COLUMNS)
            layout.addWidget(name, 3 * row, column)
            layout.addWidget(value, 3 * row + 1, column)
            value.setTextFormat(Qt.TextFormat.PlainText)
        layout.setRowMinimumHeight(2, 6)
        for column in range(_COLUMNS):
            layout.setColumnStretch(column, 1)
        source.changed.connect(self._refresh)
        theme.changed.connect(self.restyle)
        self.restyle()
        self._refresh()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        for name, value in self._cells:
            name.setFont(self._theme.font(self._theme.sizes.tiny))
            value.setFont(self._theme.font(self._theme.sizes.body))

    def _refresh(self) -> None:
        facts = facts_of(self._source.service, self._source.diagnosis)
        for (name, value), (said, shown) in zip(self._cells, facts, strict=True):
            name.setText(said)
            value.setText(shown)
            value.setToolTip(shown)


def facts_of(
    service: ServiceState | None, diagnosis: Diagnosis | None
) -> tuple[tuple[str, str], ...]:
    """Return six names with their values; a dash stands for what is not known."""
    words = texts = meaning = version = "–"
    if diagnosis is not None:
        words, texts = size(diagnosis.keyword), size(diagnosis.catalog)
        meaning = size(diagnosis.vectors + diagnosis.models)
        library = diagnosis.versions
        version = tr("{magpie}, Python {python}").format(
            magpie=library.get("magpie", "–"), python=library.get("python", "–")
        )
    model = memory = "–"
    if service is not None:
        model = service.model
        if not service.model_ready:
            model = tr("{model}, getting ready").format(model=model)
        memory = size(service.memory)
        if service.worker_pid is not None:
            memory = tr("{service}, and {worker} while indexing").format(
                service=memory, worker=size(service.worker_memory)
            )
    return (
        (tr("Index of words"), words),
        (tr("Index of meanings and its model"), meaning),
        (tr("Catalog with the texts"), texts),
        (tr("Model"), model),
        (tr("Memory in use"), memory),
        (tr("Version"), version),
    )
