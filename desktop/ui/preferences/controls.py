"""One control for each kind of setting: it shows a value, and says when the person has another."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDoubleSpinBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)

from desktop.ui.preferences.control import Control, row_of
from desktop.ui.preferences.items import PathsControl, PatternsControl, TemplatesControl
from desktop.ui.preferences.switch import Switch
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.declared import Setting, Value

_SLIDER_STEPS: Final = 40  # more are too fine to hit
_SETTLED: Final = 300  # milliseconds after the last step of a slider


class SwitchControl(Control):
    """True or false."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._switch = Switch(theme)
        row_of(self).addWidget(self._switch)
        self._switch.clicked.connect(lambda on: self.edited.emit(on))

    def show_value(self, value: Value) -> None:
        """Show it."""
        self._switch.setChecked(bool(value))

    def handle(self) -> QWidget:
        """Return the switch."""
        return self._switch


class ChoiceControl(Control):
    """One of a few, side by side."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        frame = QFrame()
        frame.setProperty("role", "segments")
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(2)
        self._group = QButtonGroup(self)
        self._choices = list(setting.words)
        for number, word in enumerate(setting.words.values()):
            button = QPushButton(tr(word), autoDefault=False)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setAccessibleName(f"{tr(setting.title)}: {tr(word)}")
            self._group.addButton(button, number)
            inside.addWidget(button)
        row_of(self).addWidget(frame)
        self._group.idClicked.connect(lambda number: self.edited.emit(self._choices[number]))

    def show_value(self, value: Value) -> None:
        """Press its button."""
        if value in self._choices:
            self._group.button(self._choices.index(value)).setChecked(True)

    def handle(self) -> QWidget:
        """Return the button that is pressed."""
        return self._group.checkedButton() or self._group.button(0)


class SliderControl(Control):
    """A number in few steps."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        assert setting.low is not None
        assert setting.high is not None
        self._setting = setting
        self._low = setting.low
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, round((setting.high - setting.low) / setting.step))
        self._slider.setFixedWidth(190)
        self._number = QLabel(
            alignment=Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        )
        self._number.setMinimumWidth(52)
        layout = row_of(self)
        layout.addWidget(self._slider)
        layout.addWidget(self._number)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(lambda: self.edited.emit(self._value()))
        self._slider.valueChanged.connect(self._say)
        self._slider.actionTriggered.connect(lambda _: self._settled.start())
        self._slider.sliderReleased.connect(self._settled.start)
        self._say()

    def _value(self) -> int | float:
        value = self._low + self._slider.value() * self._setting.step
        return round(value) if self._setting.whole else round(value, 6)

    def _say(self) -> None:
        self._number.setText(with_unit(self._value(), self._setting))
        if self._slider.isSliderDown():
            self._settled.start()

    def show_value(self, value: Value) -> None:
        """Move the slider, unless it is just being moved."""
        if not self._slider.isSliderDown() and not self._settled.isActive():
            steps = (cast("float", value) - self._low) / self._setting.step
            self._slider.setValue(round(steps))
            self._number.setText(with_unit(cast("float", value), self._setting))

    def handle(self) -> QWidget:
        """Return the slider."""
        return self._slider


class NumberControl(Control):
    """A number, typed or stepped by the arrow keys."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._box: QSpinBox | QDoubleSpinBox
        if setting.whole:
            self._box = QSpinBox(minimum=int(setting.low or 0), maximum=int(setting.high or 0))
        else:
            self._box = QDoubleSpinBox(
                decimals=2, minimum=setting.low or 0, maximum=setting.high or 0
            )
            self._box.setSingleStep(setting.step)
        self._box.setSuffix(f" {setting.unit}" if setting.unit else "")
        self._box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box.setKeyboardTracking(False)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # no change by scrolling past
        self._box.setFixedWidth(104)
        self._shown: float = 0
        less, more = QPushButton("−"), QPushButton("+")
        layout = row_of(self)
        layout.setSpacing(6)
        for button, step, name in ((less, -1, tr("Less")), (more, 1, tr("More"))):
            button.setFixedWidth(34)
            button.setStyleSheet("padding: 4px 0;")
            button.setAccessibleName(f"{tr(setting.title)}: {name}")
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _=False, step=step: self._box.stepBy(step))
        layout.addWidget(less)
        layout.addWidget(self._box)
        layout.addWidget(more)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._tell)
        self._box.valueChanged.connect(lambda _: self._settled.start())

    def _tell(self) -> None:
        if self._box.value() != self._shown:
            self._shown = self._box.value()
            self.edited.emit(round(self._box.value(), 6))

    def show_value(self, value: Value) -> None:
        """Show it, unless another one is just being typed."""
        if not self._settled.isActive():
            self._shown = cast("float", value)
            self._box.blockSignals(True)
            self._box.setValue(value)  # type: ignore[arg-type]  # each box takes its own type
            self._box.blockSignals(False)
            self._shown = self._box.value()

    def handle(self) -> QWidget:
        """Return the field."""
        return self._box


class TextControl(Control):
    """A line of text; with `folders` also by choosing a folder."""

    wide = True

    def __init__(self, setting: Setting, *, folders: bool = False) -> None:
        super().__init__()
        self._shown = ""
        self._field = QLineEdit()
        self._field.setMinimumWidth(120)
        layout = row_of(self)
        layout.addWidget(self._field, 1)
        if folders:
            choose = QPushButton(tr("Choose folder…"), autoDefault=False)
            choose.clicked.connect(self._choose)
            layout.addWidget(choose)
        self._field.editingFinished.connect(lambda: self._tell(self._field.text()))
        self._title = tr(setting.title)

    def _tell(self, text: str) -> None:
        if text != self._shown:
            self.edited.emit(text)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self._title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._tell)
        dialog.open()

    def show_value(self, value: Value) -> None:
        """Show it; what is being typed stays."""
        typing = self._field.hasFocus() and self._field.text() != self._shown
        self._shown = str(value)
        if not typing:
            self._field.setText(self._shown)
            self._field.setCursorPosition(0)

    def handle(self) -> QWidget:
        """Return the field."""
        return self._field


def with_unit(value: float, setting: Setting) -> str:
    """Spell a number with its unit, in the person's way."""
    locale = QLocale()
    number = locale.toString(int(value)) if setting.whole else locale.toString(value, "f", 2)
    return f"{number} {setting.unit}".rstrip()


def control_for(setting: Setting, theme: Theme) -> Control:
    """Return a control of the kind that a setting is."""
    match setting.kind:
        case "switch":
            return SwitchControl(theme)
        case "choice":
            return ChoiceControl(setting)
        case "number":
            assert setting.low is not None
            assert setting.high is not None
            few = (setting.high - setting.low) / setting.step <= _SLIDER_STEPS
            return SliderControl(setting) if few else NumberControl(setting)
        case "patterns":
            return PatternsControl(theme)
        case "paths":
            return PathsControl(setting, theme)
        case "templates":
            return TemplatesControl(theme)
        case "path":
            return TextControl(setting, folders=True)
        case "text" | "key":
            return TextControl(setting)
