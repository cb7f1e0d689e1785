"""What a person may send with a report: versions, sizes and counts, and nothing they have kept."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.status import Status
from indexer.contract.messages import Diagnosis, Failures, ServiceState

_MIB = 1 << 20


def diagnostics(
    status: Status,
    service: ServiceState | None,
    diagnosis: Diagnosis | None,
    failures: Failures | None,
    desktop: Mapping[str, str],
) -> str:
    """Return lines of "name: value"; what is None is not known.

    Problems are counted and not quoted, as they name files, and so may a model's name.
    """
    found = {
        "state": status.state + (f" ({status.pause})" if status.pause else ""),
        "folders": _count(status.folders),
        "files": f"{status.files}, {status.waiting} waiting, {status.failed} failed",
        "passages": f"{status.passages}, {status.embedded} embedded",
        "problems": str(len(status.problems)),
    }
    if failures is not None:
        kinds = sorted(failures.codes.items())
        found["failures"] = ", ".join(f"{code} {count}" for code, count in kinds) or "none"
    if service is not None:
        found["model"] = _model(service.model) + ("" if service.model_ready else ", not ready")
        found["uptime"] = f"{service.uptime:.0f} s"
        worker = f"{service.worker_memory / _MIB:.0f} MiB" if service.worker_pid else "none"
        found["memory"] = f"service {service.memory / _MIB:.0f} MiB, worker {worker}"
    if diagnosis is not None:
        sizes = {
            "catalog": diagnosis.catalog,
            "keyword": diagnosis.keyword,
            "vectors": diagnosis.vectors,
            "models": diagnosis.models,
        }
        found["sizes"] = ", ".join(f"{name} {n / _MIB:.1f} MiB" for name, n in sizes.items())
        found |= diagnosis.versions
    found |= desktop
    return "\n".join(f"{name}: {value}" for name, value in found.items()) + "\n"


def _count(count: int | None) -> str:
    return "unknown" if count is None else str(count)


def _model(name: str) -> str:
    """A model may be a folder of the person's own, whose path tells of them."""
    return "a folder of one's own" if name[:1] in ("/", "~", ".") or "\\" in name else name
