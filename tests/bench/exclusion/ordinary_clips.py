"""Ordinary clips, drawn from a seed: code, prose, addresses, hashes, numbers; no secrets.

Code comes from Python's own library, cut into lines and passages; half of its modules for each
half.
"""

from __future__ import annotations

import base64
import hashlib
import random
import string
import sysconfig
import uuid
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from tests.bench.exclusion.ordinary_lists import (
    COMMANDS,
    HOSTS,
    NAMES,
    PROSE,
    STRANGE,
    STREETS,
    WORDS,
    Half,
)

Draw = random.Random

_URL_SAFE: Final = string.ascii_letters + string.digits + "-_"


@cache
def _code(half: Half) -> list[str]:
    """Return the text of some modules of Python's library."""
    folder = Path(sysconfig.get_paths()["stdlib"])
    modules = sorted(folder.glob("[a-z]*.py"))[half == "reported" :: 6]
    return [module.read_text(encoding="utf-8", errors="replace") for module in modules]


def _snippet(draw: Draw, half: Half) -> str:
    lines = draw.choice(_code(half)).splitlines()
    start, count = draw.randrange(len(lines)), draw.choice([1, 1, 1, 3, 10, 40])
    return "\n".join(lines[start : start + count]) or lines[0]


def _identifier(draw: Draw, half: Half) -> str:
    words = draw.choices(WORDS[half], k=draw.randrange(2, 5))
    number = draw.choice(["", "", "", "2", "64"])
    match draw.randrange(4):
        case 0:
            return "_".join(words) + number
        case 1:
            return words[0] + "".join(map(str.capitalize, words[1:])) + number
        case 2:
            return "".join(map(str.capitalize, words)) + number
        case _:
            return ".".join(words) + draw.choice(["", "()", "[0]"])


def _hash(draw: Draw, _: Half) -> str:
    digest = draw.choice([hashlib.md5, hashlib.sha1, hashlib.sha256])
    text = digest(draw.randbytes(8), usedforsecurity=False).hexdigest()
    form = draw.choice(["{}", "{}", "{:.7}", "{:.12}", "sha256:{}", "#{:.8}"]).format(text)
    return form.upper() if draw.random() < 0.1 else form


def _uuid(draw: Draw, _: Half) -> str:
    text = str(uuid.UUID(int=draw.getrandbits(128), version=4))
    return draw.choice([text, text, text.upper(), f"{{{text}}}", f"urn:uuid:{text}"])


def _url(draw: Draw, half: Half) -> str:
    query = draw.choice(
        ["", "", f"?id={draw.randrange(10**6)}", f"?v={_id(draw, 11)}", "#section-3"]
    )
    path = "/".join(draw.choices(WORDS[half], k=draw.randrange(3)))
    return f"https://{draw.choice(HOSTS[half])}/{path}{query}"


def _id(draw: Draw, length: int) -> str:
    return "".join(draw.choices(_URL_SAFE, k=length))


def _path(draw: Draw, half: Half) -> str:
    words = draw.choices(WORDS[half], k=3)
    name = draw.choice(
        [
            f"{words[0]}_{draw.randrange(2030)}.pdf",
            f"IMG_{draw.randrange(10**4):04}.jpg",
            "README.md",
            f"{words[1].capitalize()}Report-v{draw.randrange(9)}.docx",
            f"DSC0{draw.randrange(10**4)}.JPG",
            f"main.{draw.randrange(16**8):08x}.js",
            f"Screenshot_20261123-1932{draw.randrange(60):02}.png",
        ]
    )
    return draw.choice(
        [name, f"/home/ada/{words[1]}/{name}", f"src/{words[2]}/{name}:{draw.randrange(900)}"]
    )


def _phone(draw: Draw, _: Half) -> str:
    form = draw.choice(
        ["+49 30 #######", "(0##) ###-####", "+1-###-###-####", "0### ######", "+33 6 ## ## ## ##"]
    )
    return "".join(draw.choice(string.digits) if char == "#" else char for char in form)


