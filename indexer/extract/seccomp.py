"""A seccomp filter for the extraction child: it can read files and compute, and little else."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys

_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2
_LOAD, _JUMP_EQUAL, _JUMP_ABOVE, _JUMP_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NR, _ARCH = 0, 4  # offsets in struct seccomp_data


def _argument(index: int) -> int:
    """Return the offset of the low word of a call's argument."""
    return 16 + 8 * index


# Numbers on x86_64 and on aarch64, which lacks the older calls.
_DENIED: dict[str, tuple[int | None, int | None]] = {
    # network
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200),
    "listen": (50, 201), "accept": (43, 202), "accept4": (288, 242), "sendto": (44, 206),
    "sendmsg": (46, 211), "sendmmsg": (307, 269),
    # other programs and processes
    "execve": (59, 221), "execveat": (322, 281), "fork": (57, None), "vfork": (58, None),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "kill": (62, 129), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240), "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438), "process_madvise": (440, 440), "setsid": (112, 157),
    "setpgid": (109, 154), "shmget": (29, 194), "shmat": (30, 196), "shmctl": (31, 195),
    "msgget": (68, 186), "msgsnd": (69, 189), "semget": (64, 190), "mq_open": (240, 180),
    # what lies deep in the kernel, or around this filter
    "bpf": (321, 280), "perf_event_open": (298, 241), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "userfaultfd": (323, 282),
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "add_key": (248, 217),
    "request_key": (249, 218), "keyctl": (250, 219), "mount": (165, 40), "umount2": (166, 39),
    "pivot_root": (155, 41), "chroot": (161, 51), "setns": (308, 268), "unshare": (272, 97),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "kexec_load": (246, 104), "kexec_file_load": (320, 294), "setrlimit": (160, 164),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "setuid": (105, 146),
    "setgid": (106, 144), "settimeofday": (164, 170), "clock_settime": (227, 112),
    "sethostname": (170, 161), "reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225),
    "quotactl": (179, 60), "acct": (163, 89), "fsopen": (430, 430), "fsmount": (432, 432),
    "fsconfig": (431, 431), "move_mount": (429, 429), "open_tree": (428, 428),
    "mount_setattr": (442, 442),
    # changes to files
    "creat": (85, None), "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None),
    "unlink": (87, None), "unlinkat": (263, 35), "rename": (82, None), "renameat": (264, 38),
    "renameat2": (316, 276), "link": (86, None), "linkat": (265, 37), "symlink": (88, None),
    "symlinkat": (266, 36), "mknod": (133, None), "mknodat": (259, 33), "chmod": (90, None),
    "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, None),
    "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54), "truncate": (76, 45),
    "ftruncate": (77, 46), "fallocate": (285, 47), "utime": (132, None), "utimes": (235, None),
    "utimensat": (280, 88), "futimesat": (261, None), "setxattr": (188, 5), "lsetxattr": (189, 6),
    "fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
}  # fmt: skip
_OPEN, _OPENAT, _OPENAT2 = (2, None), (257, 56), (437, 437)
_CLONE, _CLONE3, _TGKILL, _PRLIMIT = (56, 220), (435, 435), (234, 131), (302, 261)
_CLONE_THREAD = 0x00010000
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column, AUDIT_ARCH
_X32_BIT = 0x40000000


def install() -> bool:
    """Filter this process's system calls from now on; false where that is not possible.

    Needs ``PR_SET_NO_NEW_PRIVS``. Denied calls fail with EPERM.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None or struct.calcsize("P") != 8:
        return False
    program = _program(*machine)
    count = len(program) // 8
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxQ", count, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    done: int = libc.prctl(
        _PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), ctypes.c_char_p(header),
        ctypes.c_ulong(0), ctypes.c_ulong(0),
    )  # fmt: skip
    return done == 0


def _program(column: int, arch: int) -> bytes:
    """Assemble the filter; every rule is short, so that no jump is far."""
    no = _ERRNO | errno.EPERM
    unknown = _ERRNO | errno.ENOSYS  # makes the C library fall back to the older call
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    program = [
        _op(_LOAD, _ARCH), _op(_JUMP_EQUAL, arch, 1, 0), _op(_RETURN, _KILL), _op(_LOAD, _NR),
    ]  # fmt: skip
    if column == 0:
        program += [_op(_JUMP_ABOVE, _X32_BIT, 0, 1), _op(_RETURN, no)]
    for numbers in _DENIED.values():
        program += _refuse(numbers[column], no)
    for numbers in (_CLONE3, _OPENAT2):
        program += _refuse(numbers[column], unknown)
    program += _refuse_bits(_OPEN[column], 1, writing)
    program += _refuse_bits(_OPENAT[column], 2, writing)
    program += _require(_CLONE[column], 0, _JUMP_BITS, _CLONE_THREAD)  # threads, no processes
    program += _require(_TGKILL[column], 0, _JUMP_EQUAL, os.getpid())  # abort() signals itself
    program += _require(_PRLIMIT[column], 2, _JUMP_EQUAL, 0)  # limits may be asked, not set
    program.append(_op(_RETURN, _ALLOW))
    return b"".join(program)


def _op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)


def _refuse(number: int | None, answer: int) -> list[bytes]:
    if number is None:
        return []
    return [_op(_JUMP_EQUAL, number, 0, 1), _op(_RETURN, answer)]


def _refuse_bits(number: int | None, argument: int, bits: int) -> list[bytes]:
    """Refuse a call when any of the bits is set in an argument."""
    if number is None:
        return []
    return [
        _op(_JUMP_EQUAL, number, 0, 4),
        _op(_LOAD, _argument(argument)),
        _op(_JUMP_BITS, bits, 0, 1),
        _op(_RETURN, _ERRNO | errno.EPERM),
        _op(_RETURN, _ALLOW),
    ]


def _require(number: int | None, argument: int, test: int, value: int) -> list[bytes]:
    """Refuse a call unless an argument passes a test."""
    if number is None:
        return []
    return [
        _op(_JUMP_EQUAL, number, 0, 4),
        _op(_LOAD, _argument(argument)),
        _op(test, value, 1, 0),
        _op(_RETURN, _ERRNO | errno.EPERM),
        _op(_RETURN, _ALLOW),
    ]
