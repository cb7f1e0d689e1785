"""Bytes to text: which encoding a file is in, and what of its characters is kept."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 8_192
# What people's files are in. A closed list keeps detection fast and its mistakes readable.
_CANDIDATES = [
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1251", "koi8_r", "cp1252", "cp1250",
    "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "cp866", "tis_620",
]  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_ALIASES = {  # what is declared is what browsers take it for
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "gb_2312-80": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932",
    "shift-jis": "cp932", "x-sjis": "cp932", "iso-8859-9": "cp1254", "tis-620": "cp874",
    "iso-8859-11": "cp874", "iso-8859-8-i": "iso-8859-8", "unicode-1-1-utf-7": "utf-7",
}  # fmt: skip
# Python also lists escapes as encodings; and UTF-16 shows by itself, whatever is declared.
_NEVER = {
    "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-16", "utf-16-le",
    "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
}  # fmt: skip


def decode(data: bytes, declared: str = "") -> str:
    """Decode a file's bytes and clean the text; never fails.

    `declared` is the encoding the file itself names, believed when the bytes allow it.
    """
    return clean(_decoded(data, declared))


def clean(text: str) -> str:
    """Make every line end ``\\n`` and drop NULs and lone surrogates."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            text = _SURROGATE.sub("", text)
    return text


def _decoded(data: bytes, declared: str) -> str:
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        for mark, encoding in _BOMS:
            if data.startswith(mark):
                return data.decode(encoding, "replace")
    wide = wide_encoding(data[:4096])
    if wide:
        return data.decode(wide, "replace")
    if declared:
        known = known_encoding(declared)
        if known and not _looks_utf8(data):
            return data.decode(known, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode(_detect(data), "replace")


def known_encoding(name: str) -> str:
    """Return the Python name of a text encoding, "" when there is none of that name."""
    lower = name.strip().strip("\"'").lower()
    name = _ALIASES.get(lower, lower)
    try:
        info = codecs.lookup(name)
        b"a".decode(name, "ignore")
    except (LookupError, ValueError, AssertionError):
        return ""
    return "" if info.name in _NEVER else info.name


def wide_encoding(head: bytes) -> str:
    """Recognise UTF-16 without a byte-order mark by where its NULs stand; "" when it is not."""
    if b"\0" not in head or len(head) < 4:
        return ""
    even, odd = head[0::2], head[1::2]
    pairs = len(odd)
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high.count(0) >= 0.4 * pairs and low.count(0) <= 0.02 * pairs:
            return name
    return ""


def _looks_utf8(data: bytes) -> bool:
    """Whether bytes that are not all ASCII are UTF-8: no other encoding passes by chance."""
    if data.isascii():
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _detect(data: bytes) -> str:
    """Guess the encoding of bytes that are not UTF-8."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    if broken * 20 < len(_MULTIBYTE.findall(data)):
        return "utf-8"  # a torn end or a few bad bytes in what is UTF-8 otherwise
    first = _NON_ASCII.search(data)
    start = max(0, (first.start() if first else 0) - 512)
    # Cut at a line, so that a character of several bytes is not cut in two.
    start = data.rfind(b"\n", 0, start) + 1 if start else 0
    sample = data[start : start + _SAMPLE_BYTES]
    if len(data) > start + _SAMPLE_BYTES and b"\n" in sample:
        sample = sample[: sample.rfind(b"\n") + 1]
    from charset_normalizer import from_bytes  # needed by few files, and slow to import

    best = from_bytes(
        sample, steps=4, chunk_size=1024, cp_isolation=_CANDIDATES, preemptive_behaviour=False
    ).best()
    return known_encoding(best.encoding) if best is not None else "cp1252"
