"""What the other names of an article say of a candidate, once each has been judged by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reading.places.article_context import Context
from reading.places.context import coordinated
from reading.places.spans import Candidate

_LONGEST = 1_000


def company(number: int, candidates: Sequence[Candidate], first: Sequence[float], context: Context) -> list[str]:
    """Return the features of the second round: how the first one judged the same name, and the neighbours in a list.

    ``first`` holds the probabilities of the first round, in the order of the candidates, sorted by start.
    """
    this = candidates[number]
    others = [first[other] for other in context.of_name(candidates, this) if other != number]
    found = [f"first:{min(9, int(first[number] * 10))}"]
    found.append(f"elsewhere:{min(9, int(max(others) * 10))}" if others else "elsewhere:never")
    rivals = [first[other] for other in _overlapping(number, candidates)]
    found.append(f"rival:{min(9, int(max(rivals) * 10))}" if rivals else "rival:none")
    if rivals and max(rivals) > first[number]:
        found.append("rival:better")
    if any(_holds(candidates[other], this) for other in _overlapping(number, candidates)):
        found.append("within:gazetteer")
    found.extend(f"listed-with:{min(9, int(value * 10))}" for value in _listed(number, candidates, first, context))
    return found


def _holds(longer: Candidate, this: Candidate) -> bool:
    """Tell whether a name of the gazetteer has another candidate as one of its parts ("Amérique latine")."""
    return (
        "gazetteer" in longer.sources
        and longer.start <= this.start
        and this.end <= longer.end
        and longer.end - longer.start > this.end - this.start
    )


def _overlapping(number: int, candidates: Sequence[Candidate]) -> Iterator[int]:
    """Yield the numbers of the candidates, sorted by start, that overlap one of them."""
    this = candidates[number]
    for other in range(number - 1, -1, -1):
        if candidates[other].start < this.start - _LONGEST:
            break
        if candidates[other].end > this.start:
            yield other
    for other in range(number + 1, len(candidates)):
        if candidates[other].start >= this.end:
            break
        yield other


def _listed(number: int, candidates: Sequence[Candidate], first: Sequence[float], context: Context) -> Iterator[float]:
    """Yield the best probability of the names right before and after in a list with this one."""
    this = candidates[number]
    span = context.index.span(this.start, this.end)
    near = 80
    best: list[float] = []
    for step in (-1, 1):
        position = number + step
        while 0 <= position < len(candidates) and abs(candidates[position].start - this.start) < near:
            other = candidates[position]
            apart = other.end <= this.start or this.end <= other.start
            if apart and first[position] > 0.3:
                one, two = sorted((span, context.index.span(other.start, other.end)), key=lambda item: item.start)
                if one.end <= two.start and coordinated(one, two, context.language, with_genitive=True):
                    best.append(first[position])
            position += step
    if best:
        yield max(best)
