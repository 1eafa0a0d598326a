"""What speaks for and against a candidate being a place name, as named features for the filter.

A feature is a word such as ``hit:city`` or ``before:place-noun``; the filter knows a weight for each. Those of the
second round (``company.py``) come from how the first one judged the same name and its neighbours elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from reading.names import NameHit
from reading.places.article_context import Context, Entity
from reading.places.context import before, following
from reading.places.frequency import frequency_class
from reading.places.leads import of_lead
from reading.places.order import beside
from reading.places.spans import Candidate
from reading.places.spelling import of_spelling
from reading.places.surroundings import of_surroundings


def features(candidate: Candidate, context: Context) -> list[str]:
    """Return the features of a candidate that it has by itself."""
    name = context.text[candidate.start : candidate.end]
    span = context.index.span(candidate.start, candidate.end)
    lead = before(context.doc, span, candidate.start, context.language)
    found = [f"from:{source}" for source in candidate.sources]
    found.extend(_of_gazetteer(candidate.hit))
    found.extend(of_spelling(name, span, candidate, context))
    found.extend(_of_entities(candidate, context))
    found.extend(of_lead(lead, span, context))
    found.extend(of_surroundings(candidate, span, context))
    if not context.has_model:
        found.extend(beside(name, candidate.hit, lead, following(context.doc, span.end), context.language))
    if span[0].idx < candidate.start:
        found.append(f"clitic:{context.text[span[0].idx : candidate.start]}")
        found.append(f"clitic:frequency:{frequency_class(span[0].text, context.language)}")
        found.append(
            f"clitic:{'known' if candidate.hit is not None and candidate.hit.prominence >= 0.4 else 'unknown'}"
        )
    return found


def _of_gazetteer(hit: NameHit | None) -> Iterator[str]:
    """Yield what the gazetteer knows: the kind of the foremost bearer, and how well known it is."""
    if hit is None:
        yield "hit:none"
        return
    yield f"hit:{hit.kind}"
    yield f"known:{min(9, int(hit.prominence * 10))}"
    if hit.state is not None:
        yield "hit:state"
    if hit.vernacular:
        yield "hit:vernacular"


def _of_entities(candidate: Candidate, context: Context) -> Iterator[str]:
    """Yield how the candidate lies to the model's entities."""
    if not context.has_model:
        return
    known = "known" if candidate.hit is not None else "unknown"
    first = bisect_right(context.entity_ends, candidate.start)
    last = bisect_left(context.entity_starts, candidate.end)
    touching = context.entities[first:last]
    for entity in touching:
        yield from _of_entity(entity, candidate, known)
    if not touching:
        yield "is:nothing"
        yield f"is:nothing:{known}"
    if context.text[candidate.start : candidate.end] in context.surnames:
        yield "surname:known" if candidate.hit is not None and candidate.hit.prominence >= 0.8 else "surname"


def _of_entity(entity: Entity, candidate: Candidate, known: str) -> Iterator[str]:
    """Yield how the candidate lies to one entity that it touches."""
    if (entity.start, entity.end) == (candidate.start, candidate.end):
        yield f"is:{entity.kind}"
        yield f"is:{entity.kind}:{known}"
        if "head" in candidate.sources:
            yield f"head:is:{entity.kind}"
    elif entity.start <= candidate.start and candidate.end <= entity.end:
        side = "start" if entity.start == candidate.start else "end" if entity.end == candidate.end else "middle"
        yield f"in:{entity.kind}:{side}"
        yield f"in:{entity.kind}:{known}"
    elif candidate.start <= entity.start and entity.end <= candidate.end:
        yield f"around:{entity.kind}"
    else:
        yield f"across:{entity.kind}"
