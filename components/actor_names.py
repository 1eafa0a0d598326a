"""What the actors of an article are called, and their colours."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import replace

from components.map_setting import Actors, drawn_actors, named
from components.palette import party_colours
from geodata.control.datasets import ControlDataset
from geodata.feature import Atlas
from reading.actors import ActorLexicon
from reading.model import MentionKind, Reading


@functools.cache
def lexicon() -> ActorLexicon:
    """Return the lexicon of actors, read once."""
    return ActorLexicon()


def actors_in(reading: Reading, atlas: Atlas, language: str) -> Actors:
    """Return names (in ``language``), short names and colours of every actor in the reading and on the map."""
    ids = {actor for claim in reading.claims for actor in (claim.actor, claim.speaker, claim.target) if actor}
    ids |= {mention.stands_for for mention in reading.mentions if mention.stands_for}
    found = named(ids | drawn_actors(atlas), language, lexicon())
    parties = {m.stands_for for m in reading.mentions if m.kind is MentionKind.ACTOR and m.stands_for}
    return replace(found, colours=party_colours(sorted(parties), found.colours))


def actors_of_dataset(dataset: ControlDataset, language: str) -> Actors:
    """Return names (in ``language``) and colours of all actors of a dataset, the same ones on all of its days.

    Parties that hold the most rows choose their colour first; an actor that the lexicon does not know keeps its name.
    """
    parties = [party for party, _ in Counter(row.controller for row in dataset.observations).most_common()]
    others = {actor for event in dataset.events for actor in event.actors}
    others |= {actor for line in dataset.lines for actor in line.declared_by}
    found = named({*parties, *others}, language, lexicon())
    return replace(found, colours={**found.colours, **party_colours(parties, found.colours)})


def joined(one: Actors, other: Actors) -> Actors:
    """Return the names and colours of both; those of ``other`` count where both know an actor.

    >>> joined(Actors({"a": "A"}), Actors({"a": "B"})).names
    {'a': 'B'}
    """
    return Actors({**one.names, **other.names}, {**one.colours, **other.colours}, {**one.short, **other.short})
