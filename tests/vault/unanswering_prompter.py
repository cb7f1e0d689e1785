"""A prompter of the keyring's that takes every prompt and shows none: nobody ever answers.

gnome-keyring asks gcr's prompter on the session bus (org.gnome.keyring.SystemPrompter) to show a
dialog; this one accepts, tells the keyring to go on, and leaves it at that.
"""

from __future__ import annotations

import threading
from typing import Self

from jeepney import HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

_NAME = "org.gnome.keyring.SystemPrompter"


class UnansweringPrompter:
    """Owns the prompter's name on a bus for as long as the block lasts."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.asked = threading.Event()

    def __enter__(self) -> Self:
        self._connection = open_dbus_connection(self._address)
        self._connection.send_and_get_reply(message_bus.RequestName(_NAME))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending = True
        self._thread.join(10)
        self._connection.close()

    _ending = False

    def _serve(self) -> None:
        while not self._ending:
            try:
                came = self._connection.receive(timeout=0.1)
            except TimeoutError:
                continue
            if came.header.message_type != MessageType.method_call:
                continue
            self._connection.send(new_method_return(came))
            if came.header.fields[HeaderFields.member] == "BeginPrompting":
                self.asked.set()
