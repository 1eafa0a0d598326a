"""The conditions that a rule's row can state in its column ``needs``.

Conditions in one group must all hold; groups are alternatives, written with a slash: ``actor place/target``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from reading.claims import where, who_acts
from reading.claims.candidate import Candidate, is_of
from reading.claims.general_nouns import DEMONSTRATIVES, noun_class
from reading.claims.slots import fill
from reading.claims.verb_classes import verb_class
from reading.rules.condition import Condition
from reading.syntax.parse import logical_objects, logical_subjects, obliques
from reading.syntax.word_forms import lemma


def holds(needs: tuple[tuple[Condition, ...], ...], candidate: Candidate, true: Collection[Condition]) -> bool:
    """Tell whether at least one group of conditions holds in full; no group at all always holds.

    ``true`` are the weighed conditions that hold (:func:`true_conditions`).
    """
    if not needs:
        return True
    return any(
        all(name in true if name in WEIGHED else CONDITIONS[name](candidate) for name in group) for group in needs
    )


def _no_addressee(candidate: Candidate) -> bool:
    addressees = [noun for name, noun in obliques(candidate.trigger) if name in {"à", "to", "dative", ""}]
    return not any(candidate.participants.of([noun]) and candidate.places.at(noun) is None for noun in addressees)


def _is_struck(candidate: Candidate) -> bool:
    """What is struck is a place, people, fighters or things; ideas are attacked only in speech."""
    objects = logical_objects(candidate.trigger)
    if is_of(objects, candidate.language, "abstract"):
        return False
    struck = bool(candidate.targets) or who_acts.object_is_enemy(candidate) or where.object_is_place(candidate)
    if struck or who_acts.fighter(candidate):
        return True
    return candidate.has_place and (bool(candidate.actors) or not logical_subjects(candidate.trigger))


def _on_stage(candidate: Candidate) -> bool:
    """An event that is said to be, not only mentioned: "the assault began", "they launched an assault"."""
    trigger = candidate.trigger
    above = lemma(trigger.head)
    if trigger.dep_ in {"nsubj", "nsubj:pass", "nsubjpass"}:
        return above in verb_class("on_stage", "staging")
    return trigger.dep_ in {"obj", "dobj", "ROOT"} and (above in verb_class("staging") or trigger.dep_ == "ROOT")


def _military(candidate: Candidate) -> bool:
    classes = noun_class(candidate.language, "troops")
    return any(
        lemma(word) in classes or word.lower_ in classes or lemma(word) in MILITARY or word.lower_ in MILITARY
        for word in (*candidate.trigger.subtree, *candidate.trigger.ancestors[:1])
    )


def _goes_back(candidate: Candidate) -> bool:
    """An event told of before: "this visit"."""
    return any(child.lower_ in DEMONSTRATIVES for child in candidate.trigger.children)


def _comes_from_actor(candidate: Candidate) -> bool:
    """The noun itself says whose it is: "Iran's support", "support from Iran"."""
    return bool(fill(("owner", "from"), candidate.trigger, candidate.participants))


def _reflexive_en(candidate: Candidate) -> bool:
    before = {
        word.lower_ for word in candidate.trigger.doc.tokens[max(0, candidate.trigger.i - 4) : candidate.trigger.i]
    }
    return "en" in before and bool(before & {"s'", "s’", "se"})


MILITARY = {"militaire", "military", "armé", "armed"}
WEIGHED = (
    *(Condition.ACTOR, Condition.SOMEONE, Condition.FIGHTER, Condition.TARGET, Condition.PLACE, Condition.EVENT),
    *(Condition.PLACE_OBJECT, Condition.LAND, Condition.ENEMY_OBJECT, Condition.TROOPS_OBJECT, Condition.MILITARY),
    *(Condition.TROOPS_SUBJECT, Condition.PLACE_SUBJECT, Condition.ENVOY_SUBJECT, Condition.STRUCK),
)
"""The conditions that weigh for or against a claim, whatever its rule needs."""


OF_TRIGGER = {
    *(Condition.FIGHTER, Condition.EVENT, Condition.LAND, Condition.ENEMY_OBJECT, Condition.TROOPS_OBJECT),
    *(Condition.MILITARY, Condition.TROOPS_SUBJECT, Condition.PLACE_SUBJECT, Condition.ENVOY_SUBJECT),
}
"""Those that are the same for all rules that a word triggers."""


def true_conditions(candidate: Candidate, known: dict[Condition, bool]) -> list[Condition]:
    """Return the weighed conditions that hold; ``known`` keeps those of the trigger for its next rule."""
    for name in OF_TRIGGER - known.keys():
        known[name] = CONDITIONS[name](candidate)
    return [name for name in WEIGHED if (known[name] if name in known else CONDITIONS[name](candidate))]


CONDITIONS: dict[Condition, Callable[[Candidate], bool]] = {
    Condition.ACTOR: lambda candidate: bool(candidate.actors),
    Condition.SOMEONE: lambda candidate: bool(candidate.actors) or who_acts.someone(candidate),
    Condition.EVENT: _on_stage,
    Condition.FIGHTER: who_acts.fighter,
    Condition.TROOPS_SUBJECT: who_acts.troops_act,
    Condition.TROOPS_OF: who_acts.of_troops,
    Condition.STRUCK: _is_struck,
    Condition.STRUCK_ON: where.strikes_on,
    Condition.PLACE_HEAD: where.modifies_place,
    Condition.LAND_OF: where.of_land,
    Condition.ENVOY_OBJECT: who_acts.envoy_object,
    Condition.ENVOY_SUBJECT: who_acts.envoy_subject,
    Condition.PERSON_OBJECT: lambda candidate: any(
        word.ent_type_ in {"PER", "PERSON"} for word in logical_objects(candidate.trigger)
    ),
    Condition.FIGHTER_OBJECT: lambda candidate: is_of(
        logical_objects(candidate.trigger), candidate.language, "rebel", "troops", "group", "both_sides"
    ),
    Condition.TARGET: lambda candidate: bool(candidate.targets),
    Condition.PLACE: lambda candidate: candidate.has_place,
    Condition.PLACE_OBJECT: where.object_is_place,
    Condition.LAND_OBJECT: where.object_is_place,
    Condition.LAND: where.land,
    Condition.PLACE_SUBJECT: where.subject_is_place,
    Condition.LAND_SUBJECT: where.subject_is_land,
    Condition.FORCE: who_acts.is_force,
    Condition.TROOPS_OBJECT: who_acts.has_troops_as_object,
    Condition.NO_TARGET: _no_addressee,
    Condition.PLACE_OF: where.place_complement,
    Condition.PLACE_ON: where.place_below,
    Condition.ENEMY_OBJECT: who_acts.object_is_enemy,
    Condition.PLACE_SUBJECT_NOUN: where.event_with_place,
    Condition.MILITARY: _military,
    Condition.ANAPHORIC: _goes_back,
    Condition.CITY_IN: where.town,
    Condition.EN_PRENDRE: _reflexive_en,
    Condition.FROM_OWNER: _comes_from_actor,
}
