"""Whether a word only says what may be: under "if", "could", "any" and the like nothing is claimed."""

from __future__ import annotations

from reading.claims.modal_words import effects
from reading.syntax.clauses import RELATIVE, governors
from reading.syntax.parse import obliques
from reading.syntax.tokens import Token
from reading.syntax.word_forms import is_mistagged, is_verb, lemma

CONDITIONS = {"si", "s'", "s’", "if", "unless", "whether"}
ANY = {"toute", "tout", "any", "toutes", "éventuelle", "éventuel"}
ANSWERED = {"à", "contre", "de", "devant", "face", "to", "against", "of", "for", "on", "upon", "with"}
"""Prepositions of what a deed answers: "respond to any …"; "before any truce" bears on no deed."""
ANYONE = {"quiconque", "whoever", "anyone"}
ARTICLES = {"le", "la", "les", "l'", "l’", "the", "its", "their", "ses", "leurs", "ces", "these"}
WHOLES = {"part", "parts", "côté", "côtés", "pièces", "prix", "jour", "fois", "hâte", "force", "forces", "manière"}
"""Nouns with which "tout" forms an adverb: "de toutes parts"."""
ENDING = RELATIVE | {"ROOT", "advcl", "conj", "parataxis"}
"""Labels of words above which nothing bears on a claim any more."""


def is_hypothetical(trigger: Token, language: str) -> bool:
    """Tell whether a trigger stands under "if", "could", "risks" and the like: then it claims nothing."""
    table = effects(language)
    if _is_of_any(trigger) and not _is_denied(trigger, table):
        return True
    presupposed = _is_presupposed(trigger)
    for word in (trigger, *governors(trigger)):
        if not presupposed and any(_opens_condition(child, word, table) for child in word.children):
            return True
        uncertain = word is not trigger and "hypothetical" in table.get(lemma(word), ())
        if uncertain or "conditional" in table.get(word.lower_, ()):
            return True
        if word.dep_ in ENDING:
            return False
    return False


def _is_of_any(trigger: Token) -> bool:
    """Tell whether a trigger speaks of whatever may come: "any attack", "whoever attacks", "respond to any …"."""
    if _is_any(trigger):
        return True
    if any(child.lower_ in ANYONE and child.dep_.startswith("nsubj") for child in trigger.children):
        return True
    return is_verb(trigger) and any(_is_any(noun) for case, noun in obliques(trigger) if case in ANSWERED)


def _is_any(noun: Token) -> bool:
    """Tell whether a noun is any one of its sort: "toute attaque", but not "toutes les troupes"."""
    beside = {child.lower_ for child in noun.children if child.i < noun.i and child.dep_ in {"det", "amod"}}
    return bool(beside & ANY) and beside.isdisjoint(ARTICLES) and noun.lower_ not in WHOLES


def _is_denied(trigger: Token, table: dict[str, frozenset[str]]) -> bool:
    """Tell whether somebody denies what a trigger says: "dément toute incursion" speaks of one."""
    return any("deny" in table.get(lemma(word), ()) for word in (*governors(trigger), *mistagged_before(trigger)))


def mistagged_before(trigger: Token) -> list[Token]:
    """Return the words right before a trigger that stand where a verb does, though tagged otherwise."""
    return [word for word in trigger.doc.tokens[max(0, trigger.i - 3) : trigger.i] if is_mistagged(word)]


def _opens_condition(child: Token, head: Token, table: dict[str, frozenset[str]]) -> bool:
    if child.dep_ == "mark" and child.lower_ in CONDITIONS:
        return head.dep_ in {"advcl", "ccomp", "acl", "ROOT"}
    return child.dep_.startswith("aux") and "conditional" in table.get(child.lower_, ())


def _is_presupposed(trigger: Token) -> bool:
    """Tell whether a noun is the definite subject of its clause: "si l'intervention a freiné …" takes it for given."""
    definite = any("Def" in child.morph.get("Definite", []) for child in trigger.children)
    return trigger.pos_ == "NOUN" and definite and trigger.dep_.startswith("nsubj")
