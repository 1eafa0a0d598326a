"""The clauses of a parsed sentence: which word heads one, what stands above a word, what a relative pronoun means."""

from __future__ import annotations

from reading.syntax.once import once
from reading.syntax.tokens import Token

RELATIVE = {"acl:relcl", "relcl"}
CLAUSES = {"ROOT", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "pcomp"} | RELATIVE
MAX_DEPTH = 6
"""How many words up the tree are looked at."""


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for, or ``None``."""
    for ancestor in pronoun.ancestors:
        if ancestor.dep_ in RELATIVE:
            head: Token = ancestor.head
            return head
    return None


def is_latter(word: Token) -> bool:
    """Tell whether a word points to the one named last: "celui-ci", "ce dernier", "the latter"."""
    if word.lower_ in {"celui-ci", "celle-ci"}:
        return True
    if word.lower_ in {"celui", "celle"}:
        return [token.lower_ for token in word.doc[word.i + 1 : word.i + 3]] == ["-", "ci"]
    before = word.nbor(-1).lower_ if word.i else ""
    pointing = word.lower_ in {"dernier", "dernière"} and before in {"ce", "cette"}
    pointing = pointing or (word.lower_ == "latter" and before == "the")
    return pointing and word.dep_ not in {"amod", "advmod"}


def genders(word: Token) -> set[str]:
    """Return the grammatical genders a word can have; names have that of their article ("le GNA")."""
    if word.pos_ == "PROPN":
        return {gender for child in word.children if child.dep_ == "det" for gender in child.morph.get("Gender", [])}
    return set(word.morph.get("Gender", []))


def meant(word: Token) -> Token:
    """Return the noun behind a relative pronoun, and any other word itself."""
    relative = "Rel" in word.morph.get("PronType", []) or word.lower_ in {"que", "qu'", "qu’"}
    return (antecedent(word) or word) if relative and word.pos_ in {"PRON", "SCONJ"} else word


@once
def clause_head(token: Token) -> Token:
    """Return the word that heads the clause a token stands in."""
    for word in (token, *token.ancestors):
        if word.dep_ in CLAUSES or (word.dep_ == "conj" and word.pos_ in {"VERB", "AUX"}):
            if word.dep_ == "acl" and word.pos_ == "NOUN":
                continue
            return word
    return token


def governors(token: Token) -> tuple[Token, ...]:
    """Return the words above a token, nearest first, up to six."""
    return token.ancestors[:MAX_DEPTH]
