"""The decision list: the rules of ``rules.py`` applied to each name in turn, and shared among coordinated names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reading.model import Sense
from reading.names import NameHit
from reading.places.context import TokenIndex, coordinated, words
from reading.sense.rules import DEFAULT, RULES, Verdict, of_town
from reading.sense.surroundings import Surroundings
from reading.syntax.tokens import Doc

_DATELINE = re.compile(
    r"\.?(?:, \d| ?\(| ?[-–—/:] ?|, [^\W\d_]+ \d|[-–—,/. ]+[A-ZÀ-Þ]{4,}\b)|\.? *\n|\. (?=[«“\"]?[^\W\d_])"
)
"""What follows the place that an article opens with: a date, the agency, a dash, or nothing but a full stop."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The sense of one mention, the actor it stands for (``gov:XX``, metonymic only), and the reason in words."""

    sense: Sense
    stands_for: str | None
    why: str


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place name of the document (code points), with what the gazetteer knows of it."""

    start: int
    end: int
    hit: NameHit | None


def senses_by_rule(
    doc: Doc, places: Sequence[PlaceSpan], stand: Sequence[Surroundings], language: str
) -> list[Judgement]:
    """Return the judgement of each place by what stands around it; coordinated names share the sense of the first."""
    index = TokenIndex(doc)
    judged: list[Judgement] = []
    for number, (place, around) in enumerate(zip(places, stand, strict=True)):
        verdict = _verdict(doc, place, around, language)
        conjunct = index.span(place.start, place.end).root.dep_ == "conj"
        if number and not around.preposition and (conjunct or around.role not in {"subject", "passive"}):
            previous = places[number - 1]
            if coordinated(index.span(previous.start, previous.end), index.span(place.start, place.end), language):
                shared = _shared(judged[-1], doc.text[previous.start : previous.end], place)
                acts = around.role in {"subject", "passive"}
                verdict = verdict if shared is None or (acts and shared[0] is Sense.LITERAL) else shared
        judged.append(judgement(place, verdict))
    return _with_later_partner(doc, index, places, judged, language)


def _with_later_partner(
    doc: Doc, index: TokenIndex, places: Sequence[PlaceSpan], judged: list[Judgement], language: str
) -> list[Judgement]:
    """Return the judgements with a first conjunct of no role of its own taking the sense of a subject after it."""
    for number in range(len(places) - 2, -1, -1):
        first, second = judged[number], judged[number + 1]
        if second.sense is not Sense.METONYMIC or not second.why.startswith("subject") or first.why != DEFAULT[1]:
            continue
        one, two = places[number], places[number + 1]
        if coordinated(index.span(one.start, one.end), index.span(two.start, two.end), language):
            shared = _shared(second, doc.text[two.start : two.end], one)
            judged[number] = judgement(one, shared) if shared else first
    return judged


def _shared(other: Judgement, name: str, place: PlaceSpan) -> Verdict | None:
    """Return the sense shared with a coordinated name, where the place can have it."""
    if other.sense is Sense.METONYMIC and not _can_act(place):
        return None
    return other.sense, f"coordinated with '{name}', {other.why}"


def judgement(place: PlaceSpan, verdict: Verdict) -> Judgement:
    """Return a verdict as a judgement, with the state that the place stands for."""
    sense, why = verdict
    state = place.hit.state if place.hit is not None else None
    return Judgement(sense, f"gov:{state}" if state and sense is Sense.METONYMIC else None, why)


def _can_act(place: PlaceSpan) -> bool:
    """Tell whether a name can stand for a state: it is the name, capital or seat of power of one."""
    return place.hit is not None and place.hit.state is not None


def _verdict(doc: Doc, place: PlaceSpan, around: Surroundings, language: str) -> Verdict:
    """Return the sense of one name by the first rule that applies."""
    name = doc.text[place.start : place.end]
    if name in words("sense", language, "always") or name in words("sense", "en", "always"):
        return Sense.METONYMIC, "a seat of power that stands for its government"
    if _is_dateline(doc, place):
        return Sense.LITERAL, "dateline"
    if not _can_act(place):
        return of_town(place.hit, around, language)
    for rule in RULES:
        verdict = rule(around, language)
        if verdict is not None:
            return verdict
    return DEFAULT


def _is_dateline(doc: Doc, place: PlaceSpan) -> bool:
    """Tell whether a name opens a paragraph and is cut off by a colon, dash or agency name."""
    text = doc.text
    line_start = text.rfind("\n", 0, place.start) + 1
    tail = text[place.end : place.end + 30].lstrip()
    if text[line_start : place.start].strip():
        return (
            place.start - line_start < 120 and text[place.end : place.end + 3] == " – " and _opens_sentence(text, place)
        )
    return tail[:1] in {":", "—", "–", "("} or opens_article(text, place.start, place.end)


def opens_article(text: str, start: int, end: int) -> bool:
    """Tell whether a name that opens a line is the place where the report was written.

    >>> opens_article("Lima. Los dos bandos", 0, 4), opens_article("Lima rechaza", 0, 4)
    (True, False)
    """
    return (not start or text[start - 1] == "\n") and _DATELINE.match(text, end) is not None


def _opens_sentence(text: str, place: PlaceSpan) -> bool:
    return text[: place.start].rstrip()[-1:] in {".", "!", "?"}
