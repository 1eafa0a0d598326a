"""The conditions that a rule's row can state in its column ``needs``.

Conditions in one group must all hold; groups are alternatives, written with a slash: ``actor place/target``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from reading.actors import ActorNaming
from reading.claims.general_nouns import DEMONSTRATIVES, noun_class
from reading.claims.participants import Participants
from reading.claims.places import PlaceMentions
from reading.claims.slots import fill
from reading.rules.condition import Condition
from reading.syntax.clauses import antecedent
from reading.syntax.parse import logical_objects, logical_subjects, obliques, passive_subjects
from reading.syntax.word_forms import lemma

ON = {"sur", "contre", "à", "on", "against", "in", "at", "near", "dans", "en", "près", "around", "over", "vers"}

RELATIVE_PRONOUNS = {"qui", "that", "which", "who"}
ENEMIES = {
    *("adversaire", "ennemi", "cible", "enemy", "target", "civil", "civilian"),
    *("convoi", "convoy", "hôpital", "hospital"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a possible claim when its conditions are asked: the trigger, its actors and its places."""

    trigger: Token
    language: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    has_place: bool
    participants: Participants
    places: PlaceMentions


def holds(needs: tuple[tuple[Condition, ...], ...], candidate: Candidate) -> bool:
    """Tell whether at least one group of conditions holds in full; no group at all always holds."""
    return not needs or any(all(CONDITIONS[name](candidate) for name in group) for group in needs)


def _is_land(word: Token, candidate: Candidate) -> bool:
    if candidate.places.at(word) is not None:
        return True
    return lemma(word) in noun_class(candidate.language, "land") and not _negligible(word)


def _negligible(word: Token) -> bool:
    return any(child.lower_ in {"no", "aucun", "aucune"} for child in word.children)


def _object_is_place(candidate: Candidate) -> bool:
    return any(
        candidate.places.at(word) is not None or candidate.places.under(word) is not None
        for word in logical_objects(candidate.trigger)
        if candidate.places.at(word) is not None or lemma(word) in noun_class(candidate.language, "land")
    )


def _object_is_land(candidate: Candidate) -> bool:
    return bool(candidate.actors) and any(_is_land(word, candidate) for word in logical_objects(candidate.trigger))


def _land(candidate: Candidate) -> bool:
    words = logical_objects(candidate.trigger) + [noun for _, noun in obliques(candidate.trigger)]
    return any(_is_land(word, candidate) for word in words)


def _subject_is_place(candidate: Candidate) -> bool:
    words = [*logical_subjects(candidate.trigger), *passive_subjects(candidate.trigger)]
    return any(
        candidate.places.at(word) is not None
        or (lemma(word) in noun_class(candidate.language, "settlement") and candidate.places.under(word) is not None)
        for word in words
    )


def _subject_is_land(candidate: Candidate) -> bool:
    words = [*logical_subjects(candidate.trigger), *passive_subjects(candidate.trigger)]
    return any(_is_land(word, candidate) for word in words)


def _is_force(candidate: Candidate) -> bool:
    """The one who acts is a body of fighters, not a minister on a journey."""
    return any(_fights(word, candidate) for word in logical_subjects(candidate.trigger))


def _fights(word: Token, candidate: Candidate) -> bool:
    known = candidate.participants.at(word)
    if known is not None and known[1] is not ActorNaming.STATE:
        return known[1] is ActorNaming.DEMONYM or candidate.participants.fights(known[0])
    if lemma(word) in noun_class(candidate.language, "troops") | noun_class(candidate.language, "rebel"):
        return True
    if word.pos_ != "PRON":
        return False
    relative = antecedent(word) if word.lower_ in RELATIVE_PRONOUNS else None
    if relative is not None:
        return relative.pos_ == "PRON" or lemma(relative) not in noun_class(candidate.language, "land")
    noun = candidate.participants.noun_behind(word)
    return noun is None or lemma(noun) not in noun_class(candidate.language, "unarmed")


