"""What is kept out of the history, and what is not."""

from __future__ import annotations

import string
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.secrets import PASSWORD_MANAGERS, SecretName
from indexer.vault import exclusion
from indexer.vault.card_numbers import holds_card_number, passes_luhn
from indexer.vault.exclusion import excluded, is_excluded_application
from tests.bench.exclusion import measuring, secrets
from tests.bench.exclusion.ordinary_lists import Half

SAMPLES: dict[SecretName, str] = {
    "private-key": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n",
    "github-token": "git clone https://x@github.com with ghp_" + "aB3d" * 9,
    "gitlab-token": "glpat-" + "x1_Y" * 5,
    "aws-key": "AKIAIOSFODNN7EXAMPLE"[:4] + "IOSFODNN7ABCDEFG",
    "google-key": "AIza" + "Sy0-_" * 7,
    "slack-token": "xoxb-1234567890-abcdefghij",
    "stripe-key": "sk_live_" + "4eC39HqL" * 3,
    "openai-key": "sk-proj-" + "aB3d" * 12,
    "anthropic-key": "sk-ant-api03-" + "aB3d" * 20,
    "npm-token": "npm_" + "aB3d" * 9,
    "pypi-token": "pypi-AgEIcHlwaS5vcmc" + "aB3d" * 20,
    "twilio-key": "SK" + "0123456789abcdef" * 2,
    "sendgrid-key": "SG." + "aB3d" * 5 + "." + "aB3d" * 10,
    "jwt": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
    "azure-key": "AccountName=a;AccountKey=" + "aB3d" * 21 + "aB==",
    "digitalocean-token": "dop_v1_" + "0123456789abcdef" * 4,
    "telegram-token": "123456789:AA" + "aB3" * 11,
    "discord-token": "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs",
    "service-token": "hvs." + "aB3d" * 8,
    "url-credentials": "postgres://ada:tr0ub4dor@db.lan/engine",
    "otp-seed": "otpauth://totp/ada?secret=JBSWY3DPEHPK3PXP",
    "labelled-password": "user: ada\npassword: horse42battery",
    "card-number": "4111 1111 1111 1111",
    "one-time-code": "482913",
    "password": "x7$Kp!2mQz9w",
}


def test_every_pattern_has_a_name_in_the_settings() -> None:
    assert {name for name, _ in exclusion._CHECKS} == set(get_args(SecretName)) == SAMPLES.keys()


@pytest.mark.parametrize("name", get_args(SecretName))
def test_each_pattern_finds_its_own_and_can_be_turned_off(name: SecretName) -> None:
    assert excluded(SAMPLES[name]) == name
    assert excluded(SAMPLES[name], allowed=[name]) != name


@pytest.mark.parametrize("half", get_args(Half))
def test_secrets_are_caught_and_ordinary_clips_are_kept(half: Half) -> None:
    """The benchmark has the figures for more of both."""
    _judge(secrets.secrets(half, 300), secrets.ordinary_clips(half, 1500))


def test_so_they_are_of_a_set_written_without_a_look_at_the_patterns() -> None:
    _judge(*measuring.second(300, 1500))


def _judge(bad: list[secrets.Sample], good: list[secrets.Sample]) -> None:
    lost, wrong = measuring.missed(bad), measuring.held_back(good)
    assert len(lost) <= 6, lost
    assert len(wrong) <= 15, wrong


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "2026",
        "20261123",
        "1500",
        "3.14",
        "12:30",
        "error code 4711 in the log",
        "postal code 10115",
        "d41d8cd98f00b204e9800998ecf8427e",
        "iPhone15Pro",
        "getHttp2Response",
        "postgres://user:password@localhost/db",
        "password: str",
        'password = "<your password>"',
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "IMG_2034.jpg",
        "john.doe99@Example.com",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "1234 5678 9012 3456",
        "SGVsbG8sIHdvcmxkIQ==",
        "git@github.com:ada/engine.git",
        "-----BEGIN PUBLIC KEY-----",
        "ssh-ed25519 AAAAC3Nza ada@lan",
    ],
)
def test_ordinary_text_is_kept(text: str) -> None:
    assert excluded(text) is None


def test_a_secret_is_found_anywhere_in_a_long_text() -> None:
    text = "a line of a log\n" * 20_000
    assert excluded(text) is None
    assert excluded(f"{text} ghp_{'aB3d' * 9} {text}") == "github-token"


