"""What the words of a rule say without a claim: a minister's departure, a watched truce, a bare headline."""

from __future__ import annotations

from reading.actors import ActorNaming
from reading.claims.candidate import Candidate
from reading.claims.general_nouns import noun_class
from reading.claims.modal_words import effects
from reading.claims.who_acts import has_troops_as_object
from reading.model import ClaimKind
from reading.rules import Rule
from reading.syntax.clauses import governors
from reading.syntax.parse import logical_subjects, obliques
from reading.syntax.tokens import Span, Token
from reading.syntax.word_forms import is_verb, lemma

OWNERS = {"de", "of"}
PERSONS = {"PER", "PERSON"}
HEADLINE = 8
"""Words that a headline has less than."""
WATCH_DEPTH = 4
"""How many words above a truce are asked whether they watch over it."""


def claims_nothing(rule: Rule, candidate: Candidate) -> bool:
    """Tell whether a rule that fits still makes no claim of its kind."""
    if rule.kind is ClaimKind.WITHDRAWAL:
        return _is_origin(candidate.trigger) or _moves_unarmed(candidate)
    if rule.kind is ClaimKind.CEASEFIRE:
        sentence = candidate.trigger.sent
        bare = len(sentence) < HEADLINE and not candidate.actors and not _has_verb(sentence)
        return bare or _is_watched(candidate.trigger, candidate.language) or _is_refused(candidate)
    if rule.kind is ClaimKind.SUPPORT:
        return _maintains(candidate.trigger)
    return False


def _is_origin(trigger: Token) -> bool:
    """Tell whether "partir" only says where something came from: "à partir de Gao", "les chars partis de Gao"."""
    if lemma(trigger) != "partir":
        return False
    if trigger.lower_ == "partir":
        return trigger.i > 0 and trigger.nbor(-1).lower_ == "à"
    return trigger.dep_ in {"acl", "amod"} and not any(child.dep_.startswith("aux") for child in trigger.children)


def _maintains(trigger: Token) -> bool:
    """Tell whether "soutenir" is a word of speech: "soutient que …", "…, soutient-il"."""
    if lemma(trigger) != "soutenir":
        return False
    after = {word.lower_ for word in trigger.doc[trigger.i + 1 : trigger.i + 2]}
    return bool(after & {"que", "qu'", "qu’", "-il", "-elle", "-ils", "-elles", "avoir", "n'", "ne"}) or any(
        child.dep_ == "ccomp" for child in trigger.children
    )


def _is_refused(candidate: Candidate) -> bool:
    """Tell whether a truce is the object of a refusal: that is a rejection, and no truce."""
    truce = candidate.trigger
    table = effects(candidate.language)
    refused = truce.dep_ in {"obj", "dobj"} and "refuse" in table.get(lemma(truce.head), ())
    return refused and is_verb(truce.head)


def _moves_unarmed(candidate: Candidate) -> bool:
    """Ministers, delegations, visitors and inhabitants leave a town; that withdraws no force from it."""
    if has_troops_as_object(candidate):
        return False
    return any(_is_unarmed(word, candidate) for word in _movers(candidate))


def _movers(candidate: Candidate) -> list[Token]:
    trigger = candidate.trigger
    if is_verb(trigger):
        found = logical_subjects(trigger)
    else:
        found = [noun for preposition, noun in obliques(trigger) if preposition in OWNERS]
        found += [child for child in trigger.children if child.dep_ in {"poss", "det", "amod"}]
    meant = (candidate.participants.noun_behind(word) for word in found)
    return [*found, *(noun for noun in meant if noun is not None)]


def _is_unarmed(word: Token, candidate: Candidate) -> bool:
    if lemma(word) in noun_class(candidate.language, "unarmed"):
        return True
    known = candidate.participants.at(word)
    return known is not None and known[1] is ActorNaming.STATE and word.ent_type_ in PERSONS


def _has_verb(sentence: Span) -> bool:
    return any("Fin" in word.morph.get("VerbForm", []) or word.pos_ == "AUX" for word in sentence)


def _is_watched(truce: Token, language: str) -> bool:
    """Tell whether a truce is only what is watched over: "le centre de surveillance de la trêve"."""
    for word in governors(truce)[:WATCH_DEPTH]:
        if lemma(word) in noun_class(language, "watch"):
            return True
        if is_verb(word):
            return False
    return False
