"""Extracts a file: chooses the format, runs it, and turns whatever goes wrong into a value."""

from __future__ import annotations

import errno
import logging
import os

from indexer.documents import Extracted, Failure
from indexer.extract.building import capped
from indexer.extract.failing import UnextractableError
from indexer.extract.reading import read_file
from indexer.extract.registry import HEAD_BYTES, UNSUPPORTED_VERSION, Format, extractor_for
from indexer.extract.sniffing import describe

log = logging.getLogger(__name__)


def extract(path: bytes, *, max_bytes: int) -> tuple[Extracted | Failure, str]:
    """Read and extract a file; the second value is the version of the format that did it.

    Raises VanishedError when there is no such file.
    """
    content = read_file(path, max_bytes)
    if isinstance(content.data, Failure):
        return content.data, content.format_version
    return extract_bytes(os.path.basename(path), content.data)


def extract_bytes(name: bytes, data: bytes) -> tuple[Extracted | Failure, str]:
    """Extract what was read already; `name` is the file's name and need not be UTF-8."""
    head = data[:HEAD_BYTES]
    found = extractor_for(name, head)
    if not data:
        version = found.version if found is not None else UNSUPPORTED_VERSION
        return Failure("empty", "The file is empty."), version
    if found is None:
        reason = f"{describe(name, head)}: only the name is indexed."
        return Failure("unsupported", reason), UNSUPPORTED_VERSION
    return _run(found, data, name.decode("utf-8", "replace")), found.version


def _run(found: Format, data: bytes, name: str) -> Extracted | Failure:
    try:
        return capped(found.extract(data, name))
    except UnextractableError as error:
        return error.failure
    except MemoryError:
        return Failure("memory", "Extracting the file takes more memory than it may.")
    except BaseException as error:  # the barrier: a parser may raise anything
        # A panic in Rust code is no Exception, but it is about the document all the same.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        # Neither the message nor the traceback is logged: both may quote the document.
        log.debug("%s extractor failed: %s", found.name, type(error).__name__)
        return Failure("corrupt", f"{found.name}: {type(error).__name__}: {_cause(error)}")


def _cause(error: BaseException) -> str:
    """Say more of an unexpected error, without quoting its message: it may hold content."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if isinstance(error, OSError) and error.errno:
        return errno.errorcode.get(error.errno, "error")
    return f"in {trace.tb_frame.f_code.co_name}" if trace is not None else "unknown cause"
