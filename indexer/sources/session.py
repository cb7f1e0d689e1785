"""What a search gets from the person's session: applications, and answers in its language."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Final

from indexer.contract.messages import SESSION_VARIABLES
from indexer.ports import Clock
from indexer.sources.apps import Applications
from indexer.sources.instant import InstantAnswers

_LOCALE_VARIABLES: Final = ("LC_ALL", "LC_TIME", "LANG")
_READ_SECONDS: Final = 2.0  # some hundred applications take a tenth of that


class SessionSources:
    """The sources that depend on the session; they change as a client tells more of it.

    Any thread may use `applications` and `instant`, which are complete at any time.
    """

    def __init__(self, environment: Mapping[str, str], clock: Clock) -> None:
        """`environment` is the service's own, which holds until somebody tells the session's."""
        self._environment = dict(environment)
        self._clock = clock
        self._told = False
        self._stopped = False
        self._telling = threading.Lock()  # held while applications are read
        self._changing = threading.Lock()
        self.applications = Applications(self._environment, clock)
        self.instant = InstantAnswers(clock, self._environment)

    def start(self) -> None:
        """Start to read and follow the applications."""
        self.applications.start()

    def stop(self) -> None:
        """End it."""
        with self._changing:
            self._stopped = True
        self.applications.stop()

    @property
    def locale(self) -> str:
        """The session's language for dates, such as "de_DE.UTF-8"; "" where nothing says so."""
        environment = self._environment
        return next((found for n in _LOCALE_VARIABLES if (found := environment.get(n))), "")

    def tell(self, variables: Mapping[str, str], *, launcher: bool) -> None:
        """Take the session's variables, if nobody told them or a launcher does.

        What of SESSION_VARIABLES they leave out is not set there. Returns when the applications
        are known.
        """
        with self._telling:
            if launcher or not self._told:
                self._told = True
                self._take(variables)
        self.applications.wait(_READ_SECONDS)

    def _take(self, variables: Mapping[str, str]) -> None:
        environment = {
            name: value
            for name, value in self._environment.items()
            if name not in SESSION_VARIABLES
        }
        for name in SESSION_VARIABLES:
            # The system's calls raise on null bytes.
            if name in variables and "\0" not in variables[name]:
                environment[name] = variables[name]
        if environment == self._environment:
            return
        applications = Applications(environment, self._clock)
        applications.start()
        applications.wait(_READ_SECONDS)  # until then the others are there to be found
        with self._changing:
            retired = applications if self._stopped else self.applications
            if not self._stopped:
                self._environment = environment
                self.applications = applications
                self.instant = InstantAnswers(self._clock, environment)
        retired.stop()
