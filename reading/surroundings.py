"""The syntax around a place name, from the dependency parse where there is one, else from the words in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from reading.context import TokenIndex, before, following, words
from reading.syntax import AGENTS, OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, is_past_participle

_POSSESSIVE = {"'s", "’s", "'", "’"}
_VERBAL = {"VERB", "AUX"}
_LEFT_REACH = 8
_PAUSES = {",", "-", "–", "—"}
_RELATIVES = {"qui", "which", "who"}
_COMPARISONS = {"plus", "moins", "autant", "more", "less"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a name.

    ``preposition`` leads to it (base form, ``""`` for none); ``governor`` is the word that the preposition hangs on, as
    (form, lemma) of each reading of it; ``verb`` the lemma of the verb it is ``role`` of (subject, passive, object);
    ``possessed`` what it possesses with 's; ``compound`` the participle it is hyphenated with; ``complement`` the
    predicate after a copula.
    """

    preposition: str
    with_article: bool
    governor: frozenset[str]
    role: str
    verb: str
    possessed: str
    compound: str
    complement: str


def surroundings(doc: Doc, index: TokenIndex, start: int, end: int, language: str) -> Surroundings:
    """Return what stands around the name at the code points ``start`` to ``end``."""
    span = index.span(start, end)
    lead = before(doc, span, start, language)
    role, verb = _role(span, lead.preposition, language)
    return Surroundings(
        preposition=lead.preposition,
        with_article=lead.with_article,
        governor=_governor(span, lead.word, lead.preposition),
        role=role,
        verb=_lemma(verb) if verb is not None else "",
        possessed=_possessed(doc, span, end),
        compound=_compound(doc, span, end),
        complement=_complement(verb),
    )


def _lemma(token: Token) -> str:
    return (token.lemma_ or token.text).lower()


def _forms(tokens: Iterable[Token | None]) -> frozenset[str]:
    return frozenset(form for token in tokens if token is not None for form in (token.lower_, _lemma(token)))


def _governor(span: Span, word: Token | None, preposition: str) -> frozenset[str]:
    """Return the forms and lemmas of the words that the name hangs on: in the parse, and the next noun or verb on the left."""
    doc = span.doc
    found: list[Token | None] = []
    if doc.has_annotation("DEP"):
        root = span.root
        head = root.head if root.dep_ != "conj" else root.head.head
        if head.pos_ == "ADP" and head.head is not head:
            head = head.head
        if head is not root and head.i < span.start:
            found.append(head)
        found.append(_content_word_left(word))
    elif word is not None:
        found.extend(doc[max(word.sent.start, word.i - 3) : word.i + 1])
    return _forms(found)


def _content_word_left(word: Token | None) -> Token | None:
    """Return the noun or verb at or before ``word`` in its sentence, adjectives and adverbs left out."""
    for _ in range(_LEFT_REACH):
        if word is None or word.pos_ in {"NOUN", "VERB", "ADJ", "PROPN", "X", "AUX", ""}:
            break
        word = word.nbor(-1) if word.i > word.sent.start else None
    if word is not None and word.pos_ == "ADJ" and word.i > word.sent.start and word.nbor(-1).pos_ in {"NOUN", "ADJ"}:
        return _content_word_left(word.nbor(-1)) or word
    return word


def _role(span: Span, preposition: str, language: str) -> tuple[str, Token | None]:
    """Return what the name is to which verb: subject, passive (subject), object, agent, or nothing."""
    if not span.doc.has_annotation("DEP"):
        return _role_by_order(span, preposition, language)
    root = span.root
    if root.dep_ in AGENTS or (root.dep_ == "pobj" and root.head.dep_ in AGENTS):
        return "agent", root.head.head if root.dep_ == "pobj" else root.head
    if preposition:
        return "", None
    if root.dep_ in SUBJECTS:
        return "subject", root.head
    if root.dep_ in PASSIVE_SUBJECTS:
        return "passive", root.head
    right = _verb_right(span)
    if right is not None and not _is_governed(span):
        return ("passive" if _is_passive(right) else "subject"), right
    if root.dep_ in OBJECTS:
        return "object", root.head
    word = before(span.doc, span, span.start_char, language).word
    if word is not None and word.lower_ in {"que", "qu'", "qu’", "than"} and _compares(word):
        return "subject", word
    left = _verb_left(span)
    if left is not None:
        return "object", left
    return _role_by_position(span)


def _role_by_position(span: Span) -> tuple[str, Token | None]:
    """Return a subject that the parse misses: of a relative clause ("Ankara, qui soutient …") or at the sentence's start."""
    doc, position = span.doc, span.end
    while position < len(doc) and doc[position].text in _PAUSES and not doc[position].is_sent_start:
        position += 1
    if position + 1 < len(doc) and doc[position].lower_ in _RELATIVES and not doc[position].is_sent_start:
        clause = doc[position + 1 : position + 4]
        return "subject", next((token for token in clause if token.pos_ in _VERBAL), clause[0])
    lead, after = before(doc, span, span.start_char, doc.lang_), following(doc, span.end)
    opens = lead.word is None and after is not None and after.is_alpha and after.text.islower()
    if (
        opens
        and after is not None
        and after.pos_ not in {"ADP", "CCONJ"}
        and (span.root.dep_ == "ROOT" or after.pos_ != "ADJ")
    ):
        return "subject", after
    return "", None


