"""The extent of a place name: which capitalised words around it belong to it, and which names are part of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reading.places.context import TokenIndex, words
from reading.places.span_set import SpanSet
from reading.syntax.tokens import Doc

_LINKS = {
    "de",
    "du",
    "of",
    "the",
    "la",
    "le",
    "les",
    "l'",
    "l’",
    "d'",
    "d’",
    "des",
    "del",
    "los",
    "las",
    "el",
    "von",
    "der",
}
_ORGANISATION_LINKS = frozenset(
    {"d'experts", "sur", "pour", "for", "and", "et", "in", "experts", "y", "para", "à", "обороны", "иностранных", "дел"}
)
_SENT_ABROAD = frozenset({"Mission", "Force", "Forces", "Operation", "Office", "Army", "Party", "Front", "Movement"})
"""What has the country where it serves in its name: "African Union Mission in Somalia"."""
_STUDIES = frozenset(
    {"Groupe", "Mission", "Commission", "Comité", "Conférence", "Observatoire", "Institut", "Centre", "Conseil", "Cour"}
)
"""What may be about a country in its name: "Groupe d'experts sur la RDC"."""
_COMMON_WORDS = frozenset({"NOUN", "ADJ"})
"""Classes of words that French writes in lower case within such names: "Armée populaire de libération du Soudan"."""
_SHORT_NAME = 4
_POSSESSIVE = {"'s", "’s", "'", "’"}
_WORDS_OF_NAME = 9
_ARABIC_CLITICS = "وبلفك"
_QUOTES = frozenset('«“"')


def extended(doc: Doc, index: TokenIndex, start: int, end: int, language: str) -> tuple[int, int]:
    """Return the span of a name with the capitalised geographic heads that belong to it.

    "Dnieper" in "the Dnieper River" becomes "Dnieper River"; "Hodeidah" in "the port of Hodeidah" stays.
    """
    span = index.span(start, end)
    heads = words("place_context", language, "heads_after")
    if (
        span.end < len(doc)
        and not doc[span.end].is_sent_start
        and doc[span.end].text in heads
        and doc.text[end : end + 1] == " "
    ):
        end = doc[span.end].idx + len(doc[span.end])
    first = _head_before(doc, span.start, words("place_context", language, "heads_before"))
    return (first if first is not None else start), end


def _head_before(doc: Doc, index: int, heads: frozenset[str]) -> int | None:
    """Return the start of a capitalised head right before the token ``index``, linking words between."""
    position = index - 1
    while position >= 0 and index - position <= 3 and doc[position].text in _LINKS:
        position -= 1
    if position < 0 or doc[position].text not in heads or any(doc[i].is_sent_start for i in range(position + 1, index)):
        return None
    return doc[position].idx


def in_organisation(doc: Doc, index: TokenIndex, start: int, end: int, language: str) -> bool:
    """Tell whether a name is part of the name of an organisation: "Armenia's Defense Ministry", "Armée du Liban"."""
    heads = words("place_context", language, "organisation_heads")
    span = index.span(start, end)
    if span.start == 0 and span.end == len(doc):
        return False
    if language == "de" and span[-1].text.endswith("s") and end - start > _SHORT_NAME:
        return False  # a genitive: "Sri Lankas Armee"
    links = _ORGANISATION_LINKS - {"in"} if language == "de" else _ORGANISATION_LINKS
    if _is_joined(doc, span.start):
        return _organisation_after(doc, span.end, heads)
    return _organisation_before(doc, span.start, heads, links) or _organisation_after(doc, span.end, heads)


def _is_joined(doc: Doc, index: int) -> bool:
    """Tell whether a name is another one than what "and" or "in" join it to: "the Embassy in Moscow"."""
    position = index - 1
    while position > 0 and doc[position].text in {"the", "la", "le", "l'", "l’", "les", "el"}:
        position -= 1
    word = doc[position].lower_ if position >= 0 else ""
    if word != "in":
        return word in {"and", "et", "y"}
    return position > 0 and doc[position - 1].text not in _SENT_ABROAD


def _organisation_before(doc: Doc, index: int, heads: frozenset[str], links: frozenset[str]) -> bool:
    """Tell whether a capitalised organisation head, with only name words between, leads to the token ``index``."""
    linked, joined, about = False, False, False
    for position in range(index - 1, max(-1, index - 1 - _WORDS_OF_NAME), -1):
        token = doc[position]
        if token.text in heads or token.text.lstrip(_ARABIC_CLITICS) in heads:
            return (linked or position == index - 1) and (not about or token.text in _STUDIES)
        if token.text in _QUOTES and position == index - 1:
            linked = True
            continue
        if token.text in _LINKS or token.lower_ in links:
            linked = True
            joined = joined or token.text not in _LINKS
            about = about or token.lower_ == "sur"
        elif linked and not joined and token.is_alpha and token.pos_ in _COMMON_WORDS:
            continue
        elif not token.text[:1].isupper() or not token.is_alpha:
            return False
        if token.is_sent_start:
            return False
    return False


def _organisation_after(doc: Doc, index: int, heads: frozenset[str]) -> bool:
    """Tell whether an organisation head ends the capitalised words that follow a name (with or without 's)."""
    position = index
    if position < len(doc) and doc[position].text in _POSSESSIVE:
        position += 1
    for token in doc.tokens[position : position + 4]:
        if token.is_sent_start or not token.text[:1].isupper():
            return False
        if token.text in heads:
            return True
    return False


def without_overlaps(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans sorted by start; of overlapping ones the longest.

    >>> without_overlaps([(4, 9), (0, 5), (4, 12)])
    [(4, 12)]
    """
    kept = SpanSet()
    longest_first = sorted(set(spans), key=lambda span: (span[0] - span[1], span[0]))
    return sorted(span for span in longest_first if kept.add(*span))


def short_forms(doc: Doc, index: TokenIndex, spans: Sequence[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """Return capitalised heads that stand alone for a name given in full: "the Strip" after "Gaza Strip"."""
    heads = words("place_context", language, "heads_before") | words("place_context", language, "heads_after")
    articles = words("place_context", language, "articles")
    known = SpanSet(spans)
    given = {word for start, end in spans for word in _outer_words(doc.text[start:end]) if word in heads}
    return [
        (token.idx, token.idx + len(token))
        for token in (doc if given else ())
        if token.text in given
        and not token.is_sent_start
        and token.nbor(-1).text in articles
        and not known.touches(token.idx, token.idx + len(token))
        and not (token.i + 1 < len(doc) and doc[token.i + 1].text[:1].isupper())
        and not in_organisation(doc, index, token.idx, token.idx + len(token), language)
    ]


def _outer_words(name: str) -> set[str]:
    """Return the first and last word of a name of several words."""
    parts = name.split()
    return {parts[0], parts[-1]} if len(parts) > 1 else set()
