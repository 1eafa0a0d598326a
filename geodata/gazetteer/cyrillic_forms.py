"""Case forms of Cyrillic names: "Северной Осетии" is a form of "Северная Осетия", "Мариуполе" of "Мариуполь".

Names are stored under their stems, an inflected name is looked up under each stem it may have, and a form counts only
when its ending is one that the nominative takes. The table follows Zaliznyak's classes of declension; folded spelling
(:func:`geodata.gazetteer.name_forms.fold`) writes й as и and ё as е.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from geodata.gazetteer.name_forms import is_cyrillic, romanize, skeleton

MOST_STEMS = 81
"""Stems of one name that are looked up."""
_SKELETON_ENDINGS = ("", "a", "i", "u")

MOST_WORDS = 4
_VOWELS = "аеиоуыэюяьіїє"
_LONG_ENDING = re.compile("(?:ого|его|ому|ему|ыми|ими|ами|ями|ах|ях|ам|ям|ом|ем|ым|им|ых|их|ов|ев)$")
_LAST_VOWELS = re.compile(f"[{_VOWELS}]+$")
_ENDINGS: dict[str, frozenset[str]] = {
    nominative: frozenset(forms.split())
    for nominative, forms in {
        "ия": "ии ию иеи",
        "ая": "ои ую ою еи",
        "яя": "еи юю",
        "ое": "ого ому ым ом им",
        "ее": "его ему им ем",
        "ыи": "ого ому ым ом",
        "ии": "ого ому им ом его ему ем ия ию ием ии",
        "ои": "ого ому ым ом им",
        "ые": "ых ым ыми",
        "ие": "их им ими ия ию ием ии",
        "а": "ы и е у ои ою еи ам ами ах",
        "я": "и е ю еи ям ями ях",
        "о": "а у ом е",
        "е": "я ю ем и а у",
        "ы": "ов ам ами ах",
        "и": "ов еи ам ами ах ям ями ях я ю ем е",
        "ь": "я ю ем е и ью",
        "ец": "ца цу цем цом це",
        "ок": "ка ку ком ке",
        "ів": "ова ову овом ові",
        "": "а у ом ем е ы и ым ом",
    }.items()
}
_PLURALS_WITHOUT_ENDING = ("а", "ы", "и")


def stems(folded: str) -> Iterator[str]:
    """Yield the stems under which a name in the nominative is stored.

    >>> list(stems("северная осетия")), list(stems("ростов"))
    (['северн осет'], ['ростов'])
    """
    yield from _joined(folded, _nominative_stems)


def query_stems(folded: str) -> Iterator[str]:
    """Yield the stems that a name in any case may have.

    >>> "северн осет" in set(query_stems("севернои осетии")), "ростов" in set(query_stems("ростове"))
    (True, True)
    """
    yield from _joined(folded, _possible_stems)


def stem_skeletons(folded: str) -> list[str]:
    """Return the skeletons that a Cyrillic name in some case form may have: those of its stems, with any last vowel.

    >>> "mariupul" in stem_skeletons("мариуполе"), stem_skeletons("syrte")
    (True, [])
    """
    if not is_cyrillic(folded):
        return []
    stems_of_form = (skeleton(romanize(stem)) for stem in query_stems(folded))
    reduced = [stem + ending for stem in stems_of_form if stem for ending in _SKELETON_ENDINGS]
    return list(dict.fromkeys(reduced))[:MOST_STEMS]


def is_form_of(form: str, nominative: str) -> bool:
    """Return whether a folded name may be a case form of another, word by word.

    >>> is_form_of("россию", "россия"), is_form_of("россию", "росс"), is_form_of("мариуполе", "мариуполь")
    (True, False, True)
    """
    words, names = form.split(), nominative.split()
    return len(words) == len(names) and all(map(_is_word_form, words, names))


def _is_word_form(word: str, nominative: str) -> bool:
    """Return whether a word is a nominative or one of its case forms."""
    if word == nominative:
        return True
    for ending, forms in _ENDINGS.items():
        if not nominative.endswith(ending):
            continue
        stem = nominative.removesuffix(ending) if ending else nominative
        if not ending and stem[-1:] in _VOWELS:
            continue
        if word.startswith(stem) and word[len(stem) :] in forms:
            return True
    return word == nominative[:-1] and len(word) >= 4 and nominative.endswith(_PLURALS_WITHOUT_ENDING)


def _joined(folded: str, stems_of: Callable[[str], list[str]]) -> Iterator[str]:
    """Yield the combinations of the stems of a name's words; long names are not inflected."""
    words = folded.split()
    if 0 < len(words) <= MOST_WORDS:
        for combination in itertools.product(*(stems_of(word) for word in words)):
            yield " ".join(combination)


def _nominative_stems(word: str) -> list[str]:
    """Return the stems of a nominative: without its final vowels, or with a fleeting vowel gone."""
    plain = _LAST_VOWELS.sub("", word)
    found = [plain if len(plain) >= 2 else word]
    if len(word) > 4 and word.endswith(("ец", "ок")):
        found.append(word[:-2] + word[-1])
    if len(word) > 4 and word.endswith("ів"):
        found.append(word[:-2] + "ов")
    return found


def _possible_stems(word: str) -> list[str]:
    """Return the stems that a word may have, whatever its case."""
    plain = _LAST_VOWELS.sub("", word)
    without = _LONG_ENDING.sub("", word)
    bare = _LAST_VOWELS.sub("", without)
    return list(dict.fromkeys(stem for stem in (word, plain, without, bare) if len(stem) >= 2)) or [word]