def _is_governed(span: Span) -> bool:
    """Tell whether a finite verb or preposition right before the name (articles aside) takes it for itself."""
    word = before(span.doc, span, span.start_char, span.doc.lang_).word
    return word is not None and word.pos_ in {"VERB", "AUX", "ADP"} and not is_past_participle(word)


def _verb_right(span: Span) -> Token | None:
    """Return the finite verb that directly follows a name, after adverbs, pronouns and negation."""
    for token in span.doc[span.end : span.end + 5]:
        if token.is_sent_start:
            return None
        if token.pos_ in _VERBAL:
            return _full_verb(token)
        if token.pos_ not in {"ADV", "PART", "SPACE"} and token.lower_ not in {
            "ne",
            "n'",
            "n’",
            "se",
            "s'",
            "s’",
            "y",
            "en",
            "lui",
            "leur",
            "le",
            "la",
            "l'",
        }:
            return None
    return None


def _full_verb(token: Token) -> Token:
    """Return the participle or infinitive that an auxiliary goes with, as the parse has it."""
    if (
        token.pos_ == "AUX"
        and token.head.pos_ in {"VERB", "ADJ", "NOUN"}
        and token.head.i > token.i
        and token.dep_.startswith(("aux", "cop"))
    ):
        return token.head
    return token


def _verb_left(span: Span) -> Token | None:
    """Return a verb right before a name, articles aside."""
    word = before(span.doc, span, span.start_char, span.doc.lang_).word
    if word is not None and (word.pos_ == "VERB" or (word.i > 0 and word.nbor(-1).lower_ in _RELATIVES)):
        return word
    return None


def _compares(word: Token) -> bool:
    return any(token.lower_ in _COMPARISONS for token in word.doc[max(word.sent.start, word.i - 10) : word.i])


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"aux:pass", "auxpass"} for child in verb.children)


def _role_by_order(span: Span, preposition: str, language: str) -> tuple[str, Token | None]:
    """Return the role without a parse: a known verb right after the name, or before it, makes it subject or object."""
    if preposition:
        return "", None
    after = following(span.doc, span.end)
    word = before(span.doc, span, span.start_char, language).word
    if after is not None and _begins(after.lower_, words("sense", language, "speech_verbs")):
        return "subject", after
    if word is not None and _begins(word.lower_, words("sense", language, "addressing_verbs")):
        return "object", word
    if word is None and after is not None and after.text not in {":", ")", "("} and language != "ar":
        return "subject", after
    if word is not None and language == "ar" and _begins(word.lower_, words("sense", language, "speech_verbs")):
        return "subject", word
    return "", None


def _begins(word: str, stems: frozenset[str]) -> bool:
    return any(word.startswith(stem) for stem in stems)


def _possessed(doc: Doc, span: Span, end: int) -> str:
    """Return the lemma of what the name possesses with 's (or just an apostrophe), ``""`` for nothing."""
    mark = span[-1] if span[-1].text in _POSSESSIVE else (doc[span.end] if span.end < len(doc) else None)
    if mark is None or mark.text not in _POSSESSIVE or mark.idx != end:
        return ""
    if doc.has_annotation("DEP") and mark.head.head.i > mark.i:
        return _lemma(mark.head.head)
    for token in doc[mark.i + 1 : mark.i + 6]:
        if token.pos_ in {"NOUN", "PROPN"}:
            return _lemma(token)
    return ""


def _compound(doc: Doc, span: Span, end: int) -> str:
    """Return the word that the name is hyphenated with ("backed" in "Russia-backed"), ``""`` for none."""
    if doc.text[end : end + 1] not in {"-", "‑", "–"} or not doc.text[end + 1 : end + 2].isalpha():
        return ""
    word = doc.text[end + 1 : end + 25].split()[0]
    return word.strip(".,;:!?»”\"').").lower()


def _complement(verb: Token | None) -> str:
    """Return the lemma of the predicate adjective or noun that a verb goes with, ``""`` for none."""
    if verb is None:
        return ""
    if verb.pos_ in {"ADJ", "NOUN"} and any(child.dep_ == "cop" for child in verb.children):
        return _lemma(verb)
    for child in verb.children:
        if (
            child.dep_ in {"acomp", "attr", "xcomp"}
            and child.pos_ in {"ADJ", "NOUN", "VERB"}
            and _lemma(verb) in {"be", "seem", "remain", "être", "rester", "sembler"}
        ):
            return _lemma(child)
    return ""