def _number(draw: Draw, _: Half) -> str:
    """Return an amount, a year, a measure; now and then a bare number of 4 to 8 digits."""
    bare = str(draw.randrange(1001, 10**8)) if draw.random() < 0.1 else str(draw.randrange(1000))
    return draw.choice(
        [
            bare,
            f"{draw.uniform(1, 9999):.2f}",
            f"{draw.randrange(9)}.{draw.randrange(100, 999)},50 €",
            "2026",
            f"${draw.randrange(1, 999)}.99",
            f"{draw.randrange(100)} %",
            f"{draw.randrange(1, 90)}000",
            "3.14159",
            f"{draw.uniform(-90, 90):.6f}, {draw.uniform(-180, 180):.6f}",
            f"{draw.randrange(10, 99)} km/h",
        ]
    )


def _isbn(draw: Draw, _: Half) -> str:
    body = "978" + "".join(draw.choices(string.digits, k=9))
    check = -sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(body)) % 10
    number = f"{body}{check}"
    return draw.choice(
        [number, f"{number[:3]}-{number[3]}-{number[4:8]}-{number[8:12]}-{number[12]}"]
    )


def _order(draw: Draw, _: Half) -> str:
    digits = "".join(draw.choices(string.digits, k=20))
    upper = "".join(draw.choices(string.ascii_uppercase, k=4))
    return draw.choice(
        [
            f"{digits[:3]}-{digits[3:10]}-{digits[10:17]}",
            f"INV-2026-{digits[:5]}",
            f"1Z{upper}{digits[:12]}",
            f"JIRA-{digits[:4]}",
            f"#{digits[:6]}",
            f"00{digits[:18]}",
            f"{upper[:2]}{digits[:9]}DE",
            f"Order no. {digits[:10]}",
            f"DE{digits[:2]} " + " ".join(digits[at : at + 4] for at in range(2, 20, 4)),
            f"{digits[:12]}",
            f"35{digits[:13]}",
            f"17{digits[:11]}",
        ]
    )


def _version(draw: Draw, _: Half) -> str:
    major, minor = draw.randrange(20), draw.randrange(40)
    return draw.choice(
        [
            f"v{major}.{minor}.1",
            f"{major}.{minor}.0-rc1+build.5",
            f"{major}.{minor}.2-14-g2414721",
            f"^{major}.{minor}",
            f"2026-11-{1 + minor % 28:02}T19:32:{major:02}Z",
            f"{1 + minor % 28}.11.2026",
            f"{major}:{minor:02} PM",
        ]
    )


def _data(draw: Draw, _: Half) -> str:
    if draw.random() < 0.5:
        return "data:image/png;base64," + base64.b64encode(draw.randbytes(400)).decode()
    return base64.b64encode(b"\x89PNG\r\n" + draw.randbytes(draw.randrange(80, 600))).decode()


def _mail(draw: Draw, half: Half) -> str:
    names = draw.choices(WORDS[half], k=2)
    return f"{names[0].capitalize()}.{names[1].capitalize()}{draw.choice(['', '99'])}@Example.org"


def _short_id(draw: Draw, _: Half) -> str:
    return _id(draw, draw.choice([11, 21]))


def _address(draw: Draw, half: Half) -> str:
    return draw.choice(STREETS[half]).format(draw.randrange(1, 200), draw.randrange(10_000, 99_999))


def _command(draw: Draw, half: Half) -> str:
    return draw.choice(COMMANDS[half]).replace("{}", draw.choice(WORDS[half]))


def _prose(draw: Draw, half: Half) -> str:
    return " ".join(draw.choices(PROSE[half], k=draw.choice([1, 1, 2, 5])))


_FAMILIES: Final[dict[str, tuple[float, Callable[[Draw, Half], str]]]] = {
    "code": (18, _snippet),
    "prose": (20, _prose),
    "name": (9, lambda draw, half: draw.choice(NAMES[half])),
    "url": (13, _url),
    "mail": (4, _mail),
    "path": (7, _path),
    "hash": (4, _hash),
    "uuid": (3, _uuid),
    "phone": (3, _phone),
    "address": (3, _address),
    "number": (4, _number),
    "isbn": (1, _isbn),
    "order": (3, _order),
    "identifier": (5, _identifier),
    "version": (2, _version),
    "command": (3, _command),
    "data": (1, _data),
    "strange": (2, lambda draw, half: draw.choice(STRANGE[half])),
    "short id": (0.3, _short_id),
}


def ordinary(draw: Draw, half: Half) -> tuple[str, str]:
    """Draw a family and an ordinary clip of it."""
    weights = [weight for weight, _ in _FAMILIES.values()]
    family = draw.choices(list(_FAMILIES), weights)[0]
    return family, _FAMILIES[family][1](draw, half)
