"""What stands around a trigger, as words: the evidence that the weights of ``reading.claims.scorer`` know best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from reading.claims.drafts import Draft
from reading.claims.general_nouns import noun_class
from reading.model import ClaimKind, Status
from reading.rules import Rule, rules, word_classes
from reading.syntax.parse import is_passive, logical_subjects
from reading.syntax.tokens import Doc, Span, Token
from reading.syntax.word_forms import is_verb, lemma

REACH = 4
"""Words before and behind a trigger that are looked at."""
CONTENT = {"NOUN", "VERB", "ADJ", "ADP", "ADV", "PROPN", "SCONJ", "PART"}
FIGHTING_NOUNS = ("troops", "rebel", "arms")
EVENTS = {"attack", "ceasefire", "deployment", "withdrawal"}
AMBIGUOUS = {
    *("line", "man", "position", "force", "unit", "system", "presence", "fire", "line", "party", "movement"),
    *("campaign", "action", "push", "end", "stop", "break", "charge", "return", "exit", "pull", "raid", "strike"),
    *("vehicle", "ship", "mission", "opposition", "gas", "oil", "fuel", "shipment", "equipment", "blast", "explosion"),
    *("homme", "ligne", "unité", "système", "présence", "feu", "position", "matériel", "moyen", "retour", "départ"),
    *("bâtiment", "navire", "appareil", "véhicule", "mission", "action", "opération", "campagne", "arrêt", "fin"),
}
"""Words of war that general news uses as much."""
STEPS = (0.004, 0.012, 0.03)
"""Shares of words of war that part general news, news that touches on war, and news of war."""
NO_WAR = "war 0"
"""Articles without a word of war: in none is anybody attacked, deployed or driven out, whatever the words."""
OF_WAR = {"war 2", "war 3"}
"""Articles whose sentences need not speak of war one by one."""
QUOTATION = {'"', "“", "”", "«", "»", "``", "''"}
SHORTEST = 60
"""Words an article needs for its share to tell anything."""


@cache
def war_words(language: str) -> frozenset[str]:
    """Return the lemmas that speak of fighting: its people and arms, and the nouns for what they do.

    >>> "ceasefire" in war_words("en"), "line" in war_words("en")
    (True, False)
    """
    nouns = {word for name in FIGHTING_NOUNS for word in noun_class(language, name)}
    events = {
        word for rule in rules(language) if rule.pos == "N" and rule.kind in EVENTS and not rule.near
        for word in rule.triggers
    }  # fmt: skip
    return frozenset((nouns | events) - AMBIGUOUS)


def warlike(doc: Doc, language: str, groups: int) -> str:
    """Return a name for how much an article speaks of war; ``groups`` is the number of armed groups it names."""
    words = sum(1 for token in doc if token.is_alpha)
    if words < SHORTEST:
        return "short text"
    known = war_words(language)
    share = (sum(1 for token in doc if lemma(token) in known) + groups) / words
    return f"war {sum(share >= step for step in STEPS)}"


def context_features(rule: Rule, trigger: Token, span: Span, war: str, status: Status) -> tuple[str, ...]:
    """Return the names of what stands around a trigger, each for the kind of its rule."""
    kind = str(rule.kind)
    names = [f"rule {rule.id}", war, f"{war} {kind}", f"word {lemma(trigger)} {kind}", f"status {status} {kind}"]
    names += [f"{name} {kind}" for name in _syntax(trigger)]
    if rule.pos == "P":
        names.append(f"phrase of {lemma(trigger)} {kind}")
    names += [f"near {word} {kind}" for word in _words_near(trigger, span)]
    if war not in OF_WAR:
        known = war_words(trigger.lang_)
        beside = sum(1 for word in span if word is not trigger and lemma(word) in known)
        names.append(f"beside {min(beside, 3)} {kind}")
    return tuple(names)


def warning_features(span: Span) -> Iterator[str]:
    """Yield what of a whole sentence tells of a warning: words of condition, refusal and saying, and quotation marks.

    A warning's words stand far apart: "any ship … would, the admiral … said, be …".
    """
    signs = word_classes(span.doc.lang_).get("sign", frozenset())
    yield from (f"has {word}" for word in sorted({lemma(token) for token in span} & signs))
    yield "quoted" if any(token.text in QUOTATION for token in span) else "unquoted"


def with_company(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts of a sentence, each knowing how many others of its kind and which other kinds are drafted."""
    made = list(drafts)
    words: dict[ClaimKind, set[tuple[int, int]]] = {}
    for draft in made:
        words.setdefault(draft.rule.kind, set()).add(draft.cue)
    known = {kind: _company(kind, words) for kind in words}
    return [replace(draft, features=(*draft.features, *known[draft.rule.kind])) for draft in made]


def _company(kind: ClaimKind, words: Mapping[ClaimKind, set[tuple[int, int]]]) -> tuple[str, ...]:
    others = (f"with {other} {kind}" for other in words if other is not kind)
    return (f"{min(len(words[kind]), 3)} of kind", f"{min(len(words[kind]), 3)} of {kind}", *others)


def _syntax(trigger: Token) -> Iterator[str]:
    yield f"dep {trigger.dep_}"
    yield f"tag {trigger.tag_ if trigger.lang_ == 'en' else trigger.pos_}"
    yield from (f"aux {child.lower_}" for child in trigger.children if child.dep_.startswith("aux"))
    if is_verb(trigger):
        subjects = logical_subjects(trigger)
        if is_passive(trigger):
            yield "passive" if subjects else "passive alone"
        elif not subjects:
            yield "no subject"
        for subject in subjects[:1]:
            yield f"subject {subject.pos_}"
            yield f"subject {lemma(subject)}"
        return
    determiners = [child.lower_ for child in trigger.children if child.dep_ in {"det", "poss"}]
    yield f"det {determiners[0] if determiners else 'none'}"
    yield f"above {lemma(trigger.head)}"


def _words_near(trigger: Token, span: Span) -> list[str]:
    first, last = max(span.start, trigger.i - REACH), min(span.end, trigger.i + REACH + 1)
    beside = trigger.doc.tokens[first:last]
    return sorted({lemma(word) for word in beside if word is not trigger and word.is_alpha and word.pos_ in CONTENT})
