"""Every colour of the map, for the light and the dark theme; red belongs to red lines and threats alone."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType

Colours = Mapping[str, str]

LIGHT: Colours = MappingProxyType(
    {
        "paper": "#fbfaf7",
        "ink": "#1f1e1b",
        "muted": "#6d6a63",
        "rule": "#e4e0d6",
        "sea": "#dbe6eb",
        "sea-label": "#4a687b",
        "land": "#f1eee6",
        "focus": "#faf8f2",
        "border": "#a9a294",
        "admin": "#cdc5b4",
        "water": "#b5cbd6",
        "town": "#5d5a53",
        "country": "#6d6759",
        "halo": "#fbfaf7",
        "card": "#ffffff",
        "mark": "#ffffff",
        "ring": "#1f1e1b",
        "selected": "#f6c945",
        "highlight": "#f6e7a8",
        "red": "#b8141f",
        "focus-ring": "#2f5f7d",
    }
)
"""Colours of the light theme."""

DARK: Colours = MappingProxyType(
    {
        "paper": "#1b1c1e",
        "ink": "#ece8df",
        "muted": "#a9a59c",
        "rule": "#3a3c40",
        "sea": "#1d2a32",
        "sea-label": "#7d9db1",
        "land": "#26282a",
        "focus": "#2f3134",
        "border": "#777369",
        "admin": "#4a4b4c",
        "water": "#34505f",
        "town": "#b5b0a6",
        "country": "#a09a8d",
        "halo": "#1b1c1e",
        "card": "#26282b",
        "mark": "#1b1c1e",
        "ring": "#ece8df",
        "selected": "#f6c945",
        "highlight": "#5a4d17",
        "red": "#ff6b6b",
        "focus-ring": "#9cc4dc",
    }
)
"""Colours of the dark theme."""

CALM: Colours = MappingProxyType(
    {
        "#0072b2": "#4a88ae",
        "#d55e00": "#d3964b",
        "#56b4e9": "#86b4cf",
        "#e69f00": "#d9b25c",
        "#009e73": "#5c9d83",
        "#cc79a7": "#b988a5",
        "#aa4499": "#a0739b",
        "#882255": "#8a5a72",
        "#44aa99": "#6fa79c",
        "#999933": "#9a9a5e",
        "#88ccee": "#9dc3d4",
        "#333333": "#5a5a5a",
    }
)
"""The calm tone of each colour-blind-safe colour of the datasets (Okabe and Ito 2008; Tol 2021)."""

DEMAND_TONES: tuple[str, ...] = ("#116a63", "#3d4f91", "#7a3f78", "#6b5a14", "#6f4726", "#3f5d2e")
"""Dark tones for those who demand, taken in order of first appearance; none of them red."""

DEMAND_TONES_DARK: tuple[str, ...] = ("#5fc0b5", "#9aabea", "#d199cf", "#cdb95a", "#d4a27c", "#a3c48c")

PARTY_COLOURS: tuple[str, ...] = ("#4a88ae", "#d3964b", "#5c9d83", "#b988a5", "#9a9a5e", "#6f7fb0")
"""For parties without a colour of their own, in order of first appearance."""

NEUTRAL = "#777777"


def colours(theme: str) -> Colours:
    """Return the colours of a theme, ``"light"`` or ``"dark"``; light for any other word.

    >>> colours("light")["red"], colours("dark")["ink"]
    ('#b8141f', '#ece8df')
    """
    return DARK if theme == "dark" else LIGHT


def calm(colour: str) -> str:
    """Return the calm tone of a dataset's colour (``#rrggbb``), or the colour itself where none is known.

    >>> calm("#0072B2"), calm("#D55E00"), calm("#123456")
    ('#4a88ae', '#d3964b', '#123456')
    """
    return CALM.get(colour.lower(), colour.lower())


def party_colours(actors: Iterable[str], own: Mapping[str, str]) -> dict[str, str]:
    """Return the area colour of each actor id: the calm tone of its ``own`` colour, else the next free one.

    >>> party_colours(["lna", "rsf"], {"lna": "#D55E00"})
    {'lna': '#d3964b', 'rsf': '#4a88ae'}
    """
    wanted = list(dict.fromkeys(actors))
    found = {actor: calm(own[actor]) for actor in wanted if not is_grey(own.get(actor) or NEUTRAL)}
    free = [colour for colour in PARTY_COLOURS if colour not in found.values()] or list(PARTY_COLOURS)
    missing = [actor for actor in wanted if actor not in found]
    found |= {actor: free[index % len(free)] for index, actor in enumerate(missing)}
    return {actor: found[actor] for actor in wanted}


def is_grey(colour: str) -> bool:
    """Tell whether a colour is a shade of grey, which the data give to actors without a side.

    >>> is_grey("#777777"), is_grey("#4a88ae")
    (True, False)
    """
    return len(set(channels(colour))) == 1


def demand_tones(speakers: Iterable[str], theme: str) -> dict[str, str]:
    """Return the tone of each speaker id, in order of first appearance.

    >>> demand_tones(["gov:TR", "gov:EG", "gov:TR"], "light")
    {'gov:TR': '#116a63', 'gov:EG': '#3d4f91'}
    """
    tones = DEMAND_TONES_DARK if theme == "dark" else DEMAND_TONES
    return {speaker: tones[index % len(tones)] for index, speaker in enumerate(dict.fromkeys(speakers))}


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue (0 to 255) of ``#rrggbb``.

    >>> channels("#b8141f")
    (184, 20, 31)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance (0 to 1) of ``#rrggbb`` as WCAG 2.2 defines it.

    >>> round(luminance("#ffffff"), 3), round(luminance("#000000"), 3)
    (1.0, 0.0)
    """
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1 to 21) of two colours as WCAG 2.2 defines it.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(colour: str, ground: str, opacity: float) -> str:
    """Return what is seen of ``colour`` laid over ``ground`` (both ``#rrggbb``) with that opacity (0 to 1).

    >>> over("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02x}" for a, b in pairs)


@functools.lru_cache(maxsize=4096)
def legible(colour: str, paper: str, ratio: float = 4.5, *, on: str | None = None) -> str:
    """Return ``colour``, mixed with black or white until its contrast with ``paper`` reaches ``ratio``.

    It becomes darker where ``on`` (``paper`` where it is not given) is light, lighter where that is dark.

    >>> legible("#d3964b", "#fbfaf7")
    '#946934'
    >>> legible("#1f1e1b", "#fbfaf7")
    '#1f1e1b'
    """
    towards = 0 if luminance(on or paper) > 0.18 else 255
    for step in range(21):
        share = step / 20
        mixed = "#" + "".join(f"{round(v + (towards - v) * share):02x}" for v in channels(colour))
        if contrast(mixed, paper) >= ratio:
            return mixed
    return mixed
