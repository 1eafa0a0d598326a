"""Spans of a text that may be names of places; many overlap, and most are none: the filter decides.

They come from the gazetteer, the model's entities, runs of capitalised words, words after a noun for a kind of place,
codes of motorways and circles of latitude. A span that begins or ends with a common noun also comes without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reading.names import NameHit, NameIndex, NameKind
from reading.places import arabic, english, german
from reading.places.collected import Collected
from reading.places.context import TokenIndex, words
from reading.places.edges import add_entity, add_without_nouns
from reading.places.frequency import frequency_class
from reading.places.place_names import extended, in_organisation
from reading.places.roads import roads
from reading.places.word_runs import runs
from reading.syntax.tokens import Doc, Token

PLACE_LABELS = frozenset({"LOC", "GPE", "FAC"})
"""Entity labels of spaCy's pipelines that mean places."""

NAME_LABELS = PLACE_LABELS | {"PER", "PERSON", "ORG", "NORP", "MISC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}
"""Entity labels of names; the others are of dates and numbers."""

ROAD = "road"
"""Source of the codes of motorways and of circles of latitude."""

VERNACULAR = "vernacular"
"""Source of names of the gazetteer that are made of common nouns alone: "croissant pétrolier"."""

SHORT = "short"
"""Source of states and seats of parliament that English newspapers write short."""

_KNOWN_WORD, _COMMON = 3, 4
_SHORT_REST = 3
_LOOKED_UP = frozenset({"part", "pair", "noun"})
_AFTER_SYLLABLE = re.compile(r"(?<![^\W_])[NM]['’]\Z")
"""What African names may begin with: what follows is no name of its own ("N'Djamena")."""
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_DATELINE = re.compile(r"(?:^|\n)([^\W\d_]{3,}(?:[ -][^\W\d_]+)?)(?= ?[-–—,(:.]{1,2}[ -])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span (code points) that may name a place, what the gazetteer knows of it, and where it comes from."""

    start: int
    end: int
    hit: NameHit | None
    sources: frozenset[str]


def candidates(doc: Doc, names: NameIndex, language: str, *, nested: bool = False) -> list[Candidate]:
    """Return the candidates of a document, sorted by start and end; names in those of organisations are none.

    With ``nested``, the names of the gazetteer in those of organisations are candidates, too.
    """
    index, spans = TokenIndex(doc), Collected(doc.text)
    _add_hits(spans, names, index, language)
    for entity in doc.ents:
        if entity.label_ in NAME_LABELS:
            add_entity(spans, entity, language)
    _add_runs(spans, language)
    for start, end in _after_place_nouns(doc, language):
        spans.add(start, end, "noun")
    if language == "ar":
        arabic.add_words(spans, doc, names)
    _add_datelines(spans, names, language)
    for start, end in list(spans.sources):
        longer = extended(doc, index, start, end, language)
        if longer != (start, end):
            spans.add(*longer, "head")
            del spans.sources[start, end]
    for start, end in roads(doc, index, language):
        spans.add(start, end, ROAD)
    for start, end in english.short_names(spans.text) if language == "en" else ():
        spans.add(start, end, SHORT)
    found = (
        Candidate(*span, spans.hits.get(span), frozenset(spans.sources[span]))
        for span in sorted(spans.sources)
        if SHORT in spans.sources[span]
        or not (in_organisation(doc, index, *span, language) or _is_none(spans, span, names, language))
        or (nested and span in spans.hits)
    )
    return [_known(item, spans.text, names, language) for item in found]


def _add_hits(spans: Collected, names: NameIndex, index: TokenIndex, language: str) -> None:
    """Add the names of the gazetteer, whole and without the common nouns at their edges."""
    for found in names.find(spans.text, language):
        hit = arabic.after_clitics(spans.text, found, index) if language == "ar" else _with_stop(spans.text, found)
        if language == "ar" and arabic.is_no_place(spans.text, hit, index, names):
            continue
        common = hit.vernacular and spans.text[hit.start : hit.end].islower()
        spans.add(hit.start, hit.end, VERNACULAR if common else "gazetteer", hit)
        if not _is_named_by_direction(spans.text, hit, language):
            add_without_nouns(spans, hit.start, hit.end, language)


def _with_stop(text: str, hit: NameHit) -> NameHit:
    """Return a hit with the full stop that ends its abbreviation: "U.S."."""
    dotted = _DOTTED.fullmatch(text, hit.start, hit.end) and text[hit.end : hit.end + 1] == "."
    return replace(hit, end=hit.end + 1) if dotted else hit


def _is_none(spans: Collected, span: tuple[int, int], names: NameIndex, language: str) -> bool:
    """Tell whether a span ends with a common word that no gazetteer has ("Golfe mardi"), or is a part or a namesake."""
    name = spans.text[slice(*span)]
    if name in words("place_context", language, "namesakes"):
        return True
    if _AFTER_SYLLABLE.search(spans.text, max(0, span[0] - 3), span[0]):
        return True
    last = name.split()[-1]
    common = last[:1].islower() and frequency_class(last, language) >= _COMMON
    if not common or span in spans.hits or spans.sources[span] == {ROAD}:
        return False
    return not name[:1].isupper() or names.lookup(name, language) is None


def _known(candidate: Candidate, text: str, names: NameIndex, language: str) -> Candidate:
    """Return a candidate that the search for names missed with what the gazetteer knows of a like name."""
    if candidate.hit is not None or ROAD in candidate.sources:
        return candidate
    if language == "ar" and not candidate.sources & _LOOKED_UP:
        return candidate
    name = text[candidate.start : candidate.end]
    known = names.lookup(name, language) or (
        names.lookup(rest, language) if (rest := _without_direction(name, language)) else None
    )
    if known is None:
        return candidate
    hit = replace(known, start=candidate.start, end=candidate.end)
    return replace(candidate, hit=hit, sources=candidate.sources | {"alike"})


def _without_direction(name: str, language: str) -> str:
    """Return a name without the direction it is joined to ("Westgeorgien", "Ost-Aleppo"), ``""`` where it has none."""
    lower = name.casefold()
    for direction in words("place_context", language, "directions"):
        rest = name[len(direction) :].lstrip("-")
        if lower.startswith(direction) and len(rest) > _SHORT_REST:
            return rest[0].upper() + rest[1:]
    return ""


def _is_named_by_direction(text: str, hit: NameHit, language: str) -> bool:
    """Tell whether a state or province has a direction in its very name ("جنوب السودان"): its parts are none."""
    first = text[hit.start : hit.end].partition(" ")[0]
    directions = words("place_context", language, "compass")
    return hit.kind in {NameKind.COUNTRY, NameKind.ADMIN1} and first in directions


def _add_runs(spans: Collected, language: str) -> None:
    """Add the runs of capitalised words; one word by itself only where it is rare."""
    for run in runs(spans.text):
        first, last = run.words[0], run.words[-1]
        if language == "de" and german.opens_with_article(spans.text, run):
            spans.add(run.words[1][0], last[1], run.kind)
            continue
        if len(run.words) > 1 or frequency_class(spans.text[first[0] : first[1]], language) <= _KNOWN_WORD:
            spans.add(first[0], last[1], run.kind)
        if language == "de" and run.kind == "run":
            german.add_parts_of_run(spans, run)
        if run.opens_sentence and len(run.words) > 1 and spans.text[run.words[1][0]].isupper():
            spans.add(run.words[1][0], last[1], run.kind)
        if run.kind == "run" and len(run.words) > 1:
            for start, end in _hyphenated(spans.text, run.words):
                spans.add(start, end, "part")


def _hyphenated(text: str, run: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the pieces between hyphens of a run that has some: "Yamoussoukro-Tiébissou"."""
    begin = run[0][0]
    pieces = []
    for one, two in pairwise(run):
        if text[one[1] : two[0]] != " ":
            pieces.append((begin, one[1]))
            begin = two[0]
    if pieces:
        yield from [*pieces, (begin, run[-1][1])]


def _after_place_nouns(doc: Doc, language: str) -> Iterator[tuple[int, int]]:
    """Yield the words after a noun for a kind of place ("ville de …", "محافظة …"), in scripts without capitals one."""
    nouns = words("place_context", language, "place_nouns")
    links = words("sense", language, "genitive") | {"d'", "d’", "du"}
    for token in doc:
        if token.lower_ not in nouns and not (language == "ar" and arabic.is_arabic_noun(token.text, nouns)):
            continue
        first = token.i + 1
        while first < len(doc) and first - token.i <= 2 and doc[first].lower_ in links:
            first += 1
        last = first
        while last < len(doc) and last - first < 3 and _is_capitalised(doc[last]) and not doc[last].is_sent_start:
            last += 1
        if last == first < len(doc) and language == "ar" and doc[first].is_alpha and not doc[first].is_sent_start:
            last = first + 1
        if last > first:
            yield doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _add_datelines(spans: Collected, names: NameIndex, language: str) -> None:
    """Add what opens a paragraph before a dash or colon, where it is written in capitals: "LIMA.-"."""
    for match in _DATELINE.finditer(spans.text):
        if match[1].isupper():
            known = names.lookup(match[1].title(), language)
            hit = None if known is None else replace(known, start=match.start(1), end=match.end(1))
            spans.add(match.start(1), match.end(1), "dateline", hit)


def _is_capitalised(token: Token) -> bool:
    return token.is_alpha and len(token) > 1 and token.text[0].isupper() and not token.text.isupper()
