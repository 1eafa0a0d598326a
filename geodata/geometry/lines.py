"""From the places that a claim names to the line a cartographer would draw.

The method, the same for every article:

1. Towns are put in geographic order (:mod:`geodata.geometry.itinerary`); the line runs through all of them.
2. An area with a known outline joins the line where that adds least to its length, and is met in its middle; one too
   large for that is met at its border where the line ends (:mod:`geodata.geometry.meeting`). It is outlined instead
   when the line would turn sharply to reach it or would only follow the coast to it, which divides no land from other
   land; so are areas without a town, and whole countries (:mod:`geodata.geometry.run`).
3. Legs that would run through the sea between two places on one shore go round it, and so do legs through another
   country where all places lie in one (:mod:`geodata.geometry.overland`).
4. The line is smoothed through its points (:mod:`geodata.geometry.curve`) as long as it stays simple and ashore, and is
   carried on at both ends as far as a town there is imprecise.
5. A corridor is as wide as the places are imprecise (:mod:`geodata.geometry.corridor`).
6. A town alone gives a ring of its size; a river or named line whose course is known is drawn as it runs.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geodata.atlas.land import Ground
from geodata.geometry.corridor import band_around, corridor, ring
from geodata.geometry.course import course
from geodata.geometry.itinerary import itinerary
from geodata.geometry.meeting import met
from geodata.geometry.overland import WET_KM
from geodata.geometry.plane import Plane, plane_around
from geodata.geometry.run import run
from geodata.geometry.waypoint import Stop, Waypoint, distinct, stop_on
from geodata.place import Place

LONGEST_LEG_KM = 1500.0
SHORE_KM = (0.0, 10.0, 20.0, 30.0)
"""An area that the coast would cut in pieces is widened by these steps until it hangs together on land."""
ISLET = 0.02
"""Share of an outlined area below which a part of it is not outlined."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A line with its corridor, and the areas outlined with it; all WGS84.

    ``line`` is ``None`` when there are only areas, or when ``gap_km`` says how absurdly far apart the places are.
    ``through`` are the places in the order of the line, ``outlined`` the others with their outlines as lines.
    """

    line: BaseGeometry | None = None
    corridor: BaseGeometry | None = None
    through: tuple[Place, ...] = ()
    outlined: tuple[tuple[Place, BaseGeometry], ...] = ()
    gap_km: float | None = None


def trace(
    waypoints: Sequence[Waypoint], ground: Ground | None = None, *, longest_leg_km: float = LONGEST_LEG_KM
) -> Trace:
    """Return the line through ``waypoints`` on the ``ground`` around them, ``None`` where that is not known.

    >>> from geodata.place import PlaceFeature
    >>> def town(name, lat, lon):
    ...     return Waypoint(Place(name, name, lat, lon, PlaceFeature.CITY, None, None, 0, None, ""), 5.0)
    >>> [place.id for place in trace([town("b", 0, 1), town("c", 0, 2), town("a", 0, 0)]).through]
    ['a', 'b', 'c']
    >>> trace([town("a", 0, 0)]).line.is_ring
    True
    >>> round(trace([town("a", 0, 0), town("b", 0, 40)]).gap_km)
    4453
    >>> trace([])
    Trace(line=None, corridor=None, through=(), outlined=(), gap_km=None)
    """
    if not waypoints:
        return Trace()
    plane = plane_around(waypoint.place for waypoint in waypoints)
    stops = distinct(stop_on(plane, waypoint) for waypoint in waypoints)
    gap_km = longest_gap_km(stops)
    return Trace(gap_km=round(gap_km)) if gap_km > longest_leg_km else traced(stops, plane, ground or Ground())


def traced(stops: Sequence[Stop], plane: Plane, ground: Ground) -> Trace:
    """Return the line through stops that are near enough to each other."""
    known = [stop for stop in stops if stop.course is not None]
    land = land_for(stops, plane, ground)
    coast = plane.to_plane(ground.coast) if not ground.coast.is_empty else None
    way, beside = run([stop for stop in stops if stop.course is None], coast)
    line, band = drawn([*known, *met(way)], land)
    return Trace(
        plane.to_earth(line) if line is not None else None,
        plane.to_earth(band) if band is not None else None,
        tuple(stop.place for stop in (*known, *way)),
        tuple((stop.place, plane.to_earth(border(stop, land))) for stop in beside),
    )


def land_for(stops: Sequence[Stop], plane: Plane, ground: Ground) -> BaseGeometry | None:
    """Return the land that a line keeps to: within the frontier where all of its places are; ``None`` if not known."""
    home = plane.to_plane(ground.home)
    if not home.is_empty and all(home.distance(stop.point) <= WET_KM for stop in stops):
        return home
    return plane.to_plane(ground.land) if not ground.land.is_empty else None


def longest_gap_km(stops: Sequence[Stop]) -> float:
    """Return the longest step on the shortest way through all stops, from border to border where they are areas."""
    shapes = [stop.area or stop.course or stop.point for stop in stops]
    order = itinerary([stop.point for stop in stops])
    return max((float(shapes[a].distance(shapes[b])) for a, b in itertools.pairwise(order)), default=0.0)


def border(stop: Stop, land: BaseGeometry | None) -> BaseGeometry:
    """Return the border of an area as a line, along the coast where it reaches into the sea, without islets."""
    area = stop.area if stop.area is not None else stop.point.buffer(stop.radius_km)
    for widening_km in SHORE_KM:
        dry = ashore(area.buffer(widening_km), land)
        parts = [part for part in shapely.get_parts(dry) if part.area > ISLET * dry.area]
        if len(parts) <= len(shapely.get_parts(area)):
            break
    return shapely.boundary(unary_union(parts))


def drawn(stops: Sequence[Stop], land: BaseGeometry | None) -> tuple[BaseGeometry | None, BaseGeometry | None]:
    """Return line and corridor through stops in order: known courses as they run, a stop alone as a ring."""
    if not stops:
        return None, None
    lines = [stop.course for stop in stops if stop.course is not None]
    bands = [band_around(stop.course, stop.radius_km) for stop in stops if stop.course is not None]
    way = [stop for stop in stops if stop.course is None]
    if len(way) == 1 and not lines:
        circle = ring(way[0].point, way[0].radius_km)
        return circle, band_around(circle, way[0].radius_km / 4)
    if len(way) > 1:
        line = course(way, land)
        lines.append(line)
        bands.append(corridor(line, [(stop.point, stop.radius_km) for stop in way]))
    return unary_union(lines), ashore(unary_union(bands), land)


def ashore(band: BaseGeometry, land: BaseGeometry | None) -> BaseGeometry:
    """Return the part of a band that lies on land, all of it when the land is not known or elsewhere."""
    dry = band.intersection(land) if land is not None else band
    return dry if dry.area > 0 else band
