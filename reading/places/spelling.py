"""What the spelling of a candidate says of it: its words, capitals and frequency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reading.places.article_context import Context
from reading.places.frequency import frequency_class, is_compound
from reading.places.inhabitants import is_demonym
from reading.places.person_names import person_name
from reading.places.spans import Candidate
from reading.syntax.tokens import Span

_CLOSED_CLASSES = {"VERB", "AUX", "ADV", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "INTJ", "NUM", "PART"}
_ACRONYM = re.compile(r"[^\W\d_a-z][^\W_a-z.&-]{0,5}")
_CASELESS = 10
_PARTS = re.compile(r"[\s\-‑]+")


def of_spelling(name: str, span: Span, candidate: Candidate, context: Context) -> Iterator[str]:
    """Yield how the name is written: its words, capitals, frequency, and its edges."""
    parts = _PARTS.split(name)
    known = "none" if candidate.hit is None else "well" if candidate.hit.prominence >= 0.6 else "little"
    yield f"words:{min(4, len(parts))}"
    yield f"words:{min(3, len(parts))}:{known}"
    frequency = min(frequency_class(part, context.language) for part in parts)
    frequency += _CASELESS if context.language == "ar" else 0
    yield f"frequency:{frequency}:{known}"
    if len(parts) == 1:
        yield f"frequency:one:{frequency}:{known}"
        yield from _of_word(name, span, known, context)
        if frequency == 0 and is_compound(name, context.language):
            yield f"compound:{known}"
    if name.isupper() and _ACRONYM.fullmatch(name):
        yield f"acronym:{known}"
    elif name.isupper():
        yield "capitals"
    if len(name) <= 3:
        yield f"short:{known}"
    yield from _of_lower_case(parts, candidate, known)
    yield from _of_edges(parts, context)
    if len(parts) > 1 and not context.has_model:
        yield f"last:={parts[-1].lower()}"
        kind = candidate.hit.kind if candidate.hit is not None else "unknown"
        yield f"first:={parts[0].lower()}|{kind}"
    if is_demonym(name, context.language) or is_demonym(parts[-1], context.language):
        yield f"demonym:{known}"
    yield from (f"{key}:{known}" for key in ("not_places",) if parts[0] in context.words[key])


def _of_lower_case(parts: Sequence[str], candidate: Candidate, known: str) -> Iterator[str]:
    """Yield that the first or last word is written in lower case, and whether the gazetteer has it so."""
    if parts[0][:1].islower():
        yield "lower-first"
    if parts[-1][:1].islower():
        yield "lower-last"
        if "gazetteer" in candidate.sources:
            yield f"lower-last:gazetteer:{known}"


def _of_word(name: str, span: Span, known: str, context: Context) -> Iterator[str]:
    """Yield what a single word is: its class, and whether the text has it in lower case, too."""
    if name.lower() in context.lower:
        yield f"also-lower:{known}"
    if span.root.pos_ in _CLOSED_CLASSES:
        yield f"class:closed:{known}"
    if context.has_model and (person := person_name(name, context.language)):
        yield f"person:{person}-name:{known}"
    yield f"class:{span.root.pos_}"
    if span[0].is_sent_start:
        yield f"opens:{known}"
    if name in context.family_names:
        yield f"family-name:{known}"


def _of_edges(parts: Sequence[str], context: Context) -> Iterator[str]:
    """Yield what the first and last words of a name of several words are: geographic heads, heads of organisations."""
    several = "several" if len(parts) > 1 else "one"
    if parts[0] in context.words["heads_before"]:
        yield f"first:head:{several}"
    if parts[-1] in context.words["heads_after"]:
        yield f"last:head:{several}"
    if parts[0] in context.words["organisation_heads"] or parts[-1] in context.words["organisation_heads"]:
        yield f"organisation-head:{several}"
    if parts[0][:1].islower():
        yield f"first:={parts[0]}"
    if parts[0].lower() in context.words["place_nouns"]:
        yield f"first:place-noun:{several}"
    if parts[-1].lower() in context.words["place_nouns"]:
        yield f"last:place-noun:{several}"
    if parts[0].lower() in context.words["titles"]:
        yield f"first:title:{several}"
