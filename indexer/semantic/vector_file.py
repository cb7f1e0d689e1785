"""The file of a vector index: a checked header before the bytes, written atomically."""

from __future__ import annotations

import hashlib
import os
import struct
import tempfile
from pathlib import Path
from typing import Literal

import msgspec

from indexer.errors import IndexCorruptError

_MAGIC = b"MAGPIEV1"
_HEADER = struct.Struct("<8sI32s")  # magic, length of the description, SHA-256 of all after this
_LONGEST_DESCRIPTION = 64 * 1024


class VectorFile(msgspec.Struct, frozen=True):
    """A vector index as bytes, and what it was built with."""

    kind: Literal["flat", "graph"]
    model_key: str
    dimension: int
    body: bytes


class _Description(msgspec.Struct, frozen=True):
    version: Literal[1]
    kind: Literal["flat", "graph"]
    model_key: str
    dimension: int
    size: int  # bytes of the body


def write_vector_file(path: Path, file: VectorFile) -> None:
    """Write a sibling file, sync it, put it in place, sync the folder; raises OSError."""
    description = msgspec.json.encode(
        _Description(1, file.kind, file.model_key, file.dimension, len(file.body))
    )
    digest = hashlib.sha256(description)
    digest.update(file.body)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(_HEADER.pack(_MAGIC, len(description), digest.digest()))
            stream.write(description)
            stream.write(file.body)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def read_vector_file(path: Path) -> VectorFile:
    """Read and check a file; raises IndexCorruptError before any damaged byte is used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IndexCorruptError("The vector index cannot be read.") from error
    if len(data) < _HEADER.size:
        raise IndexCorruptError("The vector index is incomplete.")
    magic, length, checksum = _HEADER.unpack_from(data)
    if magic != _MAGIC or length > _LONGEST_DESCRIPTION:
        raise IndexCorruptError("The vector index is of another version, or damaged.")
    if hashlib.sha256(memoryview(data)[_HEADER.size :]).digest() != checksum:
        raise IndexCorruptError("The vector index is damaged.")
    start = _HEADER.size + length
    try:
        description = msgspec.json.decode(data[_HEADER.size : start], type=_Description)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise IndexCorruptError("The vector index is of another version, or damaged.") from error
    if len(data) != start + description.size:
        raise IndexCorruptError("The vector index is incomplete.")
    return VectorFile(description.kind, description.model_key, description.dimension, data[start:])
