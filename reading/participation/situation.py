"""The situation in which the actor of a claim is chosen: what the rules say, who was named, who is said to act."""

from __future__ import annotations

from dataclasses import dataclass

from reading.claims.general_nouns import noun_class
from reading.model import ClaimKind, Role
from reading.participation.doers import Doer, doers, governor_effects, parts, phrase_form, undergoers
from reading.participation.scene import ActorNamed, Scene
from reading.syntax.parse import is_passive, logical_subjects
from reading.syntax.tokens import Token
from reading.syntax.word_forms import is_verb, lemma

CLASSES = ("rebel", "government", "troops", "group", "unarmed", "both_sides", "peacekeeper")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules say of one trigger: kind, sentence, first token of the trigger, and the parts they filled."""

    kind: ClaimKind
    sentence: int
    trigger: int
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    speaker: str | None
    places: tuple[tuple[str, Role], ...]
    rule: str
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """What went before: the actor and target that the rules gave the last claim before this one where they gave any."""

    actor: str | None = None
    target: str | None = None
    kind: ClaimKind | None = None
    sentence: int = -1


@dataclass(frozen=True, slots=True)
class Situation:
    """What all candidates of one trigger share: what is asked for, and who was named before and in its sentence."""

    scene: Scene
    proposal: Proposal
    memory: Memory
    asked: str
    filled: str
    last: dict[str, ActorNamed]
    latest: dict[str, str]
    last_subject: str | None
    last_named: str | None
    here: tuple[ActorNamed, ...]
    alone: frozenset[str]
    doers: tuple[Doer, ...] = ()
    meant: tuple[frozenset[str], ...] = ()
    struck: tuple[tuple[str, frozenset[str]], ...] = ()
    governed: tuple[str, ...] = ()
    foes: frozenset[str] = frozenset()


def remember(proposal: Proposal, memory: Memory) -> Memory:
    """Return the memory after a proposal; what was weighed is left out, so that one error does not breed others."""
    if not proposal.actors:
        return memory
    return Memory(proposal.actors[0], next(iter(proposal.targets), None), proposal.kind, proposal.sentence)


def situation(scene: Scene, proposal: Proposal, memory: Memory) -> Situation:
    """Return what the candidates of a trigger are weighed against."""
    before = [n for n in scene.actors if n.sentence < proposal.sentence and not n.literal]
    here = tuple(scene.actors_by_sentence.get(proposal.sentence, ()))
    subjects = [n.actor for n in before if n.subject]
    trigger = scene.doc[proposal.trigger]
    acting = tuple(doers(trigger)) if scene.parsed else ()
    below = undergoers(trigger) if scene.parsed else []
    struck = tuple((phrase_form(word), _named_in(scene, word)) for word in below)
    hurt = {*proposal.targets, *(actor for _, named in struck for actor in named)}
    return Situation(
        scene=scene,
        proposal=proposal,
        memory=memory,
        asked=subject_form(scene, proposal),
        filled="filled" if proposal.actors else "empty",
        last={n.actor: n for n in before},
        latest={scene.kind_of(n.actor): n.actor for n in before},
        last_subject=subjects[-1] if subjects else None,
        last_named=before[-1].actor if before else None,
        here=here,
        alone=frozenset(n.actor for n in here if not n.literal),
        doers=acting,
        meant=tuple(_named_in(scene, doer.word) for doer in acting),
        struck=struck,
        governed=tuple(governor_effects(trigger)) if scene.parsed else (),
        foes=frozenset(foe for actor in hurt for foe in scene.foes_of(actor)),
    )


def _named_in(scene: Scene, word: Token) -> frozenset[str]:
    """Return the actors that a phrase names: in its head, else in the words that say whose it is."""
    own = scene.named_by(word.i)
    if own:
        return frozenset(own)
    return next((frozenset(named) for part in parts(word) if (named := scene.named_by(part.i))), frozenset())


def subject_form(scene: Scene, proposal: Proposal) -> str:
    """Return what stands where the one who acts is expected: a pronoun, a general noun, a name, or nothing."""
    if not scene.parsed:
        return "flat noun" if proposal.noun else "flat verb"
    trigger = scene.doc[proposal.trigger]
    if not is_verb(trigger):
        owned = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in trigger.children)
        return "owned" if owned else "noun"
    subjects = logical_subjects(trigger)
    if not subjects:
        return "passive" if is_passive(trigger) else "bare"
    word = subjects[0]
    if word.pos_ == "PRON":
        plural = "Plur" in word.morph.get("Number", [])
        relative = "Rel" in word.morph.get("PronType", []) or word.tag_ in {"WP", "WDT"}
        return "relative" if relative else "they" if plural else "it"
    found = lemma(word)
    for name in CLASSES:
        if found in noun_class(scene.language, name):
            return name
    return "propn" if word.pos_ == "PROPN" else "noun phrase"
