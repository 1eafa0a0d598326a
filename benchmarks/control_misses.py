"""A map of the places whose holder the others tell wrongly, as SVG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from html import escape

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from benchmarks.control_left_out import LeftOut
from geodata.geometry.plane import Plane
from geodata.place import Place

At = Callable[[float, float], tuple[float, float]]
"""Turns kilometres of the plane into the units of the drawing."""
WIDTH = 720
MARGIN = 24
INK, MUTED, LAND, BORDER = "#1f1e1b", "#6d6a63", "#f1eee6", "#a9a294"
NAMED = 6
"""So many of the places that are missed most bear their name."""
COARSENESS_KM = 1.5
LINE = 14
"""Names stand at least so far below each other."""
HALO = 'stroke="#f1eee6" stroke-width="3" paint-order="stroke"'


def misses_svg(found: Sequence[LeftOut], land: BaseGeometry, title: str) -> str:
    """Return the map: each place as a disc that grows with its days told wrongly, their share in dark."""
    asked: dict[str, list[bool]] = defaultdict(list)
    places: dict[str, Place] = {}
    for day in found:
        for row, told in zip(day.rows, day.told, strict=True):
            asked[row.place.name].append(bool(told))
            places[row.place.name] = row.place
    plane = Plane(float(np.mean([p.lat for p in places.values()])), float(np.mean([p.lon for p in places.values()])))
    points = {name: plane.place(place) for name, place in places.items()}
    window = shapely.box(*shapely.MultiPoint(list(points.values())).buffer(30).bounds)
    west, south, east, north = window.bounds
    scale = (WIDTH - 2 * MARGIN) / (east - west)
    height = round((north - south) * scale) + 2 * MARGIN + 20

    def at(x: float, y: float) -> tuple[float, float]:
        return MARGIN + (x - west) * scale, 20 + MARGIN + (north - y) * scale

    missed = {name: told.count(False) for name, told in asked.items()}
    outline = shapely.intersection(plane.to_plane(land), window).simplify(COARSENESS_KM)
    marks = [ring_path(outline, at)]
    for name in sorted(places, key=lambda name: missed[name]):
        marks += disc(*at(points[name].x, points[name].y), missed[name], len(asked[name]))
    named = [name for name in sorted(missed, key=lambda name: -missed[name])[:NAMED] if missed[name]]
    below = -np.inf
    for name in sorted(named, key=lambda name: -points[name].y):
        x, y = at(points[name].x, points[name].y)
        below = max(y + 4, below + LINE)
        marks.append(f'<text x="{x + 14:.1f}" y="{below:.1f}" {HALO}>{escape(name)} ({missed[name]})</text>')
    head = f'<text x="{MARGIN}" y="24" fill="{MUTED}">{escape(title)}</text>'
    style = f'font-family="sans-serif" font-size="12" fill="{INK}"'
    body = "\n".join((head, *marks))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" {style}>\n{body}\n</svg>\n'


def ring_path(outline: BaseGeometry, at: At) -> str:
    """Return the land as one path."""
    rings = [
        ring
        for part in shapely.get_parts(outline)
        if part.geom_type == "Polygon"
        for ring in (part.exterior, *part.interiors)
    ]
    drawn = " ".join(f"M{corners(ring.coords, at)}Z" for ring in rings)
    return f'<path d="{drawn}" fill="{LAND}" stroke="{BORDER}" fill-rule="evenodd"/>'


def corners(coordinates: Iterable[tuple[float, float]], at: At) -> str:
    """Return corners as an SVG path has them."""
    return "L".join("{:.0f} {:.0f}".format(*at(x, y)) for x, y in coordinates)


def disc(x: float, y: float, missed: int, days: int) -> list[str]:
    """Return a place: a small ring when it is always told rightly, else a disc with the share missed in dark."""
    if not missed:
        return [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="white" stroke="{MUTED}"/>']
    radius = 4 + 1.1 * float(np.sqrt(missed))
    if missed == days:
        return [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{INK}"/>']
    share = missed / days
    turn = 2 * np.pi * share
    end = f"{x + radius * np.sin(turn):.1f} {y - radius * np.cos(turn):.1f}"
    arc = f"M{x:.1f} {y:.1f}L{x:.1f} {y - radius:.1f}A{radius:.1f} {radius:.1f} 0 {int(share > 0.5)} 1 {end}Z"
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="white" stroke="{INK}" stroke-width="1.2"/>'
    return [ring, f'<path d="{arc}" fill="{INK}"/>']
