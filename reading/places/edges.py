"""Spans without what stands at their edges and is no part of a name: articles, marks, common nouns."""

from __future__ import annotations

import re

from reading.places.collected import Collected
from reading.places.context import words
from reading.syntax.tokens import Span

_PART = re.compile(r"[^\s\-‑]+")
_ELIDED = re.compile(r"[dlDL]['’]")


def add_without_nouns(spans: Collected, start: int, end: int, language: str) -> None:
    """Add a span without the common nouns at its beginning and end: "mont [Igman]", "[Lungi] airport"."""
    nouns = words("place_context", language, "place_nouns")
    parts = list(_PART.finditer(spans.text[start:end]))
    first, last = 0, len(parts)
    while first < last - 1 and _is_noun(parts[first][0], nouns):
        first += 1
    while last > first + 1 and _is_noun(parts[last - 1][0], nouns):
        last -= 1
    if (first, last) != (0, len(parts)) and parts:
        begin = start + parts[first].start()
        elided = _ELIDED.match(spans.text[begin:end])
        spans.add(begin + (elided.end() if elided else 0), start + parts[last - 1].end(), "part")


def _is_noun(word: str, nouns: frozenset[str]) -> bool:
    """Tell whether a word at the edge of a span is no part of a name: in lower case, or a noun for a kind of place."""
    return word[:1].islower() or (word in nouns and not word[:1].isupper())


def add_entity(spans: Collected, entity: Span, language: str) -> None:
    """Add an entity of the model, whole and without the common nouns at its edges."""
    start, end = _trimmed(entity, language)
    if end <= start:
        return
    spans.add(start, end, "entity")
    add_without_nouns(spans, start, end, language)


def _trimmed(entity: Span, language: str) -> tuple[int, int]:
    """Return the span of an entity without articles, possessives, marks and white space at its ends."""
    articles = words("place_context", language, "articles")
    tokens = list(entity)
    while tokens and (
        tokens[0].text in articles
        or tokens[0].is_space
        or tokens[0].is_punct
        or (len(tokens) > 1 and tokens[0].lower_ in articles and tokens[0].is_sent_start)
    ):
        tokens.pop(0)
    while tokens and (tokens[-1].is_space or tokens[-1].is_punct or tokens[-1].text in {"'s", "’s", "'", "’"}):
        tokens.pop()
    if not tokens:
        return entity.start_char, entity.start_char
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    line = entity.doc.text[start:end].partition("\n")[0]
    return start, start + len(line.partition(" - ")[0].rstrip())
