"""How sure it is that a candidate names a place: a sum of open weights over its evidence.

The weights are set by hand; each is worth a share of the threshold. Label of the model, gazetteer, case, words
before and after, place nouns, titles of persons and repetition all count, none decides alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from reading.document import text_of
from reading.names import NameHit
from reading.places.candidates import PLACE_LABELS, ROAD_LABEL, PlaceCandidate
from reading.places.context import TokenIndex, before, coordinated, following, words
from reading.places.inhabitants import is_demonym

ACCEPTED = 0.95
"""Evidence from which on a candidate is a place."""

CERTAIN = 1.5
"""Evidence from which on a place lends support to the same name elsewhere in the article."""

_LABEL_WEIGHT = {"PER": -0.15, "PERSON": -0.15, "ORG": -0.02, "NORP": -0.8, "MISC": -0.1, ROAD_LABEL: 2.0}
_INSIDE_WEIGHT = {
    "PER": -1.1,
    "PERSON": -1.1,
    "ORG": -0.7,
    "NORP": -0.6,
    "PRODUCT": -0.4,
    "MISC": -0.3,
    "WORK_OF_ART": -0.7,
}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9.&-]{0,5}")
_CLOSED_CLASSES = {"VERB", "AUX", "ADV", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "INTJ", "NUM", "PART"}
_REPEATED = 0.8
_PARTICLES = {"dos", "da", "van", "bin", "ben", "ibn", "von", "di"}
_LISTED = 0.6
_LIKELY = 0.6
_WEAK = 0.7


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate and its evidence."""

    candidate: PlaceCandidate
    evidence: float


def weigh(doc: Doc, candidates: Iterable[PlaceCandidate], language: str) -> list[Weighed]:
    """Return the candidates with their evidence, the support of the same name elsewhere in the article included."""
    candidates = list(candidates)
    index, persons = TokenIndex(doc), _surnames(doc) - _model_places(doc, candidates)
    weighed = []
    for candidate in candidates:
        span = index.span(candidate.start, candidate.end)
        score = _of_name(doc, candidate, span, language) + _of_context(doc, candidate, span, language)
        if text_of(doc)[candidate.start : candidate.end] in persons and not _strong(candidate):
            score -= 1.0
        weighed.append(Weighed(candidate, score))
    weighed = _with_neighbours(_with_repetition(doc, weighed), index, language)
    certain = {_name(doc, item) for item in weighed if item.evidence >= CERTAIN}
    return [_supported(doc, item, certain) for item in weighed]


def _with_repetition(doc: Doc, weighed: list[Weighed]) -> list[Weighed]:
    """Return the candidates with a share of the evidence that the same name has elsewhere."""
    totals: dict[str, float] = {}
    for item in weighed:
        totals[_name(doc, item)] = totals.get(_name(doc, item), 0.0) + max(0.0, item.evidence - _WEAK)
    return [
        Weighed(
            item.candidate, item.evidence + 0.4 * min(1.5, totals[_name(doc, item)] - max(0.0, item.evidence - _WEAK))
        )
        if item.evidence > 0
        else item
        for item in weighed
    ]


def _with_neighbours(weighed: list[Weighed], index: TokenIndex, language: str) -> list[Weighed]:
    """Return the candidates with the support of an accepted place that they are listed with."""
    result = list(weighed)
    order = [*range(1, len(result)), *range(len(result) - 1, 0, -1)]
    for number in order:
        one, two = result[number - 1], result[number]
        first, second = (
            index.span(one.candidate.start, one.candidate.end),
            index.span(two.candidate.start, two.candidate.end),
        )
        if not coordinated(first, second, language, with_genitive=True):
            continue
        if one.evidence >= ACCEPTED > two.evidence:
            result[number] = Weighed(two.candidate, two.evidence + _LISTED)
        elif two.evidence >= ACCEPTED > one.evidence:
            result[number - 1] = Weighed(one.candidate, one.evidence + _LISTED)
        elif min(one.evidence, two.evidence) >= _LIKELY and one.candidate.hit and two.candidate.hit:
            result[number - 1] = Weighed(one.candidate, one.evidence + _LISTED)
            result[number] = Weighed(two.candidate, two.evidence + _LISTED)
    return result


def _supported(doc: Doc, item: Weighed, certain: set[str]) -> Weighed:
    """Return the candidate with the support of a certain place of the same name."""
    inside_person = item.candidate.inside in {"PER", "PERSON"}
    if item.evidence < ACCEPTED and _name(doc, item) in certain and not inside_person:
        return Weighed(item.candidate, item.evidence + _REPEATED)
    return item


def _name(doc: Doc, item: Weighed) -> str:
    return text_of(doc)[item.candidate.start : item.candidate.end].casefold()


def _strong(candidate: PlaceCandidate) -> bool:
    return candidate.hit is not None and candidate.hit.prominence >= 0.8


