"""Tell the language of a text, and whether it holds several."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

from reading.errors import LanguageError
from reading.places.frequency import frequency_class

UNDETERMINED = "und"
"""Code of a language that cannot be told (ISO 639-2)."""

DETECTED = ("ar", "de", "en", "es", "fa", "fr", "he", "it", "nl", "pt", "ru", "tr", "uk", "zh")
"""ISO 639-1 codes of the languages that are told apart."""

_SAMPLE_LENGTH = 4_000
_PARAGRAPH_LENGTH = 120
_MIXED_SHARE = 0.2
_CONFIDENT = 0.5
_MOST_FREQUENT, _PLAIN_SHARE = 5, 0.4
_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[a-z]{2}")


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of ``text``, or ``"und"`` when it cannot be told.

    >>> detect_language("Les combats ont repris autour de la ville."), detect_language("12 345")
    ('fr', 'und')
    """
    best = _detector().compute_language_confidence_values(_sample(text))[0]
    return best.language.iso_code_639_1.name.lower() if best.value >= _CONFIDENT else UNDETERMINED


def other_languages(text: str, language: str) -> tuple[str, ...]:
    """Return the codes of further languages that hold at least a fifth of the text, told by how each paragraph begins.

    >>> other_languages("Les combats ont repris autour de la ville.", "fr")
    ()
    """
    lengths: dict[str, int] = {}
    for paragraph in text[: 10 * _SAMPLE_LENGTH].split("\n"):
        if len(paragraph) >= _PARAGRAPH_LENGTH:
            beginning = paragraph[:_PARAGRAPH_LENGTH]
            code = language if _is_plainly(beginning, language) else detect_language(beginning)
            lengths[code] = lengths.get(code, 0) + len(paragraph)
    total = sum(lengths.values())
    known = (code for code in lengths if code not in {language, UNDETERMINED})
    return tuple(sorted(code for code in known if lengths[code] >= _MIXED_SHARE * total))


def _is_plainly(text: str, language: str) -> bool:
    """Tell whether most words of a text are among the most frequent of a language, so that no other need be asked."""
    found = _WORD.findall(text)
    return sum(frequency_class(word, language) >= _MOST_FREQUENT for word in found) >= _PLAIN_SHARE * len(found) > 0


def checked_language(code: str) -> str:
    """Return an ISO 639-1 code in lower case; raise ``LanguageError`` when it is none.

    >>> checked_language("FR"), checked_language("und")
    ('fr', 'und')
    """
    plain = code.strip().lower()
    if plain == UNDETERMINED:
        return plain
    if not _CODE.fullmatch(plain) or plain not in Locale("en").languages:
        raise LanguageError(f"“{code}” is not a language code that is known here; write two letters, such as fr or en.")
    return plain


def _sample(text: str) -> str:
    """Return enough of a text to tell its language: all of a short one, beginning and middle of a long one."""
    if len(text) <= _SAMPLE_LENGTH:
        return text
    half, middle = _SAMPLE_LENGTH // 2, len(text) // 2
    return text[:half] + "\n" + text[middle : middle + half]


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    # Low accuracy needs a tenth of the memory, and differs on texts of a few words only.
    languages = [Language.from_iso_code_639_1(getattr(IsoCode639_1, code.upper())) for code in DETECTED]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
