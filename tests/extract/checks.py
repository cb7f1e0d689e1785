"""What must hold of whatever is extracted."""

from __future__ import annotations

from indexer.documents import Extracted, Failure
from indexer.extract import extract_bytes


def extracted(name: str, data: bytes) -> Extracted:
    """Extract, expect it to succeed, and check what always holds."""
    result, version = extract_bytes(name.encode(), data)
    assert isinstance(result, Extracted), result
    assert version.partition("/")[0] != "unsupported"
    check(result)
    return result


def failure(name: str, data: bytes) -> Failure:
    """Extract, and expect it to fail."""
    result, _ = extract_bytes(name.encode(), data)
    assert isinstance(result, Failure), result
    assert "\n" not in result.reason
    return result


def check(result: Extracted) -> None:
    """Check that offsets, parts and lines fit the text."""
    text = result.text
    text.encode()  # holds no lone surrogates
    assert "\r" not in text
    assert "\0" not in text
    starts = [part.start for part in result.parts]
    assert starts == sorted(set(starts))
    assert all(0 <= start <= len(text) for start in starts)
    assert not starts or starts[0] == 0
    numbers = [part.number for part in result.parts]
    assert numbers == sorted(set(numbers))
    assert bool(result.parts) <= (result.unit != "none")
    for heading in result.headings:
        assert 0 <= heading.start <= len(text)
        assert heading.level >= 1
        assert heading.text
    if result.lines is not None:
        assert len(result.lines) == text.count("\n") + 1
        assert min(result.lines) >= 1
        if not result.parts:
            assert list(result.lines) == sorted(result.lines)


def lines_of(result: Extracted) -> list[tuple[int, str]]:
    """Pair each line of the text with its line in the original."""
    assert result.lines is not None
    return list(zip(result.lines, result.text.split("\n"), strict=True))
