"""Features as the map's script draws them: plain JSON data with geometry, words and style, and nothing to evaluate."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from shapely import get_parts
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from components import palette
from components.line_styles import line_style
from components.look import Look, colour_of, edge_of, variant_of
from components.map_setting import actors_of
from components.rival_lines import fills_between
from geodata.feature import Basis, Feature, FeatureKind

Mark = dict[str, Any]

SHARES = (0.5, 0.35, 0.65, 0.2, 0.8)
"""A name inside of a surface is tried at these shares of its width and height."""
COORDINATE_DIGITS = 4
"""Decimals of a degree kept in the browser: 4 are 11 m."""
SIGNS = frozenset(
    {
        FeatureKind.DEPLOYMENT,
        FeatureKind.ATTACK,
        FeatureKind.CONTROL,
        FeatureKind.TALKS,
        FeatureKind.WITHDRAWAL,
    }
)
LINES = frozenset({FeatureKind.RED_LINE, FeatureKind.CEASEFIRE, FeatureKind.WITHDRAWAL_LINE, FeatureKind.REPORTED_LINE})
LEAST_SHADE, MOST_SHADE = 0.16, 0.62
"""Opacity of an area of which little is known, and of one that is sure."""


def geometry(shape: BaseGeometry) -> Any:
    """Return a shapely geometry (WGS84) as GeoJSON, longitude first, to 11 m.

    >>> from shapely.geometry import Point
    >>> geometry(Point(16.588661, 31.208922))
    {'type': 'Point', 'coordinates': [16.5887, 31.2089]}
    """
    short = shapely.transform(shape, lambda degrees: np.round(degrees, COORDINATE_DIGITS))
    return json.loads(shapely.to_geojson(short))


def radius_px(count: int) -> float:
    """Return the radius of a place's disc: its area grows with the number of mentions, within bounds.

    >>> radius_px(1), radius_px(4), radius_px(400)
    (7.0, 8.2, 12.0)
    """
    return round(min(12.0, 5.8 + 1.2 * math.sqrt(max(count, 1))), 1)


def shape_of(feature: Feature, style: Look) -> str:
    """Return how a feature is drawn: name, seat, place, area, observation, sign, arrow, region, corridor or line."""
    kind = feature.kind
    if kind is FeatureKind.PLACE:
        return "name" if feature.id in style.named else "seat" if feature.metonymic else "place"
    if kind in LINES:
        return line_shape(feature)
    pointlike = feature.geometry.geom_type in ("Point", "MultiPoint")
    if pointlike and kind in SIGNS:
        return "sign"
    fixed = {
        FeatureKind.CONTROL_AREA: "area",
        FeatureKind.OBSERVATION: "observation",
        FeatureKind.EVENT: "event",
        FeatureKind.WITHDRAWAL: "arrow",
        FeatureKind.REGION: "region",
        FeatureKind.SUPPORT: "support",
        FeatureKind.BETWEEN: "between",
    }
    return fixed.get(kind, "region")


def line_shape(feature: Feature) -> str:
    """Return how a feature of a line is drawn: its corridor, the outline of an area that belongs to it, or the line."""
    if feature.geometry.geom_type in ("Polygon", "MultiPolygon"):
        return "corridor"
    closed = all(part.is_ring for part in get_parts(feature.geometry))
    return "region" if closed and feature.basis is Basis.GAZETTEER else "line"


def mark(feature: Feature, style: Look) -> Mark:
    """Return one feature as a mark. Its words are plain text: the script writes them as text nodes and attributes."""
    shape = shape_of(feature, style)
    line = line_style(feature.kind, feature.status, variant_of(feature, style))
    data: Mark = {
        "id": feature.id,
        "kind": str(feature.kind),
        "shape": shape,
        "geometry": geometry(feature.geometry),
        "label": feature.label,
        "aria": aria_label(feature, style),
        "colour": colour_of(feature, style),
        "width": line.width_px,
        "dash": line.dash,
        "opacity": line.opacity,
        "hollow": line.hollow,
        "crossed": line.crossed,
        "edge": edge_of(feature, style),
        "proposal": feature.proposal,
        "status": feature.status,
        "derived": feature.basis is Basis.DERIVED,
        "known": feature.basis is Basis.GAZETTEER,
        "precision_km": feature.precision_km,
        "sentences": list(feature.sentences),
        "claims": list(feature.claims),
        "as_of": feature.as_of.isoformat() if feature.as_of else None,
        "linked": bool(feature.sentences or feature.mentions),
        "card": card(feature, style),
    }
    if shape in ("place", "seat", "name"):
        data |= {"radius": radius_px(feature.count), "count": feature.count, "named": style.named.get(feature.id)}
    if shape == "arrow":
        data["text"] = arrow_text(feature, style)
    if shape in ("area", "observation"):
        data |= party_style(feature, style) | {"parties": actors_of(feature)}
    if shape == "between":
        data |= {
            "fills": fills_between(feature, style.rivals),
            "text": f"↔ {number(feature.distance_km or 0.0, style)} km",
            "anchors": anchors(feature.geometry),
        }
    if feature.kind is FeatureKind.OBSERVATION:
        data["hollow"] = feature.basis is Basis.GAZETTEER
    return data


def anchors(shape: BaseGeometry) -> list[list[float]]:
    """Return points well inside of a surface where its name may stand (latitude, longitude), the best first.

    >>> from shapely.geometry import box
    >>> anchors(box(0, 0, 2, 1))[0]
    [0.5, 1.0]
    """
    largest = max(get_parts(shape), key=lambda part: float(part.area))
    west, south, east, north = largest.bounds
    spots = [largest.centroid, largest.representative_point()]
    spots += [Point(west + x * (east - west), south + y * (north - south)) for x in SHARES for y in SHARES]
    return [[round(spot.y, 3), round(spot.x, 3)] for spot in spots if largest.covers(spot)]


def party_style(feature: Feature, style: Look) -> Mark:
    """Return fill, opacity and hatching of an area, or the dot of an observation, in its parties' colours."""
    fills = [style.parties.get(actor, palette.NEUTRAL) for actor in actors_of(feature)] or [palette.NEUTRAL]
    if feature.kind is FeatureKind.OBSERVATION:
        focus = style.colours["focus"]
        grounds = [palette.over(fill, focus, MOST_SHADE) for fill in fills]
        pairs = zip(fills, grounds, strict=True)
        return {"fills": [palette.legible(fill, ground, 3.0, on=focus) for fill, ground in pairs]}
    contested = feature.status == "contested" or len(fills) > 1
    return {"fills": fills, "fill_opacity": area_opacity(feature), "hatched": contested}


