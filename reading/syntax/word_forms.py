"""What word a token is a form of, where the tagger is unsure: lemmas mended, and verbs that were taken for nouns."""

from __future__ import annotations

from functools import cache

from reading.claims.modal_words import modal_lemmas
from reading.rules import rules
from reading.syntax.inflection import lemmas_by_form
from reading.syntax.once import once
from reading.syntax.tokens import Token

SUBJECTS = {"nsubj", "csubj", "expl:subj"}
LIKE_ADVERBS = {"dément", "démentent"}
"""Forms of verbs that look like adverbs."""
PASSIVE_SUBJECTS = {"nsubj:pass", "nsubjpass", "csubj:pass"}


@once
def lemma(token: Token) -> str:
    """Return the token's lemma in lower case.

    >>> from spacy import blank; from reading.syntax.tokens import Doc
    >>> lemma(Doc(blank("fr")("Armée"))[0])
    'armée'
    """
    found: str = (token.lemma_ or token.text).lower()
    if token.lang_ != "fr":
        return found
    mended = known_forms().get(token.lower_)
    if mended is None or mended == found:
        return found
    if found.endswith(("er", "ir", "re")) and token.pos_ in {"VERB", "AUX"}:
        return found
    return mended if _may_be_verb(token) else found


@cache
def known_forms() -> dict[str, str]:
    """Return the infinitives of the forms of every French verb that rules or modality name."""
    names = {name for rule in rules("fr") if rule.pos == "V" for name in rule.triggers}
    named = (name for rule in rules("fr") if rule.pos == "P" for trigger in rule.triggers for name in trigger.split())
    names |= {name[1:-1] for name in named if name.startswith("<") and name.endswith(("er>", "ir>", "re>"))}
    return lemmas_by_form(sorted(names | modal_lemmas("fr")))


def _may_be_verb(token: Token) -> bool:
    """Tell whether a word in a verb's form is one: tagged so, with an auxiliary, or right after a subject."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    if any(child.dep_ in {"cop", "aux:pass", "aux:tense"} | SUBJECTS | PASSIVE_SUBJECTS for child in token.children):
        return True
    return is_mistagged(token)


def is_mistagged(token: Token) -> bool:
    """Tell whether a word tagged as a noun or adjective stands where a finite verb does, between two nouns."""
    if token.i in {0, len(token.doc) - 1}:
        return False
    if token.pos_ not in {"NOUN", "ADJ", "PROPN"} and token.lower_ not in LIKE_ADVERBS:
        return False
    if any(child.dep_ in {"det", "case", "nummod"} for child in token.children):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    if before.pos_ not in {"PROPN", "NOUN", "PRON", "ADJ"} or before.lower_ in {"-"}:
        return False
    if token.lower_ in LIKE_ADVERBS and after.pos_ in {"AUX", "VERB"}:
        return True
    return after.pos_ in {"DET", "PROPN", "ADP", "ADV", "SCONJ"} and after.lower_ not in {"des", "du"} | {"et", "ou"}


def is_verb(token: Token) -> bool:
    """Tell whether a word is a verb, by its tag or because it stands where one must."""
    return token.pos_ in {"VERB", "AUX"} or (token.lang_ == "fr" and lemma(token) != (token.lemma_ or "").lower())
