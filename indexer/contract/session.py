"""What a client tells of its session."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.contract.messages import SESSION_VARIABLES, TellSession


def session_of(environment: Mapping[str, str], *, launcher: bool = False) -> TellSession:
    """Return the message that tells an environment's session; what is not UTF-8 is left out."""
    return TellSession(
        environment={
            name: environment[name]
            for name in SESSION_VARIABLES
            if name in environment and _is_text(environment[name])
        },
        launcher=launcher,
    )


def _is_text(value: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in value)
