"""Conditions on who acts and who is acted on: fighters, envoys, somebody without a name."""

from __future__ import annotations

from reading.actors import ActorNaming
from reading.claims.candidate import Candidate, is_of
from reading.claims.general_nouns import noun_class
from reading.syntax.clauses import antecedent
from reading.syntax.parse import logical_objects, logical_subjects, obliques, passive_subjects
from reading.syntax.tokens import Token
from reading.syntax.word_forms import is_verb, lemma

RELATIVE_PRONOUNS = {"qui", "that", "which", "who"}
FIGHTERS = ("troops", "rebel", "government", "group", "arms", "both_sides", "unarmed")
"""Classes of nouns for somebody who acts in a conflict."""
PERSONAL = {
    *("he", "she", "it", "they", "we", "who", "il", "elle", "ils", "elles", "on", "nous", "qui", "i", "je"),
    *("celui-ci", "celle-ci", "ceux-ci"),
}


def is_force(candidate: Candidate) -> bool:
    """The one who acts is a body of fighters, not a minister on a journey."""
    return any(_fights(word, candidate) for word in logical_subjects(candidate.trigger))


def _fights(word: Token, candidate: Candidate) -> bool:
    known = candidate.participants.at(word)
    if known is not None and known[1] is not ActorNaming.STATE:
        return known[1] is ActorNaming.DEMONYM or candidate.participants.fights(known[0])
    if lemma(word) in noun_class(candidate.language, "troops", "rebel"):
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
    classes = noun_class(candidate.language, "troops", "arms")
    return any(lemma(word) in classes for phrase in logical_objects(candidate.trigger) for word in phrase.subtree)


def object_is_enemy(candidate: Candidate) -> bool:
    """Fighters, arms, buildings, vessels, people: what attacks strike."""
    return is_of(logical_objects(candidate.trigger), candidate.language, "troops", "land", "struck", "rebel", "arms")


def someone(candidate: Candidate) -> bool:
    """Somebody acts, though no name says who: "militiamen torched …", "they hold the bridge"."""
    if is_verb(candidate.trigger):
        words = logical_subjects(candidate.trigger)
    else:
        words = [noun for name, noun in obliques(candidate.trigger) if name in {"de", "of", "par", "by"}]
        words += [child for child in candidate.trigger.children if child.dep_ in {"poss", "amod", "compound"}]
    classes = noun_class(candidate.language, *FIGHTERS)
    return any(word.lower_ in PERSONAL or lemma(word) in classes or _is_person(word) for word in words)


def _is_person(word: Token) -> bool:
    return word.pos_ == "PROPN" and word.ent_type_ in {"PER", "PERSON", "ORG", "NORP"}


def fighter(candidate: Candidate) -> bool:
    """Fighters act: a force or group known as such, soldiers, rebels, warships, or a pronoun for them."""
    subjects = logical_subjects(candidate.trigger)
    return is_force(candidate) or is_of(subjects, candidate.language, "troops", "rebel", "group")


def troops_act(candidate: Candidate) -> bool:
    """Fighters or arms are the subject, passive or active: "UN troops would stay", "two battalions are based"."""
    words = [*logical_subjects(candidate.trigger), *passive_subjects(candidate.trigger)]
    return is_of(words, candidate.language, "troops", "rebel", "arms")


def of_troops(candidate: Candidate) -> bool:
    """The noun has fighters or arms as its complement: "the dispatch of troops"."""
    return is_of((noun for _, noun in obliques(candidate.trigger)), candidate.language, "troops", "arms")


def envoy_object(candidate: Candidate) -> bool:
    """The one met is an envoy, a minister, a delegation."""
    return is_of(logical_objects(candidate.trigger), candidate.language, "unarmed", "government", "group")


def envoy_subject(candidate: Candidate) -> bool:
    """A minister, an envoy, a delegation or a person travels."""
    words = [*logical_subjects(candidate.trigger), *passive_subjects(candidate.trigger)]
    persons = any(word.ent_type_ in {"PER", "PERSON"} for word in words)
    return persons or is_of(words, candidate.language, "unarmed")
