"""All place names of a document with their cues: what ``decision.py`` judges and the training script learns from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reading.model import Sense
from reading.places.context import AND, TokenIndex, coordinated, following, words
from reading.sense.cues import Neighbours, cues, neighbours, rule_cues
from reading.sense.decision_list import Judgement, PlaceSpan, senses_by_rule
from reading.sense.surroundings import Surroundings, surroundings
from reading.syntax.tokens import Doc, Span

_COMMAS = frozenset({",", "،"})


@dataclass(frozen=True, slots=True)
class Described:
    """One name: its cues with their strength (0 to 1), what the decision list says of it, and what stands around it."""

    cues: dict[str, float]
    judged: Judgement
    around: Surroundings
    beside: Neighbours


def describe(doc: Doc, places: Sequence[PlaceSpan], language: str) -> list[Described]:
    """Return every name with its cues, in the same order; coordinated names share what leads to and follows them."""
    index = TokenIndex(doc)
    around = [surroundings(doc, index, place.start, place.end, language) for place in places]
    runs = _runs(index, places, around, language)
    judged = senses_by_rule(doc, places, around, language)
    found: list[Described] = []
    for number, place in enumerate(places):
        first, last = runs[number]
        own = around[number] if number == first or around[number].role in {"subject", "passive"} else around[first]
        beside = neighbours(
            doc, index, (places[first].start, places[first].end), (places[last].start, places[last].end), language
        )
        span = index.span(place.start, place.end)
        held = dict.fromkeys(
            (*cues(span, place.hit, own, beside, language), *rule_cues(judged[number], place.hit, language)), 1.0
        )
        if last > first:
            held["coordinated"] = 1.0
        found.append(Described(held, judged[number], own, beside))
    for number, shares in enumerate(_elsewhere(doc, places, around, judged, language)):
        found[number].cues.update(shares)
    return found


def _runs(
    index: TokenIndex, places: Sequence[PlaceSpan], around: Sequence[Surroundings], language: str
) -> list[tuple[int, int]]:
    """Return the first and last number of the run of coordinated names that each name belongs to."""
    firsts = list(range(len(places)))
    for number in range(1, len(places)):
        before, place = places[number - 1], places[number]
        spans = index.span(before.start, before.end), index.span(place.start, place.end)
        if not around[number].preposition and coordinated(*spans, language) and not _begins_clause(*spans):
            firsts[number] = firsts[number - 1]
    lasts = {first: number for number, first in enumerate(firsts)}
    return [(first, lasts[first]) for first in firsts]


def _begins_clause(before: Span, name: Span) -> bool:
    """Tell whether a name after a comma begins a statement of its own ("desde Sumi, Ucrania presume de …").

    Asked where there is no parse: a list goes on or ends with "and", it does not break off before a word.
    """
    doc = name.doc
    if doc.has_annotation("DEP") or doc[name.start - 1].text not in _COMMAS or doc[before.end].i != name.start - 1:
        return False
    after = following(doc, name.end)
    return after is not None and after.text[:1].islower() and after.lower_ not in AND


def _elsewhere(
    doc: Doc,
    places: Sequence[PlaceSpan],
    around: Sequence[Surroundings],
    judged: Sequence[Judgement],
    language: str,
) -> list[dict[str, float]]:
    """Return, for each name, the shares of the other names of the same place or state that are led in and that act."""
    locative = words("place_context", language, "locative")
    same: dict[str, list[int]] = defaultdict(list)
    keys = [
        place.hit.state if place.hit is not None and place.hit.state else doc.text[place.start : place.end]
        for place in places
    ]
    for number, key in enumerate(keys):
        same[key].append(number)
    shares: list[dict[str, float]] = []
    for number, key in enumerate(keys):
        others = [other for other in same[key] if other != number]
        if not others:
            shares.append({"elsewhere:none": 1.0})
            continue
        led = sum(around[other].preposition in locative for other in others) / len(others)
        acts = sum(judged[other].sense is Sense.METONYMIC for other in others) / len(others)
        shares.append({"elsewhere:led": led, "elsewhere:acts": acts})
    return shares
