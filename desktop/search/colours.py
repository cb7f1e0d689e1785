"""Colours as they are written in style sheets, and how else the same colour is written (pure).

The conversions are those of CSS Color Module Level 4 (W3C), sections 7 to 10 and its sample code.
"""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_HEX: Final = re.compile(r"#([0-9a-f]{3,8})", re.IGNORECASE)
_FUNCTION: Final = re.compile(r"(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(([^()]*)\)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(%|deg|rad|turn)?", re.IGNORECASE)
_TURNS: Final = {"deg": 360.0, "": 360.0, "rad": math.tau, "turn": 1.0}

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Colour:
    """A colour of sRGB; every part lies in 0…1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @property
    def hex(self) -> str:
        """Return it as "#1f6f5c", with two more digits where it is translucent."""
        parts = (self.red, self.green, self.blue, *((self.alpha,) if self.alpha < 1 else ()))
        return "#" + "".join(f"{round(part * 255):02x}" for part in parts)

    @property
    def rgb(self) -> str:
        """Return it as "rgb(31 111 92)"."""
        red, green, blue = (round(part * 255) for part in (self.red, self.green, self.blue))
        return f"rgb({red} {green} {blue}{self._slashed})"

    @property
    def hsl(self) -> str:
        """Return it as "hsl(166 56% 28%)"."""
        hue, lightness, saturation = colorsys.rgb_to_hls(self.red, self.green, self.blue)
        degrees = round(hue * 360) % 360
        return f"hsl({degrees} {saturation:.0%} {lightness:.0%}{self._slashed})"

    @property
    def _slashed(self) -> str:
        return f" / {self.alpha:.0%}" if self.alpha < 1 else ""


def parse(text: str) -> Colour | None:
    """Read a colour; None for what is none. What lies beyond sRGB is cut to its bounds."""
    text = text.strip()
    if found := _HEX.fullmatch(text):
        return _of_hex(found[1])
    if found := _FUNCTION.fullmatch(text):
        return _of_function(found[1].lower(), found[2])
    return None


def _of_hex(digits: str) -> Colour | None:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    return Colour(*(int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2)))


def _of_function(name: str, inside: str) -> Colour | None:
    parts = [_NUMBER.fullmatch(part) for part in re.split(r"[\s,/]+", inside.strip())]
    known = [(float(part[1]), (part[2] or "").lower()) for part in parts if part is not None]
    if len(known) != len(parts) or len(known) not in (3, 4):
        return None
    alpha = _share(known[3], 1.0) if len(known) == 4 else 1.0
    red, green, blue = (_within(part) for part in _CONVERSIONS[name](known))
    return Colour(red, green, blue, _within(alpha))


_Part = tuple[float, str]


def _share(part: _Part, whole: float) -> float:
    """Return a number, of which `whole` is the most, as a share of it; percentages likewise."""
    number, unit = part
    return number / 100 if unit == "%" else number / whole


def _percent(part: _Part) -> float:
    """Return what is a percentage whether it says so or not, as a share."""
    return part[0] / 100


def _turn(part: _Part) -> float:
    number, unit = part
    return (number / _TURNS.get(unit, 360.0)) % 1.0


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _rgb(parts: Sequence[_Part]) -> Triple:
    return _share(parts[0], 255), _share(parts[1], 255), _share(parts[2], 255)


def _hsl(parts: Sequence[_Part]) -> Triple:
    saturation, lightness = _within(_percent(parts[1])), _within(_percent(parts[2]))
    return colorsys.hls_to_rgb(_turn(parts[0]), lightness, saturation)


def _hwb(parts: Sequence[_Part]) -> Triple:
    white, black = _within(_percent(parts[1])), _within(_percent(parts[2]))
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = (
        part * (1 - white - black) + white
        for part in colorsys.hls_to_rgb(_turn(parts[0]), 0.5, 1.0)
    )
    return red, green, blue


def _lab(parts: Sequence[_Part]) -> Triple:
    lightness = parts[0][0]
    across, along = (part[0] * 1.25 if part[1] == "%" else part[0] for part in (parts[1], parts[2]))
    return _from_lab(lightness, across, along)


def _lch(parts: Sequence[_Part]) -> Triple:
    chroma = parts[1][0] * 1.5 if parts[1][1] == "%" else parts[1][0]
    angle = _turn(parts[2]) * math.tau
    return _from_lab(parts[0][0], chroma * math.cos(angle), chroma * math.sin(angle))


def _oklab(parts: Sequence[_Part]) -> Triple:
    across, along = (
        part[0] * 0.004 if part[1] == "%" else part[0] for part in (parts[1], parts[2])
    )
    return _from_oklab(_share(parts[0], 1.0), across, along)


def _oklch(parts: Sequence[_Part]) -> Triple:
    chroma = parts[1][0] * 0.004 if parts[1][1] == "%" else parts[1][0]
    angle = _turn(parts[2]) * math.tau
    lightness = _share(parts[0], 1.0)
    return _from_oklab(lightness, chroma * math.cos(angle), chroma * math.sin(angle))


_CONVERSIONS: Final = {
    "rgb": _rgb, "hsl": _hsl, "hwb": _hwb,
    "lab": _lab, "lch": _lch, "oklab": _oklab, "oklch": _oklch,
}  # fmt: skip


def _from_lab(lightness: float, across: float, along: float) -> Triple:
    """Convert CIE Lab with its white D50, by way of XYZ."""
    kappa, epsilon = 24389 / 27, 216 / 24389
    middle = (lightness + 16) / 116
    first, last = across / 500 + middle, middle - along / 200
    x = first**3 if first**3 > epsilon else (116 * first - 16) / kappa
    y = middle**3 if lightness > kappa * epsilon else lightness / kappa
    z = last**3 if last**3 > epsilon else (116 * last - 16) / kappa
    x, z = x * 0.3457 / 0.3585, z * (1 - 0.3457 - 0.3585) / 0.3585
    # To D65 by Bradford's matrix, then to linear sRGB, in one.
    return _encoded((
        3.1341358529 * x - 1.6173863321 * y - 0.4906618953 * z,
        -0.9787955070 * x + 1.9162543774 * y + 0.0334428719 * z,
        0.0719553910 * x - 0.2289767598 * y + 1.4053860351 * z,
    ))  # fmt: skip


def _from_oklab(lightness: float, across: float, along: float) -> Triple:
    """Convert Oklab (Ottosson 2020)."""
    long = (lightness + 0.3963377774 * across + 0.2158037573 * along) ** 3
    medium = (lightness - 0.1055613458 * across - 0.0638541728 * along) ** 3
    short = (lightness - 0.0894841775 * across - 1.2914855480 * along) ** 3
    return _encoded((
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    ))  # fmt: skip


def _encoded(linear: Triple) -> Triple:
    """Apply sRGB's transfer function."""
    red, green, blue = (
        12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
        for part in map(_within, linear)
    )
    return red, green, blue
