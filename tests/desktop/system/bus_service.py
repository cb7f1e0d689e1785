"""A real D-Bus service on the private bus, made of functions, that records what it is asked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.threading import ReceiveStopped, open_dbus_connection

Reply = tuple[str, tuple[Any, ...]]  # signature, body


class Refused(Exception):  # noqa: N818 - it stands for what the bus calls an error
    """The service answers with this D-Bus error."""


@dataclass
class Call:
    """One call that came: "Interface.Method" (without the interface's dots), and its arguments."""

    method: str
    body: tuple[Any, ...]
    sender: str
    path: str


Method = Callable[[Call], Reply]


@dataclass
class Service:
    """Owns `name` and answers by `methods`: "Method" -> function of the call."""

    address: str
    name: str
    methods: dict[str, Method]
    calls: list[Call] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._connection = open_dbus_connection(self.address)
        self._connection.send(message_bus.RequestName(self.name))
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        assert self._ready.wait(60), "the name was not given"
        return self

    def __exit__(self, *_failure: object) -> None:
        self._connection.interrupt()
        self._thread.join(20)
        self._connection.close()

    def asked(self, method: str) -> list[tuple[Any, ...]]:
        """Return the arguments of every call of a method."""
        return [call.body for call in self.calls if call.method == method]

    def signal(
        self, path: str, interface: str, name: str, signature: str, body: tuple[Any, ...]
    ) -> None:
        """Emit a signal."""
        source = DBusAddress(path, interface=interface)
        self._connection.send(new_signal(source, name, signature, body))

    def _serve(self) -> None:
        while True:
            try:
                message = self._connection.receive()
            except ReceiveStopped:
                return
            kind = message.header.message_type
            if kind is MessageType.method_return:
                self._ready.set()
            elif kind is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        method = fields[HeaderFields.member]
        call = Call(method, message.body, fields[HeaderFields.sender], fields[HeaderFields.path])
        answer = self.methods.get(method)
        self.calls.append(call)
        if answer is None:
            error = "org.freedesktop.DBus.Error.UnknownMethod"
            self._connection.send(new_error(message, error, "s", ("no such method",)))
            return
        try:
            signature, body = answer(call)
        except Refused as refusal:
            self._connection.send(new_error(message, str(refusal), "s", ("refused",)))
        else:
            self._connection.send(new_method_return(message, signature or None, body))
