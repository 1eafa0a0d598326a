"""Names of places in a running text: the longest entries of the gazetteer that stand there as names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from geodata.gazetteer.name_forms import base_forms, fold, is_caseless
from geodata.gazetteer.record import NameRank
from geodata.gazetteer.store import Bearer, GazetteerStore
from geodata.gazetteer.text_words import Word, words_of
from reading.names import NameHit, NameKind

LONGEST_NAME_WORDS = 6
_INSIDE_NAME = re.compile(r"^(?:[ \u00a0]|[-‐‑–.'’]|\. |\u200c)$")
_CONTRACTIONS = {"fr": {"au": "le", "du": "le", "aux": "les", "des": "les"}, "it": {"al": "il", "del": "il"}}
_LINE_START = re.compile(r"(?:^|\n)\W*$")
_ACRONYM_LETTERS = 5
_SHORT_LETTERS = 3
_WELL_KNOWN = 0.6
_WEAK_RANK = 2
UNMISTAKABLE = 0.85
"""Weight from which a form of a name is taken over a little known place that bears the plain form."""

_NAMESAKE = 0.8


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that is searched: where for, in which language, and its words that are written in lower case (folded).

    ``keys`` are the folded names that places bear, of those that a span of the text may stand for.
    """

    store: GazetteerStore
    text: str
    language: str
    common: set[str]
    keys: dict[str, list[str]]


def find_names(store: GazetteerStore, text: str, language: str) -> tuple[NameHit, ...]:
    """Return the names in ``text``, longest first at each place, sorted by start, without overlaps.

    A name counts where its first and last words have capitals (or the script has none); a vernacular name ("croissant
    pétrolier") counts in lower case too. Words that the text elsewhere writes in lower case are no names.
    """
    words = list(words_of(text))
    common = {word.folded for word in words if word.is_lower}
    article = _Text(store, text, language, common, _keys(store, text, words))
    hits: list[NameHit] = []
    position = 0
    while position < len(words):
        found = _name_at(article, words, position)
        if found is None:
            position += 1
            continue
        hit, length = found
        after_article = position + 1 < len(words) and hit.start >= words[position + 1].start
        if after_article and (longer := _name_at(article, words, position + 1)):
            position, hit, length = _further(position, found, longer)
        hits.append(hit)
        position += length
    return tuple(hits)


def _further(
    position: int, with_article: tuple[NameHit, int], without: tuple[NameHit, int]
) -> tuple[int, NameHit, int]:
    """Return the name that reaches further: read with the article before it, or from the word after the article on."""
    if without[0].end > with_article[0].end:
        return position + 1, *without
    return position, *with_article


def _keys(store: GazetteerStore, text: str, words: Sequence[Word]) -> dict[str, list[str]]:
    """Return the folded names that places bear, for each span of a text that is written like a name."""
    forms: dict[str, list[str]] = {}
    for position, first in enumerate(words):
        if first.is_name_like:
            for last in words[position : position + _reach(text, words, position)]:
                if last.is_name_like:
                    span = text[first.start : last.end]
                    forms[span] = list(base_forms(span))
    borne = store.named(chain.from_iterable(forms.values()))
    return {span: [key for key in keys if key in borne] for span, keys in forms.items()}


def look_up(store: GazetteerStore, name: str, language: str) -> NameHit | None:
    """Return what is known of one whole name, inflected or prefixed as it may be, or ``None``."""
    folded = fold(name)
    keys = [list(store.keys(name))]
    keys += [[f"{article} {folded}"] for article in dict.fromkeys(_CONTRACTIONS.get(language, {}).values())]
    borne = store.named(chain.from_iterable(keys))
    for some in keys:
        if found := _best_bearer(store, [key for key in some if key in borne]):
            return _hit(store, found, (0, len(name)), store.is_vernacular(folded))
    if alike := store.alike(folded, limit=1):
        place = alike[0].place
        return NameHit(0, len(name), place.feature, round(alike[0].weight, 3), place.seat_of)
    return None


def _name_at(article: _Text, words: Sequence[Word], position: int) -> tuple[NameHit, int] | None:
    """Return the longest name that starts at a word, and its number of words."""
    first = words[position]
    vernacular = article.store.begins_vernacular(first.folded)
    if not first.is_name_like and not vernacular:
        return None
    longest = _reach(article.text, words, position)
    for length in range(longest, 0, -1):
        last = words[position + length - 1]
        span = article.text[first.start : last.end]
        if first.is_name_like and last.is_name_like:
            hit = _proper_hit(article, first.start, last.end)
            if hit and not (length == 1 and _is_common(article, hit)):
                return hit, length
        elif vernacular and length > 1 and article.store.is_vernacular(fold(span)):
            return _vernacular_hit(article, words[position : position + length]), length
    return None


