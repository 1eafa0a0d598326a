"""Fill the slots of a rule: which actors are subject, object, owner, agent or behind a preposition of a trigger."""

from __future__ import annotations

from collections.abc import Callable

from reading.claims.participants import Participants
from reading.syntax.parse import (
    OBJECTS,
    agents,
    behind,
    is_passive,
    logical_objects,
    logical_subjects,
    obliques,
    passive_subjects,
    with_conjuncts,
)
from reading.syntax.tokens import Token
from reading.syntax.word_forms import PASSIVE_SUBJECTS, SUBJECTS, is_verb, lemma

EQUATING = {"constituer", "représenter", "constitute", "represent", "mark", "marquer"}
HANDS = {"main", "contrôle", "autorité", "coupe", "hand", "control", "grip", "rule", "emprise", "joug", "occupation"}


def fill(slots: tuple[str, ...], trigger: Token, participants: Participants) -> tuple[str, ...]:
    """Return the actor ids of the first slot that holds any; none when all are empty."""
    for slot in slots:
        found = _FILLERS[slot](trigger, participants) if slot in _FILLERS else _behind(trigger, slot, participants)
        if found:
            return found
    return ()


def drawers(slots: tuple[str, ...], line: Token) -> tuple[str, ...]:
    """Return the slots in which whoever draws a line may stand.

    Where a deed is said to be one ("any advance of the rebels would be a red line"), its subject draws none.
    """
    predicate = line.dep_ == "attr" or any(child.dep_ == "cop" for child in line.children)
    stated = line.dep_ in {"obj", "dobj"} and lemma(line.head) in EQUATING
    return tuple(slot for slot in slots if slot != "subj") if predicate or stated else slots


def _subject(trigger: Token, participants: Participants) -> tuple[str, ...]:
    return participants.of(logical_subjects(trigger))


def _person_subject(trigger: Token, participants: Participants) -> tuple[str, ...]:
    return participants.of(passive_subjects(trigger) if is_passive(trigger) else logical_subjects(trigger))


def _object(trigger: Token, participants: Participants) -> tuple[str, ...]:
    return participants.of(logical_objects(trigger))


def _owner(trigger: Token, participants: Participants) -> tuple[str, ...]:
    named = participants.owners(trigger)
    if named:
        return tuple(named)
    for preposition, noun in obliques(trigger):
        if preposition in {"de", "of"}:
            found = participants.of(with_conjuncts(noun))
            if found:
                return found
    return ()


def _object_owner(trigger: Token, participants: Participants) -> tuple[str, ...]:
    return tuple(actor for word in logical_objects(trigger) for actor in participants.named(word))


def _complement_owner(trigger: Token, participants: Participants) -> tuple[str, ...]:
    for preposition, noun in obliques(trigger):
        if preposition in {"de", "of", "à", "to"}:
            return participants.of([noun])
    return ()


def governing_verb(noun: Token) -> Token | None:
    """Return the verb that a noun depends on, through other nouns, or ``None``."""
    for word in noun.ancestors:
        if is_verb(word):
            return word
    return None


def _light_subject(trigger: Token, participants: Participants) -> tuple[str, ...]:
    """Return the subject of the verb whose object (or complement) a noun is: "la Turquie a lancé une offensive"."""
    verb = governing_verb(trigger)
    if verb is None:
        return ()
    head = trigger
    while head.head not in {verb, head}:
        head = head.head
    if head.dep_ in SUBJECTS | PASSIVE_SUBJECTS:
        return participants.of(agents(verb)) if is_passive(verb) else ()
    if head != trigger and head.dep_ not in OBJECTS and not head.dep_.startswith(("obl", "prep")):
        return ()
    return participants.of(logical_subjects(verb))


def _governor(trigger: Token, participants: Participants) -> tuple[str, ...]:
    """Return the nearest subject above a noun: who speaks of, wants or breaks a truce."""
    for word in trigger.ancestors:
        if is_verb(word) and word.dep_ not in {"amod"}:
            found = participants.of(logical_subjects(word))
            if found:
                return found
    return ()


def _hands(trigger: Token, participants: Participants) -> tuple[str, ...]:
    """Return whose hands or control a place is in: "aux mains du M23", "under Russian control"."""
    for word in trigger.doc.tokens[trigger.i : min(trigger.i + 8, trigger.sent.end)]:
        if lemma(word) in HANDS:
            found = _owner(word, participants)
            if found:
                return found
    return ()


def _dative(trigger: Token, participants: Participants) -> tuple[str, ...]:
    return participants.of(child for child in trigger.children if child.dep_ in {"dative", "iobj"})


def _behind(trigger: Token, preposition: str, participants: Participants) -> tuple[str, ...]:
    """Return the actors behind a preposition of the trigger, or of the verb that governs a noun."""
    heads = [trigger]
    verb = governing_verb(trigger) if trigger.pos_ == "NOUN" else None
    if verb is not None:
        heads.append(verb)
    for head in heads:
        nouns = [noun for name, noun in obliques(head) if name == preposition]
        found = participants.of(nouns)
        if found:
            return found
    for child in trigger.children:
        if child.dep_ in OBJECTS:
            found = participants.of(noun for name, noun in obliques(child) if name == preposition)
            if found:
                return found
    return participants.of(behind(trigger, preposition))


_FILLERS: dict[str, Callable[[Token, Participants], tuple[str, ...]]] = {
    "subj": _subject,
    "subj_person": _person_subject,
    "obj": _object,
    "owner": _owner,
    "adjective": lambda trigger, participants: tuple(participants.adjectives(trigger)),
    "owner_of_object": _object_owner,
    "owner_of_complement": _complement_owner,
    "subj_light": _light_subject,
    "governor": _governor,
    "main": _hands,
    "hands": _hands,
    "dative": _dative,
    "poss": lambda trigger, participants: participants.of(
        child for child in trigger.children if child.dep_ in {"poss", "compound"}
    ),
    "pair": lambda trigger, participants: participants.joint_adjective(trigger),
    "owner_reverse": lambda trigger, participants: participants.of(
        [trigger.head] if trigger.dep_ == "appos" else logical_subjects(trigger)
    ),
    "subj_blame": lambda _trigger, _participants: (),
}
