"""Units of measurement, with exact factors and the names that people type (pure).

A table of its own rather than pint: that takes most of a second and 14 MB to load, in the middle
of typing, and understands far more than people mean. The tests compare every unit with pint's.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from indexer.sources.instant.errors import NotComputedError


class Unit(NamedTuple):
    """A unit: value in the base unit = (value + offset) × factor, or its inverse."""

    symbol: str  # as it is shown
    dimension: str
    factor: Fraction
    offset: Fraction = Fraction(0)
    inverse: bool = False  # base = factor / value: litres for a distance


# Dimension -> symbol = factor = other names. The first unit of each is the base unit. Of names with
# capitals, those in the table go first; then any case will do.
_TABLE: Final[dict[str, str]] = {
    "length": """
        m = 1 = metre meter metres meters metern
        km = 1000 = kilometre kilometer kilometres kilometers kilometern
        cm = 1/100 = centimetre centimeter centimetres centimeters zentimeter
        mm = 1/1000 = millimetre millimeter millimetres millimeters
        dm = 1/10 = decimetre decimeter dezimeter
        µm = 1/1000000 = um micron microns micrometre micrometer micrometres micrometers
        nm = 1/1000000000 = nanometre nanometer nanometres nanometers
        mi = 1609.344 = mile miles meile meilen
        yd = 0.9144 = yard yards
        ft = 0.3048 = foot feet ' ′ fuß fuss
        in = 0.0254 = inch inches " ″ zoll
        nmi = 1852 = nautical_mile nautical_miles seemeile seemeilen
        ly = 9460730472580800 = light_year light_years lichtjahr lichtjahre
        au = 149597870700 = astronomical_unit astronomical_units
    """,
    "mass": """
        kg = 1 = kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm
        g = 1/1000 = gram grams gramme grammes gramm
        mg = 1/1000000 = milligram milligrams milligramm
        µg = 1/1000000000 = ug microgram micrograms mikrogramm
        t = 1000 = tonne tonnes metric_ton metric_tons tonnen
        lb = 0.45359237 = lbs pound pounds pfund
        oz = 0.028349523125 = ounce ounces unze unzen
        st = 6.35029318 = stone stones
        short_ton = 907.18474 = us_ton us_tons short_tons
        long_ton = 1016.0469088 = long_tons imperial_ton imperial_tons
        ct = 1/5000 = carat carats karat
    """,
    "time": """
        s = 1 = sec secs second seconds sekunde sekunden
        ms = 1/1000 = millisecond milliseconds millisekunden
        µs = 1/1000000 = us microsecond microseconds mikrosekunden
        ns = 1/1000000000 = nanosecond nanoseconds nanosekunden
        min = 60 = mins minute minutes minuten
        h = 3600 = hr hrs hour hours stunde stunden std
        d = 86400 = day days tag tage tagen
        weeks = 604800 = wk week woche wochen
        months = 2629800 = month monat monate monaten
        years = 31557600 = yr yrs year jahr jahre jahren
        centuries = 3155760000 = century
    """,
    "area": """
        m² = 1 = m2 sqm quadratmeter qm
        km² = 1000000 = km2
        cm² = 1/10000 = cm2
        mm² = 1/1000000 = mm2
        ha = 10000 = hectare hectares hektar
        acres = 4046.8564224 = acre
        mi² = 2589988.110336 = mi2
        yd² = 0.83612736 = yd2
        ft² = 0.09290304 = ft2
        in² = 0.00064516 = in2
    """,
    "volume": """
        l = 1 = L litre liter litres liters litern
        ml = 1/1000 = mL millilitre milliliter millilitres milliliters
        cl = 1/100 = cL centilitre centiliter centilitres centiliters
        dl = 1/10 = dL decilitre deciliter
        m³ = 1000 = m3 kubikmeter
        cm³ = 1/1000 = cm3 cc
        gal = 3.785411784 = gallon gallons us_gal us_gallon us_gallons
        qt = 0.946352946 = quart quarts
        pt = 0.473176473 = pint pints
        cups = 0.2365882365 = cup
        fl_oz = 0.0295735295625 = floz fluid_ounce fluid_ounces
        tbsp = 0.01478676478125 = tablespoon tablespoons
        tsp = 0.00492892159375 = teaspoon teaspoons
        imp_gal = 4.54609 = imperial_gallon imperial_gallons uk_gallon uk_gallons
        imp_pt = 0.56826125 = imperial_pint imperial_pints uk_pint uk_pints
        ft³ = 28.316846592 = ft3
        in³ = 0.016387064 = in3
        bbl = 158.987294928 = barrel barrels
    """,
    "speed": """
        m/s = 1 = mps metres_per_second meters_per_second
        km/h = 5/18 = kmh kph kilometres_per_hour kilometers_per_hour
        mph = 0.44704 = mi/h miles_per_hour
        kn = 463/900 = kt kts knot knots knoten
        ft/s = 0.3048 = fps feet_per_second
    """,
    "data": """
        B = 1 = byte bytes
        bit = 1/8 = bits
        kB = 1000 = KB kilobyte kilobytes
        MB = 1000000 = megabyte megabytes
        GB = 1000000000 = gigabyte gigabytes
        TB = 1000000000000 = terabyte terabytes
        PB = 1000000000000000 = petabyte petabytes
        KiB = 1024 = kibibyte kibibytes
        MiB = 1048576 = mebibyte mebibytes
        GiB = 1073741824 = gibibyte gibibytes
        TiB = 1099511627776 = tebibyte tebibytes
        PiB = 1125899906842624 = pebibyte pebibytes
        kbit = 125 = kb Kb kilobit kilobits
        Mbit = 125000 = Mb megabit megabits
        Gbit = 125000000 = Gb gigabit gigabits
        Tbit = 125000000000 = Tb terabit terabits
    """,
    "data rate": """
        B/s = 1 = byte/s bytes/s bytes_per_second
        bit/s = 1/8 = bps bits_per_second
        kB/s = 1000 = KB/s
        MB/s = 1000000 = megabytes_per_second
        GB/s = 1000000000 = gigabytes_per_second
        MiB/s = 1048576 = mebibytes_per_second
        kbit/s = 125 = kbps kb/s
        Mbit/s = 125000 = Mbps Mb/s megabits_per_second
        Gbit/s = 125000000 = Gbps Gb/s gigabits_per_second
    """,
    "energy": """
        J = 1 = joule joules
        kJ = 1000 = kilojoule kilojoules
        MJ = 1000000 = megajoule megajoules
        cal = 4.184 = calorie calories
        kcal = 4184 = kilocalorie kilocalories kilokalorien
        Wh = 3600 = watt_hour watt_hours wattstunden
        kWh = 3600000 = kilowatt_hour kilowatt_hours kilowattstunden
        MWh = 3600000000 = megawatt_hour megawatt_hours
        BTU = 1055.05585262 = btus
    """,
    "power": """
        W = 1 = watt watts
        kW = 1000 = kilowatt kilowatts
        MW = 1000000 = megawatt megawatts
        PS = 735.49875 = metric_horsepower pferdestärken
        hp = 745.69987158227022 = horsepower
    """,
    "pressure": """
        Pa = 1 = pascal pascals
        hPa = 100 = hectopascal hectopascals mbar millibar
        kPa = 1000 = kilopascal kilopascals
        bar = 100000 = bars
        atm = 101325 = atmosphere atmospheres
        psi = 8896443230521/1290320000 = pounds_per_square_inch
        mmHg = 133.322387415 = torr
    """,
    "angle": """
        rad = 1 = radian radians
        ° = 0.01745329251994329576923690768488612713 = deg degree degrees grad
    """,
    "frequency": """
        Hz = 1 = hertz
        kHz = 1000 = kilohertz
        MHz = 1000000 = megahertz
        GHz = 1000000000 = gigahertz
        rpm = 1/60 = revolutions_per_minute
    """,
}
_OTHERS: Final = (
    (Unit("K", "temperature", Fraction(1)), "kelvin kelvins"),
    (Unit("°C", "temperature", Fraction(1), Fraction("273.15")), "c celsius degc centigrade"),
    (Unit("°F", "temperature", Fraction(5, 9), Fraction("459.67")), "f fahrenheit degf"),
    (Unit("km/l", "fuel", Fraction(1)), "kilometres_per_litre kilometers_per_liter"),
    (Unit("l/100km", "fuel", Fraction(100), inverse=True), "l/100_km litres_per_100km"),
    (Unit("mpg", "fuel", Fraction("1.609344") / Fraction("3.785411784")), "miles_per_gallon"),
)
_POWERS: Final = {"sq": "²", "square": "²", "cu": "³", "cubic": "³"}
_DEGREES: Final = frozenset({"degrees", "degree", "grad"})


def unit(name: str) -> Unit | None:
    """Return the unit of a name as people type it, None if there is none."""
    words = name.strip().rstrip(".").split()
    plain = "_".join(words).replace("^2", "2").replace("^3", "3").replace("μ", "µ")
    exact, folded = units()
    first, _, rest = plain.partition("_")
    if rest and first.lower() in _POWERS:
        length = unit(rest)
        return exact.get(length.symbol + _POWERS[first.lower()]) if length else None
    if rest and first.lower() in _DEGREES:
        plain = rest
    found = exact.get(plain) or folded.get(plain.lower())
    # "mhz" are megahertz, but "mHz" are not.
    if found and plain[0] == "m" and found.symbol[0] == "M" and plain != plain.lower():
        return found if found.dimension.startswith("data") else None
    return found


@lru_cache(maxsize=1)
def units() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Return all units by their names: as written in the table, and without case."""
    exact: dict[str, Unit] = {}
    for dimension, table in _TABLE.items():
        for line in table.strip().splitlines():
            symbol, factor, names = line.strip().split(" = ")
            made = Unit(symbol.replace("_", " "), dimension, Fraction(factor))
            exact.update((name, made) for name in (symbol, *names.split()))
    for made, names in _OTHERS:
        exact.update((name, made) for name in (made.symbol, *names.split()))
    folded: dict[str, Unit] = {}
    for name, made in exact.items():
        # "mb" is a megabyte: bits are few people's measure.
        if name.lower() not in folded or "B" in made.symbol:
            folded[name.lower()] = made
    return exact, folded


def convert(value: Fraction, source: Unit, target: Unit) -> Fraction:
    """Return a value in another unit.

    Raises:
        NotComputedError: when they measure different things, or there is no such value.
    """
    if source.dimension != target.dimension:
        raise NotComputedError
    if source.inverse or target.inverse:
        if value == 0:
            raise NotComputedError
        base = source.factor / value if source.inverse else value * source.factor
        return target.factor / base if target.inverse else base / target.factor
    base = (value + source.offset) * source.factor
    if source.dimension == "temperature" and base < 0:  # below absolute zero
        raise NotComputedError
    return base / target.factor - target.offset
