"""`magpie service run|start|stop|status`."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta

from indexer.cli.output import megabytes, print_json, without_envelope
from indexer.client import Client, NotRunningError
from indexer.contract.locations import locate
from indexer.contract.messages import Done, ServiceState, ServiceStatus, StopService
from indexer.errors import MagpieError
from indexer.ingest.lock import FileLock

_STOP_SECONDS = 10.0


def run(options: argparse.Namespace) -> int:
    """Run the action that the options name."""
    match options.action:
        case "run":
            from indexer.service import run as run_service

            return run_service(locate())
        case "start":
            return start()
        case "stop":
            return stop()
        case _:
            return status(as_json=options.json)


def start() -> int:
    """Start the service unless it runs."""
    with Client(locate()) as client:
        state = client.ask(ServiceStatus(), ServiceState)
    print(f"The service runs (process {state.pid}).")
    return 0


def stop() -> int:
    """End the service and wait until it has ended."""
    locations = locate()
    try:
        with Client(locations, start=False, timeout=_STOP_SECONDS) as client:
            client.ask(StopService(), Done)
    except NotRunningError:
        print("The service does not run.", file=sys.stderr)
        return 0
    lock = FileLock(locations.lock)
    if not lock.acquire(timeout=_STOP_SECONDS):
        raise MagpieError("The service was asked to end and has not.")
    lock.release()
    print("The service has ended.")
    return 0


def status(*, as_json: bool) -> int:
    """Show whether the service runs and how it is; 1 when it does not run."""
    try:
        with Client(locate(), start=False) as client:
            state = client.ask(ServiceStatus(), ServiceState)
    except NotRunningError as error:
        if as_json:
            print_json({"running": False})
            return 1
        raise MagpieError(f"{error} Start it with `magpie service start`.") from None
    if as_json:
        print_json({"running": True, **without_envelope(state)})
        return 0
    uptime = timedelta(seconds=round(state.uptime))
    print(f"running   process {state.pid}, version {state.version}, for {uptime}")
    print(f"memory    service {megabytes(state.memory)}, worker {megabytes(state.worker_memory)}")
    print(f"model     {state.model} ({'ready' if state.model_ready else 'loading'})")
    for line in state.problems:
        print(f"problem   {line}")
    return 0
