"""Two rival lines measured against each other: kilometres, the land between, its towns and who holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.arrow_features import END
from geodata.atlas.land import ground_in
from geodata.atlas.scene import Scene, slug
from geodata.atlas.towns import Gap, Ownership, Towns, towns_between
from geodata.atlas.wording import kilometres, listed, long_date
from geodata.feature import Basis, Feature, FeatureKind
from geodata.geometry.apart import Apart, apart, between
from geodata.geometry.bounds import bounds_of
from geodata.geometry.plane import Plane, plane_of
from geodata.geometry.precision import outline_area_km2
from geodata.proposal import Comparison, Proposal, TownBetween
from reading.model import ClaimKind

WINDOW_DEGREES = 1.0
ABROAD = 0.1
"""A line with less than this share of its length abroad is a line of its country."""
ASIDE = re.compile(r"\s*\([^)]*\)$")
"""What a name of an actor adds in brackets."""
TOLD = 6
"""So many towns are named in words; the data name more."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, and the mark of the land between where there is some."""

    comparison: Comparison
    gap: Feature | None


def compare(scene: Scene, one: Proposal, other: Proposal, towns: Towns | None, owned: Ownership) -> Compared:
    """Return two proposals measured against each other."""
    plane = plane_of(one.line, other.line)
    first, second = plane.to_plane(one.line), plane.to_plane(other.line)
    measured = apart(first, second)
    flat = between(first, second, land_around(scene, one, other, plane))
    gap = gap_feature(scene, one, other, sound(plane.to_earth(flat))) if flat is not None else None
    own = {place for proposal in (one, other) for place in line_places(scene, proposal)}
    found, others = (
        towns_between(scene, Gap(gap.geometry, (one.line, other.line), own), towns, owned) if gap else ((), 0)
    )
    date = scene.reading.article.published
    area_km2 = outline_area_km2(gap.geometry) if gap is not None else 0.0
    said = sentences(scene, measured, area_km2, found, others)
    if gap is not None:
        gap = replace(gap, distance_km=round(measured.mean_km, 1), note=" ".join([gap.note, *said]))
    comparison = Comparison(
        one=one.id,
        other=other.id,
        nearest_km=round(measured.nearest_km, 1),
        mean_km=round(measured.mean_km, 1),
        farthest_km=round(measured.farthest_km, 1),
        crosses=measured.crosses,
        area_km2=round(area_km2),
        towns=found,
        others=others,
        date=date,
        feature=gap.id if gap is not None else None,
        words=tuple(said),
    )
    return Compared(comparison, gap)


def sound(surface: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a surface that may have come to touch itself on its way from the plane.

    >>> from shapely.geometry import Polygon
    >>> sound(Polygon([(0, 0), (0, 4), (-1, 4), (0, 4), (2, 0)])).wkt
    'POLYGON ((0 4, 2 0, 0 0, 0 4))'
    """
    if surface.is_valid:
        return surface
    valid = shapely.make_valid(surface, method="structure", keep_collapsed=False)
    return shapely.union_all([part for part in shapely.get_parts(valid) if part.area > 0])


def line_places(scene: Scene, proposal: Proposal) -> set[str]:
    """Return the ids of the places by which the line of a proposal runs: not those that a force is to leave."""
    claims = [claim for claim in scene.reading.claims if claim.id in proposal.claims]
    return {
        place
        for claim in claims
        for place in scene.places_of(claim, *(END if claim.kind is ClaimKind.WITHDRAWAL else ()))
    }


def land_around(scene: Scene, one: Proposal, other: Proposal, plane: Plane) -> BaseGeometry | None:
    """Return the land around two lines on the plane: of one country where both are in it; ``None`` if not known."""
    west, south, east, north = bounds_of([one.line, other.line], plane.lon)
    window = (west - WINDOW_DEGREES, south - WINDOW_DEGREES, east + WINDOW_DEGREES, north + WINDOW_DEGREES)
    ground = ground_in(window, scene.shapes, {one.country} if one.country and one.country == other.country else set())
    home = plane.to_plane(ground.home)
    lines = [plane.to_plane(proposal.line) for proposal in (one, other)]
    if not home.is_empty and all(line.difference(home).length <= ABROAD * line.length for line in lines):
        return home
    land = ground.land
    return plane.to_plane(land) if not land.is_empty else None


def gap_feature(scene: Scene, one: Proposal, other: Proposal, shape: BaseGeometry) -> Feature:
    """Return the mark of the land between two proposals, with the sentences of both."""
    names = [scene.who(proposal.speakers) for proposal in (one, other)]
    return Feature(
        id=slug(f"between-{one.id}-{other.id}"),
        kind=FeatureKind.BETWEEN,
        geometry=shape,
        label=scene.words["between"],
        basis=Basis.DERIVED,
        precision_km=1.0,
        as_of=scene.reading.article.published,
        article=scene.reading.article.id,
        sentences=tuple(sorted({*one.sentences, *other.sentences})),
        actor=None,
        proposal=f"{one.id}|{other.id}",
        note=scene.words["note.between"].format(one=names[0], other=names[1]),
    )


def sentences(scene: Scene, measured: Apart, area_km2: float, towns: Sequence[TownBetween], others: int) -> list[str]:
    """Return the comparison in words, a sentence each: distance, area, towns by holder."""
    words, language = scene.words, scene.language
    mean, farthest = (kilometres(km, language) for km in (measured.mean_km, measured.farthest_km))
    said = [words["apart.crosses" if measured.crosses else "apart"].format(mean=mean, farthest=farthest)]
    if not area_km2:
        return said
    said.append(words["area"].format(km2=square(area_km2, language)))
    if not towns:
        return [*said, words["towns.none"]]
    told = towns[:TOLD]
    for holders in dict.fromkeys(sorted((town.holders for town in told), key=lambda found: not found)):
        names = listed([town.name for town in told if town.holders == holders], language)
        said.append(held(scene, holders, names))
    if left := others + len(towns) - len(told):
        said.append(words["towns.other" if left == 1 else "towns.others"].format(count=left))
    return said


def held(scene: Scene, holders: Sequence[str], towns: str) -> str:
    """Return who holds towns on the day of the article, in words."""
    published = scene.reading.article.published
    if not holders or published is None:
        return scene.words["towns.unknown"].format(towns=towns)
    key = "towns.contested" if len(holders) > 1 else "towns.held"
    who = listed([ASIDE.sub("", scene.who([holder])) for holder in holders], scene.language)
    return scene.words[key].format(holders=who, date=long_date(published, scene.language), towns=towns)


def square(km2: float, language: str) -> str:
    """Return an area to two digits, written as the language does.

    >>> square(81_234.5, "en"), square(7.4, "en")
    ('81,000', '7')
    """
    digits = max(0, len(str(round(km2))) - 2)
    return kilometres(round(km2, -digits), language) if km2 >= 1 else "1"
