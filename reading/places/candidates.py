"""Spans of a document that may be names of places: gazetteer hits, the model's entities, and codes of motorways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from reading.document import text_of
from reading.names import NameHit, NameIndex
from reading.places.context import TokenIndex, words

PLACE_LABELS = frozenset({"LOC", "GPE", "FAC"})
"""Entity labels of spaCy's pipelines that mean places."""

ROAD_LABEL = "ROAD"
_ROAD_CODE = re.compile(r"\b[A-Z]{1,2}-?\d{1,3}\b")
_PARTICLES = frozenset(("al", "el", "du", "of", "the", "la", "le", "les", "ad", "as", "ash", "az", "an", "at", "ar"))


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A span that may name a place: what the gazetteer knows of it, the model's label of it and of what it is in."""

    start: int
    end: int
    hit: NameHit | None
    label: str
    inside: str = ""


def place_candidates(doc: Doc, names: NameIndex, language: str) -> list[PlaceCandidate]:
    """Return candidates in order of the text, without overlaps.

    Entities that run on are reduced to the hit inside them; hits that are part of a longer place name give way to it;
    motorway codes ("M5") count where their sentence speaks of roads.
    """
    text, index = text_of(doc), TokenIndex(doc)
    hits = [_bare(text, hit) for hit in names.find(text, language) if _may_name(text, hit, language)]
    hits = [hit for hit in hits if not _is_word_behind_article(text, hit, index)]
    entities = [
        (start, end, entity.label_) for entity in doc.ents for start, end in [_trimmed(entity, language)] if end > start
    ]
    found = [_from_hit(hit, entities) for hit in hits]
    taken = [(hit.start, hit.end) for hit in hits]
    for start, end, label in entities:
        if label in PLACE_LABELS or label in {"PER", "PERSON", "ORG", "MISC", "PRODUCT", "WORK_OF_ART"}:
            candidate = _from_entity(text, (start, end, label), taken, names, language)
            if candidate is not None:
                found.append(candidate)
    found.extend(_after_place_nouns(doc, language, [(item.start, item.end) for item in found]))
    return _without_overlaps([*_roads(doc, index, language), *found])


def _bare(text: str, hit: NameHit) -> NameHit:
    """Return a hit without a possessive 's at its end."""
    if text[hit.start : hit.end].endswith(("'s", "’s")):
        return replace(hit, end=hit.end - 2)
    return hit


def _is_word_behind_article(text: str, hit: NameHit, index: TokenIndex) -> bool:
    """Tell whether an Arabic hit is what is left of a word after its article: then it is a common noun."""
    token = index.span(hit.start, hit.end)[0]
    return text[token.idx : hit.start].endswith("ال")


def _after_place_nouns(doc: Doc, language: str, taken: Sequence[tuple[int, int]]) -> list[PlaceCandidate]:
    """Return capitalised names after a place noun ("ville de …", "Provinz …") that nothing else has found."""
    nouns, links = (
        words("place_context", language, "place_nouns"),
        words("sense", language, "genitive") | {"d'", "d’", "du"},
    )
    found = []
    for token in doc:
        if token.lower_ not in nouns:
            continue
        first = token.i + 1
        while first < len(doc) and first - token.i <= 2 and doc[first].lower_ in links:
            first += 1
        last = first
        while last < len(doc) and last - first < 3 and _is_capitalised(doc[last]) and not doc[last].is_sent_start:
            last += 1
        if last > first:
            start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            if all(end <= other[0] or other[1] <= start for other in taken):
                found.append(PlaceCandidate(start, end, None, ""))
    return found


def _is_capitalised(token: Token) -> bool:
    return token.is_alpha and len(token) > 1 and token.text[0].isupper() and not token.text.isupper()


def _from_hit(hit: NameHit, entities: Sequence[tuple[int, int, str]]) -> PlaceCandidate:
    """Return the candidate of a gazetteer hit with the label of the entity it stands in."""
    for start, end, label in entities:
        if start <= hit.start and hit.end <= end:
            if (start, end) == (hit.start, hit.end):
                return PlaceCandidate(hit.start, hit.end, hit, label)
            return PlaceCandidate(hit.start, hit.end, hit, "", inside=label)
        if hit.start <= start and end <= hit.end:
            return PlaceCandidate(hit.start, hit.end, hit, label)
    return PlaceCandidate(hit.start, hit.end, hit, "")


