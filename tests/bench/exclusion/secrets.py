"""Secrets and ordinary clips of the first set, drawn from a seed.

There are two halves that share no template, no word list and no seed: the patterns were fitted on
`tuning`, and the figures reported are those of `reported`.
"""

from __future__ import annotations

import base64
import random
import string
from collections.abc import Callable
from typing import Final, NamedTuple

from tests.bench.exclusion.ordinary_clips import ordinary
from tests.bench.exclusion.ordinary_lists import Half

_SEEDS: Final[dict[Half, int]] = {"tuning": 20, "reported": 77}
_LETTERS: Final = string.ascii_letters + string.digits
_HEX: Final = "0123456789abcdef"
_BASE64: Final = _LETTERS + "+/"
_URL: Final = _LETTERS + "-_"
_UPPER: Final = string.ascii_uppercase + string.digits

Draw = random.Random


class Sample(NamedTuple):
    """A clip, and of which family it is."""

    family: str
    text: str


def chars(draw: Draw, alphabet: str, count: int) -> str:
    """Return so many characters of an alphabet."""
    return "".join(draw.choices(alphabet, k=count))


def _jwt(draw: Draw) -> str:
    header = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').decode().rstrip("=")
    claims = f'{{"sub":"{draw.randrange(10**9)}","iat":{draw.randrange(10**9)}}}'.encode()
    body = base64.urlsafe_b64encode(claims).decode().rstrip("=")
    return f"{header}.{body}.{chars(draw, _URL, 43)}"


