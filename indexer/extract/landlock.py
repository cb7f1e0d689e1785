"""Landlock for the extraction child: the file system can be read and nothing be changed."""

from __future__ import annotations

import ctypes
import os
import struct
import sys

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every machine
_VERSION_FLAG, _PATH_BENEATH = 1, 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# How many rights to files each version of the interface knows; unknown ones are an error.
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_ALL_NETWORK = 0b11  # bind and connect by TCP, from version 4
_ALL_SCOPES = 0b11  # abstract sockets and signals to others, from version 6


def restrict() -> int:
    """Restrict this process from now on; return the interface's version, 0 where there is none.

    Needs ``PR_SET_NO_NEW_PRIVS``.
    """
    if sys.platform != "linux":
        return 0
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    version: int = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION_FLAG)
    if version < 1:
        return 0
    files = (1 << _RIGHTS.get(version, 16)) - 1
    network = _ALL_NETWORK if version >= 4 else 0
    scopes = _ALL_SCOPES if version >= 6 else 0
    size = 8 if version < 4 else 16 if version < 6 else 24
    rules = struct.pack("QQQ", files, network, scopes)
    ruleset: int = libc.syscall(_CREATE_RULESET, rules, ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return 0
    try:
        return version if _apply(libc, ruleset) else 0
    finally:
        os.close(ruleset)


def _apply(libc: ctypes.CDLL, ruleset: int) -> bool:
    root = os.open("/", os.O_PATH | os.O_CLOEXEC)
    try:
        readable = struct.pack("=Qi", _READ_FILE | _READ_DIR, root)
        if libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, readable, 0) != 0:
            return False
    finally:
        os.close(root)
    return bool(libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
