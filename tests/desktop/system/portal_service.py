"""A GlobalShortcuts portal that behaves as the real ones do, quirks included."""

from __future__ import annotations

from typing import Any, Self

from tests.desktop.system.bus_service import Call, Method, Refused, Reply, Service

_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_PATH = "/org/freedesktop/portal/desktop"


class Portal:
    """`registry`: as from 1.20 on, calls before Register are refused. `answer`: the response
    code; `binds` False answers success with an empty list, as 1.16 with Plasma 5.27 does.
    """

    def __init__(
        self,
        address: str,
        *,
        registry: bool = True,
        response: int = 0,
        binds: bool = True,
        trigger: str | None = None,
    ) -> None:
        self.registry = registry
        self.response = response
        self.binds = binds
        self.trigger = trigger
        self.sessions: list[str] = []
        self.closed: list[str] = []
        self.preferred: list[str] = []
        self._registered: set[str] = set()
        methods: dict[str, Method] = {
            "CreateSession": self._create,
            "BindShortcuts": self._bind,
            "Close": self._close,
        }
        if registry:
            methods["Register"] = self._register
        self.service = Service(address, "org.freedesktop.portal.Desktop", methods)

    def __enter__(self) -> Self:
        self.service.__enter__()
        return self

    def __exit__(self, *failure: object) -> None:
        self.service.__exit__(*failure)

    def activate(self, session: str | None = None, shortcut: str = "toggle") -> None:
        """Emit Activated, as when the person presses the key."""
        body = (
            session or self.sessions[-1],
            shortcut,
            12345,
            {"activation_token": ("s", "token-1")},
        )
        self.service.signal(_PATH, _SHORTCUTS, "Activated", "osta{sv}", body)

    def _register(self, call: Call) -> Reply:
        if any(c.sender == call.sender and c.method != "Register" for c in self.service.calls):
            raise Refused("org.freedesktop.portal.Error.Failed")
        self._registered.add(call.sender)
        return "", ()

    def _create(self, call: Call) -> Reply:
        (options,) = call.body
        if self.registry and call.sender not in self._registered:
            raise Refused("org.freedesktop.portal.Error.NotAllowed")
        sender = _element(call.sender)
        session = f"{_PATH}/session/{sender}/{options['session_handle_token'][1]}"
        self.sessions.append(session)
        return self._respond(call, options, 0, {"session_handle": ("s", session)})

    def _bind(self, call: Call) -> Reply:
        session, shortcuts, _parent, options = call.body
        assert session in self.sessions
        self.preferred += [values["preferred_trigger"][1] for _name, values in shortcuts]
        bound = []
        if self.binds:
            for name, values in shortcuts:
                trigger = self.trigger
                if trigger is None:
                    trigger = f"Press {values['preferred_trigger'][1]}"
                shown = {
                    "description": values["description"],
                    "trigger_description": ("s", trigger),
                }
                bound.append((name, shown))
        return self._respond(call, options, self.response, {"shortcuts": ("a(sa{sv})", bound)})

    def _respond(
        self, call: Call, options: dict[str, Any], code: int, results: dict[str, Any]
    ) -> Reply:
        request = f"{_PATH}/request/{_element(call.sender)}/{options['handle_token'][1]}"
        # The answer may well come before the call's own reply.
        self.service.signal(
            request, "org.freedesktop.portal.Request", "Response", "ua{sv}", (code, results)
        )
        return "o", (request,)

    def _close(self, call: Call) -> Reply:
        self.closed.append(call.path)
        return "", ()


def _element(sender: str) -> str:
    return sender.removeprefix(":").replace(".", "_")
