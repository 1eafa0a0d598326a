"""What a place name is to a verb: its subject, object or agent, also where the parse goes wrong or is missing."""

from __future__ import annotations

from reading.places.context import before, following, words
from reading.sense.arabic import without_conjunction
from reading.syntax.parse import AGENTS, OBJECTS, is_past_participle
from reading.syntax.tokens import Span, Token
from reading.syntax.word_forms import PASSIVE_SUBJECTS, SUBJECTS

_VERBAL = {"VERB", "AUX"}
_PAUSES = {",", "-", "–", "—"}
_RELATIVES = {"qui", "which", "who"}
_COMPARISONS = {"plus", "moins", "autant", "more", "less"}


def role_of(span: Span, preposition: str, language: str) -> tuple[str, Token | None]:
    """Return what the name in ``span`` is to which verb: subject, passive (subject), object, agent, or ``""``.

    ``preposition`` is the one that leads to the name (``""`` for none); ``language`` an ISO 639-1 code.
    """
    if not span.doc.has_annotation("DEP"):
        return _role_by_order(span, preposition, language)
    root = span.root
    if root.dep_ in AGENTS or (root.dep_ == "pobj" and root.head.dep_ in AGENTS):
        return "agent", root.head.head if root.dep_ == "pobj" else root.head
    if preposition:
        return "", None
    return _role_in_parse(span) or _role_by_neighbours(span, language) or _role_by_position(span)


def _role_in_parse(span: Span) -> tuple[str, Token | None] | None:
    """Return the role that the parse, or the verb right after the name, gives it."""
    root, right = span.root, _verb_right(span)
    if root.dep_ in SUBJECTS:
        return "subject", root.head
    if root.dep_ in PASSIVE_SUBJECTS:
        return "passive", root.head
    if right is not None and not _is_governed(span):
        return ("passive" if _is_passive(right) else "subject"), right
    return ("object", root.head) if root.dep_ in OBJECTS else None


def _role_by_neighbours(span: Span, language: str) -> tuple[str, Token | None] | None:
    """Return the role that a comparison ("plus que Moscou") or a verb right before the name gives it."""
    word = before(span.doc, span, span.start_char, language).word
    if word is not None and word.lower_ in {"que", "qu'", "qu’", "than"} and _compares(word):
        return "subject", word
    left = _verb_left(span)
    return ("object", left) if left is not None else None


def _role_by_position(span: Span) -> tuple[str, Token | None]:
    """Return a subject that the parse misses: of a relative clause ("Ankara, qui soutient") or opening its sentence."""
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
    for token in span.doc.tokens[span.end : span.end + 5]:
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
    return any(token.lower_ in _COMPARISONS for token in word.doc.tokens[max(word.sent.start, word.i - 10) : word.i])


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"aux:pass", "auxpass"} for child in verb.children)


def _role_by_order(span: Span, preposition: str, language: str) -> tuple[str, Token | None]:
    """Return the role without a parse: a known verb right after the name, or before it, makes it subject or object."""
    if preposition:
        return "", None
    after = following(span.doc, span.end)
    word = before(span.doc, span, span.start_char, language).word
    if after is not None and _begins(base_form(after), words("sense", language, "speech_verbs")):
        return "subject", after
    if word is not None and _begins(base_form(word), words("sense", language, "addressing_verbs")):
        return "object", word
    if word is None and after is not None and after.text not in {":", ")", "("} and language != "ar":
        return "subject", after
    if word is not None and language == "ar" and _acts_in_arabic(word.text):
        return "subject", word
    return "", None


def _acts_in_arabic(word: str) -> bool:
    """Tell whether an Arabic word is a known verb whose subject speaks, with or without the conjunction joined on."""
    return _begins(without_conjunction(word), words("sense", "ar", "speech_verbs"))


def base_form(token: Token) -> str:
    """Return the lemma of a token in lower case, the token itself where nothing tells its lemma."""
    return (token.lemma_ or token.text).lower()


def _begins(word: str, stems: frozenset[str]) -> bool:
    return any(word.startswith(stem) for stem in stems)
