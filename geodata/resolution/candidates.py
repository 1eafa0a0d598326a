"""What a mention may mean: the bearers of its name, of the name with the words before it, of its long form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geodata.gazetteer.geocoder import Gazetteer
from geodata.gazetteer.name_forms import fold
from geodata.gazetteer.record import NameRank
from geodata.gazetteer.store import Bearer
from geodata.place import PlaceFeature
from geodata.resolution.hints import meant_features, preceding_words
from geodata.resolution.reduced_names import reduced_bearers
from reading.model import Mention

MOST_CANDIDATES = 100
SURE_NAME = 0.75
"""Share of a place's prominence that a name gives it which is its own or a variant."""
_OF = re.compile(r" (?:of|de|du|del|von|di)\b| d['’]")
_AFTER_COMMA = re.compile(r"^,? ?[,(] ?((?:[A-Z]\.){1,2}|(?:[NSW]\. )?[A-Z][a-z]{1,5}\.|[A-Z]{2}\b)")
_CONTRACTED = re.compile(r"\b(au|du|aux|des) $", re.IGNORECASE)
_ARTICLES = {"au": "le", "du": "le", "aux": "les", "des": "les"}
"""French prepositions that have taken in the article of a name: "au Cap" is in Le Cap."""
_CONTAINERS = frozenset({PlaceFeature.ADMIN1, PlaceFeature.COUNTRY})


def bearers_of(text: str, mention: Mention, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Bearer]:
    """Return the candidates of a mention, best known first, at most :data:`MOST_CANDIDATES`."""
    known = gazetteer.bearers(mention.text)
    country = any(bearer.place.feature is PlaceFeature.COUNTRY and not is_like(bearer) for bearer in known)
    asked = meant_features(text, mention)
    if not country or asked:  # "le nord du Nigeria" means Nigeria, "fleuve Congo" the river
        for longer in preceding_words(text, mention):
            if gazetteer.store.is_vernacular(fold(longer)):
                return gazetteer.bearers(longer)
            if asked and (named := [b for b in gazetteer.store.bearers(fold(longer)) if b.place.feature in asked]):
                return named
    found = known + _of_long_form(mention, mentions, gazetteer)
    contracted = _CONTRACTED.search(text[max(0, mention.start - 5) : mention.start])
    if contracted is not None and all(is_like(bearer) for bearer in found):
        article = _ARTICLES[contracted.group(1).lower()]
        found = gazetteer.store.bearers(f"{article} {fold(mention.text)}") + found
    if all(is_like(bearer) for bearer in found):
        found = reduced_bearers(mention.text, gazetteer) + found
    return found[:MOST_CANDIDATES]


def is_like(bearer: Bearer) -> bool:
    """Return whether a place bears only a name like the one asked for: another spelling, a part of it, a code."""
    return bearer.weight < SURE_NAME * bearer.prominence


def _of_long_form(mention: Mention, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Bearer]:
    """Return the bearers of a name of which the mention is the head: "Franja" after "Franja de Gaza"."""
    for other in mentions:
        if other.text.startswith(mention.text) and _OF.match(other.text[len(mention.text) :]):
            return gazetteer.bearers(other.text)
    return []


def written_container(text: str, mention: Mention, gazetteer: Gazetteer) -> list[Bearer]:
    """Return the province or country whose abbreviation follows a mention, though it is no mention: "Salem, Ore."."""
    after = _AFTER_COMMA.match(text[mention.end : mention.end + 12])
    if after is None:
        return []
    return [
        bearer
        for bearer in gazetteer.bearers(after.group(1))
        if bearer.rank == NameRank.ABBREVIATION and bearer.place.feature in _CONTAINERS
    ]
