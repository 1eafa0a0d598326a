"""Decide which candidates are place names: a logistic regression over their features, in two rounds.

The weights (``lexicon/place_filter.json``) are trained by ``benchmarks/train_places.py`` on the annotated articles of
the project. They are sums: weights that hold everywhere, those of texts with or without a model, those of a language.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from itertools import repeat

from reading.places.article_context import Context
from reading.places.company import company
from reading.places.features import features
from reading.places.span_set import SpanSet
from reading.places.spans import ROAD, SHORT, VERNACULAR, Candidate
from reading.syntax.tokens import Doc

SURE = frozenset({ROAD, VERNACULAR, SHORT})
"""Sources whose candidates need no judgement: what finds them has looked at their surroundings."""

ACCEPTED = 0.4
"""Probability from which on a candidate is a place name."""

CERTAIN, DOUBTFUL = 0.8, 0.1
"""A name from ``DOUBTFUL`` on is accepted where the same name is ``CERTAIN`` elsewhere in the article."""

GENERAL, WITH_MODEL, WITHOUT_MODEL = "*", "with model", "without model"
_ROUNDS = ("first", "second")

Weights = dict[str, float]


def judge(doc: Doc, candidates: Sequence[Candidate], language: str) -> list[float]:
    """Return the probability of each candidate (sorted by start) that it is a place name with exactly this span."""
    context = Context(doc, language)
    first, second = (weights(name, language, context.has_model) for name in _ROUNDS)
    own = [features(candidate, context) for candidate in candidates]
    likely = [probability(names, first) for names in own]
    likely = [
        1.0
        if candidate.sources & SURE
        else probability([*names, *company(number, candidates, likely, context)], second)
        for number, (candidate, names) in enumerate(zip(candidates, own, strict=True))
    ]
    return _with_certain(candidates, likely, context)


def _with_certain(candidates: Sequence[Candidate], likely: list[float], context: Context) -> list[float]:
    """Return the probabilities with doubtful names of the gazetteer accepted where they are certain elsewhere."""
    certain = {
        context.name(candidate)
        for candidate, value in zip(candidates, likely, strict=True)
        if value >= CERTAIN and candidate.hit is not None
    }
    return [
        ACCEPTED if DOUBTFUL <= value < ACCEPTED and context.name(candidate) in certain else value
        for candidate, value in zip(candidates, likely, strict=True)
    ]


def probability(names: Iterable[str], known: Weights) -> float:
    """Return the probability that the features in ``names`` give.

    >>> probability(["bias"], {"bias": 0.0}), probability(["a"], {"": -1.0, "a": 1.0})
    (0.5, 0.5)
    """
    total = known.get("", 0.0) + sum(map(known.get, names, repeat(0.0)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=64)
def weights(name: str, language: str, has_model: bool) -> Weights:
    """Return the weights of a round (``first`` or ``second``) for a language, with or without a model behind it."""
    table = _tables()[name]
    summed: Weights = {}
    for group in (GENERAL, WITH_MODEL if has_model else WITHOUT_MODEL, language):
        for feature, weight in table.get(group, {}).items():
            summed[feature] = summed.get(feature, 0.0) + weight
    return summed


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, Weights]]:
    data: dict[str, dict[str, Weights]] = json.loads(
        resources.files("reading.lexicon").joinpath("place_filter.json").read_text("utf-8")
    )
    return data


def chosen(candidates: Sequence[Candidate], likely: Sequence[float]) -> list[Candidate]:
    """Return the accepted candidates, sorted by start: the likeliest of those that overlap."""
    taken, spans = [], SpanSet()
    order = sorted(range(len(candidates)), key=lambda number: (-likely[number], candidates[number].start))
    for number in order:
        candidate = candidates[number]
        if likely[number] < ACCEPTED:
            break
        if spans.add(candidate.start, candidate.end):
            taken.append(candidate)
    return sorted(taken, key=lambda candidate: candidate.start)