def _of_name(doc: Doc, candidate: PlaceCandidate, span: Span, language: str) -> float:
    """Return the evidence of the name itself: label, gazetteer, case and word class."""
    name, hit = text_of(doc)[candidate.start : candidate.end], candidate.hit
    score = 1.0 if candidate.label in PLACE_LABELS else _LABEL_WEIGHT.get(candidate.label, 0.0)
    score += _INSIDE_WEIGHT.get(candidate.inside, 0.0)
    if not doc.has_annotation("ENT_IOB"):
        score += _without_model(candidate, span, name, language)
    if hit is not None:
        score += _of_hit(hit, name)
    elif not name[name.rfind(" ") + 1 : name.rfind(" ") + 2].isupper() or is_demonym(name.split()[-1], language):
        score -= 1.0
    if hit is None and candidate.label in PLACE_LABELS:
        score -= 0.5
    if is_demonym(name, language) and (hit is None or hit.prominence < 0.9):
        score -= 2.0
    if _ACRONYM.fullmatch(name) and (hit is None or hit.state is None) and candidate.label != ROAD_LABEL:
        score -= 1.0
    if len(name) <= 3 and (hit is None or hit.prominence < 0.8):
        score -= 0.3
    if " " not in name and span.root.pos_ in _CLOSED_CLASSES and (hit is None or hit.prominence < 0.6):
        score -= 0.6
    if name in words("place_context", language, "not_places"):
        score -= 1.5
    return score


def _of_hit(hit: NameHit, name: str) -> float:
    """Return the evidence of the gazetteer: well known, of several words, of a state or vernacular names say more."""
    several = 0.45 if re.search(r"[\s-]", name) else 0.0
    return 0.45 + 0.9 * hit.prominence + several + (0.5 if hit.vernacular else 0.0) + (0.25 if hit.state else 0.0)


def _without_model(candidate: PlaceCandidate, span: Span, name: str, language: str) -> float:
    """Return the evidence of a name where no model has a say: little known ones need their context."""
    known = candidate.hit.prominence if candidate.hit is not None else 0.0
    if candidate.hit is not None and candidate.hit.state is not None:
        return 0.25
    if span[0].is_sent_start and " " not in name and known < 0.8:
        return -0.3
    if language == "de" or not name[:1].isupper():
        return 0.1 if known >= 0.6 else -0.4
    return 0.25 if known >= 0.4 else 0.0


def _of_context(doc: Doc, candidate: PlaceCandidate, span: Span, language: str) -> float:
    """Return the evidence of the words before and after the name."""
    lead = before(doc, span, candidate.start, language)
    place_noun = _is_place_noun(lead.word, language)
    known = candidate.hit is not None
    score = 0.0
    if lead.preposition in words("place_context", language, "locative"):
        score += 0.6 if known or candidate.label in PLACE_LABELS else 0.9 if candidate.label else 0.3
    if place_noun and (lead.preposition in {"", *words("sense", language, "genitive")}):
        score += 0.8 if known else 1.3
    after = following(doc, span.end)
    if after is not None and after.lower_ in words("place_context", language, "place_nouns"):
        score += 0.5
    if (
        lead.word is not None
        and lead.preposition == ""
        and lead.word.lower_ in words("place_context", language, "titles")
    ):
        score -= 1.2
    return score - _neighbours(
        span, lead.word if lead.preposition == "" and not lead.with_article else None, candidate, language
    )


def _is_place_noun(word: Token | None, language: str) -> bool:
    """Tell whether a word, or the noun before an adjective, is a noun for a kind of place."""
    nouns = words("place_context", language, "place_nouns")
    if word is not None and not word.pos_:
        near = word.doc[max(word.sent.start, word.i - 2) : word.i + 1]
        return any(token.lower_ in nouns for token in near)
    if word is not None and word.pos_ == "ADJ" and word.i > 0 and not word.is_sent_start and word.lower_ not in nouns:
        word = word.nbor(-1)
    return word is not None and (word.lower_ in nouns or word.lemma_.lower() in nouns)


def _neighbours(span: Span, previous: Token | None, candidate: PlaceCandidate, language: str) -> float:
    """Return how much capitalised words right beside the name speak against it: they make it part of another name."""
    if language == "de" or candidate.label in PLACE_LABELS:
        return 0.0
    doc, weight = span.doc, 0.7 if _strong(candidate) else 1.1
    total = 0.0
    if previous is not None and previous.i == span.start - 1 and not previous.is_sent_start:
        total += weight if _is_name_part(previous, language) or previous.lower_ in _PARTICLES else 0.0
    if span.end < len(doc) and not doc[span.end].is_sent_start and _is_name_part(doc[span.end], language):
        total += weight
    return total


def _is_name_part(token: Token, language: str) -> bool:
    """Tell whether a token looks like a part of a name of several words that is no place name."""
    heads = words("place_context", language, "heads_before") | words("place_context", language, "heads_after")
    if token.text in heads:
        return False
    return (
        token.text[:1].isupper()
        and token.is_alpha
        and token.pos_ in {"PROPN", "X", ""}
        and token.ent_type_ not in PLACE_LABELS
    )


def _model_places(doc: Doc, candidates: Iterable[PlaceCandidate]) -> set[str]:
    """Return the names that the model takes for places somewhere in the article."""
    return {text_of(doc)[item.start : item.end] for item in candidates if item.hit and item.label in PLACE_LABELS}


def _surnames(doc: Doc) -> set[str]:
    """Return the last words of the names of persons of several words."""
    people = (entity for entity in doc.ents if entity.label_ in {"PER", "PERSON"} and len(entity) > 1)
    return {entity[-1].text for entity in people if entity[-1].text[:1].isupper()}
