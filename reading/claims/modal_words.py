"""Words that say how real a statement is, by language and effect, from ``lexicon/modality.csv``."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "lexicon" / "modality.csv"


@cache
def effects(language: str) -> dict[str, frozenset[str]]:
    """Return what a governing lemma does to a claim: effects (demand, threat, plan, cancel, deny, speech …) by lemma.

    >>> "demand" in effects("fr")["exiger"], effects("xx")
    (True, {})
    """
    found: dict[str, set[str]] = {}
    with LEXICON.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            if row["language"] == language:
                found.setdefault(row["lemma"], set()).add(row["effect"])
    return {key: frozenset(value) for key, value in found.items()}


def modal_lemmas(language: str) -> set[str]:
    """Return every lemma that has an effect.

    >>> "menacer" in modal_lemmas("fr")
    True
    """
    return set(effects(language))
