"""The D-Bus session bus: calls that wait for their reply, and signals that reach a function."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.common import RouterClosed
from jeepney.io.threading import DBusRouter, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from desktop.errors import DesktopError

_PATIENCE_SECONDS = 5.0
_JOIN_SECONDS = 5.0
_NOT_KNOWN = {
    "org.freedesktop.DBus.Error.UnknownMethod",
    "org.freedesktop.DBus.Error.UnknownInterface",
    "org.freedesktop.DBus.Error.UnknownObject",
}


class BusError(DesktopError):
    """The bus is not there, or a call failed. `name` is the D-Bus error's name, or ""."""

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message)
        self.name = name

    @property
    def unknown_method(self) -> bool:
        """Whether the service is there but has no such method."""
        return self.name in _NOT_KNOWN


def address(environment: Mapping[str, str] | None = None) -> str | None:
    """Find the session bus; never starts one."""
    env = os.environ if environment is None else environment
    if given := env.get("DBUS_SESSION_BUS_ADDRESS"):
        return given
    path = os.path.join(env.get("XDG_RUNTIME_DIR") or "/nowhere", "bus")
    return f"unix:path={path}" if os.path.exists(path) else None


class SessionBus:
    """One connection. Every thread may call; close it once, from a thread that is none of its own.

    Raises:
        BusError: when there is no bus, from the constructor and every call.
    """

    def __init__(self, bus_address: str | None = None) -> None:
        found = bus_address or address()
        if found is None:
            raise BusError("there is no D-Bus session bus")
        try:
            self._connection = open_dbus_connection(found)
        except (OSError, RuntimeError, ValueError, StopIteration) as failure:
            raise BusError(f"no D-Bus session bus: {type(failure).__name__}") from failure
        self._router = DBusRouter(self._connection)
        self._subscriptions: tuple[Subscription, ...] = ()
        self._lock = threading.Lock()
        self._signals: SimpleQueue[Message | None] = SimpleQueue()
        # One filter for all signals: the router's own table of filters is not safe to change
        # while a message comes in.
        self._router.filter(MatchRule(type="signal"), queue=self._signals)
        self._thread = threading.Thread(target=self._dispatch, name="dbus-signals", daemon=True)
        self._thread.start()

    @property
    def unique_name(self) -> str:
        """The connection's own name on the bus, such as ":1.7"."""
        return str(self._router.unique_name)

    def call(
        self,
        where: DBusAddress,
        method: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
        seconds: float = _PATIENCE_SECONDS,
    ) -> tuple[Any, ...]:
        """Call a method and return what it answers."""
        message = new_method_call(where, method, signature or None, body)
        try:
            answer: tuple[Any, ...] = unwrap_msg(
                self._router.send_and_get_reply(message, timeout=seconds)
            )
        except DBusErrorResponse as failure:
            raise BusError(f"{method} failed: {failure.name}", failure.name) from failure
        except (TimeoutError, OSError, RouterClosed) as failure:
            raise BusError(f"{method} had no answer: {type(failure).__name__}") from failure
        return answer

    def listen(self, rule: MatchRule, heard: Callable[[Message], None]) -> Subscription:
        """Call `heard`, in a thread of the bus, for every signal that matches, until stopped."""
        subscription = Subscription(self, rule, heard)
        with self._lock:
            self._subscriptions = (*self._subscriptions, subscription)
        self._match("AddMatch", rule)
        return subscription

    def forget(self, subscription: Subscription) -> None:
        """End a subscription; does nothing when it ended already."""
        with self._lock:
            if subscription not in self._subscriptions:
                return
            self._subscriptions = tuple(
                other for other in self._subscriptions if other is not subscription
            )
        self._match("RemoveMatch", subscription.rule)

    def _match(self, method: str, rule: MatchRule) -> None:
        self.call(message_bus, method, "s", (rule.serialise(),))

    def _dispatch(self) -> None:
        while (message := self._signals.get()) is not None:
            for subscription in self._subscriptions:
                if subscription.rule.matches(message):
                    subscription.heard(message)

    def close(self) -> None:
        """End the connection and its threads."""
        self._signals.put(None)
        self._thread.join(_JOIN_SECONDS)
        self._router.close()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _value: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, eq=False)
class Subscription:
    """What is listened to, and what hears it."""

    bus: SessionBus
    rule: MatchRule
    heard: Callable[[Message], None]

    def stop(self) -> None:
        """Hear no more; may be called twice."""
        self.bus.forget(self)


class Expected:
    """One signal that is waited for: make it before the call that provokes it."""

    def __init__(self, bus: SessionBus, rule: MatchRule) -> None:
        self._queue: SimpleQueue[Message] = SimpleQueue()
        self._subscription = bus.listen(rule, self._queue.put)

    def wait(self, seconds: float) -> tuple[Any, ...]:
        """Return the signal's arguments.

        Raises:
            BusError: when it does not come in time.
        """
        try:
            body: tuple[Any, ...] = self._queue.get(timeout=seconds).body
        except Empty:
            raise BusError("the answer did not come in time") from None
        return body

    def stop(self) -> None:
        """Wait no more."""
        self._subscription.stop()
