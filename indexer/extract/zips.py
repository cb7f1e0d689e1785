"""Reads zip packages within limits: a package may lie about its sizes, or be damaged or locked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from indexer.extract.failing import UnextractableError
from indexer.extract.limits import MAX_MEMBER_BYTES, MAX_MEMBERS, MAX_UNPACKED_BYTES

_STRICT = b"http://purl.oclc.org/ooxml/"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """A zip package in memory; every read is bounded. Raises UnextractableError."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise UnextractableError("encrypted", "The document is password-protected.")
            raise UnextractableError("corrupt", "The content is of an older format than the name.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _damaged(data) from error
        if len(infos) > MAX_MEMBERS:
            raise UnextractableError("too-large", f"The package holds over {MAX_MEMBERS:,} files.")
        if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
            raise UnextractableError(
                "too-large", f"Unpacked, it takes over {MAX_UNPACKED_BYTES // 1_000_000} MB."
            )
        self._left = MAX_UNPACKED_BYTES

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all files in the package."""
        return frozenset(self._zip.namelist())

    @cached_property
    def _lower(self) -> dict[str, str]:
        return {name.lower().replace("\\", "/"): name for name in self._zip.namelist()}

    def find(self, name: str) -> str | None:
        """Return a file's true name where case or slashes differ; None when there is none."""
        if name in self.names:
            return name
        return self._lower.get(name.lower())

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        limit = min(MAX_MEMBER_BYTES, self._left)
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise UnextractableError("encrypted", "The document is password-protected.")
            with self._zip.open(info) as member:
                data = member.read(limit + 1)
        except KeyError as error:
            raise UnextractableError("corrupt", f"The package lacks {_short(name)}.") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            reason = f"A damaged zip package: {_short(name)} cannot be unpacked."
            raise UnextractableError("corrupt", reason) from error
        except NotImplementedError as error:
            reason = "The package is compressed by an unknown method."
            raise UnextractableError("unsupported", reason) from error
        if len(data) > limit:
            raise UnextractableError("too-large", "It unpacks to more than it may.")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element:
        """Parse an XML file of the package; entities are never resolved from outside."""
        data = self.read(name)
        if _STRICT in data:  # ISO strict and transitional differ in their namespaces only
            data = _transitional(data)
        root = parse_xml(data)
        if root is None:
            raise UnextractableError("corrupt", f"The package's {_short(name)} is not valid XML.")
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part points to inside the package: id → (kind, name); "" is the root."""
        folder, _, base = part.rpartition("/")
        name = self.find(f"{folder}/_rels/{base}.rels".lstrip("/"))
        if name is None:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for item in self.xml(name).iter(_RELATIONSHIP):
            target = item.get("Target")
            if target and item.get("TargetMode") != "External":
                kind = (item.get("Type") or "").rpartition("/")[2]
                found[item.get("Id") or ""] = (kind, resolve(folder, target))
        return found


def parse_xml(data: bytes) -> etree._Element | None:
    """Parse XML, mending what can be mended; None when there is nothing in it."""
    try:
        return etree.fromstring(data, _parser(recover=False))
    except etree.XMLSyntaxError:
        return etree.fromstring(data, _parser(recover=True)) if data.strip() else None


def all_text(element: etree._Element) -> str:
    """Return all text inside an element."""
    return "".join(str(piece) for piece in element.itertext())


def resolve(folder: str, target: str) -> str:
    """Return the package name a link leads to from a folder, without its fragment."""
    path = unquote(target.partition("#")[0])
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/"))
    return posixpath.normpath(posixpath.join(folder, path)).lstrip("/")


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _transitional(data: bytes) -> bytes:
    for short, full in (
        (b"officeDocument/", b"officeDocument/2006/"),
        (b"wordprocessingml/", b"wordprocessingml/2006/"),
        (b"spreadsheetml/", b"spreadsheetml/2006/"),
        (b"presentationml/", b"presentationml/2006/"),
        (b"drawingml/", b"drawingml/2006/"),
    ):
        data = data.replace(_STRICT + short, b"http://schemas.openxmlformats.org/" + full)
    return data


def _damaged(data: bytes) -> UnextractableError:
    if data.startswith(b"PK"):
        return UnextractableError("corrupt", "Not a valid zip package: the file is cut short.")
    return UnextractableError("corrupt", "Not a zip package, as its name says it is.")


def _short(name: str) -> str:
    return posixpath.basename(name)[:60] or "a file"
