"""Whether a word is negated."""

from __future__ import annotations

from reading.syntax.once import once
from reading.syntax.tokens import Token
from reading.syntax.word_forms import lemma

NEGATIONS = {"pas", "plus", "jamais", "guère", "nullement", "aucunement", "not", "n't", "n’t", "never", "no"}
MODALS = {
    "devoir",
    "pouvoir",
    "falloir",
    "aller",
    "faire",
    "laisser",
    "vouloir",
    "entendre",
    "compter",
    "savoir",
    "saurait",
}
NEITHER = {"ni", "aucun", "aucune", "personne", "rien", "quiconque", "nul", "nulle", "jamais", "point"}
"""Words that complete a French negation without "pas"."""
NEGATING = {"advmod", "neg", "aux", "det"}
OPENING = {"n'", "n’", "ne"}
"""Words that open a French negation."""


@once
def is_negated(token: Token) -> bool:
    """Tell whether a word is negated ("ne … pas", "not", "no"), double negations like "ne cesse de" apart."""
    opened = False
    for child in token.children:
        label, word = child.dep_, child.lower_
        if label == "neg" or (word in NEGATIONS and label in NEGATING):
            if word == "plus" and (_restricts(child) or not _with_ne(token)):
                continue
            return True
        opened = opened or word in OPENING
    if token.dep_ == "xcomp" and lemma(token.head) in MODALS:
        return is_negated(token.head)
    if any(child.dep_ in {"dobj", "obj"} and _has_no(child) for child in token.children):
        return True
    return opened and any(word.lower_ in NEITHER for word in token.subtree)


def _restricts(word: Token) -> bool:
    """Tell whether "plus" stands before "que" and says "only": "ne tient plus que la côte"."""
    return any(after.lower_ in {"que", "qu'", "qu’"} for after in word.doc[word.i + 1 : word.i + 2])


def _with_ne(token: Token) -> bool:
    """Tell whether a word has "ne": without it "plus" says "more" or "farther"."""
    before = token.doc[max(token.sent.start, token.i - 5) : token.i]
    return any(word.lower_ in OPENING for word in (*token.children, *before))


def _has_no(noun: Token) -> bool:
    return any(child.lower_ in {"no", "aucun", "aucune"} for child in noun.children)
