"""Where a place lies that no gazetteer has, as far as the text tells: near the places of its own sentence.

"Shells fell on Garni, west of El Fasher": Garni is in no gazetteer, yet it lies near El Fasher. Coders of conflict
events do the same and mark it as imprecise (UCDP GED ``where_prec`` 2 to 4). Such a place is a region without an
outline, so that it is drawn as wide as the doubt, and its source says how it came about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from geodata.gazetteer.name_forms import fold
from geodata.place import Candidate, Place, PlaceFeature, Resolution
from geodata.resolution.leading_words import led_in_as_place
from geodata.resolution.reduced_names import says_its_kind
from reading.model import Mention, Sense

REACH_CHARACTERS = 500
"""How far from the name its anchor may stand in the text, in code points; about three sentences."""
PARAGRAPH_CHARACTERS = 200
"""How much farther an anchor in another paragraph counts."""
CONFIDENCE = 0.4
"""Measured on the annotated articles: about two in three lie within 161 km."""
_SURE = 0.5
_FOCUS_SHARE = 0.4
_LOCAL = frozenset({PlaceFeature.CITY, PlaceFeature.FACILITY, PlaceFeature.ADMIN2, PlaceFeature.ADMIN1})


def approximations(
    text: str, mentions: Sequence[Mention], found: Mapping[str, Resolution], *, certain: bool = False
) -> dict[str, tuple[Place, Mention]]:
    """Return, by mention id, the approximate place of each mention that was not found, with the mention it hangs on.

    An anchor is a town, facility or province that the text names literally nearby, in a country that the article is
    about, and of which the resolution is sure. A name has one place throughout: that of its first mention with an
    anchor. What stands for a power is not placed, nor what the text does not lead in as a place, unless it is
    ``certain`` that the mentions are places.
    """
    focus = _focus(mentions, found)
    anchors = [
        (m, focus[place.country])
        for m in mentions
        if m.sense is Sense.LITERAL
        and (place := found[m.id].place) is not None
        and _is_anchor(place, found[m.id].confidence)
        and place.country in focus
    ]
    places: dict[str, tuple[Place, Mention]] = {}
    by_name: dict[str, tuple[Place, Mention]] = {}
    for mention in mentions:
        if found[mention.id].place is not None or mention.sense is not Sense.LITERAL:
            continue
        name = fold(mention.text)
        if not (certain or says_its_kind(mention.text) or led_in_as_place(text, mention)):
            continue
        if name not in by_name and (anchor := _nearest(text, mention, anchors)) is not None:
            place = found[anchor.id].place
            if place is not None:
                by_name[name] = (_near(mention, place), anchor)
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


def _nearest(text: str, mention: Mention, anchors: Sequence[tuple[Mention, float]]) -> Mention | None:
    """Return the anchor that stands nearest, the one before it where two are as near.

    A new paragraph sets apart; a country that the article is less about counts as farther off.
    """
    best: Mention | None = None
    least = float(REACH_CHARACTERS)
    for anchor, share in anchors:
        first, last = sorted((mention, anchor), key=lambda m: m.start)
        gap = last.start - first.end
        if gap < least:
            away = (gap + PARAGRAPH_CHARACTERS * ("\n" in text[first.end : last.start])) / share
            if away < least:
                best, least = anchor, away
    return best


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
