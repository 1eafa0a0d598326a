"""The cues to the sense of a place name: what the name is, what leads to it, what follows, and what it is to a verb.

A cue is a short key. Those that start with a language code ("de|after:ufer") hold for that language alone, the others
for all. ``weights.json`` says how much each speaks for a government (above 0) or for the location (below 0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reading.names import NameHit, NameKind
from reading.places.context import TokenIndex, before, following, words
from reading.sense.arabic import unmarked, verb_shape, without_conjunction
from reading.sense.decision_list import Judgement, opens_article
from reading.sense.rules import listed
from reading.sense.surroundings import Surroundings
from reading.syntax.tokens import Doc, Span, Token

PREPOSITIONS = ("voice", "genitive", "company", "between", "to", "agent", "behalf", "against", "upon", "origin")
"""The groups of prepositions in ``lexicon/sense.toml``."""
WORD_LISTS = (
    *("acting_nouns", "office_nouns", "relation_nouns", "pressure_nouns", "dative_words", "source_words"),
    *("addressing_verbs", "speech_verbs", "acting_verbs", "state_verbs", "attitudes", "territory_words"),
    "leaving_verbs",
)
"""The lists of words in ``lexicon/sense.toml``."""
_CLOSE, _FAR = 1, 2
_REACH = 10
"""Words before a name among which the verb that it is the addressee of may stand."""
_QUOTED = re.compile(r"'[^']*'")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The words around a name or a run of coordinated names: the nearest one first on each side."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]


@lru_cache(maxsize=4096)
def rule_of(why: str) -> str:
    """Return the form of a reason, without the words it quotes.

    >>> rule_of("coordinated with 'Paris', subject of 'refuse'"), rule_of("subject of 'be', a state")
    ("coordinated with '', subject of ''", "subject of '', a state")
    """
    return _QUOTED.sub("''", why)


def bearer_kind(hit: NameHit | None) -> str:
    """Return what kind of name it is: of a country, a capital, a seat of power, or of another place.

    >>> bearer_kind(NameHit(0, 6, NameKind.CITY, 0.8, "TR")), bearer_kind(None)
    ('capital', 'unknown')
    """
    if hit is None:
        return "unknown"
    if hit.state is None or hit.kind is NameKind.COUNTRY:
        return str(hit.kind)
    return "seat" if hit.kind is NameKind.FACILITY else "capital"


def neighbours(doc: Doc, index: TokenIndex, first: tuple[int, int], last: tuple[int, int], language: str) -> Neighbours:
    """Return up to two words before the first name (its article and preposition left out) and after the last one."""
    lead = before(doc, index.span(*first), first[0], language).word
    left: list[Token] = []
    while lead is not None and len(left) < _FAR:
        left.append(lead)
        lead = _left_of(lead)
    right: list[Token] = []
    token = following(doc, index.span(*last).end)
    while token is not None and len(right) < _FAR:
        right.append(token)
        token = following(doc, token.i + 1)
    return Neighbours(tuple(left), tuple(right))


def rule_cues(judged: Judgement, hit: NameHit | None, language: str) -> Iterator[str]:
    """Yield what the decision list says of a name, alone and with what the name is."""
    acts = "state" if hit is not None and hit.state is not None else "town"
    yield f"rules:{judged.sense}"
    yield f"rules:{judged.sense}|{bearer_kind(hit)}"
    yield f"rules:{judged.sense}|{acts}"
    yield f"rules:{judged.sense}|{language}"
    yield f"rules:{judged.sense}|{rule_of(judged.why)}"


def cues(span: Span, hit: NameHit | None, around: Surroundings, beside: Neighbours, language: str) -> Iterator[str]:
    """Yield what the name is, what leads to it, what stands beside it, and what it is to a verb."""
    acts = "state" if hit is not None and hit.state is not None else "town"
    yield f"kind:{bearer_kind(hit)}"
    yield from _of_preposition(around, bearer_kind(hit), acts, language)
    yield from _of_role(around, acts, language)
    yield from _of_words(beside, around, acts, language)
    yield from _of_address(span, around, beside, language)
    yield from _of_form(span, beside, language)
    if span.root.dep_:
        yield f"{language}|relation:{span.root.dep_}"
        yield f"{language}|relation:{span.root.dep_}|{around.preposition}"


def _of_preposition(around: Surroundings, kind: str, acts: str, language: str) -> Iterator[str]:
    """Yield the preposition and its group, with the lists that hold the word it hangs on."""
    group = _preposition_group(around.preposition, language)
    yield f"lead:{group}"
    yield f"lead:{group}|{kind}"
    yield f"lead:{group}|{acts}"
    if around.preposition:
        yield f"{language}|lead:{around.preposition}"
    for key in {key for form in around.governor for key in _lists(form, form, language)}:
        yield f"governor:{key}"
        yield f"lead:{group}|governor:{key}"


def _of_role(around: Surroundings, acts: str, language: str) -> Iterator[str]:
    """Yield what the name is to which kind of verb."""
    role = around.role or "none"
    yield f"role:{role}|{acts}"
    if around.verb:
        held = [key for key in _holding(around.verb, language) if key.endswith("verbs")]
        for key in held or ["unlisted"]:
            yield f"role:{role}|{key}"
        yield f"{language}|role:{role}|{around.verb}"
    if around.complement:
        minded = listed(around.complement, language, "attitudes")
        yield f"complement:{'attitude' if minded else 'other'}"
    if around.possessed:
        for key in _holding(around.possessed, language) or ("unlisted",):
            yield f"possesses:{key}"
    if around.compound:
        yield "compound"


def _of_words(beside: Neighbours, around: Surroundings, acts: str, language: str) -> Iterator[str]:
    """Yield the words beside the name: themselves, their endings and classes, and the lists that hold them."""
    free = "free" if not around.preposition else "led"
    for side, tokens in (("left", beside.left), ("right", beside.right)):
        for distance, token in enumerate(tokens, _CLOSE):
            place = f"{side}{distance}"
            word = token.lower_ if language != "ar" else without_conjunction(token.text)
            yield f"{language}|{place}:{word}"
            if token.pos_:
                yield f"{place}:{token.pos_}|{free}"
            for key in _lists_with(token, language):
                yield f"{place}:{key}|{free}"
                yield f"{place}:{key}|{acts}"
            if distance == _CLOSE:
                if language == "ar" and (shape := verb_shape(token.text)):
                    yield f"ar|{place}:verb:{shape}|{free}|{acts}"
                yield from (f"{language}|{place}:{ending}|{free}" for ending in _edges(word))
                yield f"{place}:{'word' if word[:1].isalpha() else word[:1]}|{free}|{acts}"
                if word[:1].isalpha():
                    yield f"{place}:{'lower' if token.text[:1].islower() else 'upper'}|{free}|{acts}"
    if not beside.left:
        yield f"opens|{free}|{acts}"
    if not beside.right:
        yield f"closes|{free}|{acts}"


def _of_address(span: Span, around: Surroundings, beside: Neighbours, language: str) -> Iterator[str]:
    """Yield that a verb of accusing, asking or warning stands before the name, and how what it is told begins.

    Where there is no parse: "acusa, en un discurso, a [Asmara] de …", "اتهم الوزير، في كلمة، [أسمرة] ب…".
    """
    if span.doc.has_annotation("DEP") or not beside.left:
        return
    last = beside.left[0]
    for token in reversed(span.doc.tokens[max(last.sent.start, last.i - _REACH) : last.i + 1]):
        if "addressing_verbs" in _lists_with(token, language):
            told = beside.right[0].lower_ if beside.right else ""
            yield f"{language}|addressed:{around.preposition}"
            yield f"{language}|addressed:{around.preposition}|{told[:1] if language == 'ar' else told}"
            return


def _of_form(span: Span, beside: Neighbours, language: str) -> Iterator[str]:
    """Yield the case of the name, and whether it is written all in capitals."""
    for case in span.root.morph.get("Case", []):
        yield f"case:{case}"
    if language == "de" and span[-1].text.endswith("s") and beside.left and beside.left[0].text[:1].isupper():
        yield "case:Gen"
    if span.text.isupper() and len(span.text) > 3:
        yield "capitals"
    if opens_article(span.doc.text, span.start_char, span.end_char):
        yield "dateline"


def _lists_with(token: Token, language: str) -> tuple[str, ...]:
    """Return the lists that hold a word: as it is written, or its base form."""
    return _lists(token.lower_, (token.lemma_ or token.text).lower(), language)


@lru_cache(maxsize=65_536)
def _lists(word: str, lemma: str, language: str) -> tuple[str, ...]:
    forms = {word, lemma}
    if language == "ar":
        forms |= {unmarked(word), without_conjunction(word)}
    return tuple(key for key in WORD_LISTS if any(listed(form, language, key) for form in forms))


@lru_cache(maxsize=16_384)
def _holding(word: str, language: str) -> tuple[str, ...]:
    """Return the lists that hold a word as it is."""
    return tuple(key for key in WORD_LISTS if listed(word, language, key))


@lru_cache(maxsize=1024)
def _preposition_group(preposition: str, language: str) -> str:
    """Return the groups that hold a preposition, ``none`` without one."""
    if not preposition:
        return "none"
    groups = [key for key in PREPOSITIONS if preposition in words("sense", language, key)] or ["other"]
    return "+".join(groups)


def _edges(word: str) -> Iterator[str]:
    """Yield how a word begins and ends, which tells much of its class where there is no parser."""
    if len(word) > 3 and word.isalpha():
        yield f"-{word[-2:]}"
        yield f"-{word[-3:]}"
        yield f"{word[:2]}-"


def _left_of(token: Token) -> Token | None:
    """Return the token before another one in its sentence, white space left out."""
    doc, position = token.doc, token.i
    while position > 0 and not doc[position].is_sent_start:
        position -= 1
        if not doc[position].is_space:
            return doc[position]
    return None
