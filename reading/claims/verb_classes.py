"""Verbs that tell whether an event is said to be or only mentioned, from ``lexicon/verbs.csv``."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

VERBS = Path(__file__).parents[1] / "lexicon" / "verbs.csv"


@cache
def verb_class(*names: str) -> frozenset[str]:
    """Return the lemmas of classes, of all languages: ``on_stage`` verbs say of an event that it was, goes on or had
    effects; the object of a ``staging`` verb is an event that somebody does.

    >>> "begin" in verb_class("on_stage"), "lancer" in verb_class("staging")
    (True, True)
    """
    with VERBS.open(encoding="utf8", newline="") as file:
        return frozenset(row["lemma"] for row in csv.DictReader(file) if row["class"] in names)
