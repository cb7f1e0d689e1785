"""How much of a file is read and kept, so that no file can take all of a machine's memory."""

from __future__ import annotations

MAX_CHARACTERS = 5_000_000  # of extracted text, for one file
MAX_MEMBER_BYTES = 200_000_000  # one unpacked file of a zip package
MAX_UNPACKED_BYTES = 400_000_000  # all that is unpacked of a zip package
MAX_MEMBERS = 50_000  # files in a zip package
MAX_CELLS = 3_000_000  # of a workbook, empty ones between others included
MAX_MIME_PARTS = 2_000
MAX_MIME_DEPTH = 20
