"""The service's composition root: starts its parts in order and stops them in reverse."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import logging.handlers
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from indexer.catalog import Catalogs
from indexer.catalog.indexing import SERVING_MODEL
from indexer.catalog.store import recover
from indexer.clock import SystemClock
from indexer.contract import freed_memory
from indexer.contract.locations import Locations
from indexer.contract.messages import Pause
from indexer.errors import MagpieError
from indexer.failures import log_failure
from indexer.ingest.events import Committed, Embedded, Event, ModelReady, Paused, Resting, Trouble
from indexer.ingest.lock import FileLock
from indexer.ingest.supervisor import Supervisor
from indexer.search.clips import CLIP, ClipSearch
from indexer.search.engine import Engine
from indexer.search.meaning import Meaning
from indexer.search.names import forget_names
from indexer.search.snippets import SnippetSearch
from indexer.search.words import Words
from indexer.server.dispatch import Dispatcher
from indexer.server.listener import Listener
from indexer.server.pausing import Pausing
from indexer.server.preferences import Preferences
from indexer.server.snippet_files import SnippetFiles
from indexer.settings import Loaded, Settings, SettingsFile, load, write_template
from indexer.settings.watch import FileWatch
from indexer.sources.apps.letters import forget_queries
from indexer.sources.files import FileSource
from indexer.sources.session import SessionSources
from indexer.usage import Usage
from indexer.vault import (
    ClipPause,
    Clips,
    ClipVault,
    Forgetting,
    ImageReader,
    KeyringSecrets,
    Snippets,
    SnippetVault,
    VaultMeaning,
    VaultWords,
)
from indexer.watch import Rules

log = logging.getLogger(__name__)
_MANY_FAILURES = 3
# How long a thread may go on while another waits. A search has two at work, and Python's 5 ms are
# a third of a reply's time: measured, a tenth less for both replies.
_SWITCH_SECONDS = 0.0005
_PAUSES: dict[Pause, str] = {
    "": "",
    "person": "as you asked",
    "battery": "running on battery",
    "busy": "other programs need the machine",
}
FAILED = 3  # an exit code other than that of a service which runs already


class Service:
    """All parts of one running service. `problems` maps a topic to a line for the person."""

    def __init__(self, locations: Locations, loaded: Loaded) -> None:
        settings = loaded.settings
        self.clock = SystemClock()
        self.started = self.clock.monotonic()
        self.locations = locations
        self.settings = settings
        self.problems: dict[str, str] = {}
        self.paused: Pause = ""  # the worker, by itself
        self.written = 0  # documents, since the start
        self.ending = asyncio.Event()
        self.catalogs = Catalogs(locations.catalog)
        self.words = Words(self.catalogs, locations.keyword, self._keyword_damaged)
        self.meaning = Meaning(
            self.catalogs, settings.search.model, locations.models, locations.vectors
        )
        self.usage = Usage(locations.usage, self.catalogs.here().identity(), self.clock)
        self.session = SessionSources(os.environ, self.clock)
        secrets = KeyringSecrets()
        self.vault = ClipVault(locations.vault, secrets, self.clock, settings.clipboard)
        self.snippets = SnippetVault(locations.snippets, secrets, self.clock)
        self.snippet_files = SnippetFiles(
            self.snippets, self.clock, locations.snippet_manifest, settings.snippets
        )
        self.clip_words = VaultWords(self.vault, Clips)
        self.clip_meaning = VaultMeaning(self.vault, Clips, lambda: self.meaning.embedder)
        self.snippet_words = VaultWords(self.snippets, Snippets)
        self.snippet_meaning = VaultMeaning(self.snippets, Snippets, lambda: self.meaning.embedder)
        self.clip_images = ImageReader(self.vault)
        self.clip_images.on_read = lambda clip: self._clips_changed([clip], [])
        self.forgetting = Forgetting(
            self.vault.let_go,
            self.snippets.let_go,
            self.clip_words.let_go,
            self.snippet_words.let_go,
            self.words.let_go,
            forget_queries,
            forget_names,
        )
        self.clip_words.on_tidied = self.forgetting.soon
        self.clip_pause = ClipPause(self.catalogs, self.clock)
        self.clip_search = ClipSearch(
            self.vault, self.clip_words, self.clip_meaning, self.usage, self.clock
        )
        self.snippet_search = SnippetSearch(
            self.snippets, self.snippet_words, self.snippet_meaning, self.usage, self.clock,
            self.meaning.keyed_vector, lambda: self.engine.semantic_weight,
        )  # fmt: skip
        self.snippets.on_store = self._snippets_opened
        self.snippets.on_items = self._snippets_changed
        self.snippet_words.on_tidied = self.forgetting.soon
        self.meaning.on_served = self._meaning_serves
        self.vault.on_store = self._vault_opened
        self.vault.on_items = self._clips_changed
        self.engine = Engine(
            self.catalogs, self.words, self.meaning, self.usage, self.session, self.clip_search,
            self.snippet_search, self.clock,
            settings.search.semantic_weight,
        )  # fmt: skip
        self.supervisor = Supervisor(self._hear)
        self.pausing = Pausing(self.catalogs, self.clock, self._pause_changed)
        self._loop = asyncio.get_running_loop()
        self._upkeep = ThreadPoolExecutor(1, thread_name_prefix="words")
        self._settings_file = SettingsFile(locations.settings, loaded)
        self.preferences = Preferences(
            self._settings_file, FileWatch(locations.settings, self._file_changed), self._apply
        )
        self._refreshing: asyncio.Task[None] | None = None
        self.files = FileSource(
            self.catalogs,
            _rules(settings),
            settings.index.quiet_seconds,
            self.clock,
            self._work_arrived,
        )

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run every part for as long as the block lasts."""
        async with contextlib.AsyncExitStack() as stack:
            self.engine.forget_gone()
            stack.callback(self.engine.close)
            stack.callback(self._upkeep.shutdown, wait=False, cancel_futures=True)
            stack.callback(self.session.stop)
            self.session.start()
            dispatcher = Dispatcher(self)
            stack.callback(dispatcher.close)
            listener = Listener(self.locations.socket, dispatcher.handle)
            stack.push_async_callback(listener.stop)
            await listener.start()
            stack.callback(self.vault.stop)
            stack.callback(self.snippets.stop)
            stack.callback(self.clip_meaning.stop)
            stack.callback(self.clip_words.stop)
            stack.callback(self.snippet_meaning.stop)
            stack.callback(self.snippet_words.stop)
            stack.callback(self.clip_images.stop)
            stack.callback(self.forgetting.stop)
            self.clip_words.load()
            self.vault.start()
            self.snippet_words.load()
            self.snippets.start()
            stack.callback(self.snippet_files.stop)
            self.snippet_files.start()
            stack.callback(self.meaning.stop)
            self.meaning.start()
            stack.push_async_callback(self.supervisor.stop)
            stack.callback(self.pausing.stop)
            self.pausing.start()
            self.supervisor.start()
            stack.callback(self.files.stop)
            self.files.start()
            stack.callback(self.preferences.stop)
            self.preferences.start()
            yield

    def _work_arrived(self) -> None:
        """Wake the worker, from any thread."""
        with contextlib.suppress(RuntimeError):  # the loop has ended: so has the service
            self._loop.call_soon_threadsafe(self.supervisor.wake)

    def _keyword_damaged(self) -> None:
        """Have the keyword index rebuilt, from any thread."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self.supervisor.retune)

    def rebuild_ordered(self) -> None:
        """Have the worker see that a rebuild was ordered, from any thread."""
        self._keyword_damaged()

    def files_queued(self) -> None:
        """Have the worker see that files are to be read, from any thread."""
        self._work_arrived()

    def pause(self) -> Pause:
        """Return why work pauses, "" when it does not."""
        return "person" if self.pausing.held else self.paused

    def why_paused(self) -> str:
        """Return in words why work pauses, empty when it does not."""
        return _PAUSES[self.pause()]

    def lacks_vectors(self) -> bool:
        """Tell whether a passage may lack its vector; for when no worker is there to say so."""
        catalog = self.catalogs.here()
        return catalog.indexing.lacks_vectors(catalog.get(SERVING_MODEL))

    def _pause_changed(self, held: bool) -> None:
        self.paused = ""  # a new worker says so again
        if held:
            self.supervisor.hold()
        else:
            self.supervisor.release()

    def all_problems(self) -> list[str]:
        """Return a line for everything that the person should know."""
        found = [*self._settings_file.loaded.problems, *self.problems.values()]
        found += self.files.problems()
        found += self.snippet_files.problems
        if self.meaning.problem:
            found.append(self.meaning.problem)
        if self.supervisor.failures >= _MANY_FAILURES:
            found.append(f"Indexing keeps failing; see {self.locations.log}.")
        return found

    def _file_changed(self) -> None:
        """Read the settings file again; in the loop's thread."""
        self._refreshing = asyncio.create_task(self.preferences.refresh())

    def _apply(self, before: Settings, after: Settings) -> None:
        """Have other settings take effect at once; in the loop's thread."""
        self.settings = after
        self.engine.semantic_weight = after.search.semantic_weight
        self.files.follow_rules(_rules(after), after.index.quiet_seconds)
        if after.clipboard != before.clipboard:
            self._loop.run_in_executor(self._upkeep, self.vault.follow, after.clipboard)
        self.snippet_files.apply(after.snippets)
        if after.search.model != before.search.model:
            self.meaning.want(after.search.model)
        if _of_worker(after) != _of_worker(before):
            self.supervisor.renew()

    def _vault_opened(self) -> None:
        self.clip_words.load()
        self.clip_meaning.load()
        self.clip_images.load()

    def _clips_changed(self, came: Sequence[int], gone: Sequence[int]) -> None:
        self.clip_words.hear(came, gone)
        self.clip_meaning.hear(came, gone)
        self.clip_images.hear(came)
        opened = {f"{CLIP}{clip}" for clip in gone}.intersection(self.usage.hits())
        self.usage.drop(opened)

    def _snippets_opened(self) -> None:
        self.snippet_words.load()
        self.snippet_meaning.load()
        self._in_upkeep(lambda: self.snippet_search.hear([]))

    def _snippets_changed(self, came: Sequence[int], gone: Sequence[int]) -> None:
        self.snippet_words.hear(came, gone)
        self.snippet_meaning.hear(came, gone)
        self._in_upkeep(lambda: self.snippet_search.hear(gone))

    def _meaning_serves(self) -> None:
        """Have what has no vector by this model get one."""
        self.clip_meaning.wake()
        self.snippet_meaning.wake()

    def _in_upkeep(self, task: Callable[[], None]) -> None:
        """Run what is derived from a vault, from any thread."""

        def guarded() -> None:
            try:
                task()
            except Exception as error:  # noqa: BLE001 # the barrier of this thread
                log_failure(log, "upkeep of the keywords of snippets", error)

        with contextlib.suppress(RuntimeError):  # it has ended: so has the service
            self._upkeep.submit(guarded)

    def _hear(self, event: Event) -> None:
        """Take an event of the worker, in the loop's thread."""
        match event:
            case Embedded():
                self.meaning.vectors_stored()
            case ModelReady():
                self.meaning.model_ready()
            case Resting():
                self.meaning.worker_rests()
            case Paused(why):
                self.paused = why
            case Trouble(topic, line):
                if line:
                    self.problems[topic] = line
                else:
                    self.problems.pop(topic, None)
            case Committed(documents):
                self.written += documents
                self._loop.run_in_executor(self._upkeep, self.words.catch_up)


