"""Which places together are those of a claim: every set of the likeliest names is weighed, and the best one taken.

What one name says of another counts so: that a container stands beside its town, that names are enumerated, that a
claim of its kind hardly ever has no place, or two. The weights are those of a conditional logit over the sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from reading.participation.evidence import Cues, Group, GroupWeights
from reading.participation.links import NEAR, preposition
from reading.participation.named import PlaceNamed
from reading.participation.place_cues import Whereabouts, between

MOST = 4
"""Names of which all sets are weighed: the likeliest ones."""
STEEPEST = 6.0
"""Log-odds beyond which a name alone does not count for more."""
FACTS = 16_384
"""Answers of each function that are kept."""
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Company:
    """What the places that are weighed for a claim say of each other, by their position among them.

    ``names`` and whether the rules ``said`` each; ``slopes`` are cues of how much the log-odds of a place alone count,
    ``singles`` those of its being taken, ``pairs`` those of two taken together, ``sizes`` those of how many are.
    """

    names: tuple[str, ...]
    said: tuple[bool, ...]
    slopes: tuple[Group, ...]
    singles: tuple[Group, ...]
    sizes: tuple[Group, ...]
    pairs: Mapping[Pair, Group] = field(default_factory=dict)


def company(
    seen: Whereabouts, places: Sequence[PlaceNamed], chains: Sequence[int], scores: Sequence[float] | None = None
) -> Company:
    """Return what places say of each other; ``chains`` tells which stand in one enumeration.

    Pairs are given of the likeliest places by their ``scores``, or of all.
    """
    sentence, kind = seen.proposal.sentence, seen.kind
    said = tuple(place.mention.id in seen.proposed for place in places)
    here = tuple(place.sentence == sentence for place in places)
    named = len({place.name for place, near in zip(places, here, strict=True) if near})
    proposed = len({place.name for place, own in zip(places, said, strict=True) if own})
    names = tuple(place.name for place in places)
    positions = range(len(places)) if scores is None else likeliest(names, said, scores)
    return Company(
        names,
        said,
        tuple(_slope(own, near, kind) for own, near in zip(said, here, strict=True)),
        tuple(_single(own, near, kind) for own, near in zip(said, here, strict=True)),
        tuple(
            _size(
                size,
                kind,
                (min(named, MOST), min(proposed, 3)),
                (bool(seen.proposal.targets), seen.pointer is not None),
            )
            for size in range(4)
        ),
        {
            (one, other): _pair(seen, places[one], places[other], chains[one] == chains[other])
            for one, other in combinations(sorted(positions), 2)
        },
    )


def likeliest(names: Sequence[str], said: Sequence[bool], scores: Sequence[float]) -> list[int]:
    """Return the positions of the likeliest names in order, each name once, by a place that the rules say first.

    >>> likeliest(["goma", "bukavu", "goma"], [False, False, True], [2.0, -1.0, 1.0])
    [1, 2]
    """
    best: dict[str, int] = {}
    for number, name in enumerate(names):
        known = best.get(name)
        if known is None or (said[number], scores[number]) > (said[known], scores[known]):
            best[name] = number
    return sorted(sorted(best.values(), key=lambda number: -scores[number])[:MOST])


def set_cues(both: Company, scores: Sequence[float]) -> Iterator[tuple[frozenset[int], Cues]]:
    """Yield every set of the likeliest places with its cues."""
    top = likeliest(both.names, both.said, scores)
    for taken in _sets(top):
        cues: Cues = dict.fromkeys(both.sizes[min(len(taken), 3)], 1.0)
        for number in taken:
            for cue in both.slopes[number]:
                cues[cue] = cues.get(cue, 0.0) + _level(scores[number])
            for cue in both.singles[number]:
                cues[cue] = cues.get(cue, 0.0) + 1.0
        for pair in combinations(taken, 2):
            for cue in both.pairs[pair]:
                cues[cue] = cues.get(cue, 0.0) + 1.0
        yield frozenset(taken), cues


def best_set(both: Company, scores: Sequence[float], table: GroupWeights) -> frozenset[int]:
    """Return the set of places whose cues speak for it most; the smaller one when two are as good."""
    top = likeliest(both.names, both.said, scores)
    alone = {
        number: table[both.slopes[number]] * _level(scores[number]) + table[both.singles[number]] for number in top
    }
    pairs = {pair: table[both.pairs[pair]] for pair in combinations(top, 2)}
    sizes = [table[group] for group in both.sizes]

    def worth(taken: Iterable[int]) -> float:
        taken = tuple(taken)
        joint = sum(pairs[pair] for pair in combinations(taken, 2))
        return sizes[min(len(taken), 3)] + sum(alone[number] for number in taken) + joint

    return frozenset(max(_sets(top), key=worth))


def _sets(top: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for size in range(len(top) + 1):
        yield from combinations(top, size)


def _level(score: float) -> float:
    return max(-STEEPEST, min(STEEPEST, score))


@lru_cache(maxsize=FACTS)
def _slope(said: bool, here: bool, kind: str) -> Group:
    return "odds", f"odds {said}", f"odds {kind}", f"odds here {here}"


@lru_cache(maxsize=FACTS)
def _single(said: bool, here: bool, kind: str) -> Group:
    return f"one {said} {here}", f"one {said} {here} {kind}"


@lru_cache(maxsize=FACTS)
def _size(size: int, kind: str, counts: tuple[int, int], given: tuple[bool, bool]) -> Group:
    """Return what the number of places taken depends on.

    ``counts``: of the names in the sentence, and of those that the rules say; ``given``: a target, a word that points
    back.
    """
    named, proposed = counts
    targets, pointed = given
    return (
        f"size {size} {kind}",
        f"size {size} named {named}",
        f"size {size} said {proposed}",
        f"size {size} {kind} targets {targets}",
        f"size {size} {kind} here {named > 0}",
        f"size {size} pointed {pointed} {named > 0}",
    )


def _pair(seen: Whereabouts, one: PlaceNamed, other: PlaceNamed, enumerated: bool) -> Group:
    scene, sentence = seen.scene, seen.proposal.sentence
    said = one.mention.id in seen.proposed, other.mention.id in seen.proposed
    here = one.sentence == sentence, other.sentence == sentence
    group = _two(said, here, enumerated, seen.kind)
    if not all(here):
        return group
    words = between(scene, one.last + 1, other.token) if 0 < other.token - one.last <= NEAR else "-"
    inside = scene.parsed and scene.doc[one.token].is_ancestor(scene.doc[other.token])
    led = (
        preposition(scene, one.token, scene.head_of(one)),
        preposition(scene, other.token, scene.head_of(other)),
    )
    return group + _beside(words, inside, *led, enumerated)


@lru_cache(maxsize=FACTS)
def _two(said: tuple[bool, bool], here: tuple[bool, bool], enumerated: bool, kind: str) -> Group:
    return (
        f"two {enumerated} {here[0]} {here[1]}",
        f"two {enumerated} {kind}",
        f"two {enumerated} said {said[0]} {said[1]}",
    )


@lru_cache(maxsize=FACTS)
def _beside(words: str, inside: bool, led: str, other_led: str, enumerated: bool) -> Group:
    return (
        f"between {words}",
        f"inside {inside} {enumerated}",
        f"alike {led == other_led} {enumerated}",
        f"led {led} {other_led}",
    )
