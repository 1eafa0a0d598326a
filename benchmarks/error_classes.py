"""The errors of a prediction sorted into classes, each with the sentence it happened in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.scoring import RADIUS_KM, error_km, matched, same_span

Data = dict[str, Any]
UNKNOWN_NAME = "a name that the gazetteer does not have"
OVERLOOKED = "a name of the gazetteer, overlooked"
NO_PLACE = "taken for a place, and none"
OTHER_SPAN = "more or less than the name"
LITERAL = "a government or people taken for the place"
METONYMIC = "a place taken for its government or people"
UNPLACED = "found and not placed"
ELSEWHERE = "placed elsewhere"

CLASSES = (UNKNOWN_NAME, OVERLOOKED, NO_PLACE, OTHER_SPAN, LITERAL, METONYMIC, UNPLACED, ELSEWHERE)
"""The classes of errors with mentions, in the order of the page."""

_EXAMPLE_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Fault:
    """One error: its class, the words it is about, and the sentence around them."""

    kind: str
    words: str
    sentence: str
    language: str


def faults(gold: Data, prediction: Data, known: Iterable[str]) -> Iterator[Fault]:
    """Yield the errors with the mentions of one article; ``known`` are its names that the gazetteer has."""
    text, known = gold["text"], set(known)

    def fault(kind: str, mention: Data) -> Fault:
        return Fault(kind, text[mention["start"] : mention["end"]], sentence_around(text, mention), gold["lang"])

    ones, twos = gold["mentions"], prediction["mentions"]
    pairs = matched(ones, twos)
    for i in sorted(set(range(len(ones))) - {i for i, _ in pairs}):
        yield fault(OVERLOOKED if ones[i]["text"] in known else UNKNOWN_NAME, ones[i])
    for j in sorted(set(range(len(twos))) - {j for _, j in pairs}):
        yield fault(NO_PLACE, twos[j])
    for i, j in pairs:
        one, two = ones[i], twos[j]
        if not same_span(one, two):
            yield fault(OTHER_SPAN, two)
        if one["sense"] != two["sense"]:
            yield fault(LITERAL if two["sense"] == "literal" else METONYMIC, one)
        if two["place"] is None:
            yield fault(UNPLACED, one)
        elif error_km(one["place"], two["place"]) > RADIUS_KM:
            yield fault(ELSEWHERE, one)


def sentence_around(text: str, mention: Data) -> str:
    """Return the sentence of a mention, shortened around it where it is long.

    >>> sentence_around("Calm. Fire in Sirte today. More.", {"start": 14, "end": 19})
    'Fire in Sirte today.'
    """
    stops = ".!?؟\n"
    start = max(text.rfind(stop, 0, mention["start"]) for stop in stops) + 1
    ends = [end for stop in stops if (end := text.find(stop, mention["end"])) >= 0]
    end = min(ends, default=len(text) - 1) + 1
    first, last = max(start, mention["start"] - _EXAMPLE_LENGTH // 2), min(end, mention["end"] + _EXAMPLE_LENGTH // 2)
    return ("…" if first > start else "") + text[first:last].strip() + ("…" if last < end else "")
