"""What a preview shows of a hit: the text around its passages, and pictures of a PDF's pages."""

from indexer.preview.pages import PageDrawer
from indexer.preview.text import text_around

__all__ = ["PageDrawer", "text_around"]
