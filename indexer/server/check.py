"""The service's part of `magpie doctor`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from indexer.contract.locations import shown
from indexer.contract.messages import Finding, Findings
from indexer.vault.vault import Vault

if TYPE_CHECKING:
    from indexer.service import Service

_SHOWN_FAILURES = 5


def findings(service: Service, query_id: int) -> Findings:
    """Compare the derived indexes with the catalog and report the limits."""
    catalog = service.catalogs.here()
    counts = catalog.reading.counts(service.meaning.model_number)
    verdict = catalog.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    found = [
        Finding(
            "ok" if verdict == "ok" else "error",
            f"Catalog: {counts.documents:,} documents, {verdict}",
        )
    ]
    held = service.words.document_count()
    if held is None:
        found.append(Finding("warning", "The keyword index is not there; it is being built."))
    else:
        complete = held >= counts.documents - counts.queued
        remedy = "" if complete else "Run `magpie doctor --rebuild`."
        text = f"Keyword index: {held:,} documents, {counts.queued:,} waiting"
        found.append(Finding("ok" if complete else "warning", text, remedy))
    ready = service.meaning.ready
    text = (
        f"Model {service.meaning.model_name}: {counts.embedded:,} of {counts.passages:,} passages"
    )
    if ready and service.supervisor.resting and service.meaning.vector_count() != counts.embedded:
        remedy = "Run `magpie doctor --rebuild`."
        found.append(Finding("warning", "The vectors are not level with the catalog.", remedy))
    found.append(Finding("ok" if ready else "warning", text if ready else f"{text}; loading"))
    watched, polled = service.files.watched()
    found.append(Finding("ok", f"Folders: {watched:,} watched, {polled:,} polled"))
    vault, snippets = service.clips.vault, service.snippets.vault
    found.append(_vault("Clipboard history", vault, lambda: f"{vault.totals().clips:,} clips"))
    found.append(_vault("Snippets", snippets, lambda: f"{len(snippets.book()):,} snippets"))
    found += [Finding("warning", line) for line in service.all_problems()]
    for path, reason in catalog.reading.failures(_SHOWN_FAILURES):
        found.append(Finding("warning", f"{shown(path)}: {reason}"))
    if counts.failed > _SHOWN_FAILURES:
        found.append(Finding("warning", f"{counts.failed - _SHOWN_FAILURES:,} more files failed."))
    return Findings(id=query_id, findings=found)


def _vault(what: str, vault: Vault, held: Callable[[], str]) -> Finding:
    """Tell how a vault and its key are."""
    if vault.condition == "off":
        return Finding("ok", f"{what}: off")
    if vault.message:
        return Finding("warning", f"{what}: {vault.message}")
    return Finding("ok", f"{what}: {held()}, key from {vault.key}")
