"""The situation in which the actor of a claim is chosen: what the rules say, who was named, who is said to act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reading.claims.general_nouns import noun_class
from reading.claims.sides import trait_of
from reading.model import ClaimKind, Role
from reading.participation.doers import Doer, doers, governor_effects, parts, phrase_form, undergoers
from reading.participation.named import ActorNamed
from reading.participation.scene import Scene
from reading.syntax.clauses import is_latter
from reading.syntax.once import once
from reading.syntax.parse import is_passive, logical_subjects
from reading.syntax.tokens import Token
from reading.syntax.word_forms import is_verb, lemma

NAMED, SAID, UNSAID = "named", "said", "unsaid"
"""Whether the words for who acts name an actor, name none, or there are none."""
LATTER = "latter"
"""Where the subject is "the latter", "celle-ci": whom it means is never in doubt."""
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
class DoerSeen:
    """What words for who acts show: see :class:`~reading.participation.doers.Doer`.

    ``names``: they name an actor; ``trait``: of what sort of group they speak, where no words name one.
    """

    how: str
    through: str
    form: str
    plural: bool | None
    names: bool
    trait: str | None


@dataclass(frozen=True, slots=True)
class Situation:
    """What all candidates of one trigger share: what is asked for, and who was named before and in its sentence.

    ``state`` is whether the words for who acts (``words``, of these ``forms``) name an actor, name none, or there are
    none; ``meant`` are the actors of each. ``acting`` are the actors named in the sentence (``here``), ``alone`` those
    not named as places; ``named_by_rules`` the targets and the speaker. ``struck`` are the forms of who is acted on,
    each with its actors.
    """

    scene: Scene
    proposal: Proposal
    memory: Memory
    kind: str
    asked: str
    filled: str
    last: dict[str, ActorNamed]
    latest: dict[str, str]
    last_subject: str | None
    last_named: str | None
    here: Sequence[ActorNamed]
    nearest: ActorNamed | None
    acting: frozenset[str]
    alone: frozenset[str]
    named_by_rules: frozenset[str | None]
    state: str
    words: tuple[DoerSeen, ...]
    forms: tuple[str, ...]
    meant: tuple[frozenset[str], ...]
    struck: tuple[tuple[str, frozenset[str]], ...]
    struck_forms: tuple[str, ...]
    governed: tuple[str, ...]
    foes: frozenset[str]


def remember(proposal: Proposal, memory: Memory) -> Memory:
    """Return the memory after a proposal; what was weighed is left out, so that one error does not breed others."""
    if not proposal.actors:
        return memory
    return Memory(proposal.actors[0], next(iter(proposal.targets), None), proposal.kind, proposal.sentence)


def situation(scene: Scene, proposal: Proposal, memory: Memory) -> Situation:
    """Return what the candidates of a trigger are weighed against."""
    before = scene.named_before(proposal.sentence)
    here = scene.actors_by_sentence.get(proposal.sentence, ())
    acting = [named for named in here if not named.literal]
    trigger = scene.doc[proposal.trigger]
    found = doers(trigger) if scene.parsed else ()
    meant = tuple(_named_in(scene, doer.word) for doer in found)
    state = (NAMED if any(meant) else SAID) if found else UNSAID
    below = undergoers(trigger) if scene.parsed else ()
    struck = tuple((phrase_form(word), _named_in(scene, word)) for word in below)
    hurt = {*proposal.targets, *(actor for _, named in struck for actor in named)}
    return Situation(
        scene=scene,
        proposal=proposal,
        memory=memory,
        kind=str(proposal.kind),
        asked=subject_form(scene, proposal),
        filled="filled" if proposal.actors else "empty",
        last=before.last,
        latest=before.latest,
        last_subject=before.subject,
        last_named=before.named,
        here=here,
        nearest=min(acting, key=lambda named: abs(named.token - proposal.trigger), default=None),
        acting=frozenset(named.actor for named in here),
        alone=frozenset(named.actor for named in acting),
        named_by_rules=frozenset((*proposal.targets, proposal.speaker)),
        state=state,
        words=tuple(_seen(doer, bool(own), state) for doer, own in zip(found, meant, strict=True)),
        forms=tuple(doer.form for doer in found),
        meant=meant,
        struck=struck,
        struck_forms=tuple(form for form, _ in struck),
        governed=tuple(governor_effects(trigger)) if scene.parsed else (),
        foes=frozenset(foe for actor in hurt for foe in scene.foes_of(actor)),
    )


def _seen(doer: Doer, names: bool, state: str) -> DoerSeen:
    trait = trait_of(lemma(doer.word)) if state == SAID else None
    return DoerSeen(doer.how, doer.through, doer.form, doer.plural, names, trait)


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
    return _subject_form(scene.doc[proposal.trigger])


@once
def _subject_form(trigger: Token) -> str:
    if not is_verb(trigger):
        owned = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in trigger.children)
        return "owned" if owned else "noun"
    subjects = logical_subjects(trigger)
    if not subjects:
        return "passive" if is_passive(trigger) else "bare"
    word = subjects[0]
    if is_latter(word):
        return LATTER
    if word.pos_ == "PRON":
        plural = "Plur" in word.morph.get("Number", [])
        relative = "Rel" in word.morph.get("PronType", []) or word.tag_ in {"WP", "WDT"}
        return "relative" if relative else "they" if plural else "it"
    found = lemma(word)
    for name in CLASSES:
        if found in noun_class(trigger.lang_, name):
            return name
    return "propn" if word.pos_ == "PROPN" else "noun phrase"
