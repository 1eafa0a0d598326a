"""The syntax around a place name, from the dependency parse where there is one, else from the words in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from reading.places.context import TokenIndex, before
from reading.sense.arabic import without_conjunction
from reading.sense.roles import role_of
from reading.syntax.tokens import Doc, Span, Token

_POSSESSIVE = {"'s", "’s", "'", "’"}
_LEFT_REACH = 8


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a name.

    ``preposition`` leads to it (base form, ``""`` for none); ``governor`` is the word that the preposition hangs on, as
    (form, lemma) of each reading of it; ``verb`` the lemma of the verb it is ``role`` of (subject, passive, object);
    ``possessed`` what it possesses with 's; ``compound`` the participle it is hyphenated with; ``complement`` the
    predicate after a copula.
    """

    preposition: str
    with_article: bool
    governor: frozenset[str]
    role: str
    verb: str
    possessed: str
    compound: str
    complement: str


def surroundings(doc: Doc, index: TokenIndex, start: int, end: int, language: str) -> Surroundings:
    """Return what stands around the name at the code points ``start`` to ``end``."""
    span = index.span(start, end)
    lead = before(doc, span, start, language)
    role, verb = role_of(span, lead.preposition, language)
    return Surroundings(
        preposition=lead.preposition,
        with_article=lead.with_article,
        governor=_governor(span, lead.word),
        role=role,
        verb=_lemma(verb) if verb is not None else "",
        possessed=_possessed(doc, span, end),
        compound=_compound(doc, end),
        complement=_complement(verb),
    )


def _lemma(token: Token) -> str:
    return (token.lemma_ or token.text).lower()


def _forms(tokens: Iterable[Token | None]) -> frozenset[str]:
    return frozenset(form for token in tokens if token is not None for form in (token.lower_, _lemma(token)))


def _governor(span: Span, word: Token | None) -> frozenset[str]:
    """Return forms and lemmas of what the name hangs on: its head in the parse, the next noun or verb on the left."""
    doc = span.doc
    found: list[Token | None] = []
    if doc.has_annotation("DEP"):
        root = span.root
        head = root.head if root.dep_ != "conj" else root.head.head
        if head.pos_ == "ADP" and head.head is not head:
            head = head.head
        if head is not root and head.i < span.start:
            found.append(head)
        found.append(_content_word_left(word))
    elif word is not None:
        found.extend(takewhile(_is_no_mark, reversed(doc.tokens[max(word.sent.start, word.i - 3) : word.i + 1])))
    forms = _forms(found)
    return forms | {without_conjunction(form) for form in forms} if doc.lang_ == "ar" else forms


def _is_no_mark(token: Token | None) -> bool:
    return token is not None and token.text[:1].isalnum()


def _content_word_left(word: Token | None) -> Token | None:
    """Return the noun or verb at or before ``word`` in its sentence, adjectives and adverbs left out."""
    for _ in range(_LEFT_REACH):
        if word is None or word.pos_ in {"NOUN", "VERB", "ADJ", "PROPN", "X", "AUX", ""}:
            break
        word = word.nbor(-1) if word.i > word.sent.start else None
    if word is not None and word.pos_ == "ADJ" and word.i > word.sent.start and word.nbor(-1).pos_ in {"NOUN", "ADJ"}:
        return _content_word_left(word.nbor(-1)) or word
    return word


def _possessed(doc: Doc, span: Span, end: int) -> str:
    """Return the lemma of what the name possesses with 's (or just an apostrophe), ``""`` for nothing."""
    mark = span[-1] if span[-1].text in _POSSESSIVE else (doc[span.end] if span.end < len(doc) else None)
    if mark is None or mark.text not in _POSSESSIVE or mark.idx != end:
        return ""
    if doc.has_annotation("DEP") and mark.head.head.i > mark.i:
        return _lemma(mark.head.head)
    for token in doc.tokens[mark.i + 1 : mark.i + 6]:
        if token.pos_ in {"NOUN", "PROPN"}:
            return _lemma(token)
    return ""


def _compound(doc: Doc, end: int) -> str:
    """Return the word that the name is hyphenated with ("backed" in "Russia-backed"), ``""`` for none."""
    if doc.text[end : end + 1] not in {"-", "‑", "–"} or not doc.text[end + 1 : end + 2].isalpha():
        return ""
    word = doc.text[end + 1 : end + 25].split()[0]
    return re.sub(r"\W+$", "", word).lower()


def _complement(verb: Token | None) -> str:
    """Return the lemma of the predicate adjective or noun that a verb goes with, ``""`` for none."""
    if verb is None or not verb.doc.has_annotation("DEP"):
        return ""
    if verb.pos_ in {"ADJ", "NOUN"} and any(child.dep_ == "cop" for child in verb.children):
        return _lemma(verb)
    for child in verb.children:
        if (
            child.dep_ in {"acomp", "attr", "xcomp"}
            and child.pos_ in {"ADJ", "NOUN", "VERB"}
            and _lemma(verb) in {"be", "seem", "remain", "être", "rester", "sembler"}
        ):
            return _lemma(child)
    return ""
