"""What names sound like across scripts and spellings: "Анефис" and "أنفيف" for Anefis, "Labwé" for Labweh.

Newspapers spell foreign names by ear, each language in its own way, and gazetteers have few of these spellings for
villages. Names are compared by their consonants, in classes of sounds that scripts and spellings confuse: too coarse
for the whole world, yet around the places of one article hardly any two names sound alike.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Iterator

from geodata.gazetteer.cyrillic_forms import query_stems
from geodata.gazetteer.name_forms import fold, is_caseless, is_cyrillic, romanize

BAND_DEGREES = 5
"""Height of the bands of latitude by which places are looked up."""
LEAST_SOUNDS = 3
"""Sounds that two names share at least where their vowels are alike, too."""
LEAST_SOUNDS_WITHOUT_VOWELS = 4
_CLOSE_SPELLING = 0.8
_SAME_SPELLING = 0.92
_MOST_STEMS = 4
_ARABIC = {
    **dict.fromkeys("تطثدذض", "T"),
    **dict.fromkeys("جسشصزظچژ", "S"),
    **dict.fromkeys("خغقكگ", "K"),
    **dict.fromkeys("بپ", "P"),
    **dict.fromkeys("فڤ", "F"),
    "ر": "R",
    "ل": "L",
    "م": "M",
    "ن": "N",
}
_ARABIC_ARTICLE = re.compile(r"\b(?:[وبلفك]?ال|لل)(?=\w{3})")
_LATIN_ARTICLE = re.compile(r"^(?:al|el|ul|as|ash|ach|at|ad|ar|az|an|es|ech|ed|er|ez) (?=\w{3})")
_SIBILANT = re.compile("shch|dsch|tsch|dzh|dj|tch|sch|sh|ch|zh|cz|sz|ts|tz|j|s|z|c(?=[eiy])")
_VELAR = re.compile("kh|gh|ck|qu|q|k|c|g|x")
_OTHERS = str.maketrans(
    {**dict.fromkeys("td", "T"), **dict.fromkeys("fv", "F"), **dict.fromkeys("bp", "P")}
    | {"l": "L", "r": "R", "m": "M", "n": "N"}
)
_NO_SOUND = re.compile("[^SKTFPLRMN]+")
_DOUBLED = re.compile(r"(\w)\1+")
_DOUBTFUL = (("kh", ""), ("w", "v"), ("j", ""), ("j", "kh"))
"""What letters may sound like besides: Russian х for h, German w, Slavic and Spanish j."""
_FOREIGN = (("g(?=[eiy])", "j"), ("g", ""))
"""The same of letters that stand for several of another alphabet: Russian г for h."""


def sounds_of_place(folded: str) -> frozenset[str]:
    """Return the sequences of consonant classes of a folded name in Latin letters; other scripts have none.

    >>> sorted(sounds_of_place("hamdayet")), sounds_of_place("سرت")
    (['MTT'], frozenset())
    """
    if not folded.isascii():
        return frozenset()
    plain = _LATIN_ARTICLE.sub("", folded)
    spellings = [plain, *(plain.replace(letters, sound) for letters, sound in _DOUBTFUL if letters in plain)]
    return frozenset(filter(None, map(_sequence, spellings)))


def sounds(name: str) -> frozenset[str]:
    """Return the sequences that a name of a text may stand for, in Latin, Cyrillic or Arabic script.

    >>> "MTT" in sounds("Хамдаета"), "NFS" in sounds("أنفيس")
    (True, True)
    """
    if is_caseless(name):
        plain = _ARABIC_ARTICLE.sub("", fold(name)).replace("تش", "ش")
        found = _without_doubles("".join(_ARABIC.get(letter, "-") for letter in plain))
        return frozenset([found] if found else [])
    spellings = [
        spelling
        for form in latin_forms(name)
        for spelling in (form, *(re.sub(letters, sound, form) for letters, sound in _FOREIGN))
    ]
    return frozenset().union(*map(sounds_of_place, spellings))


def latin_forms(name: str) -> Iterator[str]:
    """Yield a name folded; in Cyrillic also without its case endings, and in Latin letters.

    >>> list(latin_forms("Labwé")), "mariupol" in latin_forms("Мариуполе")
    (['labwe'], True)
    """
    folded = fold(name)
    if is_cyrillic(folded):
        yield from map(romanize, dict.fromkeys([folded, *itertools.islice(query_stems(folded), _MOST_STEMS)]))
    else:
        yield folded


def likeness(name: str, other: str) -> float:
    """Return how much a name that shares a sequence of sounds with one of the gazetteer is spelled like it, 0 to 1.

    0 where they are two names. Arabic writes no vowels: there, sounds enough decide.

    >>> likeness("Labwé", "Labweh") > 0.8, likeness("Lucane", "Lokna"), likeness("سفاتوفي", "Svatove")
    (True, 0.0, 1.0)
    """
    same = max(map(len, sounds(name) & sounds_of_place(fold(other))), default=0)
    if is_caseless(name):
        return float(same >= LEAST_SOUNDS_WITHOUT_VOWELS)
    closest = max(difflib.SequenceMatcher(None, form, fold(other)).ratio() for form in latin_forms(name))
    return closest if same and closest >= (_CLOSE_SPELLING if same >= LEAST_SOUNDS else _SAME_SPELLING) else 0.0


def _sequence(plain: str) -> str:
    """Return the sequence of consonant classes of Latin letters."""
    reduced = _VELAR.sub("K", _SIBILANT.sub("S", plain)).replace("ph", "F").translate(_OTHERS).replace("h", "")
    return _without_doubles(_NO_SOUND.sub("-", reduced))


def _without_doubles(sounded: str) -> str:
    """Return the sounds with doubled ones as one, and without the marks of vowels."""
    return _DOUBLED.sub(r"\1", sounded).replace("-", "")


def bands(lat: float, reach_km: float = 0.0) -> Iterable[int]:
    """Return the bands of :data:`BAND_DEGREES` of latitude within reach of a latitude, numbered from the equator.

    >>> list(bands(12.0)), list(bands(12.0, 400.0))
    ([2], [1, 2, 3])
    """
    reach = reach_km / 110.0
    return range(int((lat - reach) // BAND_DEGREES), int((lat + reach) // BAND_DEGREES) + 1)
