"""Codes that open an account once (pure): alone, or in the message that brings them."""

from __future__ import annotations

import re
from typing import Final

_LONGEST_MESSAGE: Final = 600  # characters; such messages are short
_NEAR: Final = 60  # characters between the word and the code
# Alone: 4 to 8 digits, in two halves, or with the letter that some services put before it. Five
# digits are postal codes far more often.
_ALONE: Final = re.compile(
    r"[A-Z]{1,2}-\d{4,8}|\d{4}|\d{6,8}|\d{3}[ -]\d{3}|\d{4}[ -]\d{4}", re.ASCII
)
_CODE: Final = re.compile(
    r"(?<![\w.,:/#+-])(?:[A-Z]{1,2}-)?(?:\d{4,8}|\d{3}[ -]\d{3})(?![\w/+-]|[.,:]\d)", re.ASCII
)
# Words that come with such codes only, in the languages of the most people.
_WORDS: Final = re.compile(
    r"\b(?:one[- ]?time|otp\b|2fa\b|mfa\b|passcode|m?tan\b|sms[- ]?code|"
    r"(?:verification|security|authentication|authori[sz]ation|confirmation|login|log-?in|"
    r"sign-?in|access|activation|recovery|transaction) (?:code|pin)|"
    r"verify (?:your|it)|"
    r"(?:bestätigungs|sicherheits|anmelde|verifizierungs|verifikations|einmal|zugangs|"
    r"freigabe|aktivierungs)[- ]?(?:code|kennwort|passwort)|"
    r"code (?:de )?(?:vérification|sécurité|confirmation|validation|connexion|d'accès)|"
    r"code à usage unique|mot de passe (?:à usage )?unique|"
    r"código (?:de )?(?:verificación|seguridad|confirmación|acceso|verificação|segurança|"
    r"confirmação|acesso)|"
    r"codice (?:di )?(?:verifica|sicurezza|conferma|accesso|otp)|"
    r"(?:verificatie|beveiligings|bevestigings|inlog|toegangs)code|"
    r"kod (?:weryfikacyjny|bezpieczeństwa|autoryzacyjny|dostępu)|"
    r"(?:verifierings|säkerhets|engångs|bekræftelses|bekreftelses|engangs)kode?n?|"
    r"doğrulama kodu|onay kodu|güvenlik kodu|"
    r"код (?:подтверждения|доступа|безопасности|авторизации|для входа|проверки|перевірки))"
    r"|认证码|验证码|驗證碼|校验码|動態密碼|动态密码|認証コード|確認コード|ワンタイム|認証番号|"
    r"인증번호|인증 번호|인증코드|확인 코드|รหัส OTP|mã (?:xác (?:minh|thực|nhận)|OTP)|"
    r"رمز التحقق|קוד אימות|सत्यापन कोड",
    re.IGNORECASE,
)
_SURE: Final = 6  # characters of a code that is hardly anything else
_LINK: Final = re.compile(
    r"\W{0,3}(?:is|as|ist|als|est|es|è|é|jest|to|är|er|это|for|für|pour|для)\b", re.IGNORECASE
)
_END: Final = re.compile(r"[.!?]\s|[。！？]|\n")  # of a sentence
# "Your … code is 123456", "123456 is your … code": a bare "code" needs such a sentence.
_SENTENCE: Final = re.compile(
    r"\b(?:your|ihr|dein|votre|ton|tu|su|seu|il tuo|uw|je|twój|din|ditt|ваш)\b"
    r"[^.!?\n]{0,40}?\b(?:code|pin|kod|kode|código|codice|код)\b",
    re.IGNORECASE,
)
# Letters and digits, as Steam sends them.
_MIXED: Final = re.compile(
    r"\bcode\b[^.!?\n]{0,30}\b(?:sign|log)[- ]?in\b[^.!?\n]{0,10}[:：]\s*"
    r"(?=[A-Z]*\d)[A-Z0-9]{5,8}\b"
    r"|\b(?:login|steam|guard|verification|security) code(?: is|:)\s*"
    r"(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{5,8}\b"
)
# Codes that open nothing.
_OTHER: Final = re.compile(
    r"\b(?:error|status|exit|return|zip|postal|post|area|country|dialling|promo|discount|"
    r"voucher|coupon|product|item|source|bar|qr|sort|swift|dress|building|booking|tracking|"
    r"response|http|colou?r|course|legal|tax|reference|rabatt|gutschein|fehler|réduction)"
    r"[- ]?code",
    re.IGNORECASE,
)


def is_one_time_code(text: str) -> bool:
    """Tell whether a text is, or brings, a code that is good for one use."""
    if len(text) > _LONGEST_MESSAGE:
        return False
    stripped = text.strip()
    if _ALONE.fullmatch(stripped):
        return not _is_plain_number(stripped)
    if _OTHER.search(text):
        return False
    if _MIXED.search(text):
        return True
    codes = list(_CODE.finditer(text))
    if not codes:
        return False
    words = [*_WORDS.finditer(text), *_SENTENCE.finditer(text)]
    return any(_near(text, code, word) for code in codes for word in words)


def _near(text: str, code: re.Match[str], word: re.Match[str]) -> bool:
    """Tell whether a code belongs to a word: in the same sentence, or on a line of its own."""
    if _is_year(code.group()):
        return False
    before = text[code.end() : word.start()]  # "" where the word stands first
    between = before or text[word.end() : code.start()]
    if len(between) > _NEAR:
        return False
    if before and len(code.group()) < _SURE and not _LINK.match(before):
        return False
    return between.endswith("\n") or not _END.search(between)


def _is_plain_number(written: str) -> bool:
    """Tell numbers that people copy for what they count: years, days, round numbers."""
    if not written.isdigit():
        return False
    return _is_year(written) or _is_day(written) or written.endswith("00")


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _is_day(digits: str) -> bool:
    return len(digits) == 8 and _is_year(digits[:4]) and digits[4:6] <= "12" and digits[6:] <= "31"
