"""How real a sentence says something is, and who says so: negation, modality and attribution above a trigger word."""

from __future__ import annotations

from dataclasses import dataclass

from reading.claims.hypothesis import mistagged_before
from reading.claims.modal_words import effects
from reading.claims.negation import is_negated
from reading.claims.participants import Participants
from reading.model import Status
from reading.syntax.clauses import RELATIVE, clause_head, governors
from reading.syntax.parse import is_passive, logical_subjects, passive_subjects
from reading.syntax.tokens import Span, Token
from reading.syntax.word_forms import lemma

STATUS_OF_EFFECT = {
    "demand": Status.DEMANDED,
    "threat": Status.THREATENED,
    "plan": Status.PLANNED,
    "cancel": Status.CANCELLED,
    "deny": Status.DENIED,
}
FUTURE_AUXILIARIES = {"will", "shall", "would", "'ll", "should", "must"}
REPELLING = {"repousser", "repel", "thwart", "foil", "déjouer"}
ATTEMPTS = {"essayer", "tenter", "chercher", "try", "attempt", "seek", "look"}
NONE: frozenset[str] = frozenset()
APART = RELATIVE | {"advcl", "acl", "appos"}
"""Labels of clauses that stand apart from the statement above them."""
HAPPENINGS = {"happen", "occur", "materialise", "materialize", "tenir", "dérouler", "hold", "convene"}
LIGHT_HAPPENINGS = {"avoir", "take"}
PARTICLES = {"prt", "advmod", "compound:prt"}
RESTATEMENTS = (
    "c'est-à-dire",
    "c’est-à-dire",
    "à savoir",
    "autrement dit",
    "soit",
    "that is",
    "namely",
    "in other words",
)


@dataclass(frozen=True, slots=True)
class Modality:
    """The status of a claim, its speaker's actor id, and the word that demands, threatens or denies, if any."""

    status: Status
    speaker: str | None
    governor: Token | None

    @property
    def repels(self) -> bool:
        """Tell whether the governing word says that something was fought off: that it happened, and failed."""
        return self.governor is not None and lemma(self.governor) in REPELLING


def modality(
    trigger: Token, sentence: Span, participants: Participants, default: Status, before: Token | None
) -> Modality:
    """Return status and speaker of what ``trigger`` claims; ``before`` is the last demanding word so far."""
    table = effects(participants.known.language)
    status, governor = default, None
    speech: Token | None = None
    for word in _chain(trigger):
        found = _effects(word, table)
        if found and governor is None:
            effect = _status_effect(word, found, trigger)
            if effect is not None and not (
                _is_attempt_of(trigger, word) or _is_of_a_later_clause(effect, trigger, word)
            ):
                status, governor = effect, word
        if speech is None and "speech" in found:
            speech = word
    if governor is None and before is not None and sentence.text.lower().lstrip('« "').startswith(RESTATEMENTS):
        status, governor = Status.DEMANDED, before
    if _fell_through(trigger):
        status = Status.CANCELLED
    if status is Status.ACTUAL and (_is_future(trigger) or _is_aim(trigger)):
        status = Status.PLANNED
    return Modality(status, _speaker(sentence, speech, governor, status, participants), governor)


