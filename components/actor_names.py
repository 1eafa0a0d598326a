"""What the actors of an article are called, and their colours."""

from __future__ import annotations

import functools
from dataclasses import replace

from components.map_setting import Actors, drawn_actors, named
from components.palette import party_colours
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
