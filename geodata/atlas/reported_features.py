"""Lines that a source reports: drawn with that source when the article's own claim is about them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata.atlas.claim_features import voice
from geodata.atlas.drawn import Drawn
from geodata.atlas.scene import Scene, slug
from geodata.atlas.wording import listed
from geodata.control.dataset_rows import ReportedLine
from geodata.feature import Basis, Feature, FeatureKind, Source
from geodata.geometry.distance import distance_km
from geodata.geometry.plane import Plane
from geodata.place import Place
from reading.model import Claim, ClaimKind

NEAR_KM = 30.0
"""A vertex is a place of a claim when it is this near, or lies within the place's outline."""
KINDS = {ClaimKind.RED_LINE: "red_line", ClaimKind.CEASEFIRE: "ceasefire_line"}
PRECISION_KM = {"stated": 10.0, "approximate": 30.0}
"""How far a reported line may be off: its places are named by the source, or it is approximate."""


def reported_features(scene: Scene, lines: Iterable[ReportedLine], date: datetime.date | None) -> Drawn:
    """Return the reported lines in force on ``date`` whose declaring party makes the same claim about the same places.

    The claim must name every vertex of the line; it may name more. Lines of one vertex are places, not lines. A line
    that several sources report is drawn once, with all of them.
    """
    found: dict[object, tuple[ReportedLine, list[Claim], list[Source]]] = {}
    for line in lines:
        if (
            date is None
            or len(line.vertices) < 2
            or line.date > date
            or (line.until is not None and date >= line.until)
        ):
            continue
        claims = [claim for claim in scene.reading.claims if declares(scene, claim, line)]
        if claims:
            _, _, sources = found.setdefault((line.kind, line.vertices), (line, claims, []))
            sources.append(Source(line.source_title, line.source_url, line.date))
    return Drawn(tuple(replace(reported_feature(scene, line, c), sources=tuple(s)) for line, c, s in found.values()))


def declares(scene: Scene, claim: Claim, line: ReportedLine) -> bool:
    """Tell whether a claim is about a reported line: its kind, its speaker, and all its vertices."""
    if KINDS.get(claim.kind) != line.kind or voice(claim) not in line.declared_by:
        return False
    places = list(scene.places_of(claim).values())
    return all(any(is_at(scene, place, lat, lon) for place in places) for _, lat, lon in line.vertices)


def is_at(scene: Scene, place: Place, lat: float, lon: float) -> bool:
    """Tell whether a point is a place of the article."""
    outline = scene.outline(place)
    inside = outline is not None and outline.covers(Point(lon, lat))
    return inside or distance_km(place.lat, place.lon, lat, lon) <= NEAR_KM


def reported_feature(scene: Scene, line: ReportedLine, claims: Sequence[Claim]) -> Feature:
    """Return the mark of a reported line, with the sentences that name it and without its sources yet."""
    declarers = [party for party in line.declared_by if party in {voice(claim) for claim in claims}]
    kind = scene.words["red_line" if line.kind == "red_line" else "ceasefire"]
    names = listed([name for name, _, _ in line.vertices], scene.language)
    return Feature(
        id=f"reported-line-{slug(line.id)}",
        kind=FeatureKind.REPORTED_LINE,
        geometry=on_earth(line),
        label=f"{kind} · {scene.who(declarers)}",
        basis=Basis.STATED if line.basis == "stated" else Basis.DERIVED,
        precision_km=PRECISION_KM[line.basis],
        status=claims[0].status.value,
        as_of=line.date,
        article=scene.reading.article.id,
        sentences=tuple(sorted({claim.sentence for claim in claims})),
        mentions=scene.mentions_of(claims, {place.id for claim in claims for place in scene.places_of(claim).values()}),
        claims=tuple(claim.id for claim in claims),
        actor=declarers[0],
        speaker=declarers[0],
        note=scene.words["note.reported"].format(places=names),
    )


def on_earth(line: ReportedLine) -> BaseGeometry:
    """Return the vertices as a line (WGS84), the short way round the globe."""
    plane = Plane(line.vertices[0][1], line.vertices[0][2])
    flat = plane.to_plane(LineString([(lon, lat) for _, lat, lon in line.vertices]))
    return plane.to_earth(flat)