def _effects(word: Token, table: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return what a word does to a claim under it; with a particle ("call off") it is another word."""
    name = lemma(word)
    for child in word.children:
        if child.dep_ in PARTICLES and f"{name} {child.lower_}" in table:
            return table[f"{name} {child.lower_}"]
    found = table.get(name, NONE)
    return found if name == word.lower_ else found | table.get(word.lower_, NONE)


def _is_attempt_of(trigger: Token, word: Token) -> bool:
    """Tell whether what a noun names exists and tries something else: "a joint committee tries to …"."""
    return trigger.head == word and trigger.dep_ == "nsubj" and lemma(word) in ATTEMPTS


def _is_of_a_later_clause(effect: Status | None, trigger: Token, word: Token) -> bool:
    """Tell whether what a denial at the end denies is a later statement: "A struck, and B blamed C, which C denies"."""
    if effect is not Status.DENIED or word.i < trigger.i:
        return False
    later = (child for child in clause_head(trigger).children if child.dep_ == "conj" and _own_subject(child))
    return any(trigger.i < child.i < word.i for child in later)


def _fell_through(trigger: Token) -> bool:
    """Tell whether an event is said not to have been: "n'a pas eu lieu", "did not take place"."""
    verb = trigger.head
    if not trigger.dep_.startswith("nsubj") or not is_negated(verb):
        return False
    objects = {child.lower_ for child in verb.children if child.dep_ in {"obj", "dobj", "xcomp"}}
    return lemma(verb) in HAPPENINGS or (lemma(verb) in LIGHT_HAPPENINGS and bool(objects & {"lieu", "place"}))


def _is_aim(trigger: Token) -> bool:
    """Tell whether a trigger stands in a clause of purpose: "pour prendre Syrte", "in order to take Sirte"."""
    clause = clause_head(trigger)
    infinitive = "Inf" in clause.morph.get("VerbForm", [])
    if not infinitive or clause.dep_ not in {"advcl", "acl"}:
        return False
    return any(child.lower_ == "pour" or (child.lower_ == "to" and clause.dep_ == "advcl") for child in clause.children)


def _chain(trigger: Token) -> list[Token]:
    """Return the words that govern a trigger within its statement, not those above a clause apart."""
    chain = []
    word = trigger
    for governor in governors(trigger):
        if word.dep_ in APART and word.pos_ in {"VERB", "AUX"}:
            break
        if (
            word.dep_ == "conj"
            and word.pos_ in {"VERB", "AUX"}
            and governor.pos_ in {"VERB", "AUX"}
            and _own_subject(word)
        ):
            break
        if not (word.dep_ == "conj" and _is_finite(word)):
            chain.append(governor)
        word = governor
    chain.extend(_before_that(trigger))
    chain.extend(child for child in trigger.children if child.dep_ == "parataxis")
    chain.extend(mistagged_before(trigger))
    return chain


def _before_that(trigger: Token) -> list[Token]:
    """Return the word before the "that" or "que" of a clause, which the parser may have made a relative clause."""
    if trigger.dep_ not in RELATIVE:
        return []
    marks = [
        child for child in trigger.children if child.lower_ in {"that", "que", "qu'", "qu’"} and child.i < trigger.i
    ]
    return [mark.nbor(-1) for mark in marks if mark.i > trigger.sent.start and mark.nbor(-1) != trigger.head]


def _own_subject(word: Token) -> bool:
    return any(child.dep_.startswith("nsubj") for child in word.children)


def _is_finite(word: Token) -> bool:
    return "Fin" in word.morph.get("VerbForm", []) or any(child.dep_.startswith("aux") for child in word.children)


def _status_effect(word: Token, found: frozenset[str], trigger: Token) -> Status | None:
    for effect in ("cancel", "deny", "demand", "threat", "plan"):
        if effect in found and not is_negated(word):
            return STATUS_OF_EFFECT[effect]
    if "refuse" in found and trigger.pos_ != "NOUN":
        return Status.DENIED
    return None


def _is_future(trigger: Token) -> bool:
    if "Fut" in trigger.morph.get("Tense", []):
        return True
    auxiliaries = [child for child in trigger.children if child.dep_.startswith("aux")]
    if any(child.lower_ in FUTURE_AUXILIARIES or "Fut" in child.morph.get("Tense", []) for child in auxiliaries):
        return True
    return any(child.lower_ == "to" for child in auxiliaries) and lemma(trigger.head) == "be"


def _speaker(
    sentence: Span,
    speech: Token | None,
    governor: Token | None,
    status: Status,
    participants: Participants,
) -> str | None:
    if governor is not None and status in {Status.DEMANDED, Status.THREATENED, Status.DENIED}:
        found = participants.of(logical_subjects(governor)) or tuple(participants.owners(governor))
        if not found and governor.pos_ == "NOUN" and governor.dep_ == "conj":
            found = next((participants.of(logical_subjects(v)) for v in governor.ancestors if v.pos_ == "VERB"), ())
        if found:
            return found[0]
    if speech is not None:
        who = logical_subjects(speech) or ([] if is_passive(speech) else passive_subjects(speech))
        found = participants.of(who)
        if found:
            return found[0]
    return _attributed(sentence, participants)


def _attributed(sentence: Span, participants: Participants) -> str | None:
    """Return who stands after "selon", "d'après", "according to" in the sentence, unless in another clause."""
    for token in sentence:
        if token.lower_ not in {"selon", "according", "après", "dixit"}:
            continue
        if token.lower_ == "après" and (token.i == 0 or token.nbor(-1).lower_ not in {"d'", "d’"}):
            continue
        for following in token.doc.tokens[token.i + 1 : min(token.i + 8, sentence.end)]:
            known = participants.of([following]) if following.pos_ in {"NOUN", "PROPN"} else ()
            if known:
                return known[0]
    return None
