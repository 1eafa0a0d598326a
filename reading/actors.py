"""Actors: who is named in a text (states, armies, armed groups, organisations, leaders), by id, and how they look.

The names come from ``lexicon/actors.csv`` and ``lexicon/demonyms.csv``; the names of states from Unicode CLDR
through Babel. Ids are ``gov:XX`` (ISO 3166-1 alpha-2) for a state and a short slug for every other actor.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import filterfalse
from pathlib import Path

from babel import Locale, UnknownLocaleError

from reading.inflected import lookup_forms

LEXICON = Path(__file__).parent / "lexicon"
NEUTRAL_COLOUR = "#8c8c8c"
NAME_LANGUAGES = ("en", "fr", "ar", "es", "de", "ru")
NOT_STATES = {"AQ", "EH", "EU", "UN", "EZ", "QO", "ZZ", "XA", "XB"}
LONGEST_ENDING = 4
"""Letters that may follow the stem of an adjective: "российск-ими"."""
WORD = re.compile(r"[^\W_]+(?:\.[^\W_]\.)*", re.UNICODE)


class ActorNaming(StrEnum):
    """How a hit names its actor: by a name of its own, by a state's name, or by an adjective or inhabitant."""

    NAME = "name"
    STATE = "state"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class ActorHit:
    """A span of a text that names an actor: offsets in code points, actor id, and how it is named."""

    start: int
    end: int
    actor: str
    naming: ActorNaming


@dataclass(frozen=True, slots=True)
class Actor:
    """One row of the lexicon. ``type``: state, force, rebel, organisation or person; ``side``: whom it fights with."""

    id: str
    type: str
    names: dict[str, str]
    side: str
    colour: str
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class _Word:
    """A word of a text, with the forms it is looked up by."""

    start: int
    end: int
    text: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Alias:
    words: tuple[str, ...]
    surface: str
    actor: str
    naming: ActorNaming
    bearers: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Index:
    """The names of one language, by the first word; ``stems`` are (beginning, state) of adjectives, by two letters."""

    language: str
    by_first_word: dict[str, list[_Alias]] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, surface: str, actor: str, naming: ActorNaming) -> None:
        words = tuple(lookup_forms(fold(word), self.language)[0] for word in WORD.findall(surface))
        if not words:
            return
        alias = _Alias(words, surface, actor, naming, frozenset({actor}))
        known = self.by_first_word.setdefault(words[0], [])
        for number, other in enumerate(known):
            if other.surface == surface and ActorNaming.NAME is other.naming is naming:
                known[number] = replace(other, bearers=other.bearers | {actor})
                return
        known.append(alias)

    def sort(self) -> None:
        for aliases in self.by_first_word.values():
            aliases.sort(key=lambda alias: -len(alias.words))

    def longest(self, words: list[_Word], position: int, text: str) -> _Alias | None:
        """Return the longest name that starts at a word, or the adjective that the word is."""
        for form in words[position].forms:
            for alias in self.by_first_word.get(form, ()):
                last = position + len(alias.words) - 1
                if last >= len(words) or any(
                    own not in words[number].forms for number, own in enumerate(alias.words[1:], position + 1)
                ):
                    continue
                if _case_fits(alias.surface, text[words[position].start : words[last].end], alias.naming):
                    return alias
        return self._adjective(words[position]) if self.stems else None

    def _adjective(self, word: _Word) -> _Alias | None:
        for form in (fold(word.text), *word.forms):
            for stem, actor in self.stems.get(form[:2], ()):
                if form.startswith(stem) and len(form) <= len(stem) + LONGEST_ENDING:
                    return _Alias((form,), word.text, actor, ActorNaming.DEMONYM)
        return None


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return text without case and accents, for comparing names.

    >>> fold("Türkiye"), fold("Hezbollah’s")
    ('turkiye', 'hezbollah’s')
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, decomposed))


def _case_fits(surface: str, found: str, naming: ActorNaming) -> bool:
    """Abbreviations must stand in capitals and names with one; French demonyms may be in lower case."""
    if surface.isupper() and len(surface) <= 5 and surface.isascii():
        return found.isupper()
    if surface[:1].isupper() and " " not in surface and naming is not ActorNaming.DEMONYM:
        return any(character.isupper() for character in found)
    return True