def has_troops_as_object(candidate: Candidate) -> bool:
    """Tell whether fighters or arms are what the trigger acts on: "the minister pulled his troops out"."""
    classes = noun_class(candidate.language, "troops") | noun_class(candidate.language, "arms")
    return any(
        lemma(word) in classes for phrase in logical_objects(candidate.trigger) for word in [phrase, *phrase.subtree]
    )


def _no_addressee(candidate: Candidate) -> bool:
    addressees = [noun for name, noun in obliques(candidate.trigger) if name in {"à", "to", "dative", ""}]
    return not any(candidate.participants.of([noun]) and candidate.places.at(noun) is None for noun in addressees)


def _object_is_enemy(candidate: Candidate) -> bool:
    classes = noun_class(candidate.language, "troops") | noun_class(candidate.language, "land") | ENEMIES
    return any(
        lemma(word) in classes or lemma(word) in noun_class(candidate.language, "rebel")
        for word in logical_objects(candidate.trigger)
    )


def _event_with_place(candidate: Candidate) -> bool:
    """An event that is the subject of its sentence and has its place there: "the assault took place near Pyla"."""
    return candidate.has_place and candidate.trigger.dep_ in {"nsubj", "nsubj:pass", "nsubjpass"}


def _place_complement(candidate: Candidate) -> bool:
    for preposition, noun in obliques(candidate.trigger):
        if preposition in {"de", "of", "d'", "d’"} and candidate.places.under(noun) is not None:
            return True
    return any(
        candidate.places.at(child) is not None
        for child in candidate.trigger.children
        if child.dep_ in {"poss", "compound"}
    )


def _place_below(candidate: Candidate) -> bool:
    return any(
        preposition in ON and candidate.places.under(noun) is not None
        for preposition, noun in obliques(candidate.trigger)
    )


def _military(candidate: Candidate) -> bool:
    classes = noun_class(candidate.language, "troops") | {"militaire", "military", "armé", "armed"}
    window = list(candidate.trigger.subtree) + list(candidate.trigger.ancestors)[:1]
    return any(lemma(word) in classes or word.lower_ in classes for word in window)


def _goes_back(candidate: Candidate) -> bool:
    """An event told of before: "this visit"."""
    return any(child.lower_ in DEMONSTRATIVES for child in candidate.trigger.children)


def _town(candidate: Candidate) -> bool:
    return any(not candidate.places.is_state(mention) for _, mention in candidate.places.in_clause(candidate.trigger))


def _comes_from_actor(candidate: Candidate) -> bool:
    """The noun itself says whose it is: "Iran's support", "support from Iran"."""
    return bool(fill(("owner", "from"), candidate.trigger, candidate.participants))


def _reflexive_en(candidate: Candidate) -> bool:
    before = {word.lower_ for word in candidate.trigger.doc[max(0, candidate.trigger.i - 4) : candidate.trigger.i]}
    return "en" in before and bool(before & {"s'", "s’", "se"})


CONDITIONS: dict[Condition, Callable[[Candidate], bool]] = {
    Condition.ACTOR: lambda candidate: bool(candidate.actors),
    Condition.TARGET: lambda candidate: bool(candidate.targets),
    Condition.PLACE: lambda candidate: candidate.has_place,
    Condition.PLACE_OBJECT: _object_is_place,
    Condition.LAND_OBJECT: _object_is_land,
    Condition.LAND: _land,
    Condition.PLACE_SUBJECT: _subject_is_place,
    Condition.LAND_SUBJECT: _subject_is_land,
    Condition.FORCE: _is_force,
    Condition.TROOPS_OBJECT: has_troops_as_object,
    Condition.NO_TARGET: _no_addressee,
    Condition.PLACE_OF: _place_complement,
    Condition.PLACE_ON: _place_below,
    Condition.ENEMY_OBJECT: _object_is_enemy,
    Condition.PLACE_SUBJECT_NOUN: _event_with_place,
    Condition.MILITARY: _military,
    Condition.ANAPHORIC: _goes_back,
    Condition.CITY_IN: _town,
    Condition.EN_PRENDRE: _reflexive_en,
    Condition.FROM_OWNER: _comes_from_actor,
}