def _rules(settings: Settings) -> Rules:
    index = settings.index
    return Rules(
        hidden=index.hidden,
        respect_ignore_files=index.respect_ignore_files,
        max_file_bytes=index.max_file_mb << 20,
        exclude=tuple(index.exclude),
    )


def _of_worker(settings: Settings) -> tuple[object, ...]:
    """Return the settings that the worker reads when it starts."""
    index = settings.index
    return index.max_file_mb, index.on_battery, index.when_busy, settings.search.model


async def _serve(locations: Locations) -> None:
    lost = recover(locations.catalog)
    service = Service(locations, load(locations.settings))
    if lost:
        service.problems["catalog"] = lost
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, service.ending.set)
    async with service.running():
        log.info("the service runs")
        await service.ending.wait()
    service.catalogs.here().checkpoint()
    log.info("the service has ended")


def set_up_logging(locations: Locations, *, to_stderr: bool) -> None:
    """Log to the home's file, bounded in size, and to stderr when that is somebody's terminal."""
    handlers: list[logging.Handler] = [
        logging.handlers.RotatingFileHandler(locations.log, maxBytes=1 << 20, backupCount=1)
    ]
    os.chmod(locations.log, 0o600)
    if to_stderr:
        handlers.append(logging.StreamHandler(sys.stderr))
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        handlers=handlers,
    )  # fmt: skip


def run(locations: Locations) -> int:
    """Run the service in the foreground until it is asked to end; 1 when another one runs."""
    if freed_memory.wanted(locations.settings):
        freed_memory.prepare()  # begins the process anew
    locations.make()
    os.umask(0o077)
    lock = FileLock(locations.lock)
    if not lock.acquire():
        print("Magpie's service is running already.", file=sys.stderr)  # noqa: T201 # for a person
        return 1
    sys.setswitchinterval(_SWITCH_SECONDS)
    set_up_logging(locations, to_stderr=sys.stderr.isatty())
    write_template(locations.settings)
    try:
        asyncio.run(_serve(locations))
    except MagpieError as error:
        print(f"magpie: {error}", file=sys.stderr)  # noqa: T201 # for a person
        log.error("%s", error)  # the message says it all
        return FAILED
    lock.release()
    logging.shutdown()
    # Threads that still work on something derived are not waited for: the catalog's changes are
    # whole or not there.
    os._exit(0)
