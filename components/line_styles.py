"""How lines and arrows are drawn by their status: dashes, widths, hollow, crossed out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geodata.feature import FeatureKind

STRONG_DASHES = ("11 7", "16 5 3 5", "6 5")
"""Dashes of red lines and of what is threatened: one pattern for each of several speakers."""
DASHES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "demanded": ("7 6", "12 5 2 5", "3 4"),
        "threatened": STRONG_DASHES,
        "planned": ("3 5", "8 4 1.5 4", "1.5 3"),
        "cancelled": ("2 6", "6 5 1.5 5", "1.5 4"),
    }
)
"""Dash patterns of SVG by status, one for each of several speakers; a fact is solid, what is denied hollow."""
WIDTHS: Mapping[str, float] = MappingProxyType({"planned": 1.5, "threatened": 3.2, "cancelled": 2.0, "denied": 5.2})
WIDTH = 2.6
QUIET = MappingProxyType({FeatureKind.SUPPORT: 1.1, FeatureKind.WITHDRAWAL_LINE: 2.0, FeatureKind.REPORTED_LINE: 1.6})
OPACITY = MappingProxyType({FeatureKind.SUPPORT: 0.5, FeatureKind.WITHDRAWAL_LINE: 0.85})
"""Widths and opacities of lines that stay behind the others, whatever their status."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a line is drawn: width in pixels, dash pattern of SVG (empty: solid) and opacity (0 to 1).

    ``hollow``: only its two edges are drawn; ``crossed``: it is crossed out.
    """

    width_px: float
    dash: str
    opacity: float
    hollow: bool = False
    crossed: bool = False


def line_style(kind: FeatureKind, status: str | None, variant: int = 0) -> LineStyle:
    """Return how a line of that kind and status is drawn; ``variant`` tells the lines of several speakers apart.

    A fact is solid, a demand dashed, what is planned thin, a red line or threat in strong dashes, what is cancelled
    crossed out, what is denied hollow. That a line is derived is told by the soft band under it, not by its dashes.

    >>> line_style(FeatureKind.CEASEFIRE, "actual").dash, line_style(FeatureKind.CEASEFIRE, "demanded", 1).dash
    ('', '12 5 2 5')
    >>> line_style(FeatureKind.RED_LINE, "actual")
    LineStyle(width_px=3.2, dash='11 7', opacity=1.0, hollow=False, crossed=False)
    """
    known = status or ""
    if kind is FeatureKind.RED_LINE and known not in ("cancelled", "denied"):
        return LineStyle(3.2, STRONG_DASHES[variant % len(STRONG_DASHES)], 1.0)
    patterns = DASHES.get(known, ("",))
    return LineStyle(
        QUIET.get(kind, WIDTHS.get(known, WIDTH)),
        patterns[variant % len(patterns)],
        OPACITY.get(kind, 1.0) if known != "cancelled" else 0.75,
        hollow=known == "denied",
        crossed=known == "cancelled",
    )
