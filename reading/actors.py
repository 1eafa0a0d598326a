"""Actors: who is named in a text (states, armies, armed groups, organisations, leaders), by id, and how they look.

The names come from ``lexicon/actors.csv`` and ``lexicon/demonyms.csv``; the names of states from Unicode CLDR
through Babel. Ids are ``gov:XX`` (ISO 3166-1 alpha-2) for a state and a short slug for every other actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from reading.actor_index import WORD, ActorHit, ActorIndex, ActorNaming, fold
from reading.actor_tables import (
    NAME_LANGUAGES,
    NEUTRAL_COLOUR,
    Actor,
    read_actors,
    read_demonyms,
    read_homes,
    read_stems,
    territories,
)

__all__ = ["NAME_LANGUAGES", "Actor", "ActorHit", "ActorLexicon", "ActorNaming", "actor_lexicon", "fold"]

LEXICON = Path(__file__).parent / "lexicon"
NOT_STATES = {"AQ", "EH", "EU", "UN", "EZ", "QO", "ZZ", "XA", "XB"}


class ActorLexicon:
    """The actors that are known by name, in all languages of the lexicon.

    >>> [hit.actor for hit in ActorLexicon().find("L'armée turque appuie le GNA contre l'ANL", "fr")]
    ['gov:TR', 'gna', 'lna']
    """

    def __init__(self, folder: Path = LEXICON) -> None:
        self._folder = folder
        self._actors = {actor.id: actor for actor in read_actors(folder / "actors.csv")}
        self._demonyms = read_demonyms(folder / "demonyms.csv")
        self._homes, self._traits = read_homes(folder / "actor_homes.csv")
        self._indexes: dict[str, ActorIndex] = {}
        self._own_words: dict[str, frozenset[str]] = {}
        self._own_names: dict[tuple[str, str], bool] = {}
        self._stems: dict[str, str] = {}

    def find(self, text: str, language: str) -> tuple[ActorHit, ...]:
        """Return the actors named in ``text`` (ISO 639-1 ``language``), longest match first, in order, no overlap.

        >>> ActorLexicon().find("", "fr")
        ()
        """
        hits, shared = self._index(language).find(text)
        return self._told_apart(hits, shared) if shared else tuple(hits)

    def _told_apart(self, hits: list[ActorHit], shared: dict[int, frozenset[str]]) -> tuple[ActorHit, ...]:
        """Return the hits, names that several actors bear (by number in ``shared``) given to the one at home here."""
        counts = Counter(hit.actor for number, hit in enumerate(hits) if number not in shared)
        meant = {bearers: self._bearer(bearers, counts) for bearers in set(shared.values())}
        chosen = ((meant[shared[number]] if number in shared else hit.actor, hit) for number, hit in enumerate(hits))
        return tuple(replace(hit, actor=actor) for actor, hit in chosen if actor is not None)

    def _bearer(self, bearers: Iterable[str], counts: Counter[str]) -> str | None:
        """Return whom a name that several actors bear means in a text that names actors so often.

        Whoever is named otherwise too, or whose home states are named most; else the one without a home of its own,
        if any: "Kurdish fighters" in Syria and in Iraq.
        """
        at_home = {actor: (counts[actor], sum(counts[state] for state in self.homes(actor))) for actor in bearers}
        best = max(sorted(bearers), key=at_home.__getitem__)
        if any(at_home[best]):
            return best
        return next((actor for actor in sorted(bearers) if not self.homes(actor)), None)

    def name(self, actor_id: str, language: str) -> str:
        """Return the actor's name in a language (English when it has none); an unknown id is returned as it is.

        >>> ActorLexicon().name("gov:RU", "fr"), ActorLexicon().name("new-group", "fr")
        ('Russie', 'new-group')
        """
        if actor_id.startswith("gov:"):
            return territories(language).get(actor_id[4:]) or territories("en").get(actor_id[4:], actor_id)
        actor = self._actors.get(actor_id)
        if actor is None:
            return actor_id
        return actor.names.get(language) or actor.names.get("en") or actor_id

    def ids_by_name(self) -> dict[str, str]:
        """Return the id of each actor and state by its id and by each of its names, folded (:func:`fold`).

        >>> [ActorLexicon().ids_by_name().get(name) for name in ("lna", "azerbaijan", "nobody")]
        ['lna', 'gov:AZ', None]
        """
        found: dict[str, str] = {}
        for language in NAME_LANGUAGES:
            for code, name in territories(language).items():
                if len(code) == 2 and code.isalpha() and code not in NOT_STATES:
                    found.setdefault(fold(name), f"gov:{code}")
                    found.setdefault(fold(f"gov:{code}"), f"gov:{code}")
        for actor in self._actors.values():
            for name in (*actor.aliases, *actor.names.values()):
                found.setdefault(fold(name), actor.id)
        return {**found, **{fold(actor): actor for actor in self._actors}}

    def colour(self, actor_id: str) -> str:
        """Return the actor's colour as ``#rrggbb``; states without a side of their own and new groups are neutral.

        >>> ActorLexicon().colour("gna"), ActorLexicon().colour("new-group")
        ('#4a88ae', '#8c8c8c')
        """
        return self._actors[actor_id].colour if actor_id in self._actors else NEUTRAL_COLOUR

    def side(self, actor_id: str) -> str | None:
        """Return the side that the actor fights on, as the lexicon names it, or ``None`` when it is not known.

        >>> ActorLexicon().side("lna"), ActorLexicon().side("new-group")
        ('east', None)
        """
        actor = self._actors.get(actor_id)
        return (actor.side or None) if actor else None

    def type(self, actor_id: str) -> str | None:
        """Return the actor's type (state, force, rebel, organisation, person), or ``None`` for a new group.

        >>> ActorLexicon().type("gov:XX"), ActorLexicon().type("m23"), ActorLexicon().type("new-group")
        ('state', 'rebel', None)
        """
        if actor_id.startswith("gov:"):
            return "state"
        actor = self._actors.get(actor_id)
        return actor.type if actor else None

    def homes(self, actor_id: str) -> frozenset[str]:
        """Return the states (as actor ids) in which a group fights or is at home; none when it is not known.

        >>> sorted(ActorLexicon().homes("al-shabaab")), sorted(ActorLexicon().homes("new-group"))
        (['gov:KE', 'gov:SO'], [])
        """
        return self._homes.get(actor_id, frozenset())

    def traits(self, actor_id: str) -> frozenset[str]:
        """Return what a group is called in general: jihadist, separatist, guerrilla, gang, loyal to a state.

        >>> sorted(ActorLexicon().traits("ltte"))
        ['guerrilla', 'rebel', 'separatist']
        """
        return self._traits.get(actor_id, frozenset())

    def principal(self, actor_id: str) -> str:
        """Return for whom an actor acts: the state whose own army it is, the group a person leads, else itself.

        >>> [ActorLexicon().principal(actor) for actor in ("saf", "haftar", "rsf")]
        ['gov:SD', 'lna', 'rsf']
        """
        homes, side = self.homes(actor_id), self.side(actor_id)
        if len(homes) == 1 and "state" in self.traits(actor_id):
            return next(iter(homes))
        return side if side in self._actors and self.type(actor_id) == "person" else actor_id

    def is_own_name(self, text: str, actor_id: str) -> bool:
        """Tell whether a text is an actor's name, a form or abbreviation of it, and not that of its seat or leader.

        >>> [ActorLexicon().is_own_name(name, "gov:TR") for name in ("Turquie", "Turkey", "Ankara")]
        [True, True, False]
        """
        if (text, actor_id) not in self._own_names:
            own = self._words_of(actor_id)
            self._own_names[text, actor_id] = text.isupper() or not own.isdisjoint(WORD.findall(fold(text)))
        return self._own_names[text, actor_id]

    def _words_of(self, actor_id: str) -> frozenset[str]:
        """Return the long words of an actor's names, folded."""
        if actor_id not in self._own_words:
            names = [self.name(actor_id, language) for language in NAME_LANGUAGES]
            names += self._actors[actor_id].names.values() if actor_id in self._actors else ()
            own = {word for name in names for word in WORD.findall(fold(name)) if len(word) > 3}
            self._own_words[actor_id] = frozenset(own)
        return self._own_words[actor_id]

    def demonym_stem(self, iso: str) -> str:
        """Return a word for people of a state in ids of groups without a name (``syrian`` of ``syrian-rebels``).

        >>> ActorLexicon().demonym_stem("SY")
        'syrian'
        """
        if not self._stems:
            for form, (language, code) in self._demonyms.items():
                if language == "en":
                    self._stems.setdefault(code, form[0].casefold().replace(" ", "-"))
        return self._stems.get(iso) or iso.casefold()

    def _index(self, language: str) -> ActorIndex:
        if language not in self._indexes:
            self._indexes[language] = self._build(language)
        return self._indexes[language]

    def _build(self, language: str) -> ActorIndex:
        index = ActorIndex(language, stems=read_stems(self._folder / "demonym_stems.csv", language))
        for actor in self._actors.values():
            for surface in (*actor.names.values(), *actor.aliases):
                index.add(surface, actor.id, ActorNaming.STATE if actor.type == "state" else ActorNaming.NAME)
        for code, name in territories(language).items():
            if len(code) == 2 and code.isalpha() and code not in NOT_STATES:
                index.add(name, f"gov:{code}", ActorNaming.STATE)
        for (form, _), (form_language, code) in self._demonyms.items():
            if form_language == language:
                index.add(form, f"gov:{code}", ActorNaming.DEMONYM)
        index.sort()
        return index


@cache
def actor_lexicon() -> ActorLexicon:
    """Return the lexicon of the package, read once.

    >>> actor_lexicon() is actor_lexicon()
    True
    """
    return ActorLexicon()