# Half of the services in each half; the big ones in both.
_TOKENS: Final[dict[Half, list[Callable[[Draw], str]]]] = {
    "tuning": [
        lambda d: "ghp_" + chars(d, _LETTERS, 36),
        lambda d: "glpat-" + chars(d, _URL, 20),
        lambda d: "AKIA" + chars(d, string.ascii_uppercase + "234567", 16),
        lambda d: "AIza" + chars(d, _URL, 35),
        lambda d: f"xoxb-{d.randrange(10**11, 10**12)}-{chars(d, _LETTERS, 24)}",
        lambda d: "sk_live_" + chars(d, _LETTERS, 24),
        lambda d: "sk-proj-" + chars(d, _URL, 48),
        lambda d: "npm_" + chars(d, _LETTERS, 36),
        lambda d: "SK" + chars(d, _HEX, 32),
        lambda d: f"SG.{chars(d, _URL, 22)}.{chars(d, _URL, 43)}",
        _jwt,
        lambda d: "dop_v1_" + chars(d, _HEX, 64),
        lambda d: f"{d.randrange(10**9, 10**10)}:AA{chars(d, _URL, 33)}",
        lambda d: "hvs." + chars(d, _URL, 90),
        lambda d: "shpat_" + chars(d, _HEX, 32),
        lambda d: "figd_" + chars(d, _URL, 40),
        lambda d: "lin_api_" + chars(d, _LETTERS, 40),
    ],
    "reported": [
        lambda d: "github_pat_" + chars(d, _LETTERS, 22) + "_" + chars(d, _LETTERS, 59),
        lambda d: "gho_" + chars(d, _LETTERS, 36),
        lambda d: "gldt-" + chars(d, _URL, 20),
        lambda d: "ASIA" + chars(d, string.ascii_uppercase + "234567", 16),
        lambda d: chars(d, _BASE64, 40),  # the secret half of an AWS key
        lambda d: "GOCSPX-" + chars(d, _URL, 28),
        lambda d: "AIza" + chars(d, _URL, 35),
        lambda d: f"xoxp-{d.randrange(10**11)}-{d.randrange(10**11)}-{chars(d, _HEX, 32)}",
        lambda d: "https://hooks.slack.com/services/T" + chars(d, _UPPER, 8) + "/B"
        + chars(d, _UPPER, 8) + "/" + chars(d, _LETTERS, 24),
        lambda d: "rk_test_" + chars(d, _LETTERS, 24),
        lambda d: "sk-ant-api03-" + chars(d, _URL, 93) + "AA",
        lambda d: "sk-" + chars(d, _LETTERS, 48),
        lambda d: "pypi-AgEIcHlwaS5vcmc" + chars(d, _URL, 120),
        lambda d: "npm_" + chars(d, _LETTERS, 36),
        lambda d: f"SG.{chars(d, _URL, 22)}.{chars(d, _URL, 43)}",
        _jwt,
        lambda d: "DefaultEndpointsProtocol=https;AccountName=a;AccountKey="
        + chars(d, _BASE64, 86) + "==;EndpointSuffix=core.windows.net",
        lambda d: "dor_v1_" + chars(d, _HEX, 64),
        lambda d: f"{d.randrange(10**8, 10**9)}:AA{chars(d, _URL, 33)}",
        lambda d: "M" + chars(d, _URL, 23) + "." + chars(d, _URL, 6) + "." + chars(d, _URL, 38),
        lambda d: "hf_" + chars(d, string.ascii_letters, 34),
        lambda d: "dckr_pat_" + chars(d, _URL, 27),
        lambda d: "glsa_" + chars(d, _LETTERS, 32) + "_" + chars(d, _HEX, 8),
    ],
}  # fmt: skip
_AROUND: Final[dict[Half, list[str]]] = {
    "tuning": ["{}", "{}", "{}\n", "export API_TOKEN={}", 'token = "{}"', "Bearer {}"],
    "reported": [
        "{}",
        "{}",
        " {} ",
        "Authorization: Bearer {}",
        '{{"auth": {{"token": "{}"}}}}',
        "TOKEN={}\nDEBUG=1\n",
        "curl -H 'X-Token: {}' https://api.example.com/v1/me",
    ],
}
_KEYS: Final[dict[Half, list[str]]] = {
    "tuning": ["RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK"],
    "reported": ["PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "OPENSSH PRIVATE KEY"],
}
_CARDS: Final[dict[Half, list[tuple[str, int]]]] = {
    "tuning": [("4", 16), ("55", 16), ("37", 15), ("6011", 16), ("62", 16)],
    "reported": [
        ("4", 16),
        ("51", 16),
        ("2345", 16),
        ("34", 15),
        ("65", 16),
        ("3530", 16),
        ("36", 14),
    ],
}
_MESSAGES: Final[dict[Half, list[str]]] = {
    "tuning": [
        "{}", "{}", "Your verification code is {}.", "G-{} is your Google verification code.",
        "Ihr Bestätigungscode lautet {}", "Votre code de vérification est {}",
        "Su código de verificación es: {}", "Use {} as your one-time password. It expires soon.",
        "您的验证码是{}，请勿告诉他人。",
    ],
    "reported": [
        "{}", "{}\n", "{} is your Signal code. Do not share it!", "Your login code: {}",
        "OTP {} for the payment at the book shop. Valid for 10 minutes.",
        "{} ist Ihre TAN für die Überweisung", "Il tuo codice di verifica è {}",
        "Seu código de segurança é {}", "【Bank】認証コード：{}（有効期限10分）",
        "Ваш код подтверждения: {}", "[Web] 인증번호 {} 를 입력하세요.",
        "Voici votre code de connexion : {}. Ne le partagez pas.", "Je inlogcode is {}",
        "Your two-factor (2FA) authentication code is {}",
    ],
}  # fmt: skip
_HOSTS: Final[dict[Half, list[str]]] = {
    "tuning": ["postgres://app:{}@db.internal:5432/shop", "https://ada:{}@git.lan/r.git"],
    "reported": [
        "mysql://root:{}@10.0.0.7/orders", "amqp://svc:{}@queue:5672//", "redis://:{}@cache:6379/0",
        "DATABASE_URL=postgresql+asyncpg://web:{}@pg-1.lan/web", "ftp://u1:{}@files.lan/in",
    ],
}  # fmt: skip
_LABELS: Final[dict[Half, list[str]]] = {
    "tuning": ["Password: {}", "user: ada\npassword: {}", 'DB_PASSWORD="{}"'],
    "reported": [
        "Passwort: {}", "pwd={}", "Login: ines@lan\nMot de passe : {}", "WIFI\nPassword is {}",
        "aws_secret_access_key = {}", "client_secret: {}", "пароль: {}",
    ],
}  # fmt: skip
_STEMS: Final[dict[Half, list[str]]] = {
    "tuning": ["Summer", "Monkey", "Dragon", "Berlin"],
    "reported": ["Winter", "Charlie", "Football", "Welcome", "Paris", "Sunshine"],
}
_TAILS: Final[dict[Half, list[str]]] = {
    "tuning": ["{}!", "@{}", "{}#"], "reported": ["{}!!", "!{}", "#{}", "{}$", "_{}!"]
}  # fmt: skip


def _card(draw: Draw, half: Half) -> str:
    prefix, length = draw.choice(_CARDS[half])
    body = prefix + chars(draw, string.digits, length - len(prefix) - 1)
    number = next(body + last for last in string.digits if _luhn(body + last))
    grouped = " ".join(number[at : at + 4] for at in range(0, length, 4))
    form = draw.choice([number, grouped, grouped.replace(" ", "-")])
    return draw.choice(["{}", "{}", "Card: {}", "{} 11/29"]).format(form)


def _luhn(number: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(map(int, number[::-2])) + sum(doubled)) % 10 == 0


def _private_key(draw: Draw, half: Half) -> str:
    if draw.random() < 0.15:
        return "AGE-SECRET-KEY-1" + chars(draw, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)
    kind = draw.choice(_KEYS[half])
    lines = "\n".join(chars(draw, _BASE64, 64) for _ in range(draw.randrange(4, 30)))
    return f"-----BEGIN {kind}-----\n{lines}\n-----END {kind}-----\n"


def _code(draw: Draw, half: Half) -> str:
    form = draw.choice(_MESSAGES[half])
    code = chars(draw, string.digits, draw.choice([4, 5, 6, 6, 6, 6, 7, 8]))
    while code[:2] in {"19", "20"} or code[0] == "0" or code.endswith("00"):
        code = chars(draw, string.digits, len(code))
    if len(code) == 6 and draw.random() < 0.2:
        code = f"{code[:3]}-{code[3:]}"
    return form.format(code)


def _machine_made(draw: Draw, half: Half) -> str:
    """Return a password as generators make them, with each kind of character in it."""
    alphabets = {
        "tuning": [(_LETTERS, 16), (_LETTERS + "!@#$%^&*", 14), (_LETTERS + "-_.:!", 15)],
        "reported": [
            (_LETTERS, 15), (_LETTERS, 20), (_LETTERS + "!@#$%^&*", 12),
            (_LETTERS + string.punctuation, 20), (_LETTERS + string.punctuation, 16),
            (_LETTERS + "-_", 22), (_LETTERS + "!?%", 10),
        ],
    }  # fmt: skip
    if half == "reported" and draw.random() < 0.1:
        return _syllables(draw)
    alphabet, length = draw.choice(alphabets[half])
    while True:
        made = chars(draw, alphabet, length)
        if (
            any(map(str.isupper, made))
            and any(map(str.islower, made))
            and any(map(str.isdigit, made))
        ):
            return made


def _syllables(draw: Draw) -> str:
    """Return what iOS and macOS suggest: 18 letters, one a capital, and a digit."""
    groups = [
        "".join(
            draw.choice("bcdfghjkmnpqrstvwxyz")
            + draw.choice("aeiouy")
            + draw.choice("bcdfghjkmnpqrstvwxz")
            for _ in range(2)
        )
        for _ in range(3)
    ]
    groups[1] = groups[1][:-1] + draw.choice(string.digits)
    groups[2] = groups[2].capitalize()
    return "-".join(groups)


def _made_up(draw: Draw, half: Half) -> str:
    tail = draw.choice(_TAILS[half]).format(draw.randrange(10, 2030))
    return draw.choice(_STEMS[half]) + tail


def secret(draw: Draw, half: Half) -> Sample:
    """Draw a secret as people copy them."""
    family = draw.choices(
        ["token", "password", "card", "code", "private-key", "made-up", "url", "label", "seed"],
        [40, 16, 11, 14, 8, 3, 4, 3, 1],
    )[0]
    match family:
        case "token":
            text = draw.choice(_AROUND[half]).format(draw.choice(_TOKENS[half])(draw))
        case "password":
            text = _machine_made(draw, half)
        case "card":
            text = _card(draw, half)
        case "code":
            text = _code(draw, half)
        case "private-key":
            text = _private_key(draw, half)
        case "made-up":
            text = _made_up(draw, half)
        case "url":
            text = draw.choice(_HOSTS[half]).format(chars(draw, _LETTERS, 12))
        case "label":
            text = draw.choice(_LABELS[half]).format("a7" + chars(draw, _LETTERS, 12))
        case _:
            issuer, seed = draw.choice(["Forge", "Bank"]), chars(draw, "ABCDEFGHIJKL234567", 32)
            text = f"otpauth://totp/{issuer}:ada?secret={seed}&issuer={issuer}"
    return Sample(family, text)


def secrets(half: Half, count: int) -> list[Sample]:
    """Return so many secrets of a half."""
    draw = random.Random(_SEEDS[half])
    return [secret(draw, half) for _ in range(count)]


def ordinary_clips(half: Half, count: int) -> list[Sample]:
    """Return so many ordinary clips of a half."""
    draw = random.Random(_SEEDS[half] + 1)
    return [Sample(*ordinary(draw, half)) for _ in range(count)]
