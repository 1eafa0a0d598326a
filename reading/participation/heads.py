"""The noun that heads the phrase of a name: "armée" of "armée turque"."""

from __future__ import annotations

from reading.syntax.tokens import Token

WITHIN_PHRASE = {"amod", "compound", "poss", "appos", "flat:name", "flat:foreign", "flat", "nmod", "npadvmod", "nummod"}
"""Labels below a noun that still name the one it means: "l'armée turque", "Turkey's army"."""
OF = {"de", "du", "des", "d'", "d’", "of", "'s", "’s"}
PHRASE_DEPTH = 4
"""How many nouns up a phrase is followed."""


def noun_phrase_head(word: Token) -> Token:
    """Return the noun that a word belongs to as its adjective, owner or apposition, over several; else the word."""
    for _ in range(PHRASE_DEPTH):
        above = _above(word)
        if above is None:
            break
        word = above
    return word


def _above(word: Token) -> Token | None:
    """Return the noun that a word belongs to as its adjective, owner or apposition, or ``None``."""
    head = word.head
    if head == word:
        return None
    if word.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ in {"NOUN", "PROPN"}:
        return head.head
    if word.dep_ not in WITHIN_PHRASE or head.pos_ not in {"NOUN", "PROPN"}:
        return None
    if word.dep_ == "nmod":
        cases = {child.lower_ for child in word.children if child.dep_ == "case"}
        return head if not cases or cases & OF else None
    return head
