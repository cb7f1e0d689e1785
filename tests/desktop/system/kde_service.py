"""KDE's shortcut service as Plasma 5 and 6 speak it."""

from __future__ import annotations

from typing import Self

from tests.desktop.system.bus_service import Call, Method, Refused, Reply, Service

_PATH = "/component/magpie"


class Kde:
    """`plasma6` knows sequences (`setShortcutKeys`); else only `setShortcut` is there."""

    def __init__(self, address: str, *, taken: set[int], plasma6: bool = True) -> None:
        self.taken = taken
        self.bound: list[int] = []
        self.present = False
        self._registered = False
        methods: dict[str, Method] = {
            "doRegister": self._register,
            "getComponent": self._component,
            "setInactive": self._inactive,
        }
        if plasma6:
            methods["setShortcutKeys"] = self._set_keys
        else:
            methods["setShortcut"] = self._set
        self.service = Service(address, "org.kde.kglobalaccel", methods)

    def __enter__(self) -> Self:
        self.service.__enter__()
        return self

    def __exit__(self, *failure: object) -> None:
        self.service.__exit__(*failure)

    def press(self, component: str = "io.magpie", action: str = "toggle") -> None:
        """Emit globalShortcutPressed."""
        self.service.signal(
            _PATH,
            "org.kde.kglobalaccel.Component",
            "globalShortcutPressed",
            "ssx",
            (component, action, 12345),
        )

    def _register(self, call: Call) -> Reply:
        ((component, action, title, description),) = call.body
        assert component
        assert action
        assert title
        assert description
        self._registered = True
        return "", ()

    def _component(self, _call: Call) -> Reply:
        if not self._registered:
            raise Refused("org.kde.kglobalaccel.NoSuchComponent")
        return "o", (_PATH,)

    def _inactive(self, _call: Call) -> Reply:
        self.present = False
        return "", ()

    def _set(self, call: Call) -> Reply:
        _action, keys, flags = call.body
        return "ai", (self._give(list(keys), flags),)

    def _set_keys(self, call: Call) -> Reply:
        _action, sequences, flags = call.body
        given = self._give([keys[0] for (keys,) in sequences], flags)
        return "a(ai)", ([([key, 0, 0, 0],) for key in given],)

    def _give(self, keys: list[int], flags: int) -> list[int]:
        assert flags & 2, "without SetPresent nothing is grabbed"
        assert flags & 4, "with autoloading the saved key would win"
        given = [0 if key in self.taken else key for key in keys]
        self.bound = [key for key in given if key]
        self.present = True
        return given
