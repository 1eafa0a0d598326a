"""Find the mentions of an article: names of places with their sense, and names of actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reading.actors import ActorHit, ActorLexicon, ActorNaming
from reading.document import actor_hits, of_its_time
from reading.model import Mention, MentionKind, Sense, Sentence
from reading.names import NameHit, NameIndex, NameKind
from reading.places.context import TokenIndex
from reading.places.filter import chosen, judge
from reading.places.nested import nested_places, place_of_body
from reading.places.place_names import short_forms, without_overlaps
from reading.places.spans import Candidate, candidates
from reading.sense.decision import Judgement, PlaceSpan, judge_senses
from reading.syntax.tokens import Doc

KNOWN_PLACE, KNOWN_AREA = 0.4, 0.6
"""How well known a town or an area must be to be meant by a name that is an actor's, too."""
_AREAS = frozenset({NameKind.COUNTRY, NameKind.ADMIN1, NameKind.REGION})


def find_mentions(
    doc: Doc, sentences: Sequence[Sentence], names: NameIndex, actors: ActorLexicon, language: str
) -> tuple[Mention, ...]:
    """Return the mentions of ``doc`` (the whole article) in the order of the text: ``m1``, ``m2``, …; none overlap.

    Place names come first: an actor's name that overlaps one is no mention of its own, since the place stands for it.
    """
    named = [hit for hit in actor_hits(doc, language, actors) if hit.naming is ActorNaming.NAME]
    rulers = {(hit.start, hit.end): hit.actor for hit in named}
    no_places = [
        hit for hit in named if not _goes_by_place(doc.text[hit.start : hit.end], hit, names, actors, language)
    ]
    places = find_places(doc, names, language, no_places)
    judged = [
        _for_rulers(place, told, rulers)
        for place, told in zip(places, judge_senses(doc, places, language), strict=True)
    ]
    hits = _free(named, places)
    found: list[tuple[int, int, PlaceSpan | ActorHit, Judgement]] = []
    found.extend((place.start, place.end, place, judgement) for place, judgement in zip(places, judged, strict=True))
    found.extend((hit.start, hit.end, hit, Judgement(Sense.LITERAL, hit.actor, "name of an actor")) for hit in hits)
    found.sort(key=lambda item: item[:2])
    return tuple(
        Mention(
            id=f"m{number}",
            sentence=sentence_of(sentences, start),
            start=start,
            end=end,
            text=doc.text[start:end],
            kind=MentionKind.PLACE if isinstance(named, PlaceSpan) else MentionKind.ACTOR,
            sense=judgement.sense,
            stands_for=of_its_time(judgement.stands_for, doc),
            why=judgement.why,
        )
        for number, (start, end, named, judgement) in enumerate(found, 1)
    )


def find_places(
    doc: Doc, names: NameIndex, language: str, actors: Sequence[ActorHit] = (), *, nested: bool = False
) -> list[PlaceSpan]:
    """Return the place names of a document in the order of the text, each with what the gazetteer knows of it.

    Names that belong to one of the ``actors`` found in the text are left out. With ``nested``, places within longer
    names ("Athens Police Department") are given, too.
    """
    index, text = TokenIndex(doc), doc.text
    found = candidates(doc, names, language, nested=nested)
    likely = judge(doc, found, language)
    kept = chosen(found, likely)
    if nested:
        kept = [place_of_body(text, item, names, language) for item in kept]
        kept.extend(list(nested_places(doc, found, likely, kept, language)))
    kept = [item for item in kept if not _is_actor(text, item, actors)]
    spans = [(item.start, item.end) for item in kept]
    hits = {(item.start, item.end): item.hit for item in kept}
    again = short_forms(doc, index, spans, language)
    return [_place_span(text, names, span, hits.get(span), language) for span in without_overlaps([*spans, *again])]


def sentence_of(sentences: Sequence[Sentence], start: int) -> int:
    """Return the index of the sentence that holds a code point; the nearest one before it when none does.

    >>> sentence_of((Sentence(0, 0, 5), Sentence(1, 6, 9)), 7)
    1
    """
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        if sentences[middle].start <= start:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)


def _for_rulers(place: PlaceSpan, told: Judgement, rulers: Mapping[tuple[int, int], str]) -> Judgement:
    """Return the judgement of a place that stands for no state, with the actor that goes by its name."""
    ruler = rulers.get((place.start, place.end))
    return replace(told, stands_for=ruler) if told.sense is Sense.METONYMIC and told.stands_for is None else told


def _goes_by_place(name: str, actor: ActorHit, names: NameIndex, actors: ActorLexicon, language: str) -> bool:
    """Tell whether an actor is named by the area or the seat that it rules: "Abkhazia", "Hargeisa"."""
    hit = names.lookup(name, language)
    if hit is None:
        return False
    if hit.kind in _AREAS:
        return hit.prominence >= KNOWN_AREA
    return hit.prominence >= KNOWN_PLACE and not actors.is_own_name(name, actor.actor)


def _is_actor(text: str, item: Candidate, actors: Sequence[ActorHit]) -> bool:
    """Tell whether a name of no state is an actor's, or part of one that is written with a capital."""
    if item.hit is not None and (item.hit.state is not None or item.hit.vernacular):
        return False
    around = (actor for actor in actors if actor.start <= item.start and item.end <= actor.end)
    return any(text[actor.start].isupper() or (actor.start, actor.end) == (item.start, item.end) for actor in around)


def _place_span(text: str, names: NameIndex, span: tuple[int, int], hit: NameHit | None, language: str) -> PlaceSpan:
    start, end = span
    if hit is None:
        hit = names.lookup(text[start:end], language)
    return PlaceSpan(start, end, hit)


def _free(hits: Sequence[ActorHit], places: Sequence[PlaceSpan]) -> list[ActorHit]:
    """Return the names of actors that overlap no place name."""
    free: list[ActorHit] = []
    position = 0
    for hit in hits:
        while position < len(places) and places[position].end <= hit.start:
            position += 1
        if position == len(places) or hit.end <= places[position].start:
            free.append(hit)
    return free
