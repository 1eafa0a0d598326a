"""Spans of a German text that may be names of places: all nouns have capitals, and stand in a row with names."""

from __future__ import annotations

from itertools import combinations, pairwise

from reading.places.collected import Collected
from reading.places.context import words
from reading.places.frequency import frequency_class
from reading.places.word_runs import Run

_LONGEST_RUN = 4


def add_parts_of_run(spans: Collected, run: Run) -> None:
    """Add the parts of a run of German nouns, and a head with the adjective of a name before it: "Luhansker Gebiet"."""
    if len(run.words) <= _LONGEST_RUN:
        for first, last in combinations(range(len(run.words) + 1), 2):
            if last - first > 1 or not frequency_class(spans.text[slice(*run.words[first])], "de"):
                spans.add(run.words[first][0], run.words[last - 1][1], run.kind)
    heads = words("place_context", "de", "adjective_heads")
    for one, two in pairwise(run.words):
        if spans.text[slice(*one)].endswith("er") and spans.text[slice(*two)] in heads:
            spans.add(one[0], two[1], "adjective")


def opens_with_article(text: str, run: Run) -> bool:
    """Tell whether a run of several words is an article that opens a sentence with what follows it: "Die USA"."""
    first = text[slice(*run.words[0])].lower()
    return run.opens_sentence and len(run.words) > 1 and first in words("place_context", "de", "articles")
