"""How a map is shown: in which language, words, theme and under which link, and what its actors are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from geodata.feature import Atlas, Feature


class ActorLexicon(Protocol):
    """What is asked of the lexicon of actors."""

    def name(self, actor_id: str, language: str) -> str:
        """Return the display name of an actor in ``language``."""
        ...

    def colour(self, actor_id: str) -> str:
        """Return the colour (``#rrggbb``) that the data give an actor."""
        ...

    def find(self, text: str, language: str) -> Sequence[Any]:
        """Return the actors named in ``text``, each hit with its ``actor``."""
        ...


@dataclass(frozen=True, slots=True)
class Setting:
    """``language`` is an ISO 639-1 code, ``words`` those of :mod:`components.wording` in it, ``theme`` ``"light"`` or
    ``"dark"``, ``channel`` the name of the link between map and text, ``border_view`` the state (ISO 3166-1 alpha-2)
    whose view of disputed borders is shown, "" for nobody's.
    """

    language: str
    words: Mapping[str, str]
    theme: str = "light"
    channel: str = ""
    border_view: str = ""


@dataclass(frozen=True, slots=True)
class Actors:
    """Display names, the colours (``#rrggbb``) of the data, and short names such as "GNA", by actor id."""

    names: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)


def actors_of(feature: Feature) -> list[str]:
    """Return the actor ids of a feature, one for each party where it is contested ("gna|lna").

    >>> from shapely.geometry import Point
    >>> from geodata.feature import Basis, FeatureKind
    >>> actors_of(Feature("a", FeatureKind.CONTROL_AREA, Point(0, 0), "", Basis.DERIVED, 1, actor="gna|lna"))
    ['gna', 'lna']
    """
    return [actor for actor in (feature.actor or "").split("|") if actor]


def drawn_actors(atlas: Atlas) -> set[str]:
    """Return the ids of all actors on the map, those that speak of a mark or refuse a proposal included."""
    refusers = {actor for matter in atlas.matters for one in matter.proposals for actor in one.rejected_by}
    speakers = {actor for matter in atlas.matters for one in matter.proposals for actor in one.speakers}
    drawn = {actor for feature in atlas.features for actor in (*actors_of(feature), feature.speaker or "") if actor}
    return drawn | refusers | speakers


def named(ids: Iterable[str], language: str, lexicon: ActorLexicon) -> Actors:
    """Return names and short names (in ``language``) and colours of actors by their ids.

    >>> named([], "en", None)
    Actors(names={}, colours={}, short={})
    """
    names = {actor: lexicon.name(actor, language) for actor in sorted(ids)}
    short = {actor: short_name(actor, name, language, lexicon) for actor, name in names.items()}
    return Actors(names, {actor: lexicon.colour(actor) for actor in names}, short)


def actors(atlas: Atlas, language: str, lexicon: ActorLexicon) -> Actors:
    """Return names (in ``language``) and colours of all actors on the map.

    >>> actors(Atlas(), "en", None)
    Actors(names={}, colours={}, short={})
    """
    return named(drawn_actors(atlas), language, lexicon)


def short_name(actor: str, name: str, language: str, lexicon: ActorLexicon) -> str:
    """Return the initials by which the lexicon knows an actor, or its id in capitals, or else its name.

    >>> from reading.actors import ActorLexicon
    >>> short_name("lna", "Armée nationale libyenne", "fr", ActorLexicon())
    'ANL'
    >>> short_name("new-group", "new-group", "fr", ActorLexicon())
    'new-group'
    """
    words = [word for word in re.findall(r"\w+", name) if word[0].isupper() or len(word) > 3]
    for short in ("".join(word[0] for word in words).upper(), actor.upper()):
        if len(short) > 1 and [hit.actor for hit in lexicon.find(short, language)] == [actor]:
            return short
    return name
