"""What leads to a candidate: a preposition, a noun for a kind of place, a title, another capitalised word."""

from __future__ import annotations

from collections.abc import Iterator

from reading.inflected import arabic_clitics
from reading.places.article_context import Context, kind_of
from reading.places.context import Before
from reading.places.frequency import is_common
from reading.places.person_names import person_name
from reading.syntax.tokens import Span, Token

_LAST_OF_CASED = "\u058f"
_PARTICLES = {"dos", "da", "van", "bin", "ben", "ibn", "von", "di", "abu", "abou"}


def of_lead(lead: Before, span: Span, context: Context) -> Iterator[str]:
    """Yield what leads to the name: a preposition, a noun for a kind of place, a title."""
    if lead.preposition:
        yield "before:locative" if lead.preposition in context.words["locative"] else "before:preposition"
        yield f"before:={lead.preposition}"
    if lead.with_article:
        yield "before:article"
    if lead.word is None:
        yield "before:nothing"
    else:
        yield from _of_word_before(lead.word, lead, span, context)


def _of_word_before(word: Token, lead: Before, span: Span, context: Context) -> Iterator[str]:
    """Yield what the word before the name, its preposition and article is."""
    if lead.preposition in context.genitive and word.lower_ in context.words["bearers"]:
        yield "before:bearer"
    if lead.preposition in context.genitive and word.lower_ in context.words["place_nouns"]:
        yield f"noun:{word.lower_}"
    if lead.preposition in context.genitive and _is_place_noun(word, context.words["place_nouns"]):
        yield "before:place-noun"
        yield f"before:place-noun:{'of' if lead.preposition else 'bare'}"
    if not lead.preposition and not lead.with_article:
        if word.lower_ in context.words["titles"]:
            yield "before:title"
        if person_name(word.text, context.language) == "first":
            yield "before:first-name"
        yield from _of_capital_before(word, span, context)
        if word.lower_ in _PARTICLES:
            yield "before:particle"
        yield f"before:class:{word.pos_}"


def _of_capital_before(word: Token, span: Span, context: Context) -> Iterator[str]:
    """Yield what a capitalised word right before the name is; a common noun of German says little."""
    if not word.text[:1].isupper() or word.i != span.start - 1:
        return
    if context.language == "de" and is_common(word.lower_, "de"):
        yield "before:noun"
    elif word.is_sent_start:
        yield "before:capital-opening"
    elif word.is_alpha:
        yield "before:head" if word.text in context.words["heads_before"] else f"before:capital:{model_says(word)}"


def model_says(token: Token) -> str:
    """Return what the model takes a token for, ``nothing`` where it is in no entity."""
    return kind_of(token.ent_type_) if token.ent_type_ else "nothing"


def _is_place_noun(word: Token, nouns: frozenset[str]) -> bool:
    """Tell whether a word, or the noun before an adjective, is a noun for a kind of place."""
    if not word.pos_:
        near = [word, *(word.nbor(-back) for back in (1, 2) if word.i - back >= 0)]
        return any(_nameskind_of(token, nouns) for token in near)
    if word.pos_ == "ADJ" and word.i > 0 and not word.is_sent_start and word.lower_ not in nouns:
        word = word.nbor(-1)
    return word.lower_ in nouns or word.lemma_.lower() in nouns


def _nameskind_of(token: Token, nouns: frozenset[str]) -> bool:
    """Tell whether a word is a noun for a kind of place, with a clitic ("بمدينة") or as a compound ("Grenzstadt")."""
    word = token.lower_
    if word[:1] > _LAST_OF_CASED:
        return any(word[skipped:] in nouns for skipped in arabic_clitics(word))
    return word in nouns or (word != token.text and any(word[cut:] in nouns for cut in range(3, len(word) - 3)))
