"""Questions to the gazetteer file: bearers of a folded name, one place by id, the places around a point."""

from __future__ import annotations

import dataclasses
import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from geodata.errors import GazetteerError
from geodata.gazetteer.cyrillic_forms import MOST_STEMS, is_form_of, query_stems, stem_skeletons
from geodata.gazetteer.name_forms import base_forms, fold, is_cyrillic, respelled, romanize, skeleton
from geodata.gazetteer.record import NameRank
from geodata.gazetteer.sounds import bands, likeness, sounds
from geodata.geometry.distance import distance_km
from geodata.place import Place, PlaceFeature

_CACHE_KIB = 4096
_KEPT_ANSWERS = 4096
_ALIKE = 0.7
_RESPELLED = 0.9
_OWNED_VARIANT = 0.9
_RANK_WEIGHT = (1.0, 0.93, 0.35, 0.85, 0.35)
_FEW = 8
_AT_ONCE = 500
_BEARERS = (
    "SELECT p.*, n.rank FROM name n JOIN located p ON p.key = n.place "
    "WHERE n.folded = ? ORDER BY p.prominence DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears a name: how well known it is (0 to 1), and how much the name means it (``NameRank``).

    ``weight`` is how likely the bare name means this place, 0 to 1: a variant counts less than the name itself, the
    more so where another place has the name for its own; a code or borrowed name counts least.
    """

    place: Place
    prominence: float
    rank: int
    admin2: int | None
    weight: float


class GazetteerStore:
    """The open file, read only; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open the file; raise :class:`GazetteerError` when it is missing or damaged."""
        try:
            self._connection = sqlite3.connect(
                f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            self.places = int(self._connection.execute("SELECT value FROM meta WHERE key = 'places'").fetchone()[0])
        except (sqlite3.Error, TypeError) as error:
            raise GazetteerError(f"The gazetteer {path} cannot be read: {error}") from error
        # One article asks for the same names several times: to find them, to weigh them, to place them.
        self._kept_bearers = lru_cache(maxsize=_KEPT_ANSWERS)(self._bearers)
        self._common: dict[str, frozenset[str]] = {}

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def bearers(self, folded: str, limit: int = 200) -> list[Bearer]:
        """Return the places that bear exactly this folded name, best known first."""
        return list(self._kept_bearers(folded, limit))

    def forget(self) -> None:
        """Drop the answers that are kept, so that the next ones come from the file."""
        self._kept_bearers.cache_clear()

    def named(self, keys: Iterable[str]) -> frozenset[str]:
        """Return those of some folded names that places bear; asked for at once, which takes a fraction of the time."""
        asked = list(dict.fromkeys(keys))
        found: list[tuple[str]] = []
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            query = f"SELECT DISTINCT folded FROM name WHERE folded IN ({','.join('?' * len(some))})"  # noqa: S608  (only marks)
            found += self._connection.execute(query, some)
        return frozenset(name for (name,) in found)

    def _bearers(self, folded: str, limit: int) -> tuple[Bearer, ...]:
        rows = self._connection.execute(_BEARERS, (folded, limit)).fetchall()
        ranked = sorted(_weighed(rows), key=lambda pair: -pair[0])
        return tuple(_bearer(row, weight) for weight, row in ranked)

    def keys(self, name: str) -> Iterator[str]:
        """Yield the folded keys under which a name may stand, the plain one first, nominatives of case forms last."""
        yield from base_forms(name)
        yield from self.nominatives(fold(name))

    def nominatives(self, folded: str) -> list[str]:
        """Return the folded names of which a Cyrillic name is a case form ("мариуполе": "мариуполь"), best known first.

        Names in other scripts have none.
        """
        if not is_cyrillic(folded):
            return []
        stems = list(dict.fromkeys(query_stems(folded)))[:MOST_STEMS]
        query = f"SELECT folded FROM stem WHERE stem IN ({','.join('?' * len(stems))})"  # noqa: S608  (only marks)
        names = {row[0] for row in self._connection.execute(query, stems)} - {folded}
        known = {name: self.bearers(name, _FEW) for name in names if is_form_of(folded, name)}
        return sorted(known, key=lambda name: (-max((bearer.weight for bearer in known[name]), default=0.0), name))

    def foremost(self, folded: str, weaker_than: int) -> Bearer | None:
        """Return the bearer that a folded name means most, codes and borrowed names (rank and above) left out."""
        return next((bearer for bearer in self._kept_bearers(folded, _FEW) if bearer.rank < weaker_than), None)

    def best_bearer(self, keys: Iterable[str]) -> Bearer | None:
        """Return the first key's bearer that is best known, trying the keys in order."""
        for key in keys:
            if found := self.bearers(key, limit=8):
                return found[0]
        return None

    def alike(self, folded: str, limit: int = 40) -> list[Bearer]:
        """Return places with a name that may be another transliteration of this one, best known first."""
        spellings = list(dict.fromkeys(respelled(folded)))
        borne = self.named(spellings) if spellings else frozenset()
        for spelled in spellings:
            if spelled in borne and (found := self.bearers(spelled, limit)):
                return [dataclasses.replace(bearer, weight=_RESPELLED * bearer.weight) for bearer in found]
        whole = skeleton(romanize(folded))
        found = self._of_skeletons([whole], limit) if whole else []
        return found or self._of_skeletons(stem_skeletons(folded), limit)

    def _of_skeletons(self, reduced: Sequence[str], limit: int) -> list[Bearer]:
        """Return the places with a name of one of these skeletons, best known first."""
        query = (
            "SELECT DISTINCT p.*, 1 FROM skeleton k JOIN located p ON p.key = k.place "  # noqa: S608  (only marks)
            f"WHERE k.skeleton IN ({','.join('?' * len(reduced))}) ORDER BY p.prominence DESC LIMIT ?"
        )
        return [_bearer(row, _ALIKE * _weight(row)) for row in self._connection.execute(query, (*reduced, limit))]

    def by_id(self, place_id: str) -> Bearer | None:
        """Return the place with this id, or ``None``."""
        query = "SELECT p.*, 0 FROM located p WHERE p.id = ?"
        row = self._connection.execute(query, (place_id,)).fetchone()
        return _bearer(row, _weight(row)) if row else None

    def localized(self, place_id: str, language: str) -> str | None:
        """Return the name of a place in a language, or ``None`` when the gazetteer does not know it."""
        query = "SELECT l.name FROM localized l JOIN place p ON p.key = l.place WHERE p.id = ? AND l.language = ?"
        row = self._connection.execute(query, (place_id, language)).fetchone()
        return str(row[0]) if row else None

    def is_vernacular(self, folded: str) -> bool:
        """Return whether this folded name is made of common nouns and counts in lower case too."""
        return folded in self._vernacular

    def begins_vernacular(self, folded: str) -> bool:
        """Return whether a vernacular name begins with this folded word."""
        return folded in self._vernacular_beginnings

    @cached_property
    def _vernacular(self) -> frozenset[str]:
        """The vernacular names, a few hundred: asked for every word of a text."""
        return frozenset(row[0] for row in self._connection.execute("SELECT folded FROM vernacular"))

    @cached_property
    def _vernacular_beginnings(self) -> frozenset[str]:
        """The first words of the vernacular names, hyphens counting as blanks, as a text may write them."""
        return frozenset(name.split()[0] for name in self._vernacular if name)

    def is_common(self, folded: str, language: str) -> bool:
        """Return whether this is a function word, weekday or month of a language."""
        if language not in self._common:
            query = "SELECT folded FROM common WHERE language = ?"
            self._common[language] = frozenset(row[0] for row in self._connection.execute(query, (language,)))
        return folded in self._common[language]

    def cities(self, inhabitants: int) -> Iterator[Place]:
        """Yield the cities with at least so many inhabitants, the largest first."""
        query = "SELECT p.*, 0 FROM located p WHERE p.feature = 'city' AND p.population >= ? ORDER BY p.population DESC"
        return (_bearer(row, _weight(row)).place for row in self._connection.execute(query, (inhabitants,)))

    def capital(self, country: str) -> Place | None:
        """Return the city that is the seat of power of a country (ISO 3166-1 alpha-2), or ``None``."""
        query = (
            "SELECT p.*, 0 FROM located p WHERE p.seat_of = ? AND p.feature = 'city' ORDER BY p.population DESC LIMIT 1"
        )
        row = self._connection.execute(query, (country,)).fetchone()
        return _bearer(row, _weight(row)).place if row else None

    def around(self, lat: float, lon: float, radius_km: float) -> list[tuple[float, Place]]:
        """Return the cities within a radius with their distance in km, nearest first."""
        margin = radius_km / 110.0
        widest = margin / max(0.01, math.cos(math.radians(min(89.0, abs(lat) + margin))))
        # The second longitude condition meets what lies beyond the antimeridian.
        query = (
            "SELECT p.*, 0 FROM located p WHERE p.lat BETWEEN ? AND ? AND p.feature = 'city'"
            " AND (abs(p.lon - ?) <= ? OR abs(p.lon - ?) >= ?)"
        )
        found = []
        for row in self._connection.execute(query, (lat - margin, lat + margin, lon, widest, lon, 360 - widest)):
            away = distance_km(lat, lon, row[3], row[4])
            if away <= radius_km:
                found.append((away, _bearer(row, _weight(row)).place))
        return sorted(found, key=lambda pair: pair[0])

    def sounding_like(self, name: str, lat: float, lon: float, radius_km: float) -> Place | None:
        """Return the place within a radius whose name sounds and is spelled most like this one, or ``None``."""
        asked, across = list(sounds(name)), list(bands(lat, radius_km))
        query = (
            "SELECT DISTINCT p.*, 0 FROM sound s JOIN located p ON p.key = s.place "  # noqa: S608  (only marks)
            f"WHERE s.sounds IN ({','.join('?' * len(asked))}) AND s.band IN ({','.join('?' * len(across))})"
        )
        best: tuple[float, float] = (0.0, 0.0)
        found: Place | None = None
        for row in self._connection.execute(query, (*asked, *across)):
            away = distance_km(lat, lon, row[3], row[4])
            if away <= radius_km and (like := (likeness(name, row[2]), -away)) > best and like[0] > 0.0:
                best, found = like, _bearer(row, _weight(row)).place
        return found


def _is_city_variant(row: tuple[Any, ...]) -> bool:
    """Return whether the row is a city under a name that is not its own."""
    return bool(row[5] == PlaceFeature.CITY and row[-1] == NameRank.VARIANT)


def _weighed(rows: list[tuple[Any, ...]]) -> list[tuple[float, tuple[Any, ...]]]:
    """Return the rows of one name with their weights; a city's variant counts less where another has it for its own."""
    owned = any(row[-1] == NameRank.NAME for row in rows)
    return [(_weight(row) * (_OWNED_VARIANT if owned and _is_city_variant(row) else 1.0), row) for row in rows]


def _weight(row: tuple[Any, ...]) -> float:
    """Return how likely a bare name means the place of a row, other bearers aside."""
    return float(row[13] * _RANK_WEIGHT[row[15]])


def _bearer(row: tuple[Any, ...], weight: float) -> Bearer:
    """Return a row of the view ``located``, with the rank of the name behind it, as a bearer of the name asked for."""
    place = Place(
        id=row[1],
        name=row[2],
        lat=row[3],
        lon=row[4],
        feature=PlaceFeature(row[5]),
        country=row[6],
        admin1=row[7],
        population=row[8],
        geometry_ref=row[9],
        source=row[10],
        geonameid=row[11],
        seat_of=row[12],
    )
    return Bearer(place, prominence=row[13], rank=row[15], admin2=row[14], weight=weight)
