"""The watcher under load, and at rest."""

from __future__ import annotations

import os
import random
import shutil
import threading
import time

import pytest

from indexer.clock import SystemClock
from indexer.watch import Rules, Watcher
from tests.watch.conftest import Harness


def test_a_growing_log_is_told_though_it_never_rests(watched: Harness) -> None:
    watched.watch(longest_seconds=0.5)
    path = watched.at("a.txt")
    done = threading.Event()

    def write() -> None:
        with open(path, "w") as file:
            while not done.wait(0.02):
                file.write("x")
                file.flush()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        watched.sink.wait(lambda: path in watched.sink.known)
    finally:
        done.set()
        writer.join()


@pytest.mark.parametrize("seed", range(4))
def test_storms_end_with_what_is_on_disk(watched: Harness, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a storm, not a secret
    watched.watch()
    folders = (
        ["."] + [f"d{n}" for n in range(4)] + [f"d{n}/e{m}" for n in range(4) for m in range(2)]
    )

    def anything() -> bytes:
        return watched.at(os.path.join(rng.choice(folders), f"f{rng.randrange(6)}.txt"))

    for _ in range(1500):
        action = rng.randrange(10)
        try:
            if action < 4:
                path = anything()
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w") as file:
                    file.write("x" * rng.randrange(9))
            elif action < 6:
                os.remove(anything())
            elif action < 8:
                os.rename(anything(), anything())
            elif action == 8:
                os.rename(watched.at(rng.choice(folders[1:])), watched.at(rng.choice(folders[1:])))
            else:
                shutil.rmtree(watched.at(rng.choice(folders[1:])))
        except OSError:
            continue
    watched.wait_for_disk()
    path = watched.write("d3/e1/calm.txt")
    watched.sink.wait(lambda: path in watched.sink.known, "still followed after the storm")


def test_a_thousand_folders(watched: Harness) -> None:
    for number in range(1000):
        os.makedirs(watched.at(f"d{number % 10}/s{number}"))
    watcher = watched.watch()
    assert watcher.status().watched == 1011
    paths = [watched.write(f"d{number % 10}/s{number}/x.txt") for number in range(1000)]
    watched.wait_for(*paths)
    shutil.rmtree(watched.at("d3"))
    watched.wait_for_disk()
    watched.sink.wait(lambda: watcher.status().watched == 910)


def test_waiting_costs_nothing(watched: Harness) -> None:
    watched.write("a/x.txt")
    watcher = watched.watch()
    turns = 0
    real = watcher._turn

    def count(poller: object) -> int:
        nonlocal turns
        turns += 1
        return real(poller)  # type: ignore[arg-type]  # passed on

    watcher._turn = count  # type: ignore[method-assign]  # the loop has no other window
    time.sleep(0.5)  # there is no event to wait for when nothing is to happen
    # Looking again and again would be far more; the first turns may still take what was ordered.
    assert turns <= 3


def test_stopping_while_a_folder_is_walked_ends_the_wait(watched: Harness) -> None:
    for number in range(300):
        os.mkdir(watched.at(f"d{number}"))
    watcher = Watcher(watched.sink, Rules(), SystemClock())
    watched.watchers.append(watcher)
    watcher.start()
    adding = threading.Thread(target=watcher.add_root, args=(watched.root,))
    adding.start()
    watcher.stop()
    adding.join(60)
    assert not adding.is_alive()
    watcher.stop()
    watcher.remove_root(watched.root)
