"""A service with many files that failed."""

from __future__ import annotations

from indexer.contract.messages import (
    AnyReply,
    AnyRequest,
    Diagnose,
    Diagnosis,
    Done,
    FailedFile,
    FailureCode,
    Failures,
    Folder,
    Folders,
    ListFailures,
    ListFolders,
    ReadAgain,
    ServiceState,
    ServiceStatus,
)
from tests.desktop.answering import AnsweringService

CODES: tuple[FailureCode, ...] = ("corrupt", "encrypted", "timeout")
FOLDERS = Folders(
    folders=[
        Folder("file:///home/ada/Documents", "/home/ada/Documents", 1820, 7, 1420, 1100, 390),
        Folder("file:///srv/x", "/srv/x", 41, 0, 40, 39, 1),
    ]
)


def file(number: int) -> FailedFile:
    path = f"/home/ada/Documents/{number:05}.pdf"
    code = CODES[number % len(CODES)]
    return FailedFile(f"file://{path}", path, code, f"Reason {number}.")


class Failing:
    """Keeps the failed files; what is read again does not fail any more."""

    def __init__(self, service: AnsweringService, count: int) -> None:
        self.files = [file(number) for number in range(count)]
        service.answers |= {
            ListFailures: self._list,
            ReadAgain: self._read_again,
            ListFolders: FOLDERS,
            ServiceStatus: ServiceState(
                pid=1,
                version="0.1.0",
                uptime=1.0,
                memory=100 << 20,
                worker_pid=None,
                worker_memory=0,
                model="small-model",
                model_ready=True,
            ),
            Diagnose: Diagnosis(
                catalog=5 << 20,
                keyword=3 << 20,
                vectors=1 << 20,
                models=1 << 20,
                versions={"magpie": "0.1.0", "python": "3.11.7"},
            ),
        }

    def _list(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, ListFailures)
        found = [
            file
            for file in self.files
            if request.text.casefold() in file.path.casefold()
            and request.code in (None, file.code)
            and file.uri.startswith(request.uri)
        ]
        part = found[request.offset : request.offset + request.limit]
        codes = {code: sum(f.code == code for f in self.files) for code in CODES}
        kept = {code: n for code, n in codes.items() if n}
        return Failures(failures=part, total=len(found), codes=kept)

    def _read_again(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, ReadAgain)
        wanted = set(request.uris)
        self.files = [f for f in self.files if wanted and f.uri not in wanted]
        return Done(notes=["They are read again."])
