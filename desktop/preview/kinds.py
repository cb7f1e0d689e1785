"""Which way a hit is shown (pure)."""

from __future__ import annotations

import os
import re
from typing import Final, Literal

from indexer.contract.locations import shown, uri_to_path
from indexer.contract.messages import Hit

View = Literal["app", "page", "image", "markdown", "code", "text"]

_CODE: Final = re.compile(
    r"text/(?:x-(?!rst|tex)|javascript|css|csv|tab-separated)"
    r"|application/(?:x-)?(?:javascript|typescript|json|sh\b|perl|ruby|php|sql|toml|yaml|xml|ipynb)"
    r"|application/[\w.+-]+\+(?:json|xml)$"
)
_CODE_NAMES: Final = frozenset({
    "cfg", "conf", "desktop", "env", "gradle", "graphql", "ini", "lock", "log", "mk", "nix",
    "properties", "service", "zig",
})  # fmt: skip
# What Qt's own plug-ins read.
_IMAGES: Final = frozenset({
    "bmp", "gif", "ico", "jpeg", "jpg", "pbm", "pgm", "png", "ppm", "svg", "tif", "tiff", "webp",
    "xbm", "xpm",
})  # fmt: skip


def path_of(hit: Hit) -> bytes | None:
    """Return the path of a hit's file, None when it is none."""
    try:
        return uri_to_path(hit.uri)
    except ValueError:
        return None


def view_of(hit: Hit) -> View:
    """Choose the way a hit is shown."""
    if hit.kind == "app":
        return "app"
    path = path_of(hit)
    name = shown(os.path.basename(path)) if path is not None else ""
    extension = os.path.splitext(name)[1][1:].lower()
    if hit.kind != "file" or path is None:
        return "text"
    if hit.mime == "application/pdf":
        return "page"
    if extension in _IMAGES:
        return "image"
    if hit.mime == "text/markdown":
        return "markdown"
    if _CODE.match(hit.mime) or extension in _CODE_NAMES or name in {"Makefile", "Dockerfile"}:
        return "code"
    return "text"
