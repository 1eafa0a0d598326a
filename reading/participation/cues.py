"""The cues that say which actor plays a part in a claim.

A cue is a name; names are put together from what is seen, so that the weights tell them apart. Each function behind
:func:`actor_groups` says what a few facts mean; its answers are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reading.participation.doer_cues import doer_cues, undone_cues
from reading.participation.evidence import Cues, Group, cues_of, once_each
from reading.participation.links import bucket, link, preposition
from reading.participation.named import ActorNamed, Standing
from reading.participation.situation import Situation
from reading.participation.standing import standing

RECENT = 3
"""Sentences back within which the last naming of an actor is told apart."""
FACTS = 16_384
"""Answers of each function that are kept."""


def actor_cues(seen: Situation, actor: str | None) -> Cues:
    """Return the cues for one candidate as who acts; ``None`` is the candidate that nobody is named."""
    return cues_of(actor_groups(seen, actor))


def actor_groups(seen: Situation, actor: str | None) -> list[Group]:
    """Return the cues for one candidate in groups; no cue stands in two of them."""
    if actor is None:
        fresh = seen.memory.actor is None
        nobody = _nobody(seen.filled, seen.kind, seen.asked, bool(seen.proposal.targets), fresh)
        return [nobody, *(undone_cues(seen) if seen.scene.parsed else ())]
    own = standing(seen.scene, actor)
    found = [
        _typed(own.typed, seen.kind),
        _by_rules(seen, actor, own),
        _about(own.rank, own.fighter, own.share, seen.filled),
        _last(seen, actor, own),
        *doer_cues(seen, actor, own),
    ]
    if actor in seen.named_by_rules:
        found += _part_in_rules(seen, actor)
    if actor in (seen.memory.actor, seen.memory.target):
        found += _remembered(seen, actor)
    if actor in seen.acting:
        found += once_each([_naming(seen, named) for named in seen.here if named.actor == actor])
        if len(seen.alone) == 1 and actor in seen.alone:
            found.append(_alone(seen.filled))
    return found


@lru_cache(maxsize=FACTS)
def _nobody(filled: str, kind: str, asked: str, targets: bool, fresh: bool) -> Group:
    return (
        f"none {filled}",
        f"none {filled} {kind}",
        f"none {filled} {asked}",
        f"none targets {targets}",
        f"none fresh {fresh}",
    )


@lru_cache(maxsize=FACTS)
def _alone(filled: str) -> Group:
    return (f"only one here {filled}",)


@lru_cache(maxsize=FACTS)
def _typed(typed: str, kind: str) -> Group:
    return (f"type {typed} {kind}",)


def _by_rules(seen: Situation, actor: str, own: Standing) -> Group:
    """Return whether the rules have it that an actor acts."""
    if actor in seen.proposal.actors:
        return _proposed(seen.kind, seen.asked, own.typed)
    return _not_proposed(seen.asked) if seen.proposal.actors else _unfilled(seen.asked)


def _part_in_rules(seen: Situation, actor: str) -> Iterator[Group]:
    """Yield which other part the rules gave an actor."""
    if actor in seen.proposal.targets:
        yield _target(seen.filled)
    if actor == seen.proposal.speaker:
        yield _speaker(seen.filled, seen.kind)


@lru_cache(maxsize=FACTS)
def _proposed(kind: str, asked: str, typed: str) -> Group:
    return tuple(dict.fromkeys(("proposed", f"proposed {kind}", f"proposed {asked}", f"proposed {typed}")))


@lru_cache(maxsize=FACTS)
def _not_proposed(asked: str) -> Group:
    return "not proposed", f"not proposed {asked}"


@lru_cache(maxsize=FACTS)
def _unfilled(asked: str) -> Group:
    return (f"unfilled {asked}",)


@lru_cache(maxsize=FACTS)
def _target(filled: str) -> Group:
    return "target", f"target {filled}"


@lru_cache(maxsize=FACTS)
def _speaker(filled: str, kind: str) -> Group:
    return (f"speaker {filled} {kind}",)


def _remembered(seen: Situation, actor: str) -> Iterator[Group]:
    """Yield whether an actor played a part in the claim before."""
    memory, proposal = seen.memory, seen.proposal
    if actor == memory.actor:
        alike = memory.kind == proposal.kind, memory.sentence == proposal.sentence
        yield _acted_before(*alike, seen.filled, seen.asked)
    if actor == memory.target:
        yield _target_before(seen.filled)


@lru_cache(maxsize=FACTS)
def _acted_before(same_kind: bool, same_sentence: bool, filled: str, asked: str) -> Group:
    return f"before {filled}", f"before {same_kind} {same_sentence} {filled}", f"before {asked}"


@lru_cache(maxsize=FACTS)
def _target_before(filled: str) -> Group:
    return (f"before as target {filled}",)


@lru_cache(maxsize=FACTS)
def _about(rank: int, fighter: int | None, share: int, filled: str) -> Group:
    """Return how much of the article is about an actor."""
    found = [f"rank {rank} {filled}", f"share {share}"]
    if fighter is not None:
        found.append(f"fighter {fighter} {filled}")
    return tuple(found)


def _last(seen: Situation, actor: str, own: Standing) -> Group:
    last = seen.last.get(actor)
    if last is None:
        return _NEVER_BEFORE if own.named else _NEVER
    ago = min(seen.proposal.sentence - last.sentence, RECENT + 1)
    of_type = own.typed if seen.latest.get(own.typed) == actor else None
    return _recent(ago, seen.asked, seen.last_subject == actor, seen.last_named == actor, of_type)


_NEVER_BEFORE, _NEVER = ("never before",), ("never",)


@lru_cache(maxsize=FACTS)
def _recent(ago: int, asked: str, subject: bool, named: bool, of_type: str | None) -> Group:
    """Return how long ago an actor was named, and whether it was the last subject or the last of its kind."""
    found = [f"ago {ago}", f"ago {ago} {asked}"]
    if subject:
        found.append(f"last subject {asked}")
    if named:
        found.append(f"last named {asked}")
    if of_type is not None:
        found.append(f"last of type {of_type} {asked}")
    return tuple(found)


def _naming(seen: Situation, named: ActorNamed) -> Group:
    """Return the cues of one naming of an actor in the sentence of the claim."""
    scene, proposal, filled = seen.scene, seen.proposal, seen.filled
    distance = named.token - proposal.trigger
    side = "after" if distance > 0 else "before"
    literal = "place" if named.literal else "name"
    led = preposition(scene, named.token, named.head)
    marks = min(scene.marks_between(named.token, proposal.trigger), 2)
    found = [
        *_place_in_sentence(literal, side, bucket(abs(distance)), filled, seen.kind),
        *_linked(literal, link(scene, proposal.trigger, named.head), filled, seen.kind),
        *_led(literal, led, side, filled),
        *_manner(str(named.naming), literal, marks, side, filled),
    ]
    if not scene.parsed:
        found += [f"{cue} {filled}" for cue in _form_cues(seen, named, literal, side, led)]
    if named.token == scene.firsts[proposal.sentence]:
        found.append(f"opens {literal} {filled}")
    if named is seen.nearest:
        found.append(f"nearest {side} {filled}")
    return tuple(found)


@lru_cache(maxsize=FACTS)
def _place_in_sentence(literal: str, side: str, near: str, filled: str, kind: str) -> Group:
    here = f"here {literal} {side}"
    return f"{here} {filled}", f"{here} {near} {filled}", f"{here} {kind}"


@lru_cache(maxsize=FACTS)
def _linked(literal: str, joined: str, filled: str, kind: str) -> Group:
    return f"link {literal} {joined} {filled}", f"link {literal} {joined} {kind}"


@lru_cache(maxsize=FACTS)
def _led(literal: str, led: str, side: str, filled: str) -> Group:
    return (f"prep {literal} {led} {side} {filled}",)


@lru_cache(maxsize=FACTS)
def _manner(naming: str, literal: str, marks: int, side: str, filled: str) -> Group:
    return f"named {naming} {literal} {filled}", f"commas {marks} {side} {filled}"


def _form_cues(seen: Situation, named: ActorNamed, literal: str, side: str, led: str) -> Iterator[str]:
    """Yield what the form of a name tells where no parse does: Russian endings, Arabic prefixes, the word before."""
    scene, trigger = seen.scene, seen.proposal.trigger
    form = scene.doc[named.token].lower_
    asked = "noun" if seen.proposal.noun else "verb"
    if scene.language == "ru":
        yield f"ends {form[-2:]} {side} {asked}"
    if scene.language == "ar":
        yield f"begins {form[:2]} {side} {asked}"
    yield f"prep {literal} {led} {side} {asked}"
    yield f"{literal} {side} {bucket(abs(named.token - trigger))} {asked} {scene.language}"