class ActorLexicon:
    """The actors that are known by name, in all languages of the lexicon.

    >>> [hit.actor for hit in ActorLexicon().find("L'armée turque appuie le GNA contre l'ANL", "fr")]
    ['gov:TR', 'gna', 'lna']
    """

    def __init__(self, folder: Path = LEXICON) -> None:
        self._folder = folder
        self._actors = {actor.id: actor for actor in _read_actors(folder / "actors.csv")}
        self._demonyms = _read_demonyms(folder / "demonyms.csv")
        self._homes, self._traits = _read_homes(folder / "actor_homes.csv")
        self._indexes: dict[str, _Index] = {}
        self._own_words: dict[str, frozenset[str]] = {}

    def find(self, text: str, language: str) -> tuple[ActorHit, ...]:
        """Return the actors named in ``text`` (ISO 639-1 ``language``), longest match first, in order, no overlap.

        >>> ActorLexicon().find("", "fr")
        ()
        """
        index = self._index(language)
        words = [
            _Word(match.start(), match.end(), match.group(), lookup_forms(fold(match.group()), language))
            for match in WORD.finditer(text)
        ]
        hits: list[ActorHit] = []
        shared: dict[int, frozenset[str]] = {}
        position = 0
        while position < len(words):
            alias = index.longest(words, position, text)
            if alias is None:
                position += 1
                continue
            last = position + len(alias.words) - 1
            if len(alias.bearers) > 1:
                shared[len(hits)] = alias.bearers
            hits.append(ActorHit(words[position].start, words[last].end, alias.actor, alias.naming))
            position = last + 1
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
            return _territories(language).get(actor_id[4:]) or _territories("en").get(actor_id[4:], actor_id)
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
            for code, name in _territories(language).items():
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

    def is_own_name(self, text: str, actor_id: str) -> bool:
        """Tell whether a text is an actor's name, a form or abbreviation of it, and not that of its seat or leader.

        >>> [ActorLexicon().is_own_name(name, "gov:TR") for name in ("Turquie", "Turkey", "Ankara")]
        [True, True, False]
        """
        if actor_id not in self._own_words:
            names = [self.name(actor_id, language) for language in NAME_LANGUAGES]
            names += self._actors[actor_id].names.values() if actor_id in self._actors else ()
            own = {word for name in names for word in WORD.findall(fold(name)) if len(word) > 3}
            self._own_words[actor_id] = frozenset(own)
        return text.isupper() or not self._own_words[actor_id].isdisjoint(WORD.findall(fold(text)))

    def demonym_stem(self, iso: str) -> str:
        """Return a word for people of a state in ids of groups without a name (``syrian`` of ``syrian-rebels``).

        >>> ActorLexicon().demonym_stem("SY")
        'syrian'
        """
        for form, (language, code) in self._demonyms.items():
            if language == "en" and code == iso:
                return form[0].casefold().replace(" ", "-")
        return iso.casefold()

    def _index(self, language: str) -> _Index:
        if language not in self._indexes:
            self._indexes[language] = self._build(language)
        return self._indexes[language]

    def _build(self, language: str) -> _Index:
        index = _Index(language, stems=_read_stems(self._folder / "demonym_stems.csv", language))
        for actor in self._actors.values():
            for surface in (*actor.names.values(), *actor.aliases):
                index.add(surface, actor.id, ActorNaming.STATE if actor.type == "state" else ActorNaming.NAME)
        for code, name in _territories(language).items():
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


@cache
def _territories(language: str) -> dict[str, str]:
    try:
        return {str(code): str(name) for code, name in Locale.parse(language).territories.items()}
    except (UnknownLocaleError, ValueError):
        return {}


def _read_actors(path: Path) -> list[Actor]:
    with path.open(encoding="utf8", newline="") as file:
        return [
            Actor(
                id=row["id"],
                type=row["type"],
                names={code: row[f"name_{code}"] for code in NAME_LANGUAGES if row[f"name_{code}"]},
                side=row["side"],
                colour=row["colour"] or NEUTRAL_COLOUR,
                aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            )
            for row in csv.DictReader(file)
        ]


def _read_homes(path: Path) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return the home states and the traits of groups by id."""
    homes, traits = {}, {}
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            homes[row["id"]] = frozenset(f"gov:{code}" for code in row["countries"].split("|") if code)
            traits[row["id"]] = frozenset(row["traits"].split())
    return homes, traits


def _read_demonyms(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (language, ISO code) by (form, language)."""
    with path.open(encoding="utf8", newline="") as file:
        return {(row["form"], row["language"]): (row["language"], row["iso"]) for row in csv.DictReader(file)}


def _read_stems(path: Path, language: str) -> dict[str, list[tuple[str, str]]]:
    """Return (beginning of an adjective, actor id) by first two letters; empty for languages that list whole forms."""
    found: dict[str, list[tuple[str, str]]] = {}
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            for stem in filter(None, (row.get(language) or "").split("|")):
                found.setdefault(fold(stem)[:2], []).append((fold(stem), f"gov:{row['iso']}"))
    return found
