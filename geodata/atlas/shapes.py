"""What lines and marks ask of the boundaries."""

from __future__ import annotations

from typing import Protocol

from shapely.geometry.base import BaseGeometry


class Shapes(Protocol):
    """The shape of a place, the land of a country, the country at a point; all WGS84."""

    def __hash__(self) -> int:
        """Return a hash: what is computed from shapes is kept."""
        ...

    def geometry(self, ref: str) -> BaseGeometry | None:
        """Return the shape of ``admin0:LY``, ``admin1:LY-JU``, ``region:…``, or ``None``."""
        ...

    def land(self, country: str) -> BaseGeometry | None:
        """Return the land of a country (ISO 3166-1 alpha-2), or ``None``."""
        ...

    def country_at(self, lat: float, lon: float) -> str | None:
        """Return the country at a point, or ``None`` at sea."""
        ...
