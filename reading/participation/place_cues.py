"""The cues that say which places are a claim's own; each function behind :func:`place_groups` says what facts mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reading.model import ClaimKind
from reading.participation.anaphors import Anaphor
from reading.participation.evidence import Cues, Group, cues_of
from reading.participation.links import MIDDLE, NEAR, bucket, holder, link, preposition
from reading.participation.named import PlaceNamed
from reading.participation.scene import Scene
from reading.participation.situation import Proposal, subject_form

BIAS = "any"
"""The cue that every place has."""
RECENT = 3
"""Sentences back within which the place named before is told apart."""
PLACELESS = {ClaimKind.REJECTION, ClaimKind.ACCUSATION}
LEADING_MARKS = {",", "-", "–", "—", "(", ".-", ":"}
FACTS = 16_384
"""Answers of each function that are kept."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What all places that are weighed for one claim share: the places of its sentence, the word that points back."""

    scene: Scene
    proposal: Proposal
    kind: str
    here: Sequence[PlaceNamed]
    proposed: frozenset[str]
    nearest: PlaceNamed | None
    towns: bool
    pointer: Anaphor | None


def whereabouts(scene: Scene, proposal: Proposal) -> Whereabouts:
    """Return what the places of a claim are weighed against."""
    here = scene.places_by_sentence.get(proposal.sentence, ())
    pointers = scene.anaphors(proposal.sentence)
    return Whereabouts(
        scene=scene,
        proposal=proposal,
        kind=str(proposal.kind),
        here=here,
        proposed=frozenset(mention for mention, _ in proposal.places),
        nearest=min(here, key=lambda place: abs(place.token - proposal.trigger), default=None),
        towns=any(not place.state for place in here),
        pointer=min(pointers, key=lambda anaphor: (abs(anaphor.token - proposal.trigger), anaphor.token), default=None),
    )


def place_cues(scene: Scene, proposal: Proposal, place: PlaceNamed) -> Cues:
    """Return the cues for one place as a place of the claim."""
    return cues_of(place_groups(whereabouts(scene, proposal), place))


def place_groups(seen: Whereabouts, place: PlaceNamed) -> Iterator[Group]:
    """Yield the cues for one place in groups; no cue stands in two of them."""
    proposal = seen.proposal
    proposed = place.mention.id in seen.proposed
    yield _proposed(proposed, bool(proposal.places), seen.kind)
    if place.sentence == proposal.sentence:
        yield from _here_groups(seen, place, proposed)
    else:
        yield from _earlier_groups(seen, place)


@lru_cache(maxsize=FACTS)
def _proposed(proposed: bool, any_place: bool, kind: str) -> Group:
    some = "some" if any_place else "none"
    return BIAS, f"proposed {proposed} {some}", f"proposed {proposed} {some} {kind}"


def _here_groups(seen: Whereabouts, place: PlaceNamed, proposed: bool) -> Iterator[Group]:
    """Yield the cues of a place in the sentence of the claim."""
    scene, proposal, kind = seen.scene, seen.proposal, seen.kind
    distance = place.token - proposal.trigger
    side = "after" if distance > 0 else "before"
    yield _beside(side, bucket(abs(distance)), proposed, kind)
    yield _of_kind(place.state, bool(proposal.targets), proposed, kind)
    head = scene.head_of(place)
    yield _hanging(link(scene, proposal.trigger, head), proposed)
    yield _led(preposition(scene, place.token, head), kind)
    held = holder(scene, proposal.sentence, proposal.trigger, kind, head)
    if held != "only":
        yield _held(held, side, proposed, kind)
    if len(seen.here) > 1:
        around = tuple(dict.fromkeys(_container_cues(seen, place)))
        if around:
            yield around
    marks = min(scene.marks_between(place.token, proposal.trigger), 2)
    yield _among(marks, min(len(seen.here), 4), seen.nearest is place, side, proposed)
    if place.token <= scene.firsts[proposal.sentence] + 1:
        yield _opens(_is_dateline(scene, place), proposed)


@lru_cache(maxsize=FACTS)
def _beside(side: str, near: str, proposed: bool, kind: str) -> Group:
    return f"{side} {near}", f"{side} {near} {proposed}", f"{side} {kind}"


@lru_cache(maxsize=FACTS)
def _of_kind(state: bool, targets: bool, proposed: bool, kind: str) -> Group:
    return f"state {state} {proposed}", f"state {state} {kind}", f"targets {targets} {kind} {proposed}"


@lru_cache(maxsize=FACTS)
def _hanging(joined: str, proposed: bool) -> Group:
    return f"link {joined}", f"link {joined} {proposed}"


