"""The offline gazetteer: a geopy geocoder over one SQLite file, and the index of names that reading asks.

``open_gazetteer()`` builds the file on first use. Nothing here goes to the network.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geodata.errors import GazetteerError
from geodata.gazetteer import name_index
from geodata.gazetteer.build import dump_path, ensure_gazetteer
from geodata.gazetteer.name_forms import fold, plain_spelling
from geodata.gazetteer.record import NameRank
from geodata.gazetteer.store import Bearer, GazetteerStore
from geodata.place import Place, PlaceFeature
from reading.names import NameHit

_NEAREST_KM = 50.0
_QUARTER_KM = 10.0
"""How much farther a place without known inhabitants counts: many are quarters of a town."""


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]
    """The adapter geopy asks for; this geocoder never sends a request."""

    def get_json(self, url: str, **_options: object) -> NoReturn:
        """Raise :class:`GazetteerError`: there is no network."""
        raise GazetteerError(f"The offline gazetteer sends no requests (asked for {url})")

    get_text = get_json


class Gazetteer(Geocoder):  # type: ignore[misc]
    """Places by name, offline.

    A geopy ``Geocoder`` (``geocode``, ``reverse``) so that any geopy service can stand in its place, and a
    :class:`reading.names.NameIndex` (``find``, ``lookup``). Safe to share between threads.
    """

    def __init__(self, store: GazetteerStore) -> None:
        """Take the open file."""
        super().__init__(adapter_factory=_NoNetwork)
        self.store = store

    def bearers(self, name: str) -> list[Bearer]:
        """Return all bearers of a name with how well known they are: exact and folded first, then other forms of it.

        Inflected, prefixed and transliterated forms are asked only when the plain name has no bearer, or little known
        ones alone.
        """
        first: list[Bearer] = []
        for key in self.store.keys(name):
            found = self.store.bearers(key)
            if found and (not first or found[0].weight >= name_index.UNMISTAKABLE):
                kept = _abbreviated(found) or found if "." in name else found
                if first or name_index.is_settled(kept[0]):
                    return kept
                first = kept
        return first or self.store.alike(fold(name))

    def candidates(self, name: str) -> list[Place]:
        """Return all places that may bear a name: exact, folded, transliterated; best known first; none is ``[]``."""
        return [bearer.place for bearer in self.bearers(name)]

    def place(self, place_id: str) -> Place | None:
        """Return the place with that id (``gn-2210554``, ``cc-LY``, ``iso-LY-JU``, ``tr-…``), or ``None``."""
        found = self.store.by_id(place_id)
        return found.place if found else None

    def localized_name(self, place: Place, language: str) -> str:
        """Return the name of a place in a language (ISO 639-1), or its own name where that is not known."""
        return self.store.localized(place.id, language) or plain_spelling(place.name)

    def cities(self, inhabitants: int) -> Iterator[Place]:
        """Yield the cities with at least so many inhabitants, the largest first."""
        return self.store.cities(inhabitants)

    def find(self, text: str, language: str) -> Sequence[NameHit]:
        """Return the names in a text; see :func:`geodata.gazetteer.name_index.find_names`."""
        return name_index.find_names(self.store, text, language)

    def lookup(self, name: str, language: str) -> NameHit | None:
        """Return what is known of one whole name, or ``None`` when it names no place."""
        return name_index.look_up(self.store, name, language)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        country_codes: str | Sequence[str] | None = None,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return the best-known place of a name as ``geopy.Location``, or all of them (``exactly_one=False``).

        ``query`` may name a container after a comma ("Tripoli, Liban"). ``country_codes``: ISO 3166-1 alpha-2, one or
        several. ``timeout`` is there for geopy's sake. ``None`` when nothing is found.
        """
        del timeout
        name, _, container = query.partition(",")
        allowed = {country_codes} if isinstance(country_codes, str) else set(country_codes or ())
        places = self.candidates(query) or self._within(name, container)
        places = [place for place in places if not allowed or place.country in {code.upper() for code in allowed}]
        if not places:
            return None
        if exactly_one:
            return _location(places[0])
        return [_location(place) for place in places[:limit]]

    def reverse(
        self, query: Point | str | tuple[float, float], *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """Return the city nearest to a point (latitude first, as geopy has it), within 50 km, or all of them."""
        del timeout
        point = Point(query)
        around = self.store.around(point.latitude, point.longitude, _NEAREST_KM)
        around.sort(key=lambda found: found[0] + (0.0 if found[1].population else _QUARTER_KM))
        near = [_location(place) for _, place in around]
        if not near:
            return None
        return near[0] if exactly_one else near

    def _within(self, name: str, container: str) -> list[Place]:
        """Return the bearers of a name that lie in the country or province named after the comma."""
        outer = {(place.country, place.admin1) for place in self.candidates(container.strip())[:5]}
        countries = {country for country, admin1 in outer if admin1 is None}
        return [
            place
            for place in self.candidates(name.strip())
            if place.country in countries or (place.country, place.admin1) in outer
        ]


def _abbreviated(found: Sequence[Bearer]) -> list[Bearer]:
    """Return the countries and provinces of which a name with full stops is an abbreviation ("N.Y.", "U.S.")."""
    areas = (PlaceFeature.ADMIN1, PlaceFeature.COUNTRY)
    return [b for b in found if b.place.feature in areas and b.rank in (NameRank.ABBREVIATION, NameRank.WEAK)]


def _location(place: Place) -> Location:
    """Return a place as geopy has it: address, point (latitude first), and the place itself as raw."""
    address = ", ".join(filter(None, (place.name, place.admin1, place.country)))
    return Location(address, Point(place.lat, place.lon), {"place": place})


def open_gazetteer(progress: Callable[[float, str], None] | None = None, *, folder: Path | None = None) -> Gazetteer:
    """Return the gazetteer, built first in the user's cache folder (or ``folder``) when it is missing or stale.

    The fuller one that the user built from GeoNames' dump files is taken where there is one. ``progress`` gets the
    share done (0 to 1) and what is being done. A damaged file is built anew. Raises :class:`GazetteerError` when the
    folder cannot be written.
    """
    fuller = dump_path(folder)
    if fuller.exists():
        with contextlib.suppress(GazetteerError):
            return Gazetteer(GazetteerStore(fuller))
    path = ensure_gazetteer(progress, folder)
    try:
        return Gazetteer(GazetteerStore(path))
    except GazetteerError:
        return Gazetteer(GazetteerStore(ensure_gazetteer(progress, folder, rebuild=True)))
