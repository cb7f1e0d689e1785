"""What looks like a password (pure): one made by a machine, one made up, one with its label."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

_SHORTEST: Final = 8
_SHORTEST_PLAIN: Final = 10  # of letters and digits alone
_LONGEST: Final = 100  # what is longer is data
_LONGEST_MADE_UP: Final = 30
# Characters that hold names, paths and versions together, and so tell nothing.
_JOINTS: Final = frozenset("-_./:,")
_CHUNK: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+|[^A-Za-z0-9]+")
_LONGEST_CHUNK_MEAN: Final = 3.0
_MOST_WORDS: Final = 0.42  # share of characters in what could be words
_EXTENSION: Final = re.compile(r"(?<=\w)\.(?:[a-z]{1,4}\d?|[A-Z]{2,4})(?::\d+)*$")
# Pairs of letters that are common in the languages of Europe; a random pair is one in three times.
_PAIRS: Final = frozenset(
    re.findall(
        r"\w\w",
        "th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de "
        "se le sa si ar ve ra ld ur ro ri io ic ne me om li ma co ce la el us ec ot ch sh ho em ns "
        "no ta so be ge ca lo ac un ut tr ly il wh ee po ss oo pe ad mo ct pr op su id ol ig ul am "
        "ir ie ni na do fi fo pa wa we ke ow ai mi ty ck ry ts ay wo sp bl cl pl br cr fr gr dr fl "
        "ff ll mm nn pp rr tt ab ag ap av ev iv ov ex if im ip ob oc od os ub uc ud ue ui um up ak "
        "ok ek ik sk sc sm sn sl tu bu cu du fu gu hu ju lu mu nu pu ru vi vo va gi go ga gh ht ft "
        "lt rt rd rs rn rm rk rl ls lk mp mb nk ph qu rc rg tl tw ws ys sy my by ny ey gs ds ks ps "
        "ms bo bi ba da di ka ki ko ja jo fa fe ye yo ya za ze au eu ew aw eg og ug uf uk wi zi yp "
        "xp xt py ql",
    )
)
# Single tokens that are mixed as passwords are, and are none.
_KNOWN: Final = re.compile(
    r"[a-z][a-z0-9+.-]*:(?://|[^\s\d]*@|//?[\w.])\S*|magnet:\?\S+"  # URLs, mailto:
    r"|(?:www|localhost)[.:]\S*"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+\S?"  # mail addresses
    r"|[@#][\w.-]+"  # handles, tags, colours
    r"|(?:0x|#|\\x|U\+)?[0-9A-Fa-f{}:-]+"  # hashes, UUIDs, addresses of devices
    r"|(?:[\w./-]+@)?(?:sha\d+|md5)[:-]\S+|h1:[\w+/]{43}=|W/\"[^\"]*\""  # digests
    r"|[\w-]{11}"  # ids of videos; generators of passwords make them longer
    r"|[\w.-]+#\d{6,}"  # tickets
    r"|[\w.+-]+-v?\d+(?:\.\d+)+[\w.+-]*\.[A-Za-z]\w{1,8}"  # files with versions
    r"|data:\S+|urn:\S+|doi:\S+|10\.\d{4,}/\S+"
    r"|[13][1-9A-HJ-NP-Za-km-z]{25,34}|Qm[1-9A-HJ-NP-Za-km-z]{44}"  # Bitcoin, IPFS
    r"|[A-Za-z]{0,4}[\d.,:+-]+[A-Za-z%€$£]{0,4}"  # quantities, versions
    r"|\d{4}-\d\d-\d\dT\S*"  # times
    r"|=.*[(:].*"  # formulas
    r"|<.*>|\{.*\}|\[.*\]|\(.*\)|\$\(.*\)|\$\{?\w+\}?(?:[/:.].*)?"  # markup, code, variables
    r"|[\w.$>:@-]+\(.*\)[;:.\w]*"  # calls
    r"|[\w.$>-]+\[.*\].*|[\w.()\[\]\"'=+*/<>&|!,:-]+[;{]|.*=>.*|.*\$\{.*|.*\(\).*"  # code
    r"|[&|!(*]{0,3}[a-z_][\w.]*(?:\[\w*\])?(?:[!=<>]=|&&|\|\|)[\w.()\[\]\"'-]+"  # comparisons
    r"|[a-z_]\w*(?:(?:::|\.)\w+)*<[\w:,.<>?*&]+>[*&]?"  # types
    r"|[\w-]+=[^&=]*(?:&[\w-]+=[^&=]*)+"  # query strings
    r"|[A-Za-z_]\w*(?:::|[+:]?=)[A-Za-z_.\w\"'/-]+"  # assignments of names
    r"|[\w.+-]+(?:/[\w.+-]+)*/[\w+-]+\.\w{1,5}(?::\d+)*"  # files in folders
    r"|(?:~|\.{1,2})?(?:/[\w.@+-]{0,23})+(?::\d+)*|[A-Za-z]:\\\S+|\\\\\S+"  # paths
    r"|.*(?:A-Z|a-z|0-9|(?-i:\\[dws][+*?{])|%[YmdHMS].?%[YmdHMS]).*"  # patterns and formats
    r"|(?:ctrl|alt|shift|cmd|super|meta)[+-]\S+",
    re.IGNORECASE,
)
# As Apple's systems suggest them: three groups that can be said, with one capital and one digit.
_SAYABLE: Final = re.compile(r"(?=[^A-Z]*[A-Z][^A-Z]*$)(?=\D*\d\D*$)\w{6}-\w{6}-\w{6}", re.ASCII)
# As Bitwarden makes them of words: each with a capital, one of them with a digit.
_OF_WORDS: Final = re.compile(
    r"(?=\D*\d\D*$)[A-Z][a-z]{2,8}\d?(?:-[A-Z][a-z]{2,8}\d?){2,5}", re.ASCII
)
# Names of one or two letters and numbers, with an equals sign near the beginning or brackets.
_FORMULA: Final = re.compile(
    r"(?=.{1,3}=|.*\(.*\))(?=(?:.*[-+*/^=!(]){3})(?:[A-Za-z]{1,2}(?![A-Za-z])|\d+|[-+*/^=!().])+",
    re.ASCII,
)
_MARKS: Final = frozenset("!@#$%^&*?~+")
_LABELLED: Final = re.compile(
    r"(?<![\w.-])(?:[\w-]*(?:password|passwort|kennwort|passwd|passphrase|api[_-]?key|"
    r"secret[_-]?(?:access[_-]?)?key|client[_-]?secret|auth[_-]?token|access[_-]?token)|pwd|"
    r"mot de passe|contraseña|contrasena|senha|hasło|wachtwoord|lösenord|parola|şifre|пароль|"
    r"密码|密碼|パスワード|비밀번호)[\"']?\s*(?:=|:=|:|：|\bis\b|\bist\b)\s*[\"']?"
    r"(?P<value>[^\s\"'`,;<>()\[\]{}]{6,})",
    re.IGNORECASE,
)
# Where it ends its line, any sign may stand in it.
_LAST_OF_LINE: Final = re.compile(
    r"(?<![\w.-])(?:[\w-]*(?:password|passwort|kennwort|passphrase)|pwd?|pass|mot de passe|"
    r"contraseña|contrasena|senha|hasło|wachtwoord|lösenord|parola|şifre|пароль|密码|密碼|"
    r"パスワード|비밀번호)(?:\s?[:：]\s?|\s+(?:is|ist)\s+)(?P<value>\S{8,100})[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
# Where programs take one: HTTP (RFC 9110), .netrc, sshpass.
_HANDED: Final = re.compile(
    r"\bauthorization[\"']?\s?[:=]\s?[\"']?(?:basic|bearer|token)\s+[\w+/.~-]{16,}"
    r"|\blogin\s+\S{1,60}\s+password\s+\S{6,}|\bsshpass\s+-p\s?(?!\$|[\"']\$)\S{6,}",
    re.IGNORECASE,
)
_LABELS: Final = (
    "pass", "pw", "authorization", "kennwort", "key", "secret", "token", "contrase", "senha",
    "hasło", "wachtwoord", "lösenord", "parola", "şifre", "пароль", "密码", "密碼", "パスワード",
    "비밀번호",
)  # fmt: skip
_BEFORE, _BEHIND = 60, 220  # characters, from where one begins
_PLACEHOLDER: Final = re.compile(
    r"[$%<{*.].*|x{3,}|.*(?:example|changeme|change_me|your|placeholder|password|passwort|"
    r"secret|redacted|\.\.\.|_key|_token|environ|getenv|config).*|[\w-]+\.[\w.-]+",
    re.IGNORECASE,
)
_CREDENTIALS: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]{0,20}://[^\s/:@'\"<>]*:(?P<value>[^\s/@'\"<>]{3,})@[\w.\[-]"
)
_NO_PASSWORDS: Final = frozenset(
    {"pass", "pwd", "user", "secret", "xxx", "hunter", "changeme", "test", "guest"}
)


def looks_like_password(text: str) -> bool:
    """Tell whether a text is a single word, mixed as those of password generators are.

    Lower-case letters and two of capitals, digits and other signs; and few of its letters stand
    together as in words. What is a word with decorations is taken for one that was made up.
    """
    token = text.strip()
    if not _SHORTEST <= len(token) <= _LONGEST or any(map(str.isspace, token)):
        return False
    if _SAYABLE.fullmatch(token) or _OF_WORDS.fullmatch(token):
        return True
    if not token.isascii() or _KNOWN.fullmatch(token) or _FORMULA.fullmatch(token):
        return False
    token = _EXTENSION.sub("", token)
    signs = {char for char in token if not char.isalnum()} - _JOINTS
    kinds = any(map(str.isupper, token)) + any(map(str.isdigit, token)) + bool(signs)
    if kinds < 2 or not any(map(str.islower, token)):
        return False
    if len(token) < (_SHORTEST if signs else _SHORTEST_PLAIN):
        return False
    return _is_random(token, signs) or _is_made_up(token, signs, kinds)


def _is_random(token: str, signs: set[str]) -> bool:
    telling = sum(char.isalpha() or char in signs for char in token)
    chunks = _CHUNK.findall(token)
    if telling * 2 < len(token) or len(token) > _LONGEST_CHUNK_MEAN * len(chunks):
        return False
    words = sum(len(chunk) for chunk in chunks if _is_wordy(chunk))
    return words < _MOST_WORDS * len(token) and not _is_encoded_text(token)


def _is_wordy(chunk: str) -> bool:
    if len(chunk) < 3 or not chunk.isalpha():
        return False
    lower = chunk.lower()
    common = sum(lower[at : at + 2] in _PAIRS for at in range(len(lower) - 1))
    return common > 0.75 * (len(lower) - 1)


def _is_made_up(token: str, signs: set[str], kinds: int) -> bool:
    """Tell "Summer2024!" and the like: all four kinds, and a sign that is no part of a name."""
    decorated = kinds == 3 and bool(signs & _MARKS) and signs <= _MARKS
    return (
        decorated
        and len(token) <= _LONGEST_MADE_UP
        and not _JOINTS & (set(token[1:-1]) - {"-", "_"})
    )


def _is_encoded_text(token: str) -> bool:
    """Tell base64 of text, which people copy to see what it says."""
    try:
        plain = base64.b64decode(token, validate=True)
    except (binascii.Error, ValueError):
        return False
    return plain.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK", b"%PDF")) or (
        sum(32 <= byte < 127 or byte in b"\t\r\n" for byte in plain) > 0.9 * len(plain)
    )


def holds_labelled_password(text: str) -> bool:
    """Tell whether a text names a password, or another secret, beside its value."""
    return any(_holds_labelled(text, *around) for around in _around_labels(text))


def _around_labels(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is near a label, from and to: the rest of a long text is not searched again."""
    low = high = 0
    for start in sorted(_places(text.lower())):
        if start - _BEFORE > high:
            if high:
                yield low, high
            low = max(start - _BEFORE, 0)
        high = start + _BEHIND
    if high:
        yield low, high


def _places(lower: str) -> Iterator[int]:
    for label in _LABELS:
        at = lower.find(label)
        while at >= 0:
            yield at
            at = lower.find(label, at + len(label))


def _holds_labelled(text: str, low: int, high: int) -> bool:
    return (
        any(_is_value(found["value"]) for found in _LABELLED.finditer(text, low, high))
        or any(
            looks_like_password(found["value"]) for found in _LAST_OF_LINE.finditer(text, low, high)
        )
        or bool(_HANDED.search(text, low, high))
    )


def _is_value(value: str) -> bool:
    """Tell a value from a name, a type or a placeholder in its place: it has digits and letters."""
    if _PLACEHOLDER.fullmatch(value):
        return False
    return any(map(str.isdigit, value)) and any(map(str.isalpha, value))


def holds_url_credentials(text: str) -> bool:
    """Tell whether a URL in the text has a password in it, and no word in place of one."""
    if "://" not in text or "@" not in text:
        return False
    return any(
        not _PLACEHOLDER.fullmatch(found["value"]) and found["value"].lower() not in _NO_PASSWORDS
        for found in _CREDENTIALS.finditer(text)
    )
