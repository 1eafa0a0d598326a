"""The forms under which a word is looked up where there is no lemma: Arabic without clitics, Russian without endings.

Words are given folded (``reading.actors.fold``: no case, no accents), so ``й`` reads ``и`` and ``أ`` reads ``ا``.
"""

from __future__ import annotations

from functools import lru_cache

_RUSSIAN_ENDINGS = (
    *("иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "иеи", "ием", "иям"),
    *("ах", "ях", "ов", "ев", "еи", "ои", "ыи", "ии", "ая", "яя", "ое", "ее", "ые", "ие", "ию", "ия", "ую", "юю"),
    *("ом", "ем", "ам", "ям", "ым", "им", "ых", "их", "а", "я", "о", "е", "и", "ы", "у", "ю", "ь"),
)
_LEAST_STEM = 4
"""Letters that a Russian word keeps at least: shorter words are not cut, so that "Мали" stays apart from "малый"."""
_ARABIC_CONJUNCTIONS = ("و", "ف")
_ARABIC_PREPOSITIONS = ("ب", "ل", "ك")
_ARTICLE = "ال"
_LEAST_ARABIC = 3


@lru_cache(maxsize=16_384)
def lookup_forms(word: str, language: str) -> tuple[str, ...]:
    """Return the forms of a folded word to look up, likeliest first; the word itself in most languages.

    >>> lookup_forms("талибана", "ru"), lookup_forms("rebeldes", "es")
    (('талибан',), ('rebeldes',))
    >>> "قوات" in lookup_forms("وقوات", "ar"), "حوثيين" in lookup_forms("للحوثيين", "ar")
    (True, True)
    """
    if language == "ru":
        return (_russian_stem(word),)
    if language == "de" and word.endswith("s") and len(word) > _LEAST_STEM:
        return word, word[:-1]
    if language == "ar":
        return tuple(form for form, _ in arabic_forms(word))
    return (word,)


def _russian_stem(word: str) -> str:
    for ending in _RUSSIAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=16_384)
def arabic_forms(word: str) -> tuple[tuple[str, str], ...]:
    """Return (form without article, preposition that was cut off or ``""``) of a folded Arabic word, itself first.

    >>> ("قوات", "ب") in arabic_forms("بالقوات")
    True
    """
    found = {(_without_article(word), ""): None}
    starts = [word]
    if word.startswith(_ARABIC_CONJUNCTIONS) and len(word) > _LEAST_ARABIC:
        starts.append(word[1:])
        found[_without_article(word[1:]), ""] = None
    for start in starts:
        if start.startswith("لل") and len(start) > _LEAST_ARABIC + 1:
            found[start[2:], "ل"] = None
        if start.startswith(_ARABIC_PREPOSITIONS) and len(start) > _LEAST_ARABIC:
            found[start[1:], start[0]] = None
            found[_without_article(start[1:]), start[0]] = None
    return tuple(found)


@lru_cache(maxsize=16_384)
def arabic_clitics(word: str) -> tuple[int, ...]:
    """Return how many letters of an Arabic word may be clitics before a name: none, a conjunction, a preposition, both.

    >>> arabic_clitics("وبالطائف"), arabic_clitics("للرياض"), arabic_clitics("صنعاء")
    ((0, 1, 2), (0, 2), (0,))
    """
    starts = [0, 1] if word.startswith(_ARABIC_CONJUNCTIONS) else [0]
    found = list(starts)
    for start in starts:
        rest = word[start:]
        if rest.startswith("لل"):
            found.append(start + 2)
        elif rest.startswith(_ARABIC_PREPOSITIONS):
            found.append(start + 1)
    return tuple(skipped for skipped in found if skipped == 0 or len(word) - skipped >= _LEAST_ARABIC)


def _without_article(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) > _LEAST_ARABIC + 1 else word
