"""What the actors of an article are called, and their colours."""

from __future__ import annotations

import functools

from geodata.feature import Atlas
from reading.actors import ActorLexicon
from reading.model import Reading


@functools.cache
def lexicon() -> ActorLexicon:
    """Return the lexicon of actors, read once."""
    return ActorLexicon()


def actor_names(reading: Reading, atlas: Atlas, language: str) -> dict[str, str]:
    """Return the display name, in ``language``, of every actor id in the reading and on the map."""
    ids = {actor for claim in reading.claims for actor in (claim.actor, claim.speaker, claim.target) if actor}
    ids |= {mention.stands_for for mention in reading.mentions if mention.stands_for}
    ids |= {actor for feature in atlas.features for actor in (feature.actor, feature.speaker) if actor}
    return {actor: lexicon().name(actor, language) for actor in sorted(ids)}
