"""Secrets as people copy them, written without a look at the patterns that are to know them.

Formats are those their makers publish (GitHub, GitLab, Slack, Stripe, AWS and others in their
manuals); what stands around a secret is what stands around it in a terminal, a settings file or
a message.
"""

# ruff: noqa: E501 - a sample is read more easily on one line

from __future__ import annotations

import base64
import json
import random
import string
from collections.abc import Callable
from typing import Final

Draw = random.Random
_ALNUM: Final = string.ascii_letters + string.digits
_URLSAFE: Final = _ALNUM + "-_"
_LOWER: Final = string.ascii_lowercase + string.digits
_UPPER: Final = string.ascii_uppercase + string.digits
_HEX: Final = "0123456789abcdef"


def _of(draw: Draw, letters: str, length: int) -> str:
    return "".join(draw.choices(letters, k=length))


def _b64(draw: Draw, count: int) -> str:
    return base64.b64encode(draw.randbytes(count)).decode()


def _wrapped(text: str, width: int = 64) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


# ---------------------------------------------------------------------------- private keys


def _pem(draw: Draw) -> str:
    name, size = draw.choice(
        [
            ("RSA PRIVATE KEY", 1190), ("EC PRIVATE KEY", 121), ("PRIVATE KEY", 1218),
            ("ENCRYPTED PRIVATE KEY", 1328), ("DSA PRIVATE KEY", 850),
            ("OPENSSH PRIVATE KEY", 399), ("OPENSSH PRIVATE KEY", 2590),
        ]
    )  # fmt: skip
    return f"-----BEGIN {name}-----\n{_wrapped(_b64(draw, size))}\n-----END {name}-----\n"


def _pgp(draw: Draw) -> str:
    body = _wrapped(_b64(draw, draw.randint(600, 2500)))
    return (
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n"
        f"{body}\n={_b64(draw, 3)}\n-----END PGP PRIVATE KEY BLOCK-----"
    )


def _putty(draw: Draw) -> str:
    public, private = _wrapped(_b64(draw, 279)), _wrapped(_b64(draw, 600))
    return (
        "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: rsa-key-20240301\n"
        f"Public-Lines: 6\n{public}\nPrivate-Lines: 14\n{private}\n"
        f"Private-MAC: {_of(draw, _HEX, 64)}"
    )


def _pem_on_one_line(draw: Draw) -> str:
    body = _wrapped(_b64(draw, 1218)).replace("\n", "\\n")
    key = f"-----BEGIN PRIVATE KEY-----\\n{body}\\n-----END PRIVATE KEY-----\\n"
    account = {
        "type": "service_account", "project_id": "billing-prod",
        "private_key_id": _of(draw, _HEX, 40),
        "client_email": "ci@billing-prod.iam.gserviceaccount.com",
    }  # fmt: skip
    return json.dumps(account)[:-1] + f', "private_key": "{key}"}}'


def _age(draw: Draw) -> str:
    key = "AGE-SECRET-KEY-1" + _of(draw, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)
    return draw.choice([key, f"# created: 2025-02-11T09:12:44Z\n# public key: age1…\n{key}\n"])


def _wireguard(draw: Draw) -> str:
    return (
        f"[Interface]\nPrivateKey = {_b64(draw, 32)}\nAddress = 10.8.0.{draw.randint(2, 250)}/24\n"
        "DNS = 1.1.1.1\n\n[Peer]\n"
        f"PublicKey = {_b64(draw, 32)}\nEndpoint = vpn.example.net:51820\nAllowedIPs = 0.0.0.0/0"
    )


def _jwk(draw: Draw) -> str:
    def part(size: int) -> str:
        return base64.urlsafe_b64encode(draw.randbytes(size)).decode().rstrip("=")

    return json.dumps(
        {"kty": "EC", "crv": "P-256", "x": part(32), "y": part(32), "d": part(32), "use": "sig"}
    )


# ---------------------------------------------------------------------------- tokens


