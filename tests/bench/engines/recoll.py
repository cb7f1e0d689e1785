"""Recoll, the desktop search, where it is installed: each passage a file, each search a process."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.bench import recoll
from tests.bench.engines.engine import HITS, Piece, Question, Written

_FILES_IN_A_FOLDER = 1000


class RecollEngine:
    """Recoll with its defaults."""

    name = "recoll"

    @staticmethod
    def installed() -> bool:
        """Whether its programs are there."""
        return None not in (shutil.which("recollindex"), shutil.which("recollq"))

    def write(self, pieces: Sequence[Piece], folder: Path) -> Written:
        """Index files of plain text; writing the files is left out of the time."""
        documents = folder / "documents"
        for number, piece in enumerate(pieces):
            place = documents / str(number // _FILES_IN_A_FOLDER)
            if not number % _FILES_IN_A_FOLDER:
                place.mkdir(parents=True)
            (place / f"{number}-{piece.name[:60]}.txt").write_text(piece.text, encoding="utf-8")
        indexed = recoll.index(documents, folder)
        if indexed is None:
            raise FileNotFoundError("recollindex")
        return Written(indexed.seconds, indexed.index_bytes, "a search starts a process")

    def open(self, folder: Path) -> _Searcher:
        """Remember where the index is."""
        return _Searcher(folder)


class _Searcher:
    def __init__(self, folder: Path) -> None:
        config = os.fspath(folder / "recoll")
        self._environment = {**os.environ, "RECOLL_CONFDIR": config, "HOME": os.fspath(folder)}
        self._command = ["recollq", "-c", config, "-b", "-n", str(HITS)]

    def search(self, question: Question) -> int | None:
        text = " ".join(question.words)
        match question.kind:
            case "typo":
                return None
            case "prefix":
                asked = [f"{text}*"]
            case "phrase":
                asked = [f'"{text}"']
            case _:
                asked = ["-o", text]
        answer = subprocess.run(
            [*self._command, *asked],
            env=self._environment, check=False, capture_output=True, text=True,
        )  # fmt: skip
        if answer.returncode:
            return 0  # it refuses a prefix of too many words
        return sum(line.startswith("file://") for line in answer.stdout.splitlines())

    def close(self) -> None:
        pass
