"""Words that are no place names even where a village is called so: function words, weekdays, months.

``sources/common_words.csv`` carries the stop words of spaCy 3.8 (MIT) for fourteen languages; the calendar is CLDR's.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from geodata.gazetteer.countries import MAIN_LANGUAGES
from geodata.gazetteer.name_forms import fold_once

SOURCE_FILE = Path(__file__).parents[1] / "sources" / "common_words.csv"


def common_words() -> Iterator[tuple[str, str]]:
    """Yield pairs of an ISO 639-1 code and a folded word.

    >>> pairs = set(common_words())
    >>> ("fr", "selon") in pairs, ("de", "juli") in pairs, ("fr", "syrte") in pairs
    (True, True, False)
    """
    with SOURCE_FILE.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield row["language"], fold_once(row["word"])
    for language in MAIN_LANGUAGES:
        locale = Locale.parse(language)
        for names in (locale.days["format"]["wide"], locale.months["format"]["wide"]):
            yield from ((language, fold_once(name)) for name in names.values())
