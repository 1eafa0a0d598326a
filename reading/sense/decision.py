"""Tell whether a place name means the location or the government, army or people it stands for, and why.

Each name is weighed by its cues (``cues.py``) with the weights that ``benchmarks/train_sense.py`` learned from
annotated texts: a logistic regression. The reason given is the rule that says the same, else the strongest group of
cues.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from itertools import repeat
from operator import mul

from reading.model import Sense
from reading.sense.decision_list import Judgement, PlaceSpan, judgement
from reading.sense.described import Described, describe
from reading.sense.rules import DEFAULT
from reading.syntax.tokens import Doc

__all__ = ["WEIGHTS", "Judgement", "PlaceSpan", "evidence", "judge_senses"]

WEIGHTS = "sense_weights.json"
"""The file of weights in ``reading/lexicon``: ``{"bias": number, "weights": {cue: number}}``, written by training."""


def judge_senses(doc: Doc, places: Sequence[PlaceSpan], language: str) -> list[Judgement]:
    """Return the judgement of each place, in the same order."""
    return [
        judgement(place, (sense, _why(described, sense)))
        for place, described in zip(places, describe(doc, places, language), strict=True)
        for sense in [Sense.METONYMIC if evidence(described.cues) > 0 else Sense.LITERAL]
    ]


def evidence(cues: dict[str, float]) -> float:
    """Return the log odds that a name with these cues stands for a government rather than for the location.

    >>> evidence({"rules:metonymic|state": 1.0}) > evidence({"rules:literal|state": 1.0})
    True
    """
    bias, weights = _weights()
    found: float = bias + sum(map(mul, map(weights.get, cues, repeat(0.0)), cues.values()))
    return found


def _why(described: Described, sense: Sense) -> str:
    """Return the reason of a sense in words: a rule that says the same, else the strongest cues for it."""
    if described.judged.sense is sense and described.judged.why != DEFAULT[1]:
        return described.judged.why
    _, weights = _weights()
    towards = 1.0 if sense is Sense.METONYMIC else -1.0
    support: dict[str, float] = defaultdict(float)
    for cue, strength in described.cues.items():
        if cue in weights:
            group = cue.rpartition("|")[2] if cue[2:3] == "|" else cue
            support[group.partition(":")[0].rstrip("12")] += towards * strength * weights[cue]
    for group in sorted(support, key=lambda name: -support[name]):
        words = _in_words(group, described, sense) if support[group] > 0 else ""
        if words:
            return words
    return DEFAULT[1] if sense is Sense.LITERAL else "acts or is addressed here"


def _in_words(group: str, described: Described, sense: Sense) -> str:
    """Return what a group of cues says of a name, ``""`` for nothing that could be told."""
    around, beside = described.around, described.beside
    side = {"left": beside.left, "right": beside.right}.get(group, ())
    if side and side[0].is_alpha:
        return f"beside '{side[0].text}'"
    if group in {"lead", "governor"} and around.preposition:
        return f"led in by '{around.preposition}'"
    if group == "role" and around.verb and around.role:
        return (
            f"{around.role} of '{around.verb}'" if around.role != "passive" else f"subject of passive '{around.verb}'"
        )
    if group == "elsewhere":
        acts = sense is Sense.METONYMIC
        return "acts elsewhere in the article" if acts else "a location elsewhere in the article"
    return DEFAULT[1] if group == "kind" and sense is Sense.LITERAL else ""


@lru_cache(maxsize=1)
def _weights() -> tuple[float, dict[str, float]]:
    table = json.loads(resources.files("reading.lexicon").joinpath(WEIGHTS).read_text("utf-8"))
    return float(table["bias"]), table["weights"]