def _jwt(draw: Draw) -> str:
    def part(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).decode().rstrip("=")

    claims = {"sub": str(draw.randint(10**6, 10**9)), "iat": draw.randint(16 * 10**8, 18 * 10**8)}
    head = part(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    return f"{head}.{part(json.dumps(claims).encode())}.{part(draw.randbytes(32))}"


_TOKENS: Final[tuple[Callable[[Draw], str], ...]] = (
    lambda d: draw_of(d, "ghp_", _ALNUM, 36),
    lambda d: draw_of(d, "gho_", _ALNUM, 36),
    lambda d: draw_of(d, "ghs_", _ALNUM, 36),
    lambda d: f"github_pat_11{_of(d, _UPPER, 20)}_{_of(d, _ALNUM, 59)}",
    lambda d: draw_of(d, "glpat-", _URLSAFE, 20),
    lambda d: draw_of(d, "glrt-", _URLSAFE, 20),
    lambda d: f"xoxb-{d.randint(10**11, 10**12)}-{d.randint(10**12, 10**13)}-{_of(d, _ALNUM, 24)}",
    lambda d: f"xoxp-{'-'.join(str(d.randint(10**11, 10**12)) for _ in 'abc')}-{_of(d, _HEX, 32)}",
    lambda d: (
        f"xapp-1-A{_of(d, _UPPER, 10)}-{d.randint(10**12, 10**13)}-{_of(d, _HEX, 64)}"
    ),
    lambda d: (
        f"https://hooks.slack.com/services/T{_of(d, _UPPER, 10)}/B{_of(d, _UPPER, 10)}"
        f"/{_of(d, _ALNUM, 24)}"
    ),
    lambda d: draw_of(d, "sk_live_51", _ALNUM, 97),
    lambda d: draw_of(d, "sk_test_", _ALNUM, 24),
    lambda d: draw_of(d, "rk_live_51", _ALNUM, 97),
    lambda d: draw_of(d, "whsec_", _ALNUM, 32),
    lambda d: draw_of(d, "AKIA", string.ascii_uppercase + "234567", 16),
    lambda d: (
        f"AWS_ACCESS_KEY_ID=AKIA{_of(d, _UPPER, 16)}\nAWS_SECRET_ACCESS_KEY={_b64(d, 30)}"
    ),
    lambda d: f"aws_secret_access_key = {_b64(d, 30)}",
    lambda d: draw_of(d, "AIzaSy", _URLSAFE, 33),
    lambda d: draw_of(d, "GOCSPX-", _URLSAFE, 28),
    lambda d: draw_of(d, "ya29.a0", _URLSAFE, 160),
    lambda d: f"sk-{_of(d, _ALNUM, 20)}T3BlbkFJ{_of(d, _ALNUM, 20)}",
    lambda d: f"sk-proj-{_of(d, _URLSAFE, 74)}T3BlbkFJ{_of(d, _URLSAFE, 74)}",
    lambda d: f"sk-ant-api03-{_of(d, _URLSAFE, 93)}AA",
    lambda d: draw_of(d, "hf_", string.ascii_letters, 34),
    lambda d: draw_of(d, "npm_", _ALNUM, 36),
    lambda d: draw_of(d, "pypi-AgEIcHlwaS5vcmc", _URLSAFE, 150),
    lambda d: f"SG.{_of(d, _URLSAFE, 22)}.{_of(d, _URLSAFE, 43)}",
    lambda d: draw_of(d, "dop_v1_", _HEX, 64),
    lambda d: draw_of(d, "shpat_", _HEX, 32),
    lambda d: f"{d.randint(10**8, 10**10)}:AA{_of(d, _URLSAFE, 33)}",
    lambda d: f"MT{_of(d, _ALNUM, 24)}.G{_of(d, _ALNUM, 5)}.{_of(d, _URLSAFE, 38)}",
    lambda d: (
        f"https://discord.com/api/webhooks/{d.randint(10**17, 10**19)}/{_of(d, _URLSAFE, 68)}"
    ),
    lambda d: draw_of(d, "dapi", _HEX, 32),
    lambda d: draw_of(d, "lin_api_", _ALNUM, 40),
    lambda d: draw_of(d, "ntn_", _ALNUM, 46),
    lambda d: draw_of(d, "figd_", _URLSAFE, 40),
    lambda d: draw_of(d, "dckr_pat_", _URLSAFE, 27),
    lambda d: draw_of(d, "hvs.CAESI", _URLSAFE, 90),
    lambda d: f"{_of(d, _ALNUM, 14)}.atlasv1.{_of(d, _URLSAFE, 67)}",
    lambda d: draw_of(d, "NRAK-", _UPPER, 27),
    lambda d: f"glsa_{_of(d, _ALNUM, 32)}_{_of(d, _HEX, 8)}",
    lambda d: f"PMAK-{_of(d, _HEX, 24)}-{_of(d, _HEX, 34)}",
    lambda d: (
        "DefaultEndpointsProtocol=https;AccountName=prodstore;AccountKey="
        f"{_b64(d, 64)};EndpointSuffix=core.windows.net"
    ),
    lambda d: f"sntrys_eyJ{_of(d, _ALNUM, 120)}_{_of(d, _ALNUM + '+/', 43)}",
    lambda d: draw_of(d, "rubygems_", _HEX, 48),
    lambda d: draw_of(d, "ATATT3xFfGF0", _URLSAFE, 170) + "=" + _of(d, _HEX.upper(), 8),
    lambda d: f"pat{_of(d, _ALNUM, 14)}.{_of(d, _HEX, 64)}",
    lambda d: f"tskey-auth-k{_of(d, _ALNUM, 11)}CNTRL-{_of(d, _ALNUM, 32)}",
    lambda d: draw_of(d, "sbp_", _HEX, 40),
    lambda d: draw_of(d, "gsk_", _ALNUM, 52),
    lambda d: draw_of(d, "r8_", _ALNUM, 37),
    lambda d: draw_of(d, "xai-", _ALNUM, 80),
    lambda d: draw_of(d, "pul-", _HEX, 40),
    lambda d: f"dp.pt.{_of(d, _ALNUM, 43)}",
    lambda d: draw_of(d, "pscale_tkn_", _URLSAFE, 43),
    lambda d: f"EAA{_of(d, _ALNUM, 180)}",
    lambda d: draw_of(d, "sq0csp-", _URLSAFE, 43),
    lambda d: f"key-{_of(d, _HEX, 32)}",
    _jwt,
    _jwt,
)  # fmt: skip


def draw_of(draw: Draw, prefix: str, letters: str, length: int) -> str:
    """Return a token of a prefix and that many letters."""
    return prefix + _of(draw, letters, length)


_NAMES: Final = ("API_TOKEN", "GITHUB_TOKEN", "CI_DEPLOY_KEY", "SERVICE_KEY", "ACCESS_TOKEN")


def _token(draw: Draw) -> str:
    token = draw.choice(_TOKENS)(draw)
    if "\n" in token or draw.random() < 0.6:
        return token
    name = draw.choice(_NAMES)
    return draw.choice(
        [
            f"export {name}={token}", f'{name}="{token}"', f"{name.lower()}: {token}",
            f'  "{name.lower()}": "{token}",', f"Authorization: Bearer {token}",
            f'curl -H "Authorization: Bearer {token}" https://api.example.com/v1/me',
            f"here is the one for staging: {token}", f"{token}\n", f"docker login -p {token}",
        ]
    )  # fmt: skip


def _credential(draw: Draw) -> str:
    """Return a secret without a prefix, known by what stands beside it."""
    word = _password(draw)
    return draw.choice(
        [
            f"postgresql://app:{_of(draw, _ALNUM, 20)}@db{draw.randint(1, 9)}.internal:5432/shop",
            f"mysql://root:{_of(draw, _ALNUM, 12)}@127.0.0.1/wp",
            f"mongodb+srv://admin:{_of(draw, _ALNUM, 16)}@cluster0.ab1cd.mongodb.net/prod",
            f"redis://:{_of(draw, _ALNUM, 24)}@cache.internal:6379/0",
            f"amqp://worker:{_of(draw, _ALNUM, 18)}@mq.internal:5672/%2f",
            f"https://bob:{_of(draw, _ALNUM, 18)}@git.example.org/team/repo.git",
            f"DB_PASSWORD={word}", f"password: {word}", f"Passwort: {word}",
            f"Username: mkeller\nPassword: {word}", f"SECRET_KEY = '{_of(draw, _ALNUM, 50)}'",
            f"client_secret={_of(draw, _URLSAFE, 40)}", f"mot de passe : {word}",
            f"machine api.example.com login deploy password {word}",
            f"Authorization: Basic {_b64(draw, 24)}", f"login: anna\npw: {word}",
            f"contraseña: {word}", f'"password": "{word}"',
            f"The wifi password is {word}", f"sshpass -p '{word}' ssh root@10.0.0.4",
        ]
    )  # fmt: skip


# ---------------------------------------------------------------------------- cards and codes


def _luhn(digits: str) -> str:
    total = 0
    for at, digit in enumerate(reversed(digits)):
        number = int(digit) * (2 if at % 2 == 0 else 1)
        total += number - 9 if number > 9 else number
    return digits + str(-total % 10)


def _card(draw: Draw) -> str:
    prefix, length = draw.choice(
        [
            ("4", 16), ("4", 16), ("51", 16), ("54", 16), ("2223", 16), ("34", 15), ("37", 15),
            ("6011", 16), ("65", 16), ("3530", 16), ("36", 14), ("5018", 16), ("6759", 16),
        ]
    )  # fmt: skip
    digits = _luhn(prefix + _of(draw, string.digits, length - len(prefix) - 1))
    cuts = {14: (4, 10), 15: (4, 10), 16: (4, 8, 12)}[length]
    parts = [digits[a:b] for a, b in zip((0, *cuts), (*cuts, length), strict=True)]
    number = draw.choice([digits, " ".join(parts), " ".join(parts), "-".join(parts)])
    until = f"{draw.randint(1, 12):02}/{draw.randint(26, 31)}"
    return draw.choice(
        [
            number, number, number, f"{number}\n", f"{number} {until} {draw.randint(100, 999)}",
            f"Card number: {number}", f"{number}\nexp {until}\nCVV {draw.randint(100, 999)}",
            f"Kreditkarte {number}, gültig bis {until}",
            f"please book it on my card {number}, valid until {until}, name as on the passport",
        ]
    )  # fmt: skip


_SERVICES: Final = (
    "Google",
    "Facebook",
    "Uber",
    "PayPal",
    "Microsoft",
    "Steam",
    "Signal",
    "Revolut",
)


def _one_time(draw: Draw) -> str:
    six = f"{draw.randrange(10**6):06}"
    if draw.random() < 0.5:
        return draw.choice([six, six, six, f"{six[:3]} {six[3:]}", f"{six}\n", f"G-{six}"])
    service, eight = draw.choice(_SERVICES), f"{draw.randrange(10**8):08}"
    four = f"{draw.randrange(10**4):04}"
    return draw.choice(
        [
            f"Your {service} verification code is {six}", f"{six} is your {service} code",
            f"{service}: {six} is your security code. Don't share it.",
            f"Use {eight} as your {service} sign-in code.",
            f"Ihr Code lautet {six}. Er ist 10 Minuten gültig.",
            f"Votre code de vérification est : {six}",
            f"Tu código de verificación de {service} es {six}",
            f"Il tuo codice di verifica è {six}", f"您的验证码是{six}，5分钟内有效。",
            f"認証コード：{six}", f"Код подтверждения: {six}", f"Your login code: {six[:5]}",
            f"<#> Your {service} code: {six[:3]}-{six[3:]}\n{_of(draw, _ALNUM, 11)}",
            f"Your {service} PIN is {four}. It expires in 5 minutes.",
            f"Enter this code to sign in: {_of(draw, '23456789BCDFGHJKMNPQRTVWXY', 5)}",
            f"{six} is your one-time passcode.\n\n@example.com #{six}",
            f"OTP for transaction of Rs 1,250 is {six}. Do not share it with anyone",
            f"TAN: {six}", f"Je verificatiecode is {six}.", f"Twój kod weryfikacyjny to {six}",
        ]
    )  # fmt: skip


# ---------------------------------------------------------------------------- passwords

_WORDS: Final = (
    "gosling", "tweak", "unfold", "reptile", "marbled", "cactus", "spindle", "oxygen", "velvet",
    "harness", "puddle", "quarry", "mellow", "radish", "tundra", "walnut", "zipper", "bonfire",
)  # fmt: skip


def _syllables(draw: Draw, length: int) -> str:
    return "".join(
        draw.choice("bcdfghjkmnpqrstvwxz" if at % 2 else "aeiouy") for at in range(length)
    )


def _password(draw: Draw) -> str:
    """Return one as a generator makes them: Bitwarden, KeePassXC, 1Password, Apple, Chrome."""
    symbols = "!@#$%^&*"
    while True:
        match draw.randrange(7):
            case 0:
                word = _of(draw, _ALNUM, draw.choice([14, 15, 16, 20]))
            case 1:
                word = _of(draw, _ALNUM + symbols, draw.randint(12, 24))
            case 2:
                word = _of(draw, _ALNUM + "!#$%&()*+,-./:;<=>?@[]^_{|}~", draw.randint(14, 32))
            case 3:
                parts = [_of(draw, string.ascii_lowercase, 6) for _ in "abc"]
                parts[1] = parts[1][:2] + draw.choice(string.digits) + parts[1][3:]
                parts[2] = parts[2][:4] + parts[2][4].upper() + parts[2][5:]
                return "-".join(parts)
            case 4:
                word = _of(draw, _ALNUM + "-_.!*", draw.choice([18, 20]))
            case 5:
                word = _of(draw, _ALNUM, 10) + draw.choice(symbols) + _of(draw, _ALNUM, 3)
            case _:
                word = (
                    _syllables(draw, 7).capitalize()
                    + draw.choice("!?#%&")
                    + _of(draw, "23456789", 4)
                )
        kinds = [any(map(test, word)) for test in (str.isdigit, str.isupper, str.islower)]
        if all(kinds):
            return word


def _chosen(draw: Draw) -> str:
    """Return one as people choose them, with a rule to fulfil."""
    word = draw.choice(_WORDS)
    swapped = word.replace("a", "@").replace("o", "0").replace("e", "3")
    return draw.choice(
        [
            swapped.capitalize() + draw.choice("!?$#") + str(draw.randint(10, 9999)),
            "".join(part.capitalize() for part in draw.sample(_WORDS, 3)) + f"{draw.randint(1, 99)}!",
            "-".join(part.capitalize() for part in draw.sample(_WORDS, 4)) + str(draw.randint(0, 9)),
        ]
    )  # fmt: skip


KINDS: Final[dict[str, tuple[int, tuple[Callable[[Draw], str], ...]]]] = {
    "private keys": (
        12,
        (_pem, _pem, _pem, _pgp, _putty, _pem_on_one_line, _age, _wireguard, _jwk),
    ),
    "tokens": (32, (_token,)),
    "credentials beside a name": (12, (_credential,)),
    "card numbers": (12, (_card,)),
    "one-time codes": (12, (_one_time,)),
    "generated passwords": (18, (_password,)),
    "chosen passwords": (2, (_chosen,)),
}


def secrets(count: int, seed: int) -> list[tuple[str, str]]:
    """Return so many secrets, each with its kind, in the shares of `KINDS`."""
    draw = Draw(seed)
    kinds = draw.choices(list(KINDS), [share for share, _ in KINDS.values()], k=count)
    return [(kind, draw.choice(KINDS[kind][1])(draw)) for kind in kinds]
