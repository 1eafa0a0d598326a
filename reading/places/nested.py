"""Places within longer names: the town in "Athens Police Department", the state in "University of Nebraska".

Annotated articles leave them out, since the organisation is meant; some corpora mark them. They are looked for where
that is asked, beside the names of places that are found anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reading.names import NameHit, NameIndex, NameKind
from reading.places.article_context import Context
from reading.places.context import TokenIndex
from reading.places.filter import CERTAIN
from reading.places.frequency import frequency_class
from reading.places.inhabitants import is_demonym
from reading.places.place_names import in_organisation
from reading.places.span_set import SpanSet
from reading.places.spans import Candidate
from reading.syntax.tokens import Doc

LEAST_KNOWN = 0.5
"""How well known a town must be to be taken from a name in which alone it stands."""
WELL_KNOWN = 0.7
"""How well known a town is whose name counts though it is a frequent word: "Paris"."""
_BODY_OF = re.compile(r"(?:City|Town|Village|State|Province|Commonwealth|University|Borough|Township) of ")
_LIKELY = 0.1
_RARE = 2
_AREAS = frozenset({NameKind.COUNTRY, NameKind.ADMIN1, NameKind.ADMIN2})


def nested_places(
    doc: Doc, found: Sequence[Candidate], likely: Sequence[float], kept: Iterable[Candidate], language: str
) -> Iterator[Candidate]:
    """Yield the candidates that are places within longer names, next to those that were ``kept``.

    A name counts that the article has as a place elsewhere, too; by itself a state, province or county, and a town of
    some size. ``likely`` holds the probabilities of all candidates ``found`` of being a place of their own.
    """
    context, index = Context(doc, language), TokenIndex(doc)
    taken = SpanSet((item.start, item.end) for item in kept)
    ends = {item.end for item, value in zip(found, likely, strict=True) if value >= CERTAIN}
    certain = {context.name(item) for item in kept if item.end in ends}
    order = sorted(range(len(found)), key=lambda number: found[number].start - found[number].end)
    for number in order:
        item = found[number]
        if item.hit is None or taken.touches(item.start, item.end) or not _is_name(item, item.hit, context):
            continue
        within = in_organisation(doc, index, item.start, item.end, language)
        again = context.name(item) in certain
        if _counts(item.hit, _kind(item, context), likely[number], within=within, again=again):
            taken.add(item.start, item.end)
            yield item


def _is_name(item: Candidate, hit: NameHit, context: Context) -> bool:
    """Tell whether a candidate is no common word, no adjective of a country, and no surname of the article."""
    name, language = context.text[item.start : item.end], context.language
    if name[:1].islower() or is_demonym(name, language) or name in context.words["not_places"]:
        return False
    if name in context.surnames and hit.kind not in _AREAS:
        return False
    common = frequency_class(name, language) > _RARE and hit.prominence < WELL_KNOWN
    return hit.kind in _AREAS or " " in name or not common


def _kind(item: Candidate, context: Context) -> str:
    """Return the kind of the model's entity that a candidate touches, ``""`` for none."""
    return next((e.kind for e in context.entities if e.start < item.end and item.start < e.end), "")


def _counts(hit: NameHit, kind: str, likely: float, *, within: bool, again: bool) -> bool:
    """Tell whether a name within a longer one counts, by what the gazetteer, the model and the article say of it."""
    if kind == "person":
        return within and (again or hit.kind is NameKind.ADMIN2)
    if within:
        return again or hit.kind in _AREAS or hit.prominence >= LEAST_KNOWN
    if kind == "place":
        return again or hit.kind in _AREAS or likely >= _LIKELY
    if kind == "organisation":
        return again or hit.kind in {NameKind.COUNTRY, NameKind.ADMIN2}
    return again


def place_of_body(text: str, item: Candidate, names: NameIndex, language: str) -> Candidate:
    """Return the place in the name of its body: "Norfolk" for "City of Norfolk"; any other candidate as it is."""
    body = _BODY_OF.match(text, item.start, item.end)
    known = names.lookup(text[body.end() : item.end], language) if body else None
    if body is None or known is None:
        return item
    return replace(item, start=body.end(), hit=replace(known, start=body.end(), end=item.end))
