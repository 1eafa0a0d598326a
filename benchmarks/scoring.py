"""How well predictions agree with annotated articles: mentions, sense, places and claims.

Mentions are paired one to one, equal spans first, then those that overlap most. Sense and distance are taken on the
pairs; the same country or continent is no distance away, since its point is a convention. A claim is right by kind and
sentence (at least half of the shorter one), then by its actor, then by its set of places.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from geodata.geometry.distance import distance_km

Data = dict[str, Any]
RADIUS_KM = 161.0
"""Distance within which a place counts as right (100 miles, as the geoparsing papers have it)."""


@dataclass(slots=True)
class Score:
    """Counts over articles; shares come from the properties, ``nan``-free: 0 where there is nothing to share."""

    articles: int = 0
    gold: int = 0
    predicted: int = 0
    exact: int = 0
    matched: int = 0
    sense: int = 0
    placed: int = 0
    claims: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("gold", "predicted", "kind", "actor", "all"), 0)
    )

    @property
    def exact_f1(self) -> float:
        """F1 of mentions with exactly the annotated span."""
        return f1(self.exact, self.predicted, self.gold)

    @property
    def sense_right(self) -> float:
        """Share of matched mentions with the annotated sense."""
        return self.sense / max(1, self.matched)

    @property
    def placed_of_gold(self) -> float:
        """Share of all annotated mentions found and placed within :data:`RADIUS_KM`."""
        return self.placed / max(1, self.gold)

    @property
    def placed_of_matched(self) -> float:
        """Share of matched mentions placed within :data:`RADIUS_KM`."""
        return self.placed / max(1, self.matched)

    def claim_f1(self, level: str) -> float:
        """F1 of claims by ``kind`` and sentence, also by ``actor``, or by ``all``: places, too."""
        return f1(self.claims[level], self.claims["predicted"], self.claims["gold"])

    def add(self, gold: Data, prediction: Data) -> None:
        """Count one annotated article and its prediction."""
        mentions = prediction["mentions"]
        self.articles += 1
        self.gold += len(gold["mentions"])
        self.predicted += len(mentions)
        for i, j in matched(gold["mentions"], mentions):
            one, two = gold["mentions"][i], mentions[j]
            self.matched += 1
            self.exact += same_span(one, two)
            self.sense += one["sense"] == two["sense"]
            self.placed += error_km(one["place"], two["place"]) <= RADIUS_KM
        self._add_claims(gold, prediction)

    def _add_claims(self, gold: Data, prediction: Data) -> None:
        ones, twos = gold["claims"], prediction["claims"]
        names = _coordinates(gold), _coordinates(prediction)
        tests: dict[str, Callable[[Data, Data], bool]] = {
            "kind": _same_kind,
            "actor": lambda one, two: _same_kind(one, two) and one["actor"] == two["actor"],
            "all": lambda one, two: (
                _same_kind(one, two) and one["actor"] == two["actor"] and _same_places(one, two, names)
            ),
        }
        self.claims["gold"] += len(ones)
        self.claims["predicted"] += len(twos)
        for level, same in tests.items():
            self.claims[level] += _paired(ones, twos, same)


def f1(right: int, predicted: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall, 0 when nothing is right.

    >>> f1(3, 4, 6), f1(0, 0, 0)
    (0.6, 0.0)
    """
    return 2 * right / (predicted + gold) if right else 0.0


def same_span(one: Data, two: Data) -> bool:
    """Tell whether two mentions have the same span."""
    return (one["start"], one["end"]) == (two["start"], two["end"])


def matched(gold: Sequence[Data], predicted: Sequence[Data]) -> list[tuple[int, int]]:
    """Return pairs of indices, one to one: equal spans first, then the largest overlap.

    >>> span = lambda start, end: {"start": start, "end": end}
    >>> matched([span(0, 5), span(9, 12)], [span(8, 12), span(0, 5)])
    [(0, 1), (1, 0)]
    """
    shared = [
        (not same_span(one, two), max(one["start"], two["start"]) - min(one["end"], two["end"]), i, j)
        for i, one in enumerate(gold)
        for j, two in enumerate(predicted)
        if one["start"] < two["end"] and two["start"] < one["end"]
    ]
    ones: set[int] = set()
    twos: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(shared):
        if i not in ones and j not in twos:
            ones.add(i)
            twos.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def error_km(gold: Data | None, predicted: Data | None) -> float:
    """Return how far a predicted place is from the annotated one in kilometres; infinitely where one is missing."""
    if gold is None or predicted is None or gold["lat"] is None:
        return float("inf")
    if gold.get("feature") == predicted.get("feature") == "country" and gold["country"] == predicted["country"]:
        return 0.0
    if gold.get("feature") == predicted.get("feature") == "continent" and _same_name(gold["name"], predicted["name"]):
        return 0.0
    return distance_km(gold["lat"], gold["lon"], predicted["lat"], predicted["lon"])


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold())
    letters = (letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def _same_name(one: str, two: str) -> bool:
    return _plain(one) == _plain(two)


def _same_kind(one: Data, two: Data) -> bool:
    """Tell whether two claims are of one kind, in sentences that share half of the shorter one."""
    shared = min(one["sentence_end"], two["sentence_end"]) - max(one["sentence_start"], two["sentence_start"])
    shorter = min(claim["sentence_end"] - claim["sentence_start"] for claim in (one, two))
    return bool(one["kind"] == two["kind"] and shared > 0 and 2 * shared >= shorter)


def _coordinates(article: Data) -> dict[str, Data]:
    """Return the places of an article's mentions by plain name."""
    return {_plain(m["place"]["name"]): m["place"] for m in article["mentions"] if m["place"] is not None}


def _same_places(one: Data, two: Data, names: tuple[dict[str, Data], dict[str, Data]]) -> bool:
    """Tell whether two claims name the same set of places, by name or by where the names lie."""
    ones, twos = ({_plain(place["name"]) for place in claim["places"]} for claim in (one, two))

    def same(first: str, second: str) -> bool:
        place, other = names[0].get(first), names[1].get(second)
        if first == second or place is None or other is None:
            return first == second
        small = {"city", "facility"} & {place["feature"], other["feature"]}
        mixed = "country" in {place["feature"], other["feature"]} and place["feature"] != other["feature"]
        return not mixed and error_km(place, other) <= (25 if small else RADIUS_KM)

    return all(any(same(a, b) for b in twos) for a in ones) and all(any(same(a, b) for a in ones) for b in twos)


def _paired(ones: Sequence[Data], twos: Sequence[Data], same: Callable[[Data, Data], bool]) -> int:
    """Return the size of the largest one-to-one matching (Kuhn's augmenting paths)."""
    owner: dict[int, int] = {}

    def grows(i: int, seen: set[int]) -> bool:
        for j in range(len(twos)):
            if j not in seen and same(ones[i], twos[j]):
                seen.add(j)
                if j not in owner or grows(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    return sum(grows(i, set()) for i in range(len(ones)))


def scores(pairs: Iterable[tuple[Data, Data]]) -> dict[str, Score]:
    """Return the scores of (annotated article, prediction) pairs by language, and of all under ``"all"``."""
    by_language: dict[str, Score] = {}
    total = Score()
    for gold, prediction in pairs:
        by_language.setdefault(gold["lang"], Score()).add(gold, prediction)
        total.add(gold, prediction)
    return {**dict(sorted(by_language.items())), "all": total}
