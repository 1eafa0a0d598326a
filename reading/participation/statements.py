"""Statements: the triggers of one kind in one sentence, which mostly tell of one deed, and who acts in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp

from reading.claims.drafts import Draft
from reading.model import Status
from reading.participation.situation import Proposal


@dataclass(frozen=True, slots=True)
class Weighed:
    """A trigger: its drafts, what the rules say of it, and the log-odds of each candidate for who acts.

    ``sure``: the rules leave no doubt who acts.
    """

    group: list[Draft]
    proposal: Proposal
    scores: tuple[float, ...]
    sure: bool = False


def statements(triggers: Iterable[Weighed]) -> Iterator[list[Weighed]]:
    """Yield the triggers of each statement; one that only revokes what was told before stands alone."""
    found: dict[tuple[object, ...], list[Weighed]] = {}
    for number, trigger in enumerate(triggers):
        first = trigger.group[0]
        revokes = first.status is Status.CANCELLED and first.points_back
        key = (trigger.proposal.kind, trigger.proposal.sentence, number if revokes else None)
        found.setdefault(key, []).append(trigger)
    yield from found.values()


def actor_of(statement: Sequence[Weighed], candidates: Sequence[str | None]) -> str | None:
    """Return who acts in a statement: whoever its triggers together give the greatest probability."""
    for trigger in statement:
        if trigger.sure:
            return trigger.proposal.actors[0]
    if len(statement) == 1:
        totals = list(statement[0].scores)
    else:
        totals = [sum(column) for column in zip(*(_shares(trigger.scores) for trigger in statement), strict=True)]
    return candidates[totals.index(max(totals))]


def namer(statement: Sequence[Weighed], actor: str | None) -> Weighed | None:
    """Return the trigger of which the rules say that an actor acts, one with joint actors first; ``None`` if none."""
    naming = (trigger for trigger in statement if actor in trigger.proposal.actors)
    return max(naming, key=lambda trigger: len(trigger.proposal.actors), default=None)


def _shares(scores: Sequence[float]) -> list[float]:
    """Return log-odds as probabilities that add up to one."""
    most = max(scores)
    raised = [exp(score - most) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]
