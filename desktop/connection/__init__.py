"""The way to the service: its socket, and starting it where it does not run."""

from desktop.connection.connection import Connection
from desktop.connection.supervisor import Supervisor

__all__ = ["Connection", "Supervisor"]
