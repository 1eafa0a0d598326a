"""How well predictions agree with a geoparsing corpus: names found with their exact span, and placed.

Inhabitants and adjectives, which some corpora mark as places, count neither for nor against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from benchmarks.scoring import RADIUS_KM, f1, matched, same_span
from geodata.geometry.distance import distance_km
from reading.places.inhabitants import is_demonym

Data = dict[str, Any]
_ADJECTIVAL = {"Non_Literal_Modifier", "Demonym", "Language"}


@dataclass(slots=True)
class CorpusScore:
    """Counts over documents: gold names, predicted ones, names found (exact span), and placed within 161 km."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    placed: int = 0

    @property
    def found_f1(self) -> float:
        """F1 of the names found."""
        return f1(self.found, self.predicted, self.gold)

    @property
    def placed_of_gold(self) -> float:
        """Share of the gold names found and placed."""
        return self.placed / max(1, self.gold)

    def add(self, gold: list[Data], predicted: list[Data]) -> None:
        """Count one document, end to end."""
        pairs = matched(gold, predicted)
        self.gold += sum(map(_counted, gold))
        self.predicted += len(predicted) - sum(not _counted(gold[i]) for i, _ in pairs)
        for i, j in pairs:
            if _counted(gold[i]) and same_span(gold[i], predicted[j]):
                self.found += 1
                self.placed += _is_right(gold[i], predicted[j])

    def add_given(self, gold: list[Data], answers: list[Data | None]) -> None:
        """Count one document whose spans were given; ``None`` is no answer."""
        for name, answer in zip(gold, answers, strict=True):
            if name["lat"] is not None:
                self.gold += 1
                self.placed += answer is not None and _is_right(name, answer)


def _counted(name: Data) -> bool:
    bare = re.sub(r"['’]s?$", "", name["text"]).strip()
    return name["lat"] is not None and name.get("kind") not in _ADJECTIVAL and not is_demonym(bare, "en")


def _is_right(gold: Data, predicted: Data) -> bool:
    if gold.get("gid") and gold["gid"] == predicted.get("gid"):
        return True
    return distance_km(gold["lat"], gold["lon"], predicted["lat"], predicted["lon"]) <= RADIUS_KM


def corpus_score(pairs: Iterable[tuple[list[Data], list[Data | None]]], *, given: bool) -> CorpusScore:
    """Return the score of (gold names, predictions) pairs, of given spans or end to end."""
    score = CorpusScore()
    for gold, predicted in pairs:
        if given:
            score.add_given(gold, predicted)
        else:
            score.add(gold, [name for name in predicted if name is not None])
    return score
