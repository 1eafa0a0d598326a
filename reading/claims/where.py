"""Conditions on places: what is taken, left or struck is land, a town, a building."""

from __future__ import annotations

from reading.claims.candidate import ON, Candidate, counted, is_of
from reading.claims.general_nouns import noun_class
from reading.claims.who_acts import fighter
from reading.syntax.parse import logical_objects, logical_subjects, obliques, passive_subjects
from reading.syntax.tokens import Token
from reading.syntax.word_forms import lemma

IT = {"it", "them", "la", "le", "les", "l'", "l’", "y", "en", "which", "that", "que", "qu'", "qu’", "all", "dont"}


def _is_land(word: Token, candidate: Candidate) -> bool:
    if candidate.places.at(word) is not None:
        return True
    return lemma(word) in noun_class(candidate.language, "land") and not _negligible(word)


def _negligible(word: Token) -> bool:
    return any(child.lower_ in {"no", "aucun", "aucune"} for child in word.children)


def object_is_place(candidate: Candidate) -> bool:
    """What is taken, held or left is a place, a piece of land, or a pronoun for one."""
    objects = logical_objects(candidate.trigger)
    if any(_is_land(word, candidate) for phrase in objects for word in counted(phrase)):
        return True
    pronoun = any(word.lower_ in IT for word in objects) and candidate.places.any_before(candidate.trigger)
    return pronoun and (bool(candidate.actors) or fighter(candidate))


def land(candidate: Candidate) -> bool:
    """An object or complement is a place or a piece of land."""
    words = logical_objects(candidate.trigger) + [noun for _, noun in obliques(candidate.trigger)]
    return any(_is_land(word, candidate) for word in words)


def subject_is_place(candidate: Candidate) -> bool:
    """The subject is a place, or a town named with it."""
    words = [*logical_subjects(candidate.trigger), *passive_subjects(candidate.trigger)]
    return any(
        candidate.places.at(word) is not None
        or (lemma(word) in noun_class(candidate.language, "settlement") and candidate.places.under(word) is not None)
        for word in words
    )


def subject_is_land(candidate: Candidate) -> bool:
    """The subject is a place or a piece of land."""
    words = [*logical_subjects(candidate.trigger), *passive_subjects(candidate.trigger)]
    return any(_is_land(word, candidate) for word in words)


def modifies_place(candidate: Candidate) -> bool:
    """A participle says it of a place: "Goma, besieged since May"."""
    head = candidate.trigger.head
    return candidate.trigger.dep_ in {"acl", "amod", "appos", "ROOT"} and (
        _is_land(head, candidate) or (candidate.trigger.dep_ == "ROOT" and candidate.has_place)
    )


def of_land(candidate: Candidate) -> bool:
    """The noun has a town or land as its complement: "the fall of the town"."""
    nouns = [noun for preposition, noun in obliques(candidate.trigger) if preposition in {"de", "of"}]
    return is_of(nouns, candidate.language, "land", "settlement") and bool(
        candidate.actors or candidate.has_place or any(_points_back(noun) for noun in nouns)
    )


def _points_back(noun: Token) -> bool:
    return any(child.dep_ == "det" for child in noun.children)


def place_complement(candidate: Candidate) -> bool:
    """The noun has a place as its complement: "the fall of Goma"."""
    for preposition, noun in obliques(candidate.trigger):
        if preposition in {"de", "of", "d'", "d’"} and candidate.places.under(noun) is not None:
            return True
    return any(
        candidate.places.at(child) is not None
        for child in candidate.trigger.children
        if child.dep_ in {"poss", "compound"}
    )


def place_below(candidate: Candidate) -> bool:
    """A place stands behind "on", "against", "in" and the like."""
    return any(
        preposition in ON and candidate.places.under(noun) is not None
        for preposition, noun in obliques(candidate.trigger)
    )


def strikes_on(candidate: Candidate) -> bool:
    """What is behind "on" or "into" is a building, a vessel, people."""
    nouns = [noun for preposition, noun in obliques(candidate.trigger) if preposition in ON | {"into", "contre"}]
    return is_of(nouns, candidate.language, "struck", "land")


def town(candidate: Candidate) -> bool:
    """A place that is no state stands in the clause."""
    return any(not candidate.places.is_state(mention) for _, mention in candidate.places.in_clause(candidate.trigger))


def event_with_place(candidate: Candidate) -> bool:
    """An event that is the subject of its sentence and has its place there: "the assault took place near Pyla"."""
    return candidate.has_place and candidate.trigger.dep_ in {"nsubj", "nsubj:pass", "nsubjpass"}
