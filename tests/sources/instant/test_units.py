"""Every unit is worth what pint says it is worth."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pint
import pytest

from indexer.sources.instant.errors import NotComputedError
from indexer.sources.instant.units import Unit, convert, unit, units

# What pint calls a unit where it does not know our symbol, or means something else by it.
PINT = {
    "au": "astronomical_unit", "ly": "light_year", "in": "inch", "st": "stone", "ct": "carat",
    "short ton": "short_ton", "long ton": "long_ton", "d": "day", "weeks": "week",
    "months": "month", "years": "year", "centuries": "century",
    "acres": "acre" , "gal": "gallon", "qt": "quart", "pt": "pint", "cups": "cup",
    "fl oz": "fluid_ounce", "imp gal": "imperial_gallon", "imp pt": "imperial_pint",
    "kn": "knot", "B": "byte", "PS": "metric_horsepower", "hp": "horsepower", "°": "degree",
    "°C": "degC", "°F": "degF", "K": "kelvin", "mpg": "mile/gallon",
    "rpm": "1/minute", "bbl": "oil_barrel", "min": "minute", "h": "hour", "mph": "mile/hour",
    "Hz": "1/s", "kHz": "1/ms", "MHz": "1/us", "GHz": "1/ns", "t": "metric_ton", "lb": "pound",
    "cal": "calorie", "kcal": "kilocalorie", "BTU": "Btu_it", "mmHg": "mmHg",
}  # fmt: skip


@cache
def registry() -> pint.UnitRegistry[float]:
    return pint.UnitRegistry(cache_folder=None)


def every_unit() -> list[Unit]:
    return sorted(set(units()[0].values()), key=lambda one: (one.dimension, one.symbol))


MULTIPLES = [one for one in every_unit() if not one.inverse]


def pints(one: Unit) -> str:
    name = PINT.get(one.symbol, one.symbol)
    if name == one.symbol:
        for sign, power in (("²", "**2"), ("³", "**3")):
            name = name.replace(sign, power)
        name = name.replace("in*", "inch*").replace("B/s", "byte/s").replace("MiB", "mebibyte")
        if one.dimension in {"data", "data rate"}:
            name = name.replace("B", "byte")
    return name


@pytest.mark.parametrize("one", MULTIPLES, ids=lambda one: one.symbol)
@pytest.mark.parametrize("value", [1, 37])
def test_a_unit_is_worth_what_pint_says(one: Unit, value: int) -> None:
    base = next(u for u in every_unit() if u.dimension == one.dimension and u.factor == 1)
    ours = convert(Fraction(value), one, base)
    theirs = registry().Quantity(value, pints(one)).to(pints(base)).magnitude
    # pint's acre is that of the US survey, ended in 2022.
    tolerance = 1e-5 if one.symbol == "acres" else 1e-9
    assert float(ours) == pytest.approx(theirs, rel=tolerance)
    assert convert(ours, base, one) == value


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Miles", "mi"), ("KM", "km"), ("square feet", "ft²"), ("sq ft", "ft²"), ("m^2", "m²"),
        ("Mb", "Mbit"), ("MB", "MB"), ("mb", "MB"), ("gb", "GB"), ("mbps", "Mbit/s"), ("F", "°F"),
        ("degrees celsius", "°C"), ("fl oz", "fl oz"), ("Wochen", "weeks"), ("Zoll", "in"),
        ("W", "W"), ("mw", "MW"), ("mhz", "MHz"), ("cubic inches", "in³"), ("sq km", "km²"),
        ("MB/s", "MB/s"), ("L", "l"), ("μm", "µm"), ("lbs.", "lb"), ("GRAD", "°"),
    ],
)  # fmt: skip
def test_units_go_by_the_names_people_type(name: str, symbol: str) -> None:
    found = unit(name)
    assert found is not None
    assert found.symbol == symbol


@pytest.mark.parametrize(
    "name", ["", " ", "mW", "mHz", "square", "square hours", "men", "boat", "a", "5", "_", "."]
)
def test_other_names_are_no_units(name: str) -> None:
    assert unit(name) is None


def test_only_what_measures_the_same_is_converted() -> None:
    metre, second = unit("m"), unit("s")
    assert metre is not None
    assert second is not None
    with pytest.raises(NotComputedError):
        convert(Fraction(1), metre, second)


def test_there_is_nothing_below_absolute_zero() -> None:
    celsius, kelvin = unit("°C"), unit("K")
    assert celsius is not None
    assert kelvin is not None
    with pytest.raises(NotComputedError):
        convert(Fraction(-274), celsius, kelvin)


def test_fuel_for_a_distance_is_the_inverse_of_a_distance_for_fuel() -> None:
    thirst, economy, american = unit("l/100km"), unit("km/l"), unit("mpg")
    assert thirst is not None
    assert economy is not None
    assert american is not None
    assert convert(Fraction(5), thirst, economy) == 20
    assert convert(Fraction(20), economy, thirst) == 5
    assert float(convert(Fraction(30), american, thirst)) == pytest.approx(7.840486)
    with pytest.raises(NotComputedError):
        convert(Fraction(0), thirst, economy)