@pytest.mark.parametrize("name", ["github-token", "private-key", "labelled-password", "jwt"])
def test_a_secret_is_found_where_two_pieces_of_a_long_text_meet(name: SecretName) -> None:
    """Each piece of 65,536 characters begins 8,192 before the end of the one before it."""
    for place in range(57_344 - 120, 65_536 + 120, 509):
        assert excluded(f"{'a ' * (place // 2)}{SAMPLES[name]}\n{'z ' * 40_000}") == name, place


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Quarry-Bonfire-Tweak-Cactus2", "password"),
        ("Password: _;NZzI^4+6?g;)A$xt,)e", "labelled-password"),
        ("The wifi password is ZtEw.bVXbSOnyUyFC2Km", "labelled-password"),
        ("machine a.example login ada password x9Zk2Lq", "labelled-password"),
        ("sshpass -p 'sh18JtDtZzTs' ssh root@10.0.0.4", "labelled-password"),
        ('sshpass -p "$PASSWORD" ssh root@10.0.0.4', None),
        ("Authorization: Basic YWRhOmNvcnJlY3QgaG9yc2U", "labelled-password"),
        ("Authorization: Bearer $TOKEN", None),
        ('{"kty": "EC", "x": "f83OJ3D2xF1Bg8vub9", "d": "jpsQnnGQmL-YBIffH1136cs"}', "private-key"),
        ('{"kty": "EC", "x": "f83OJ3D2xF1Bg8vub9"}', None),
        ("Enter this code to sign in: F4YB5", "one-time-code"),
        ("4711 is your code", "one-time-code"),
        ("Bring 4711 chairs. Never tell anyone your PIN!", None),
        ("Yuki Tanaka, room 4711", None),
        ("80331", None),
        ("164!/(k!(164-k)!)", None),
        ("std::unique_ptr<Invoice>", None),
        ("nginx@sha256:" + "0123abcd" * 8, None),
        ("magnet:?xt=urn:btih:" + "0123abcd" * 5, None),
    ],
)
def test_what_a_second_set_taught(text: str, reason: str | None) -> None:
    assert excluded(text) == reason


def test_password_managers_are_left_out_however_they_are_spelled() -> None:
    for name in ("KeePassXC", "keepassxc", "org.keepassxc.KeePassXC", "Proton-Pass", "1password"):
        assert excluded("shopping list", name) == "application"
    for name in ("", "Firefox", "org.gnome.TextEditor", "keepass-notes-reader"):
        assert excluded("shopping list", name) is None
    assert excluded("shopping list", "KeePassXC", applications=["Firefox"]) is None
    assert not is_excluded_application("anything", ["", " "])
    assert all(is_excluded_application(name, PASSWORD_MANAGERS) for name in PASSWORD_MANAGERS)


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_is_judged(text: str, application: str) -> None:
    reason = excluded(text, application)
    assert reason is None or reason == "application" or reason in get_args(SecretName)


@given(st.text(st.characters(codec="utf-8", categories=["L", "Zs", "P"]), max_size=200))
def test_without_digits_and_signs_only_words_can_tell(text: str) -> None:
    assert excluded(text) not in ("card-number", "one-time-code")


@given(st.text(string.digits, min_size=15, max_size=15), st.integers(1, 9), st.integers(0, 14))
def test_one_wrong_digit_is_no_card(body: str, change: int, place: int) -> None:
    number = next(body + last for last in string.digits if passes_luhn(body + last))
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert not passes_luhn(wrong)
    assert not holds_card_number(wrong)


@given(st.text(string.digits, min_size=14, max_size=14))
def test_a_card_is_found_in_groups_and_in_a_sentence(body: str) -> None:
    number = next("4" + body + last for last in string.digits if passes_luhn("4" + body + last))
    grouped = " ".join(number[at : at + 4] for at in range(0, 16, 4))
    for text in (number, grouped, grouped.replace(" ", "-"), f"charge {grouped}, please"):
        assert holds_card_number(text)


@given(
    st.sampled_from(sorted(SAMPLES.items())), st.text(string.ascii_lowercase + " \n", max_size=80)
)
def test_a_token_is_found_behind_whatever_stands_before(
    sample: tuple[SecretName, str], before: str
) -> None:
    name, text = sample
    if name not in ("one-time-code", "password"):
        assert excluded(f"{before} {text}") is not None