@lru_cache(maxsize=FACTS)
def _held(held: str, side: str, proposed: bool, kind: str) -> Group:
    """Return which of the claims of its sentence a place seems to belong to."""
    return f"held {held}", f"held {held} {side} {proposed}", f"held {held} {kind}"


@lru_cache(maxsize=FACTS)
def _led(before: str, kind: str) -> Group:
    return f"prep {before}", f"prep {before} {kind}"


@lru_cache(maxsize=FACTS)
def _among(marks: int, rivals: int, nearest: bool, side: str, proposed: bool) -> Group:
    """Return what parts a place from the trigger, and how it stands to its rivals in the sentence."""
    return f"commas {marks} {side} {proposed}", f"rivals {rivals} {proposed}", f"nearest {nearest} {side} {proposed}"


@lru_cache(maxsize=FACTS)
def _opens(dateline: bool, proposed: bool) -> Group:
    return (f"opens {dateline} {proposed}",)


def _is_dateline(scene: Scene, place: PlaceNamed) -> bool:
    following = scene.doc[place.last + 1 : place.last + 2].text
    return (place.mention.text.isupper() or place.sentence == 0) and following in LEADING_MARKS


def _container_cues(seen: Whereabouts, place: PlaceNamed) -> Iterator[str]:
    """Yield whether a place says where another one is, or is said to be within another one."""
    scene = seen.scene
    for other in seen.here:
        if other is place:
            continue
        if 0 < place.token - other.last <= NEAR:
            yield f"follows {between(scene, other.last + 1, place.token)}"
            if scene.parsed and scene.doc[other.token].is_ancestor(scene.doc[place.token]):
                yield f"inside {scene.doc[place.token].dep_}"
        elif 0 < other.token - place.last <= NEAR:
            yield f"precedes {between(scene, place.last + 1, other.token)}"
    if seen.towns and place.state:
        yield "state beside towns"


def between(scene: Scene, start: int, end: int) -> str:
    """Return the words between two names, or ``*`` when they are long."""
    words = " ".join(word.lower_ for word in scene.doc.tokens[start:end])
    return words if len(words) <= MIDDLE else "*"


def _earlier_groups(seen: Whereabouts, place: PlaceNamed) -> Iterator[Group]:
    """Yield the cues of a place named before the sentence: "the town", "there", and what the sentence names itself."""
    scene, proposal, kind = seen.scene, seen.proposal, seen.kind
    main = scene.towns[:1] == [place.name]
    near = "last" if proposal.sentence - place.sentence <= 1 else "back"
    who = f"{'main' if main else 'state' if place.state else 'seat' if place.seat else 'other'} {near}"
    named = min(len(seen.here), 2)
    if seen.pointer is None:
        yield _unpointed(who, kind, named)
    else:
        apart = bucket(abs(seen.pointer.token - proposal.trigger))
        joined = link(scene, proposal.trigger, seen.pointer.token) if scene.parsed else apart
        yield _pointed(seen.pointer.sort, who, kind)
        yield _pointed_from(joined, who)
        yield _pointed_far(seen.pointer.sort, apart, who, named, bool(proposal.places))
    general, pointing = scene.points_back(proposal.sentence)
    ago = min(proposal.sentence - place.sentence, RECENT + 1)
    yield _ago(ago, general, pointing, named)
    yield _asked(kind, subject_form(scene, proposal), place.state, named)
    yield _other(kind, general, pointing, bool(proposal.places))


@lru_cache(maxsize=FACTS)
def _unpointed(who: str, kind: str, named: int) -> Group:
    return f"unpointed {who} {kind}", f"unpointed {who} {named}"


@lru_cache(maxsize=FACTS)
def _pointed(sort: str, who: str, kind: str) -> Group:
    """Return how an earlier place fits the word that may mean it: "the town" near the trigger, and the main town."""
    return f"pointed {sort} {who}", f"pointed {sort} {who} {kind}"


@lru_cache(maxsize=FACTS)
def _pointed_from(joined: str, who: str) -> Group:
    return f"pointed {joined}", f"pointed {joined} {who}"


@lru_cache(maxsize=FACTS)
def _pointed_far(sort: str, apart: str, who: str, named: int, places: bool) -> Group:
    return f"pointed {sort} {apart} {named}", f"pointed {who} {named} {places}"


@lru_cache(maxsize=FACTS)
def _ago(ago: int, general: bool, pointing: bool, named: int) -> Group:
    return (f"earlier {ago} {general} {pointing} {named}",)


@lru_cache(maxsize=FACTS)
def _asked(kind: str, asked: str, state: bool, named: int) -> Group:
    return f"earlier {kind} {named}", f"earlier {asked} {named}", f"earlier state {state}"


@lru_cache(maxsize=FACTS)
def _other(kind: str, general: bool, pointing: bool, places: bool) -> Group:
    return (f"earlier {kind} {general} {pointing} {places}",)