def _reach(text: str, words: Sequence[Word], position: int) -> int:
    """Return how many words from here may form one name: only blanks, hyphens and the like stand between them."""
    length = 1
    while length < LONGEST_NAME_WORDS and position + length < len(words):
        gap = text[words[position + length - 1].end : words[position + length].start]
        if not _INSIDE_NAME.match(gap):
            break
        length += 1
    return length


def _proper_hit(article: _Text, start: int, end: int) -> NameHit | None:
    """Return the hit of a span that is written like a name, or ``None`` when it names no place."""
    store, span = article.store, article.text[start:end]
    keys = article.keys[span] + store.nominatives(fold(span))
    found = _best_bearer(store, keys, _WEAK_RANK) if keys else None
    if found is not None:
        return _hit(store, found, (start + _prefix_length(span, found[0]), end), False)
    before = article.text[:start].rstrip().rpartition(" ")[2].lower()
    definite = _CONTRACTIONS.get(article.language, {}).get(before)
    found = _best_bearer(store, [f"{definite} {fold(span)}"]) if definite else None
    return _hit(store, found, (start, end), False) if found else None


def _best_bearer(
    store: GazetteerStore, keys: Sequence[str], weaker_than: int | None = None
) -> tuple[str, Bearer] | None:
    """Return the first of some keys that is a name, and what it means most.

    A little known place that bears the plain key as a mere variant gives way to one that none can mistake under a later
    key: "России" is Russia in the genitive before it is a town of that name. ``weaker_than`` leaves out names of that
    rank and above.
    """
    first: tuple[str, Bearer] | None = None
    for key in keys:
        bearer = store.best_bearer([key]) if weaker_than is None else store.foremost(key, weaker_than)
        if bearer is not None and first is None:
            first = key, bearer
            if is_settled(bearer):
                break
        elif bearer is not None and bearer.weight >= UNMISTAKABLE:
            return key, bearer
    return first


def is_settled(bearer: Bearer) -> bool:
    """Tell whether other forms of a name need not be asked: its best bearer has it for its own, or is well known."""
    return bearer.rank == NameRank.NAME or bearer.weight >= _WELL_KNOWN


def _state(store: GazetteerStore, key: str, bearer: Bearer) -> str | None:
    """Return the state that a name can stand for: of its bearer, or of the capital that shares its province's name."""
    place = bearer.place
    if place.seat_of is not None or place.feature not in {NameKind.ADMIN1, NameKind.ADMIN2, NameKind.CITY}:
        return place.seat_of
    for other in store.bearers(key, limit=8):
        seat = other.place.seat_of
        if seat is not None and seat == place.country and other.weight >= _NAMESAKE * bearer.weight:
            return seat
    return None


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


def _vernacular_hit(article: _Text, words: Sequence[Word]) -> NameHit:
    """Return the hit of a name made of common nouns; its proper part alone where that is a name ("fleuve [Litani]").

    A name that begins with its proper part is whole: "[Sahara occidental]" is not the Sahara.
    """
    store, text = article.store, article.text
    whole = text[words[0].start : words[-1].end]
    bearer = store.bearers(fold(whole), limit=8)[0]
    proper = [word for word in words if word.is_name_like]
    heads = not words[0].is_name_like
    if heads and proper and store.bearers(fold(text[proper[0].start : proper[-1].end]), limit=1):
        return _hit(store, (fold(whole), bearer), (proper[0].start, proper[-1].end), False)
    return _hit(store, (fold(whole), bearer), (words[0].start, words[-1].end), True)


def _is_common(article: _Text, hit: NameHit) -> bool:
    """Return whether a single word is rather a common word than this place.

    The text or the language has it as a common word; or it is an acronym in ordinary writing ("UN", "ONU"); or it is
    very short and the place little known.
    """
    text, common = article.text, article.common
    span = text[hit.start : hit.end]
    folded = fold(span)
    if hit.kind is NameKind.COUNTRY and not (span.islower() or (folded in common and len(folded) <= _SHORT_LETTERS)):
        return False
    if article.store.is_common(folded, article.language) or span.isdigit() or len(span) < 2:
        return True
    if is_caseless(span):
        return len(folded) < _SHORT_LETTERS
    if span.isupper() and len(span) <= _ACRONYM_LETTERS and not any(letter.isdigit() for letter in span):
        return not _LINE_START.search(text[: hit.start])
    if len(folded) <= _SHORT_LETTERS and hit.prominence < _WELL_KNOWN:
        return not span.isupper()
    return folded in common and hit.prominence < 0.9


def _hit(store: GazetteerStore, found: tuple[str, Bearer], span: tuple[int, int], vernacular: bool) -> NameHit:
    """Return the hit of a span whose key and best-known bearer are given."""
    key, bearer = found
    state = _state(store, key, bearer)
    return NameHit(*span, bearer.place.feature, round(bearer.weight, 3), state, vernacular)
