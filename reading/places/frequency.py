"""How frequent a word is in ordinary text of a language: a frequent word is rather a common noun than a small place."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 4
_ENDINGS = ("s", "es", "n", "en", "e", "er", "ern")


def frequency_class(word: str, language: str) -> int:
    """Return 5, 4 or 3 for words of Zipf frequency 5, 4 and 3.5 or more, 0 for rarer ones and other languages.

    Arabic and German have a class 2, from 2.5 on.

    >>> frequency_class("Land", "de"), frequency_class("Hodeida", "de"), frequency_class("land", "tlh")
    (5, 0, 0)
    """
    return _classes(language).get(word.lower(), 0)


def is_compound(word: str, language: str) -> bool:
    """Tell whether a word that is not frequent itself is an inflected form or compound of frequent ones.

    >>> is_compound("Rollbahnen", "de"), is_compound("Merdare", "de")
    (True, False)
    """
    classes, lower = _classes(language), word.lower()
    if len(lower) < _SHORTEST_COMPOUND or lower in classes:
        return False
    if any(lower.endswith(ending) and lower[: -len(ending)] in classes for ending in _ENDINGS):
        return True
    for cut in range(_SHORTEST_PART, len(lower) - _SHORTEST_PART + 1):
        last, first = lower[cut:], lower[:cut]
        if (last in classes or last.rstrip("ens") in classes) and (first in classes or first.rstrip("s") in classes):
            return True
    return False


def is_common(word: str, language: str) -> bool:
    """Tell whether a word is frequent, or made of frequent ones.

    >>> is_common("Luftraum", "de"), is_common("Suchumi", "de")
    (True, False)
    """
    return frequency_class(word, language) > 0 or is_compound(word, language)


@lru_cache(maxsize=8)
def _classes(language: str) -> dict[str, int]:
    file = resources.files("reading.lexicon").joinpath("frequent", f"{language}.txt")
    if not file.is_file():
        return {}
    classes: dict[str, int] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        number, _, words = line.partition(" ")
        classes.update(dict.fromkeys(words.split(), int(number)))
    return classes
