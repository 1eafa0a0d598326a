"""What stands right before and after a candidate: marks, verbs of speech, nouns for kinds of places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.places.article_context import Context
from reading.places.context import following
from reading.places.frequency import is_common
from reading.places.leads import model_says
from reading.places.spans import Candidate
from reading.syntax.tokens import Span, Token

_STEMMED = {"ar", "de", "es", "ru"}
_AGE = re.compile(r", \d{1,2}[,.]")
_HYPHEN_HEAD = re.compile(r"-([^\W\d_]+)")
_QUOTES = "«»“”\"„'‘"


def of_surroundings(candidate: Candidate, span: Span, context: Context) -> Iterator[str]:
    """Yield what stands right before and after the name."""
    text, doc = context.text, context.doc
    left, right = text[candidate.start - 1 : candidate.start], text[candidate.end : candidate.end + 1]
    yield from (f"left:{left}" for left in (left,) if left in {"-", "(", "/"})
    if left in _QUOTES and left:
        yield "left:quote"
    if right == "-" and (head := _HYPHEN_HEAD.match(text, candidate.end)):
        yield f"hyphen-head:={head[1].lower()}"
    if right in {"-", ")", "/", ":", "'", "’"} and right:
        yield f"right:{right}"
    if right in _QUOTES and right:
        yield "right:quote"
    if _AGE.match(text, candidate.end):
        yield "after:age"
    after = following(doc, span.end)
    lead = doc[span.start - 1] if span.start and not span[0].is_sent_start else None
    if any(token is not None and _is_of_speech(token, context) for token in (after, lead)):
        yield "speaks:state" if candidate.hit is not None and candidate.hit.state else "speaks"
    if after is None:
        yield "after:nothing"
    else:
        yield from _of_word_after(after, span, right, context)


def _of_word_after(after: Token, span: Span, right: str, context: Context) -> Iterator[str]:
    """Yield what the word after the name is; ``right`` is the character that follows the name."""
    doc = context.doc
    if after.lower_ in context.words["place_nouns"] and after.pos_ in {"NOUN", "PROPN", "ADJ", ""}:
        yield "after:place-noun"
    if context.language == "de" and after.text[:1].isupper() and is_common(after.lower_, "de"):
        yield "after:noun"
    elif after.i == span.end and after.text[:1].isupper() and after.lower_ in context.words["titles"]:
        yield "after:title"
    elif after.i == span.end and after.text[:1].isupper() and after.is_alpha and right in {" ", "\u00a0"}:
        yield "after:head" if after.text in context.words["heads_after"] else f"after:capital:{model_says(after)}"
    if after.text == "," and after.i + 1 < len(doc) and doc[after.i + 1].text[:1].isupper():
        yield f"after:list:{model_says(doc[after.i + 1])}"
    yield f"after:class:{after.pos_}"


def _is_of_speech(token: Token, context: Context) -> bool:
    """Tell whether a word is a verb of speech: persons and governments speak, towns hardly."""
    if token.lemma_:
        return token.pos_ == "VERB" and token.lemma_.lower() in context.speech
    return context.language in _STEMMED and any(token.lower_.startswith(stem) for stem in context.speech)
