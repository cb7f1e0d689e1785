"""What Office's packages have in common: the main part, and the properties of the document."""

from __future__ import annotations

import contextlib

from lxml import etree

from indexer.extract.failing import UnextractableError
from indexer.extract.zips import Package

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_FIELDS = {
    f"{_DC}creator": "author", f"{_CORE}keywords": "tags", f"{_DC}subject": "subject",
    f"{_DC}description": "description", f"{_TERMS}created": "date", f"{_CORE}category": "category",
}  # fmt: skip
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def drop_fallbacks(root: etree._Element) -> None:
    """Remove what says the same again for old programs."""
    for fallback in list(root.iter(_FALLBACK)):
        parent = fallback.getparent()
        if parent is not None:
            parent.remove(fallback)


def main_part(package: Package, usual: str) -> str:
    """Return the name of the document inside a package; raises UnextractableError without one."""
    for kind, target in package.relations("").values():
        if kind == "officeDocument":
            name = package.find(target)
            if name is not None:
                return name
    name = package.find(usual)
    if name is None:
        raise UnextractableError("corrupt", "The package holds no document.")
    return name


def properties(package: Package) -> tuple[str, dict[str, str]]:
    """Return the title and the fields of a document; none of it when it cannot be read."""
    title = ""
    fields: dict[str, str] = {}
    with contextlib.suppress(UnextractableError):
        name = package.find("docProps/core.xml")
        for item in package.xml(name) if name is not None else ():
            words = " ".join((item.text or "").split())
            if not words:
                continue
            if item.tag == f"{_DC}title":
                title = words
            elif item.tag in _FIELDS:
                fields[_FIELDS[str(item.tag)]] = words
    if "date" in fields:
        fields["date"] = fields["date"][:10]
    return title, fields
