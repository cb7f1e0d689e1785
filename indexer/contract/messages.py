"""Every message between the service and its clients, as tagged structs.

A request carries the protocol version `v` and an `id` of the client's choice; each reply to it
carries the same id. A search has two replies, the first from keywords, the last fused; every
other request has one.
"""

from __future__ import annotations

from indexer.contract.clips import ClipReply, ClipRequest
from indexer.contract.envelope import MAX_MESSAGE_BYTES, PROTOCOL, Reply, Request
from indexer.contract.limits import (
    MOST_AROUND,
    SESSION_VARIABLES,
    WIDEST_PAGE,
    AnswerKind,
    FailureCode,
    Kind,
    Mode,
    Pause,
    Work,
)
from indexer.contract.replies import (
    Answer,
    Box,
    Citation,
    Contribution,
    Diagnosis,
    Done,
    DrawnPage,
    Error,
    Explanation,
    FailedFile,
    Failures,
    Finding,
    Findings,
    Folder,
    Folders,
    Hit,
    Hits,
    IndexState,
    PartStart,
    Passage,
    ServiceState,
    SettingsState,
    TextAround,
)
from indexer.contract.requests import (
    AddFolders,
    Check,
    Diagnose,
    DrawPage,
    Exclude,
    ForgetOpened,
    GetSettings,
    IndexStatus,
    ListFailures,
    ListFolders,
    Opened,
    PauseIndexing,
    ReadAgain,
    ReadAround,
    Rebuild,
    RemoveFolders,
    ResetSettings,
    ResumeIndexing,
    Search,
    ServiceStatus,
    SetSetting,
    Similar,
    StopService,
    TellSession,
    Why,
)
from indexer.contract.snippet_messages import SnippetReply, SnippetRequest

__all__ = [
    "MAX_MESSAGE_BYTES",
    "MOST_AROUND",
    "PROTOCOL",
    "SESSION_VARIABLES",
    "WIDEST_PAGE",
    "AddFolders",
    "Answer",
    "AnswerKind",
    "AnyReply",
    "AnyRequest",
    "Box",
    "Check",
    "Citation",
    "Contribution",
    "Diagnose",
    "Diagnosis",
    "Done",
    "DrawPage",
    "DrawnPage",
    "Error",
    "Exclude",
    "Explanation",
    "FailedFile",
    "FailureCode",
    "Failures",
    "Finding",
    "Findings",
    "Folder",
    "Folders",
    "ForgetOpened",
    "GetSettings",
    "Hit",
    "Hits",
    "IndexState",
    "IndexStatus",
    "Kind",
    "ListFailures",
    "ListFolders",
    "Mode",
    "Opened",
    "PartStart",
    "Passage",
    "Pause",
    "PauseIndexing",
    "ReadAgain",
    "ReadAround",
    "Rebuild",
    "RemoveFolders",
    "Reply",
    "Request",
    "ResetSettings",
    "ResumeIndexing",
    "Search",
    "ServiceState",
    "ServiceStatus",
    "SetSetting",
    "SettingsState",
    "Similar",
    "StopService",
    "TellSession",
    "TextAround",
    "Why",
    "Work",
]

AnyRequest = (
    ServiceStatus
    | StopService
    | AddFolders
    | RemoveFolders
    | ListFolders
    | IndexStatus
    | PauseIndexing
    | ResumeIndexing
    | ListFailures
    | ReadAgain
    | Diagnose
    | Why
    | Exclude
    | Rebuild
    | Check
    | Search
    | Opened
    | ForgetOpened
    | TellSession
    | Similar
    | GetSettings
    | SetSetting
    | ResetSettings
    | ReadAround
    | DrawPage
    | ClipRequest
    | SnippetRequest
)

AnyReply = (
    Error
    | Done
    | ServiceState
    | SettingsState
    | Folders
    | IndexState
    | Failures
    | Diagnosis
    | Explanation
    | Findings
    | Hits
    | TextAround
    | DrawnPage
    | ClipReply
    | SnippetReply
)
