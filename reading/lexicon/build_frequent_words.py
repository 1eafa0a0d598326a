"""Make the lists of frequent words anew: ``python -m reading.lexicon.build_frequent_words`` (needs wordfreq).

One file a language, one line a class: the words that make up at least 1 in 10,000 (class 5, Zipf ≥ 5), 1 in 100,000
(class 4) and 1 in 300,000 (class 3, Zipf ≥ 3.5) of written text, in lower case. Source: wordfreq 3.1.1 (Robyn Speer),
whose data may be shared under CC BY-SA 4.0, as these lists are.
"""

from __future__ import annotations

import math
from pathlib import Path

LANGUAGES = ("ar", "de", "en", "es", "fr", "ru")
CLASSES = {5: 5.0, 4: 4.0, 3: 3.5}
"""Lowest Zipf frequency (log10 of occurrences in a thousand million words) of each class, highest first."""

RARER = {"ar": {2: 2.5}, "de": {2: 2.5}}
"""Further classes of a language in which common nouns are written as names are, and have many forms, each rare."""

FOLDER = Path(__file__).parent / "frequent"


def main() -> None:
    """Write the lists."""
    from wordfreq import get_frequency_dict  # noqa: PLC0415  (developers alone have it)

    for language in LANGUAGES:
        zipf = {word: math.log10(share) + 9 for word, share in get_frequency_dict(language).items() if word.isalpha()}
        lines, above = [], math.inf
        for number, bound in (CLASSES | RARER.get(language, {})).items():
            words = sorted(word for word, value in zipf.items() if bound <= value < above)
            lines.append(f"{number} {' '.join(words)}\n")
            above = bound
        (FOLDER / f"{language}.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
