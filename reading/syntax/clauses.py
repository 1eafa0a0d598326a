"""The clauses of a parsed sentence: which word heads one, what stands above a word, what a relative pronoun means."""

from __future__ import annotations

from spacy.tokens import Token

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


def meant(word: Token) -> Token:
    """Return the noun behind a relative pronoun, and any other word itself."""
    relative = "Rel" in word.morph.get("PronType", []) or word.lower_ in {"que", "qu'", "qu’"}
    return (antecedent(word) or word) if relative and word.pos_ in {"PRON", "SCONJ"} else word


def clause_head(token: Token) -> Token:
    """Return the word that heads the clause a token stands in."""
    for word in (token, *token.ancestors):
        if word.dep_ in CLAUSES or (word.dep_ == "conj" and word.pos_ in {"VERB", "AUX"}):
            if word.dep_ == "acl" and word.pos_ == "NOUN":
                continue
            return word
    return token


def governors(token: Token) -> list[Token]:
    """Return the words above a token, nearest first, up to six."""
    found = []
    for word in token.ancestors:
        found.append(word)
        if len(found) == MAX_DEPTH:
            break
    return found
