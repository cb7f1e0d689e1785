"""Sums, conversions and days are answered as people write them, and texts are left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.contract.messages import Answer
from indexer.sources.instant import InstantAnswers
from tests.fakes import FakeClock

ENGLISH = {"LANG": "en_US.UTF-8"}
GERMAN = {"LANG": "de_DE.UTF-8"}
NOON = 43_200.0


def ask(
    query: str, environment: dict[str, str] = ENGLISH, day: str = "2026-11-23"
) -> Answer | None:
    since = date.fromisoformat(day) - date(1970, 1, 1)
    return InstantAnswers(FakeClock(since.days * 86_400.0 + NOON), environment).answer(query)


def value(query: str, environment: dict[str, str] = ENGLISH) -> str | None:
    answer = ask(query, environment)
    return None if answer is None else answer.value


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("2+3*4", "14"), ("(3,5 + 2)^2", "30.25"), ("0.1+0.2", "0.3"), ("1/3*3", "1"),
        ("2^3^2", "512"), ("-2^2", "-4"), ("2**-1", "0.5"), ("1--1", "2"), ("10 ÷ 4", "2.5"),
        ("7 mod 3", "1"), ("-7 mod 3", "2"), ("5 % 3", "2"), ("3 x 4", "12"), ("3²+1", "10"),
        ("15% of 80", "12"), ("20% off 50", "40"), ("80 + 15%", "92"), ("80 - 15%", "68"),
        ("50 * 20%", "10"), ("10% + 5%", "0.15"), ("15% of (80+20) + 1", "16"),
        ("sqrt(2)", "1.4142135623731"), ("√16", "4"), ("cbrt(-27)", "-3"), ("8^(1/3)", "2"),
        ("sin(30°)", "0.5"), ("tan(45°)", "1"), ("log(1000)", "3"), ("log2(8)", "3"),
        ("ln(e^2)", "2"), ("round(2.5)", "3"), ("floor(-2.5)", "-3"), ("abs(-3)", "3"),
        ("2(3+4)", "14"), ("2pi", "6.28318530717959"), ("(1+1)(2+2)", "8"), ("5!", "120"),
        ("2^100", "1267650600228229401496703205376"), ("100!", "9.33262154439442e+157"),
        ("=2+3", "5"), ("7/2=", "3.5"), ("1e3*2", "2000"), ("1e-5*3", "0.00003"),
        ("0x1f+1", "32"), ("0b101 * 2", "10"), ("100 - 20 - 5", "75"), ("10-4", "6"),
        ("2 / 3000000000", "6.66666666666667e-10"),
    ],
)  # fmt: skip
def test_sums_are_worked_out(query: str, expected: str) -> None:
    assert value(query) == expected


@pytest.mark.parametrize(("query", "expected"), [("2+3*", "5"), ("2*(3+4", "14"), ("2+3-(", "5")])
def test_what_is_still_being_typed_is_worked_out_so_far(query: str, expected: str) -> None:
    assert value(query) == expected


@pytest.mark.parametrize(
    ("query", "english", "german"),
    [
        ("3,5*2", "7", "7"), ("3.5*2", "7", "7"), ("1,500+1", "1501", "2,5"),
        ("1.500+1", "2.5", "1501"), ("1,234.5*2", "2469", "2469"), ("1.234,5*2", "2469", "2469"),
        ("1.234.567*1", "1234567", "1234567"), ("1'000'000+1", "1000001", "1000001"),
        ("0,125*1", "0.125", "0,125"), ("1,5/1", "1.5", "1,5"), (".5+.25", "0.75", "0,75"),
    ],
)  # fmt: skip
def test_points_and_commas_are_what_they_must_be(query: str, english: str, german: str) -> None:
    assert value(query) == english
    assert value(query, GERMAN) == german


@pytest.mark.parametrize(
    ("query", "text", "copied", "expression"),
    [
        ("5 km in miles", "3.10686 mi", "3.10685596118667", "5 km in mi"),
        ("5km to m", "5,000 m", "5000", "5 km in m"),
        ("72 f to c", "22.2222 °C", "22.2222222222222", "72 °F in °C"),
        ("-40 °C in °F", "-40 °F", "-40", "−40 °C in °F"),
        ("3 GiB in MB", "3,221.23 MB", "3221.225472", "3 GiB in MB"),
        ("12 stone in kg", "76.2035 kg", "76.20351816", "12 st in kg"),
        ("2 weeks in hours", "336 h", "336", "2 weeks in h"),
        ("5'11\" in cm", "180.34 cm", "180.34", "5 ft 11 in in cm"),
        ("5'11 in cm", "180.34 cm", "180.34", "5 ft 11 in in cm"),
        ("6 ft and 2 in to cm", "187.96 cm", "187.96", "6 ft 2 in in cm"),
        ("1h 30min in s", "5,400 s", "5400", "1 h 30 min in s"),
        ("5 in in cm", "12.7 cm", "12.7", "5 in in cm"),
        ("1/2 cup -> ml", "118.294 ml", "118.29411825", "1 ÷ 2 cups in ml"),
        ("100 km/h in mph", "62.1371 mph", "62.1371192237334", "100 km/h in mph"),
        ("20 m2 in sq ft?", "215.278 ft²", "215.278208334194", "20 m² in ft²"),
        ("8 l/100km in mpg", "29.4018 mpg", "29.4018229166667", "8 l/100km in mpg"),
    ],
)  # fmt: skip
def test_units_are_converted(query: str, text: str, copied: str, expression: str) -> None:
    assert ask(query) == Answer("conversion", text, copied, expression)


def test_numbers_are_shown_as_the_person_writes_them() -> None:
    assert ask("3 GiB in MB", GERMAN) == Answer(
        "conversion", "3.221,23 MB", "3221,225472", "3 GiB in MB"
    )
    answer = ask("1,5 * 1000", GERMAN)
    assert answer == Answer("calculation", "1.500", "1500", "1,5 × 1000")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("255 in hex", "0xff"), ("0x1f in decimal", "31"), ("10 to binary", "0b1010"),
        ("0xff + 1 in hex", "0x100"), ("8 in octal", "0o10"), ("-255 in hex", "-0xff"),
    ],
)  # fmt: skip
def test_whole_numbers_are_written_in_other_bases(query: str, expected: str) -> None:
    assert value(query) == expected


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("days until 2027-01-01", "39 days"), ("days since 2026-11-01", "22 days"),
        ("how many days until 24.12.2026?", "31 days"), ("weeks until 2027-01-04", "6 weeks"),
        ("Tage bis 1.1.2027", "39 tage"), ("days until 2026-11-20", "-3 days"),
    ],
)  # fmt: skip
def test_days_are_counted(query: str, text: str) -> None:
    answer = ask(query)
    assert answer is not None
    assert answer.text == text


@pytest.mark.parametrize(
    "query",
    [
        "", " ", "42", "-5", "+5", "(5)", "5%", "3.14", "1,000", "007", "0x1f", "pi", "e", "2e",
        "3 men in a boat", "c++", "c++ 11", "2026-01-01", "2026-11", "1/2/2026", "24.12.2026",
        "2026-01-01 10:30", "10:30", "555-1234", "+49 30 1234567", "(555) 123-4567",
        "1-800-555-0199", "978-3-16-148410-0", "+49 (30) 123-45", "030/1234567", "1.2.3",
        "v1.2 + 3", "192.168.0.1", "10.0.0.1/24", "2019-2024", "1920x1080", "python 3.11",
        "top 10", "log 2026", "5 days in paris", "9 to 5", "2 in 1", "12 in 5", "100 m in 10 s",
        "5 km in kg", "5 km", "5 km in km", "3 of 4", "5 of 80", "10 in decimal", "2.5 in hex",
        "-300 c in f", "days until 2026-02-30", "days until tomorrow 5", "q3 budget", "1+x",
        "report 2+2.pdf", "1 / 0", "0^0", "(-8)^.5", "ln(0)", "asin(2)", "tan(90°)", "1..2", "3 4",
        "()5", "5()", "*5", "2 +* 3", "5!x", "2,,3+1",
    ],
)  # fmt: skip
def test_nothing_is_answered_for_texts_and_what_has_no_result(query: str) -> None:
    assert ask(query) is None


@pytest.mark.parametrize(
    "query",
    [
        "9**9**9", "9^9^9^9^9", "10^2001", "99999!", "400!!", "(((400!)!)!)", "1e999*1e999*1e999",
        "exp(99999999)", "2^-9^9^9", "0.5^1e9", "1e-999*1e-999*1e-999 + 9^9999", "7" * 190 + "+1",
        "(" * 150 + "1+1", "-" * 150 + "1+1", "2^" * 90 + "2", "5" + "!" * 150,
        "1+" * 5000 + "1", "9" * 10_240, "0x" + "f" * 190, "1e999 km in nm in hex",
    ],
)  # fmt: skip
def test_what_is_too_large_is_not_answered(query: str) -> None:
    assert ask(query) is None


PIECES = """
0 1 2 9 99 3.5 3,5 1e99 0xff .5 + - * / ^ ** % ! ( ) ° ² mod of off in to km mi c f GiB sqrt( ln(
tan( factorial e pi x ' " hex days until 2027-01-01 = ->
"""
EXPRESSIONS = st.lists(st.sampled_from([" ", *PIECES.split()]), max_size=40).map("".join)


@given(EXPRESSIONS | st.text(max_size=210))
@example("٣+٤")
@example("1e-2000/1e300")
@example("²1")
def test_no_query_raises_and_no_answer_is_long(query: str) -> None:
    for environment in (ENGLISH, GERMAN):
        answer = ask(query, environment)
        assert answer is None or (0 < len(answer.text) < 80 and len(answer.expression) < 800)


@given(st.integers(-(10**9), 10**9), st.sampled_from("+-*"), st.integers(1, 10**9))
def test_whole_numbers_are_worked_out_exactly(left: int, sign: str, right: int) -> None:
    expected = {"+": left + right, "-": left - right, "*": left * right}[sign]
    assert value(f"{left} {sign} {right}") == str(expected)


@given(st.decimals(-(10**6), 10**6, places=4))
def test_what_is_copied_is_understood_again(number: object) -> None:
    for environment in (ENGLISH, GERMAN):
        once = value(f"{number:f} * 1", environment)
        assert once is not None
        assert value(f"{once} * 1", environment) == once