def area_opacity(feature: Feature) -> float:
    """Return the opacity (0 to 1) of an area: the surer, the stronger.

    >>> from shapely.geometry import Point
    >>> area_opacity(Feature("a", FeatureKind.CONTROL_AREA, Point(0, 0), "", Basis.DERIVED, 1, shade=0.5))
    0.39
    """
    shade = 1.0 if feature.shade is None else min(1.0, max(0.0, feature.shade))
    return round(LEAST_SHADE + (MOST_SHADE - LEAST_SHADE) * shade, 3)


def arrow_text(feature: Feature, style: Look) -> str:
    """Return the direct label of an arrow: what it is, and how far it goes."""
    if feature.distance_km is None:
        return feature.label
    distance = f"{number(feature.distance_km, style)} km"
    return feature.label if "km" in feature.label else f"{feature.label}{style.words['map.colon']}{distance}"


def number(value: float, style: Look) -> str:
    """Return a distance in whole kilometres (tens from 100 up), with the language's separator of thousands."""
    whole = round(value, -1) if value >= 100 else round(value)
    return f"{whole:,.0f}".replace(",", style.words["map.thousands"])


def aria_label(feature: Feature, style: Look) -> str:
    """Return what a screen reader says of a mark: its label, its kind, and how often the article names it."""
    kind = style.words[f"legend.kind_{feature.kind}"]
    parts = [feature.label, kind if kind.casefold() not in feature.label.casefold() else ""]
    if feature.count:
        parts.append(
            style.words["map.mentions_one" if feature.count == 1 else "map.mentions"].format(count=feature.count)
        )
    return ", ".join(part for part in parts if part)


def card(feature: Feature, style: Look) -> Mark:
    """Return what is known of a mark beyond its label: who, how, as of when, and from which sources."""
    words = style.words
    facts = [", ".join(style.names.get(actor, actor) for actor in actors_of(feature))]
    if feature.kind in (FeatureKind.CONTROL_AREA, FeatureKind.OBSERVATION) and feature.status:
        facts.append(words.get(f"status.{feature.status}", feature.status).split("|")[0])
    facts.append(words["map.as_of"].format(date=feature.as_of.isoformat()) if feature.as_of else "")
    if feature.basis is Basis.DERIVED:
        facts.append(words["map.derived"].format(km=number(feature.precision_km, style)))
    return {
        "facts": [fact for fact in facts if fact],
        "note": feature.note,
        "sources": [
            {"title": s.title, "url": s.url, "date": s.date.isoformat() if s.date else None}
            for s in feature.sources[:4]
        ],
    }


def marks(features: Sequence[Feature], style: Look) -> list[Mark]:
    """Return every feature as a mark, in the order given."""
    return [mark(feature, style) for feature in features]
