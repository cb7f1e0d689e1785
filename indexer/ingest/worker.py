"""The ingest worker: a niced child of the service that empties the queue and embeds.

It reads commands on stdin and writes events on stdout; when stdin ends, the service is gone and
so is the worker, at once: everything it holds can be redone.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

import msgspec
import psutil

from indexer.catalog import Catalog
from indexer.catalog.indexing import SERVING_MODEL
from indexer.catalog.queue import priority
from indexer.clock import SystemClock
from indexer.contract.locations import Locations, locate
from indexer.contract.messages import Pause
from indexer.documents import AnalysedDocument, DocId
from indexer.errors import IndexCorruptError, ModelError
from indexer.extract import Sandbox, versions
from indexer.failures import log_failure
from indexer.ingest.embed_stage import EmbedStage
from indexer.ingest.events import (
    Committed,
    Embedded,
    Event,
    Hold,
    ModelReady,
    Paused,
    Resting,
    Retune,
    Trouble,
    decode_command,
    encode,
)
from indexer.ingest.file_stage import FileStage
from indexer.ingest.generations import Generations, order_rebuild
from indexer.ingest.keyword_stage import COMMIT_DOCUMENTS, KeywordStage
from indexer.ingest.lock import FileLock
from indexer.ingest.pace import Pace, SystemSensors
from indexer.ingest.prepare import Outcome
from indexer.keyword import WhooshWriter
from indexer.ports import Clock
from indexer.semantic import OnnxEmbedder, ensure_model
from indexer.settings import BOX_MODEL, Settings, load, network_allowed

log = logging.getLogger(__name__)

CHILD_MEMORY_BYTES = 2 << 30
CHILD_DEADLINE_SECONDS = 60.0
COMMIT_SECONDS = 3.0
FIRST_COMMIT_SECONDS = 0.5
STORE_DOCUMENTS = 32
STORE_SECONDS = 0.2
PAUSE_SECONDS = 10.0
IDLE_SECONDS = 60.0
DUE_SECONDS = 0.25
MODEL_SECONDS = 0.2


class Worker:
    """Runs the stages in turn: files first, then the keyword index, then embeddings."""

    def __init__(
        self, locations: Locations, settings: Settings, clock: Clock, emit: Callable[[Event], None]
    ) -> None:
        self._locations = locations
        self._settings = settings
        self._clock = clock
        self._emit = emit
        self._catalog = Catalog(locations.catalog)
        self._pace = Pace(settings.index, SystemSensors(os.getppid()), clock)
        self._generations = Generations(self._catalog, locations.keyword)
        children = min(4, max(2, os.cpu_count() or 1))
        self._files = FileStage(
            self._catalog,
            [_sandbox() for _ in range(children)],
            versions(),
            settings.index.max_file_mb << 20,
            clock,
        )
        self._fresh: dict[tuple[DocId, int], AnalysedDocument] = {}
        self._last_commit = clock.monotonic() - COMMIT_SECONDS + FIRST_COMMIT_SECONDS
        self._models = ThreadPoolExecutor(1, thread_name_prefix="model")
        self._loading: Future[OnnxEmbedder] | None = None
        self._embed: EmbedStage | None = None
        self._writer: WhooshWriter | None = None
        self._awake = threading.Event()
        self._heard = 0  # commands
        self._retune = threading.Event()
        self._hold = threading.Event()
        self._paused: Pause = ""

    def listen(self, lines: Callable[[], bytes]) -> None:
        """Take commands until the service is gone, then end the process at once."""
        while line := lines():
            try:
                command = decode_command(line)
            except msgspec.MsgspecError:
                log.warning("the service sent a command that this worker does not know")
                continue
            if isinstance(command, Retune):
                self._retune.set()
            if isinstance(command, Hold):
                self._hold.set()
            self._heard += 1
            self._awake.set()
        # With the sandboxes, which end with their parent, this leaves no process: the group holds
        # whatever else was started, such as the export of a model.
        os.killpg(0, signal.SIGKILL)

    def run(self) -> None:
        """Work until there has been nothing to do for a while, or the person pauses it."""
        self._open_keyword()
        self._requeue_outdated()
        while True:
            self._awake.clear()
            heard = self._heard  # counted before it wakes: what comes later is told of again
            if self._hold.is_set():  # looked at after clearing, which a later one undoes
                self._commit()
                return
            if self._retune.is_set():
                self._retune.clear()
                self._open_keyword()
            if self._pausing():
                self._commit()  # what is read already need not wait
                if self._has_work():
                    self._awake.wait(PAUSE_SECONDS)
                    continue
                self._emit(Paused(""))
                self._paused = ""
            elif self._work():
                continue
            self._emit(Resting(heard))
            if not self._awake.wait(IDLE_SECONDS):
                return

    def _open_keyword(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None  # opening may fail, and closing twice must not
        self._writer = self._generations.open_writer()
        self._keyword = KeywordStage(self._catalog, self._writer)

    def _requeue_outdated(self) -> None:
        """Queue what was read by an extractor that has changed since."""
        current = versions()
        with self._catalog.transaction():
            for version in self._catalog.indexing.extractors():
                if version not in current:
                    paths = self._catalog.indexing.paths_extracted_by(version)
                    self._catalog.queue.put(
                        (path, priority(mtime_ns / 1e9, size)) for path, size, mtime_ns in paths
                    )

    def _has_work(self) -> bool:
        """Tell whether anything is left to do, without doing it."""
        indexing = self._catalog.indexing
        return bool(
            len(self._catalog.queue)
            or indexing.pending_keyword(1)
            or indexing.keyword_deletions()
            or indexing.lacks_vectors(self._catalog.get(SERVING_MODEL))
        )

    def _pausing(self) -> bool:
        why = self._pace.why_paused()
        if why != self._paused:
            self._paused = why
            self._emit(Paused(why))
        return bool(why)

    def _work(self) -> bool:
        """Do a little of what is most urgent; false when all is done."""
        try:
            return self._read_files() or self._write_rest() or self._embed_some()
        except IndexCorruptError as error:
            log.warning("the keyword index is rebuilt: %s", error)
            self._emit(Trouble("keyword", "The keyword index was damaged and is being rebuilt."))
            order_rebuild(self._catalog)
            self._open_keyword()
            return True

    def _read_files(self) -> bool:
        moved = self._files.fill()
        running = self._files.running
        if not running:
            if not moved and len(self._catalog.queue):
                self._awake.wait(DUE_SECONDS)  # removals that are not due yet
                return True
            return moved > 0
        done = self._wait_for_some(set(running))
        self._fresh.update(self._files.store(done))
        waited = self._clock.monotonic() - self._last_commit
        if len(self._fresh) >= COMMIT_DOCUMENTS or waited >= COMMIT_SECONDS:
            self._commit()
        return True

    def _wait_for_some(self, running: set[Future[Outcome]]) -> list[Future[Outcome]]:
        """Wait until a batch is done, so that one transaction stores it."""
        deadline = self._clock.monotonic() + STORE_SECONDS
        done: set[Future[Outcome]] = set()
        while running and len(done) < STORE_DOCUMENTS and not self._hold.is_set():
            left = deadline - self._clock.monotonic()
            if done and left <= 0:
                break
            finished, running = wait(running, max(left, 0.01), FIRST_COMPLETED)
            done |= finished
        return list(done)

    def _write_rest(self) -> bool:
        if self._commit():
            return True
        if self._generations.complete():
            self._emit(Committed(0))
            self._emit(Trouble("keyword", ""))
        return False

    def _commit(self) -> int:
        written = self._keyword.write(self._fresh)
        self._fresh.clear()
        self._last_commit = self._clock.monotonic()
        if written:
            self._emit(Committed(written))
        return written

    def _embed_some(self) -> bool:
        if self._model_is_coming():
            return True
        stage = self._embed_stage()
        if stage is None:
            return False
        self._files.rest()
        done = stage.embed_slice(self._awake.is_set)
        if done is None:
            if self._catalog.get(SERVING_MODEL) == self._settings.search.model:
                stage.drop_other_models()
            return self._writer is not None and self._writer.merge()
        if done:
            self._emit(Embedded(done))
        return True

    def _model_is_coming(self) -> bool:
        """Tell whether the model is still on its way; loading it keeps nothing else waiting."""
        if self._loading is None:
            self._loading = self._models.submit(self._load_model)
        return bool(wait([self._loading], MODEL_SECONDS).not_done)

    def _embed_stage(self) -> EmbedStage | None:
        """Return the stage, None where its model could not be had."""
        if self._embed is None and self._loading is not None:
            try:
                self._embed = EmbedStage(self._catalog, self._loading.result())
            except ModelError as error:
                self._emit(Trouble("model", f"Search by meaning is off: {error}"))
        return self._embed

    def _load_model(self) -> OnnxEmbedder:
        name = self._settings.search.model
        allowed = name != BOX_MODEL and network_allowed()
        folder = ensure_model(name, self._locations.models, allow_network=allowed)
        self._emit(Trouble("model", ""))
        self._emit(ModelReady())
        return OnnxEmbedder(folder, threads=min(4, os.cpu_count() or 1))

    def close(self) -> None:
        """End the children and give everything back."""
        self._files.close()
        self._models.shutdown(cancel_futures=True)
        self._catalog.close()


def _sandbox() -> Sandbox:
    return Sandbox(
        module="indexer.ingest.prepare_child",
        memory_bytes=CHILD_MEMORY_BYTES,
        deadline_seconds=CHILD_DEADLINE_SECONDS,
    )


def _step_aside() -> None:
    """Give the person's programs precedence for CPU, disk and memory."""
    os.nice(19)
    with contextlib.suppress(OSError, psutil.Error):  # some containers forbid it
        process = psutil.Process()
        if hasattr(process, "ionice"):
            process.ionice(psutil.IOPRIO_CLASS_IDLE)
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
            file.write("500")
    # Linux may share the processor out among sessions before it looks at what is nice within one,
    # and the worker has a session of its own.
    if os.getsid(0) == os.getpid():
        with contextlib.suppress(OSError), open("/proc/self/autogroup", "w", encoding="ascii") as f:
            f.write("19")


def main() -> int:
    """Run a worker for the service that started it."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s worker %(levelname)s %(message)s")
    locations = locate()
    _step_aside()
    lock = FileLock(locations.worker_lock)
    if not lock.acquire(timeout=10):
        return 1
    # Only events may reach stdout, whatever a library prints.
    events = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    writing = threading.Lock()

    def emit(event: Event) -> None:
        with writing:
            try:
                events.write(encode(event))
            except BrokenPipeError:
                os._exit(0)

    # Postings are many small objects without cycles: looking for some costs more than it frees.
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    worker = Worker(locations, load(locations.settings).settings, SystemClock(), emit)
    # Unbuffered: the lock of a buffered reader in a daemon thread aborts Python's shutdown.
    commands = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115 # open to the end
    threading.Thread(
        target=worker.listen, args=(commands.readline,), name="commands", daemon=True
    ).start()
    try:
        worker.run()
    except Exception as error:  # noqa: BLE001 # the barrier of this process
        log_failure(log, "the worker", error)
        return 1
    finally:
        worker.close()
        lock.release()
    return 0


if __name__ == "__main__":
    sys.exit(main())
