"""Codes of motorways and circles of latitude, which name places in reports of war."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reading.places.context import TokenIndex, words
from reading.syntax.tokens import Doc, Token

_ROAD_CODE = re.compile(r"\b[A-ZА-Я]{1,2}-?\d{1,3}\b")
_PARALLEL = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|e|er|ème|º|\.|-я|-й|-ю)? ?(?:parallel|parallèle|paralelo|Breitengrad|параллел[ьи])\b"
)


def roads(doc: Doc, index: TokenIndex, language: str) -> Iterator[tuple[int, int]]:
    """Yield circles of latitude, and codes of motorways: those that stand with a word for roads once, wherever."""
    text = doc.text
    yield from ((match.start(), match.end()) for match in _PARALLEL.finditer(text))
    nouns = words("place_context", language, "road_nouns")
    matches = list(_ROAD_CODE.finditer(text)) if nouns else []
    named = {match[0] for match in matches if _stands_with(index.span(match.start(), match.end())[0], nouns)}
    yield from ((match.start(), match.end()) for match in matches if match[0] in named)


def _stands_with(token: Token, nouns: Iterable[str]) -> bool:
    """Tell whether one of some nouns is within ten words in the same sentence."""
    doc, first, last = token.doc, token.i, token.i + 1
    while first > 0 and token.i - first < 10 and not doc[first].is_sent_start:
        first -= 1
    while last < len(doc) and last - token.i < 11 and not doc[last].is_sent_start:
        last += 1
    if doc.lang_ == "ru":
        stems = tuple(noun[:-1] for noun in nouns)
        return any(word.lower_.startswith(stems) for word in doc.tokens[first:last])
    return any(word.lower_ in nouns for word in doc.tokens[first:last])
