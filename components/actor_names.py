"""What the actors of an article are called, and their colours."""

from __future__ import annotations

import functools

from components.map_setting import Actors, actors_of, short_name
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
    ids |= {actor for feature in atlas.features for actor in (*actors_of(feature), feature.speaker) if actor}
    names = {actor: lexicon().name(actor, language) for actor in sorted(ids)}
    own = {actor: lexicon().colour(actor) for actor in names}
    parties = {m.stands_for for m in reading.mentions if m.kind is MentionKind.ACTOR and m.stands_for}
    short = {actor: short_name(actor, name, language, lexicon()) for actor, name in names.items()}
    return Actors(names, party_colours(sorted(parties), own), short)
