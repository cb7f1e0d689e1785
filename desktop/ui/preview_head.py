"""The lines above a preview: what is shown, where it is, and what is known of it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import clip_wording, snippet_wording
from desktop.ui.preview_words import Facts, QuietLine, facts_line, place_line, places_tip
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import Hit


class Head(QWidget):
    """Three lines; those with nothing on them take no room."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._title, self._place, self._facts = (QuietLine() for _ in range(3))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for label in (self._title, self._place, self._facts):
            layout.addWidget(label)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes, tokens = self._theme.sizes, self._theme.tokens
        self._title.take_font(self._theme.font(sizes.title, bold=True))
        self._title.setStyleSheet(f"color: {tokens.text}")
        for label in (self._place, self._facts):
            label.take_font(self._theme.font(sizes.small))
            label.setStyleSheet(f"color: {tokens.muted}")

    def clear(self) -> None:
        """Say nothing."""
        self._say("", "")
        self._facts.setText("")
        self._facts.hide()

    def show_hit(self, hit: Hit) -> None:
        """Say what a hit is and where."""
        self._say(hit.title, place_line(self._wording, hit))
        self._facts.setToolTip(places_tip(self._wording, hit))

    def show_facts(self, hit: Hit, facts: Facts) -> None:
        """Say what is known of a file by now."""
        self._facts.setText(facts_line(hit, facts))
        # Room is kept for what is still to come, so that nothing below it moves.
        self._facts.setVisible(hit.kind == "file")

    def show_clip(self, hit: Hit) -> None:
        """Say what a clip is, where and when it was copied."""
        if hit.clip is None:
            return
        self._say(clip_wording.extent(hit.clip), clip_wording.source(hit.clip))
        self._facts.setText(clip_wording.facts(hit.clip, self._wording.now()))
        self._facts.setToolTip("")
        self._facts.show()

    def show_snippet(self, hit: Hit) -> None:
        """Say what a snippet is called, by which keywords, and how often it was used."""
        if hit.snippet is None:
            return
        self._say(hit.title, snippet_wording.known_as(hit.snippet))
        self._facts.setText(snippet_wording.facts(hit.snippet, self._wording.now()))
        self._facts.setToolTip("")
        self._facts.show()

    def _say(self, title: str, place: str) -> None:
        self._title.setText(title)
        self._place.setText(place)
        for label, text in ((self._title, title), (self._place, place)):
            label.setVisible(bool(text))
