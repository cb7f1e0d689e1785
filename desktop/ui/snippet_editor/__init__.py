"""The card in which snippets are written."""

from desktop.ui.snippet_editor.card import SnippetCard

__all__ = ["SnippetCard"]
