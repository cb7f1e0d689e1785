"""The contract of `SecretStore`: the fake, and the real adapter on a real gnome-keyring."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

from indexer.vault.errors import SecretError
from tests.fakes import FakeSecrets
from tests.vault.keyring_daemon import Session, session

NAME, OTHER = "clipboard vault 4d61674b00", "clipboard vault 4d61674b01"
SECRET = bytes(range(32))


class Store(Protocol):
    """Calls a store, and returns what it found or raised."""

    def call(self, *call: Any) -> dict[str, Any]: ...


class Fake:
    def __init__(self) -> None:
        self.secrets = FakeSecrets()

    def call(self, *call: Any) -> dict[str, Any]:
        name, *arguments = call
        plain = [base64.b64decode(one[1]) if isinstance(one, list) else one for one in arguments]
        try:
            found = getattr(self.secrets, name)(*plain)
        except SecretError as error:
            return {"error": type(error).__name__}
        return {"found": None if found is None else found.hex()}


def packed(secret: bytes) -> list[str]:
    return ["bytes", base64.b64encode(secret).decode()]


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Session]:
    assert shutil.which("gnome-keyring-daemon"), "`make test` installs gnome-keyring"
    with session(tmp_path) as running:
        yield running


@pytest.fixture(params=["fake", "gnome-keyring"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "fake":
        return Fake()
    running: Session = request.getfixturevalue("bus")
    running.start_keyring("a person's password")
    return running


def test_a_fresh_store_has_nothing_and_keeps_what_is_put(store: Store) -> None:
    assert store.call("get", NAME) == {"found": None}
    assert store.call("put", NAME, packed(SECRET)) == {"found": None}
    assert store.call("get", NAME) == {"found": SECRET.hex()}
    assert store.call("get", OTHER) == {"found": None}


def test_a_secret_takes_the_place_of_another(store: Store) -> None:
    store.call("put", NAME, packed(SECRET))
    store.call("put", NAME, packed(SECRET[::-1]))
    assert store.call("get", NAME) == {"found": SECRET[::-1].hex()}


def test_what_is_deleted_is_gone_and_deleting_it_again_is_nothing(store: Store) -> None:
    store.call("put", NAME, packed(SECRET))
    store.call("put", OTHER, packed(SECRET))
    assert store.call("delete", NAME) == {"found": None}
    assert store.call("get", NAME) == {"found": None}
    assert store.call("delete", NAME) == {"found": None}
    assert store.call("get", OTHER) == {"found": SECRET.hex()}


def test_without_a_keyring_that_is_said(bus: Session) -> None:
    for call in (("get", NAME), ("put", NAME, packed(SECRET)), ("delete", NAME)):
        assert bus.call(*call)["error"] == "KeyringAbsentError"


def test_a_keyring_outlives_its_daemon(bus: Session) -> None:
    bus.start_keyring("a person's password")
    bus.call("put", NAME, packed(SECRET))
    bus.start_keyring("a person's password")
    assert bus.call("get", NAME) == {"found": SECRET.hex()}


def test_a_locked_keyring_gives_nothing(bus: Session) -> None:
    """No prompt can be shown on this bus: the keyring takes that for a refusal, or waits."""
    bus.start_keyring("a person's password")
    bus.call("put", NAME, packed(SECRET))
    bus.start_keyring(None)
    child = bus.begin("get", NAME)
    try:
        answer, _ = child.communicate(timeout=5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return  # it waits for a prompt that nobody answers: the vault goes on without
    assert '"error"' in answer
    assert SECRET.hex() not in answer


@pytest.mark.parametrize(
    "backend", ["keyring.backends.null.Keyring", "keyrings.alt.file.PlaintextKeyring"]
)
def test_a_keyring_of_no_known_system_is_refused(bus: Session, backend: str) -> None:
    bus.environment["PYTHON_KEYRING_BACKEND"] = backend
    found = bus.call("put", NAME, packed(SECRET))
    assert found["error"] == "KeyringAbsentError"
