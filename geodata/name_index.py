"""Names of places in a running text: the longest entries of the gazetteer that stand there as names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geodata.gazetteer_store import Bearer, GazetteerStore
from geodata.name_forms import base_forms, fold, is_caseless
from reading.names import NameHit, NameKind

LONGEST_NAME_WORDS = 6
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼʻ‘`][^\W\d_]+)*|\d+")
_INSIDE_NAME = re.compile(r"^(?:[ \u00a0]|[-‐‑–.'’]|\. |\u200c)$")
_CONTRACTIONS = {"fr": {"au": "le", "du": "le", "aux": "les", "des": "les"}, "it": {"al": "il", "del": "il"}}
_ELIDED = re.compile(r"^(?:[dlLDnNsSjJ]|qu|Qu|dell|all|nell|Dell|sull)['’]")
_WEAK_RANK = 2


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of the text."""

    start: int
    end: int
    text: str

    @property
    def is_name_like(self) -> bool:
        """Whether it is written like (part of) a name: a capital, a digit, or a script without capitals."""
        return self.text[:1].isupper() or self.text.isdigit() or is_caseless(self.text)


def find_names(store: GazetteerStore, text: str, language: str) -> tuple[NameHit, ...]:
    """Return the names in ``text``, longest first at each place, sorted by start, without overlaps.

    A name counts where its first and last words have capitals (or the script has none); a vernacular name ("croissant
    pétrolier") counts in lower case too. Words that the text elsewhere writes in lower case are no names.
    """
    words = list(_words(text))
    common = {fold(word.text) for word in words if word.text[:1].islower()}
    hits: list[NameHit] = []
    position = 0
    while position < len(words):
        found = _name_at(store, text, words, position, language, common)
        if found is None:
            position += 1
            continue
        hit, length = found
        hits.append(hit)
        position += length
    return tuple(hits)


def look_up(store: GazetteerStore, name: str, language: str) -> NameHit | None:
    """Return what is known of one whole name, inflected or prefixed as it may be, or ``None``."""
    bearer = store.best_bearer(base_forms(name))
    del language
    return _hit(bearer, 0, len(name), store.is_vernacular(fold(name))) if bearer else None


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of a text; an elided article or preposition ("d'Idleb") is a word of its own."""
    for match in _WORD.finditer(text):
        start = match.start()
        elided = _ELIDED.match(match.group())
        # "N'Djamena" is one name: what is not found whole is looked up without the elision in _name_at.
        if elided and elided.group()[0] not in "N":
            start += elided.end()
        if start < match.end():
            yield _Word(start, match.end(), text[start : match.end()])


def _name_at(
    store: GazetteerStore, text: str, words: Sequence[_Word], position: int, language: str, common: set[str]
) -> tuple[NameHit, int] | None:
    """Return the longest name that starts at a word, and its number of words."""
    longest = _reach(text, words, position)
    first = words[position]
    for length in range(longest, 0, -1):
        last = words[position + length - 1]
        span = text[first.start : last.end]
        if first.is_name_like and last.is_name_like:
            hit = _proper_hit(store, text, span, first.start, language)
            if hit and not (length == 1 and _is_common(hit, span, common)):
                return hit, length
        elif length > 1 and store.is_vernacular(fold(span)):
            return _vernacular_hit(store, text, words[position : position + length]), length
    return None


def _reach(text: str, words: Sequence[_Word], position: int) -> int:
    """Return how many words from here may form one name: only blanks, hyphens and the like stand between them."""
    length = 1
    while length < LONGEST_NAME_WORDS and position + length < len(words):
        gap = text[words[position + length - 1].end : words[position + length].start]
        if not _INSIDE_NAME.match(gap):
            break
        length += 1
    return length


def _proper_hit(store: GazetteerStore, text: str, span: str, start: int, language: str) -> NameHit | None:
    """Return the hit of a span that is written like a name, or ``None`` when it names no place."""
    for key in base_forms(span):
        bearer = next((found for found in store.bearers(key, limit=8) if found.rank < _WEAK_RANK), None)
        if bearer is not None:
            offset = _prefix_length(span, key)
            return _hit(bearer, start + offset, start + len(span), False)
    before = text[:start].rstrip().rpartition(" ")[2].lower()
    article = _CONTRACTIONS.get(language, {}).get(before)
    bearer = store.best_bearer([f"{article} {fold(span)}"]) if article else None
    return _hit(bearer, start, start + len(span), False) if bearer else None


def _prefix_length(span: str, key: str) -> int:
    """Return how many characters of the span stand before the name ``key``: an article or an Arabic prefix."""
    for offset in range(len(span)):
        if fold(span[offset:]) == key and not span[offset].isspace():
            return offset
    folded = fold(span)
    for offset in range(1, min(4, len(span)) if is_caseless(span) else 0):
        if key.endswith(fold(span[offset:])) and not folded.startswith(key):
            return offset
    return 0


def _vernacular_hit(store: GazetteerStore, text: str, words: Sequence[_Word]) -> NameHit:
    """Return the hit of a name made of common nouns; its proper part alone where that is a name ("fleuve [Litani]")."""
    whole = text[words[0].start : words[-1].end]
    bearer = store.bearers(fold(whole), limit=8)[0]
    proper = [word for word in words if word.is_name_like]
    if proper and store.bearers(fold(text[proper[0].start : proper[-1].end]), limit=1):
        return _hit(bearer, proper[0].start, proper[-1].end, False)
    return _hit(bearer, words[0].start, words[-1].end, True)


def _is_common(hit: NameHit, span: str, common: set[str]) -> bool:
    """Return whether a single word is rather a common word: the text has it in lower case, or it is very short."""
    if is_caseless(span):
        return len(fold(span)) < 3
    return (fold(span) in common and hit.prominence < 0.9) or len(span) < 2 or (span.isdigit())


def _hit(bearer: Bearer, start: int, end: int, vernacular: bool) -> NameHit:
    """Return the hit of a span whose best-known bearer is given."""
    place = bearer.place
    return NameHit(start, end, NameKind(place.feature.value), round(bearer.weight, 3), place.seat_of, vernacular)
