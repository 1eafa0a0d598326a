"""Where a place lies that no gazetteer has, as far as the text tells: near the places of its own sentence.

"Shells fell on Garni, west of El Fasher": Garni is in no gazetteer, yet it lies near El Fasher. Coders of conflict
events do the same and mark it as imprecise (UCDP GED ``where_prec`` 2 to 4). Such a place is a region without an
outline, so that it is drawn as wide as the doubt, and its source says how it came about.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geodata.gazetteer.geocoder import Gazetteer
from geodata.gazetteer.name_forms import fold, is_caseless, is_cyrillic
from geodata.place import Candidate, Place, PlaceFeature, Resolution
from geodata.resolution.beliefs import kilometres
from geodata.resolution.leading_words import led_in_as_place
from geodata.resolution.reduced_names import says_its_kind
from reading.model import Mention, Sense

REACH_CHARACTERS = 500
"""How far from the name an anchor must stand where it is not certain that the name is a place, in code points."""
PARAGRAPH_CHARACTERS = 200
"""How much farther an anchor in another paragraph counts, in code points."""
ALIKE_KM = 150.0
"""How far from its anchor a place may lie whose name is spelled another way in the same script."""
FOREIGN_ALIKE_KM = 500.0
"""The same for a name in another script than the gazetteer's, which has few villages in it."""
CONFIDENCE = 0.4
"""Measured on the annotated articles: four in five lie within 161 km."""
_SURE = 0.5
_FOCUS_SHARE = 0.4
_LOCAL = frozenset({PlaceFeature.CITY, PlaceFeature.FACILITY, PlaceFeature.ADMIN2, PlaceFeature.ADMIN1})
_BESIDE = ((1.0, 30.0), (0.05, 1200.0))
"""How fast an anchor counts less with the code points between: weight and reach of the words beside, of the passage."""
_ANYWHERE = 0.06
_CLUSTER_KM = 150.0
_OWN = 0.5
_CAPITAL = 0.3
_PROVINCE = 0.6
_LEAST_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A place of the article by which others may be placed, and how much it counts wherever it stands."""

    mention: Mention
    place: Place
    weight: float


def approximations(
    text: str,
    mentions: Sequence[Mention],
    found: Mapping[str, Resolution],
    gazetteer: Gazetteer,
    *,
    certain: bool = False,
) -> dict[str, tuple[Place, Mention]]:
    """Return, by mention id, the approximate place of each mention that was not found, with the mention it hangs on.

    An anchor is a town, facility or province that the text names literally, and of which the resolution is sure. The
    one counts that stands near and has others around it, in a country that the article is about. A name has one place
    throughout: that of its first mention with an anchor. What stands for a power is not placed, nor what the text does
    not lead in as a place, unless it is ``certain`` that the mentions are places.
    """
    focus = _focus(mentions, found)
    anchors = [
        _Anchor(mention, place, _weight(place, focus))
        for mention in mentions
        if mention.sense is Sense.LITERAL
        and (place := found[mention.id].place) is not None
        and _is_anchor(place, found[mention.id].confidence)
    ]
    places: dict[str, tuple[Place, Mention]] = {}
    by_name: dict[str, tuple[Place, Mention]] = {}
    for mention in mentions:
        if found[mention.id].place is not None or mention.sense is not Sense.LITERAL:
            continue
        name = fold(mention.text)
        if name in by_name or not (certain or _is_likely_place(text, mention, anchors)):
            continue
        if (anchor := _foremost(text, mention, anchors)) is not None:
            alike = _sounding_like(mention.text, anchor.place, gazetteer)
            by_name[name] = (alike or _near(mention, anchor.place), anchor.mention)
    for mention in mentions:
        if found[mention.id].place is None and (hit := by_name.get(fold(mention.text))) is not None:
            places[mention.id] = hit
    return places


def placed_near(resolution: Resolution, place: Place, anchor: Mention) -> Resolution:
    """Return the resolution of a name that is in no gazetteer, placed near another."""
    why = f"in no gazetteer that fits; the text names it beside {anchor.text}, so it is drawn there, roughly"
    candidates = (Candidate(place, 0.0, why), *resolution.candidates)
    return Resolution(resolution.mention, place, candidates, CONFIDENCE, why)


def _focus(mentions: Sequence[Mention], found: Mapping[str, Resolution]) -> dict[str | None, float]:
    """Return the share of each country in what the text names literally, against the foremost; small ones left out."""
    weights: Counter[str | None] = Counter()
    for mention in mentions:
        place = found[mention.id].place
        if place is not None and place.country is not None and mention.sense is Sense.LITERAL:
            weights[place.country] += 2 if place.feature in _LOCAL else 1
    most = max(weights.values(), default=1)
    return {country: weight / most for country, weight in weights.items() if weight >= _FOCUS_SHARE * most}


def _is_anchor(place: Place, confidence: float) -> bool:
    """Return whether other places may be placed by this one."""
    return place.feature in _LOCAL and confidence >= _SURE


def _is_likely_place(text: str, mention: Mention, anchors: Sequence[_Anchor]) -> bool:
    """Return whether a name rather is one of a place: it says so or is led in as one, and an anchor stands near."""
    near = any(_gap(mention, anchor.mention) < REACH_CHARACTERS for anchor in anchors)
    return near and (says_its_kind(mention.text) or led_in_as_place(text, mention))


def _weight(place: Place, focus: Mapping[str | None, float]) -> float:
    """Return how much an anchor counts: a capital is named for what is said there, a province is wide."""
    weight = max(_LEAST_SHARE, focus.get(place.country, 0.0))
    if place.feature is PlaceFeature.ADMIN1:
        weight *= _PROVINCE
    return weight * (_CAPITAL if place.seat_of is not None else 1.0)


def _foremost(text: str, mention: Mention, anchors: Sequence[_Anchor]) -> _Anchor | None:
    """Return the anchor that the text speaks for most: it stands near, and so do others that lie around it.

    One town beside the name may be where a spokesman spoke; three of one valley tell where the news is.
    """
    weights = [anchor.weight * _closeness(text, mention, anchor.mention) for anchor in anchors]
    if not weights:
        return None
    points = [math.radians(d) for anchor in anchors for d in (anchor.place.lat, anchor.place.lon)]
    lat, lon = np.array(points[::2]), np.array(points[1::2])
    sphere = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    around = np.exp(-kilometres(sphere, sphere) / _CLUSTER_KM)
    support = around @ np.array(weights) + _OWN * np.array(weights)
    return anchors[int(np.argmax(support))]


def _sounding_like(name: str, anchor: Place, gazetteer: Gazetteer) -> Place | None:
    """Return the place around an anchor whose name is this one in another spelling or script, ``None`` for none."""
    foreign = is_caseless(name) or is_cyrillic(name)
    radius = FOREIGN_ALIKE_KM if foreign else ALIKE_KM
    return gazetteer.store.sounding_like(name, anchor.lat, anchor.lon, radius)


def _closeness(text: str, mention: Mention, anchor: Mention) -> float:
    """Return how much an anchor counts by where it stands in the text; a new paragraph sets apart."""
    first, last = sorted((mention, anchor), key=lambda m: m.start)
    gap = _gap(mention, anchor) + PARAGRAPH_CHARACTERS * ("\n" in text[first.end : last.start])
    return _ANYWHERE + sum(weight * math.exp(-gap / reach) for weight, reach in _BESIDE)


def _gap(mention: Mention, anchor: Mention) -> int:
    """Return how many code points stand between two mentions."""
    return max(0, mention.start - anchor.end, anchor.start - mention.end)


def _near(mention: Mention, anchor: Place) -> Place:
    """Return the approximate place of a mention near another place."""
    return Place(
        id=f"near-{anchor.id}-{fold(mention.text).replace(' ', '-')}",
        name=mention.text,
        lat=anchor.lat,
        lon=anchor.lon,
        feature=PlaceFeature.REGION,
        country=anchor.country,
        admin1=anchor.admin1,
        population=0,
        geometry_ref=None,
        source=f"In no gazetteer; the text names it beside {anchor.name}",
    )
