"""What stands around a trigger where there is no parser: evidence for the weights of ``reading.claims.scorer``."""

from __future__ import annotations

from reading.model import Status
from reading.rules import Rule
from reading.surface.sentence import Surface

REACH = 4
"""Words before and behind a trigger that are looked at."""
SHORTEST = 3
"""Letters of the shortest word that tells something."""


def context_features(rule: Rule, made: Surface, first: int, last: int, status: Status) -> tuple[str, ...]:
    """Return the names of what stands around the words ``first`` to ``last``, each for the kind of their rule."""
    kind = str(rule.kind)
    beside = made.words[max(0, first - REACH) : first] + made.words[last + 1 : last + 1 + REACH]
    words = sorted({word.text.lower() for word in beside if word.text.isalpha() and len(word.text) >= SHORTEST})
    return (f"rule {rule.id}", f"status {status} {kind}", *(f"near {word} {kind}" for word in words))
