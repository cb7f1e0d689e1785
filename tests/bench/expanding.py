"""Expansion as typed: how long a text takes to come, and what listening costs while one types.

Keys are pressed by XTest and come to a plain X client, so that nothing is measured but the way
through the X server, the listener and the service.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from Xlib import X

from desktop.expanding.matching import LONGEST, Matcher
from indexer.contract.snippet_messages import KeepSnippet, SnippetKept, Trigger
from indexer.contract.snippets import Snippet
from tests.bench.product import percentile
from tests.desktop.screen import Screen, Window, running_bus, running_screen, window
from tests.desktop.system.viewer import Home
from tests.desktop.typist import Typist, typist
from tests.end_to_end.test_launcher import launcher
from tests.harness import Magpie, eventually

Figures = dict[str, Any]
_ROOT: Final = Path(__file__).parents[2]
_TIMES: Final = 100
_TEXT: Final = "kind regards from all of us"
_PATIENCE: Final = 20.0
_ROUNDS: Final = 40
_KEYS: Final = 25  # of a round, with and without a listener
_PAUSE: Final = 0.01  # between two keys
_KEYWORDS: Final = 10_000


def measure(scratch: Path) -> Figures:
    """Measure all of it."""
    figures = matching()
    with running_screen() as screen, running_bus(scratch / "bus") as bus:
        figures |= listening(screen)
        figures |= expanding(screen, bus, scratch)
    return figures


def matching() -> Figures:
    """Measure what a key costs among many keywords, and with expressions beside them."""
    chance = random.Random(5)
    letters = "abcdefghijklmnopqrstuvwxyz :,"
    keywords = [
        Trigger(
            uid=str(n),
            keywords=[":" + "".join(chance.choices(letters[:26], k=chance.randint(2, 30)))],
            left_word=n % 2 == 0,
            right_word=n % 3 == 0,
            propagate_case=n % 4 == 0,
        )
        for n in range(_KEYWORDS)
    ]
    expressions = [Trigger(uid="r", regex=rf":{n}(?P<n>\d+)x") for n in range(10)]
    figures: Figures = {}
    for name, triggers in (("keywords", keywords), ("expressions", [*keywords, *expressions])):
        matcher, typed, times = Matcher(triggers), "", list[float]()
        for _ in range(5000):
            typed = (typed + chance.choice(letters))[-matcher.depth :]
            began = time.perf_counter()
            matcher.find(typed)
            times.append(time.perf_counter() - began)
        figures[f"expanding_match_{name}_us_p50"] = round(statistics.median(times) * 1e6, 1)
        figures[f"expanding_match_{name}_us_p99"] = round(percentile(times, 0.99) * 1e6, 1)
    hostile = Matcher([Trigger(uid="r", regex=r"(\w+\s*)+\d$")])
    began = time.perf_counter()
    hostile.find("a" * (LONGEST - 1) + "!")
    figures["expanding_hostile_expression_ms"] = round((time.perf_counter() - began) * 1e3, 1)
    return figures


def listening(screen: Screen) -> Figures:
    """Measure how long a key takes to its program, with a listener and without, in turns."""
    with (
        _listener(screen) as process,
        window(screen) as target,
        typist(screen.display) as hands,
    ):
        times: dict[str, list[float]] = {"on": [], "off": []}
        for number in range(2 * _ROUNDS):
            state = "on" if number % 2 else "off"
            if number:
                _tell(process, state)
            times[state] += [_latency(hands, target) for _ in range(_KEYS)]
    off, on = statistics.median(times["off"]), statistics.median(times["on"])
    return {
        "expanding_key_ms_without": round(off * 1e3, 3),
        "expanding_key_ms_with": round(on * 1e3, 3),
        "expanding_key_ms_added": round((on - off) * 1e3, 3),
        "expanding_key_ratio": round(on / off, 3),
        "expanding_key_ratio_p95": round(
            percentile(times["on"], 0.95) / percentile(times["off"], 0.95), 3
        ),
    }


@contextmanager
def _listener(screen: Screen) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.small_listener"],
        env={**os.environ, **screen.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
    )
    try:
        _tell(process, "on")  # all is loaded
        _tell(process, "off")
        yield process
    finally:
        process.communicate()


def _tell(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    assert process.stdout.readline().strip() == line


def _latency(hands: Typist, target: Window) -> float:
    time.sleep(_PAUSE)
    began = hands.press("e")
    while target.display.next_event().type != X.KeyPress:
        pass
    return time.monotonic() - began


def expanding(screen: Screen, bus: str, scratch: Path) -> Figures:
    """Measure from the last key of a keyword to the last one of its text, with the real service."""
    product = Magpie(scratch / "home")
    product.settings("[snippets]\nexpand = true\n")
    product.start()
    try:
        with product.client() as client:
            snippet = Snippet(uid="", keywords=(":k",), text=_TEXT)
            client.ask(KeepSnippet(snippet=snippet), SnippetKept)
        with (
            launcher(screen, product, Home.make(scratch / "person"), bus),
            window(screen) as target,
            typist(screen.display) as hands,
        ):
            log = product.home / "launcher.out"
            eventually(lambda: b"keywords are looked for" in log.read_bytes(), "it listens")
            times = [_expansion(hands, target) for _ in range(_TIMES)]
    finally:
        product.stop()
    return {
        "expanding_text_ms_p50": round(statistics.median(times) * 1e3, 1),
        "expanding_text_ms_p95": round(percentile(times, 0.95) * 1e3, 1),
    }


def _expansion(hands: Typist, target: Window) -> float:
    """Type a keyword and return how long its text took; a space keeps it from being undone."""
    hands.press(":")
    began = hands.press("k")
    seen = ""
    deadline = time.monotonic() + _PATIENCE
    while not seen.endswith(_TEXT):
        assert time.monotonic() < deadline, "the text did not come"
        event = target.display.next_event()
        if event.type == X.KeyPress:
            keysym = target.display.keycode_to_keysym(event.detail, 0)
            seen += chr(keysym) if 0x20 <= keysym < 0x7F else ""
    took = time.monotonic() - began
    hands.press(" ")
    time.sleep(_PAUSE)
    return took