def _from_entity(
    text: str, entity: tuple[int, int, str], taken: Iterable[tuple[int, int]], names: NameIndex, language: str
) -> PlaceCandidate | None:
    """Return the candidate of an entity that is no hit itself, or ``None`` when hits inside it stand for it."""
    start, end, label = entity
    inside = [span for span in taken if span[0] < end and start < span[1]]
    if any(span[0] <= start and end <= span[1] for span in inside):
        return None
    name = text[start:end]
    known = names.lookup(name, language) if len(name) < 60 else None
    if inside and known is None and (_has_head(name, language) or not _is_one_name(name)):
        return None
    if inside and label not in PLACE_LABELS:
        return None
    hit = None if known is None else NameHit(start, end, known.kind, known.prominence, known.state, known.vernacular)
    return PlaceCandidate(start, end, hit, label)


def _has_head(name: str, language: str) -> bool:
    """Tell whether a name begins or ends with a geographic head, which is joined to the name it belongs to later."""
    parts = name.split()
    heads = words("place_context", language, "heads_before") | words("place_context", language, "heads_after")
    return parts[0] in heads or parts[-1] in heads


def _is_one_name(name: str) -> bool:
    """Tell whether every word of a span but particles is capitalised, so that it is one name that contains another."""
    parts = name.replace("-", " ").split()
    capital = all(part[:1].isupper() or part in _PARTICLES for part in parts)
    return capital and "," not in name and " de " not in f" {name} "


def _trimmed(entity: Span, language: str) -> tuple[int, int]:
    """Return the span of an entity without articles, prepositions, possessives and white space at its ends."""
    articles = words("place_context", language, "articles")
    tokens = list(entity)
    while tokens and (tokens[0].text in articles or tokens[0].is_space or tokens[0].is_punct):
        tokens.pop(0)
    if len(tokens) > 1 and tokens[0].lower_ in articles and tokens[0].is_sent_start:
        tokens.pop(0)
    while tokens and (tokens[-1].is_space or tokens[-1].is_punct or tokens[-1].text in {"'s", "’s", "'", "’"}):
        tokens.pop()
    if not tokens:
        return entity.start_char, entity.start_char
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    text = text_of(entity.doc)[start:end]
    if "\n" in text:
        end = start + text.index("\n")
        text = text_of(entity.doc)[start:end]
    return start, start + len(text.rstrip())


def _may_name(text: str, hit: NameHit, language: str) -> bool:
    """Tell whether a hit is written as a name: with a capital where the script has them, or vernacular."""
    name = text[hit.start : hit.end]
    if hit.vernacular:
        return True
    if name in words("place_context", language, "not_places"):
        return False
    first = next((letter for letter in name if letter.isalpha()), "")
    return first != "" and not first.islower()


def _roads(doc: Doc, index: TokenIndex, language: str) -> list[PlaceCandidate]:
    """Return the motorway codes of a document: those that stand with a word for roads once, wherever they stand."""
    nouns = words("place_context", language, "road_nouns")
    matches = list(_ROAD_CODE.finditer(text_of(doc))) if nouns else []
    named: set[str] = set()
    for match in matches:
        token = index.span(match.start(), match.end())[0]
        near = (
            doc[max(token.sent.start, token.i - 10) : min(token.sent.end, token.i + 11)]
            if doc.has_annotation("SENT_START")
            else doc[0:0]
        )
        if any(word.lower_ in nouns for word in near):
            named.add(match[0])
    return [PlaceCandidate(match.start(), match.end(), None, ROAD_LABEL) for match in matches if match[0] in named]


def _without_overlaps(candidates: Iterable[PlaceCandidate]) -> list[PlaceCandidate]:
    """Return candidates sorted by start; of overlapping ones the longest."""
    kept: list[PlaceCandidate] = []
    for candidate in sorted(
        candidates, key=lambda item: (item.start - item.end, item.start, item.label != ROAD_LABEL, item.hit is None)
    ):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda item: item.start)
