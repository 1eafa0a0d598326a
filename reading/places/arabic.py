"""Spans of an Arabic text that may be names of places: Arabic has no capitals, and joins small words to names."""

from __future__ import annotations

from dataclasses import replace

from reading.inflected import arabic_clitics
from reading.names import NameHit, NameIndex, NameKind
from reading.places.collected import Collected
from reading.places.context import TokenIndex, following, words
from reading.places.frequency import frequency_class
from reading.syntax.tokens import Doc, Token

_KNOWN_WORD, _UNKNOWN_WORD = 3, 2
_KNOWN_PLACE = 0.55
_ARTICLE = "ال"
_TANWIN = "ً"
_PREPOSITIONS = ("ب", "ل", "ك")
_OPENERS = frozenset({"لم", "لن", "قد", "سوف", "لا", "ما", "إن", "أن", "كي"})
"""Words that verbs follow."""


def is_no_place(text: str, hit: NameHit, index: TokenIndex, names: NameIndex) -> bool:
    """Tell whether a hit is a common noun, or the adjective of a country."""
    return _is_common_noun(text, hit, index) or _is_adjective(text, hit, names)


def after_clitics(text: str, hit: NameHit, index: TokenIndex) -> NameHit:
    """Return an Arabic hit with its article, unless that has melted into a preposition ("و[القدس]", "لل[فرات]")."""
    clitic = text[index.span(hit.start, hit.end)[0].idx : hit.start]
    if clitic.endswith(_ARTICLE) and (
        hit.prominence >= _KNOWN_PLACE or frequency_class(text[hit.start - 2 : hit.end], "ar") <= _UNKNOWN_WORD
    ):
        return replace(hit, start=hit.start - 2)
    if clitic.endswith("ل") and text[hit.start] == "ل":
        return replace(hit, start=hit.start + 1)
    return hit


def _is_common_noun(text: str, hit: NameHit, index: TokenIndex) -> bool:
    """Tell whether an Arabic hit is a listed noun, an adverb, or what is left of a word after its article."""
    name = text[hit.start : hit.end]
    listed = name in words("place_context", "ar", "not_places")
    noun = name.removeprefix(_ARTICLE) in words("place_context", "ar", "place_nouns")
    cut = text[index.span(hit.start, hit.end)[0].idx : hit.start].endswith(_ARTICLE)
    return cut or _TANWIN in text[hit.start : hit.end + 1] or ((listed or noun) and hit.state is None)


def _is_adjective(text: str, hit: NameHit, names: NameIndex) -> bool:
    """Tell whether an Arabic hit is an adjective that folds to the name of a country: "ليبي" to "ليبيا"."""
    name = text[hit.start : hit.end]
    if hit.kind is not NameKind.COUNTRY or not name.endswith("ي"):
        return False
    country = names.lookup(f"{name}ا", "ar")
    return country is not None and country.state == hit.state


def add_words(spans: Collected, doc: Doc, names: NameIndex) -> None:
    """Add the rare words of an Arabic text, less rare ones where a preposition or noun leads to them, and their pairs.

    Each comes whole and without what may be a clitic: "وبالطائف" is looked at from "بالطائف" and "الطائف" on.
    """
    leads = words("place_context", "ar", "locative") | words("place_context", "ar", "place_nouns")
    for token in doc:
        before = doc[token.i - 1].text if token.i and not token.is_sent_start else ""
        if not token.is_alpha or before in _OPENERS or _TANWIN in token.text:
            continue
        end, led_on = token.idx + len(token), is_arabic_noun(before, leads)
        for skipped in arabic_clitics(token.text):
            start, led = token.idx + skipped, led_on or (skipped > 0 and token.text[skipped - 1] in _PREPOSITIONS)
            rare = frequency_class(token.text[skipped:], "ar") <= (_KNOWN_WORD if led else _UNKNOWN_WORD)
            if rare and not any((start + more, end) in spans.hits for more in (1, 2)):
                spans.add(start, end, "rare" if led else "word")
                _add_pair(spans, doc, token, start, led=led)
    for start, end in list(spans.hits):
        _add_segmented(spans, start, end, names)


def _add_pair(spans: Collected, doc: Doc, token: Token, start: int, *, led: bool) -> None:
    """Add a word with the one after it: a rare one, or one that tells places of a name apart ("Lower")."""
    after = following(doc, token.i + 1)
    if after is None or not after.is_alpha:
        return
    if after.text in words("place_context", "ar", "qualifiers") or (led and not frequency_class(after.text, "ar")):
        spans.add(start, after.idx + len(after), "pair")


def _add_segmented(spans: Collected, start: int, end: int, names: NameIndex) -> None:
    """Add a name from an earlier letter on, where that is a better known one: "و[باريس]", not "وب[اريس]"."""
    if not start or spans.text[start - 1] not in _PREPOSITIONS:
        return
    longer = names.lookup(spans.text[start - 1 : end], "ar")
    if longer is not None and longer.prominence > spans.hits[start, end].prominence:
        spans.add(start - 1, end, "gazetteer", replace(longer, start=start - 1, end=end))


def is_arabic_noun(word: str, nouns: frozenset[str]) -> bool:
    """Tell whether a word is one of some nouns, clitics aside."""
    return any(word[skipped:] in nouns for skipped in arabic_clitics(word))
