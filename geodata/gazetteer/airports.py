"""Airports with scheduled codes and military airfields, from the package airportsdata (MIT)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import airportsdata

from geodata.gazetteer.name_forms import fold_once
from geodata.gazetteer.record import NameRank, PlaceRecord
from geodata.place import Place, PlaceFeature

SOURCE = "airportsdata, MIT"
PROMINENCE = 0.35
"""Below that of a town of some size: an airport is meant where its whole name stands."""
_MILITARY = re.compile(r"\b(?:(?:Military|Naval|Army) )?(?:Air Base|Airbase|Air Force Base|Air Force Station)\b")
_AIRPORT = re.compile(r" (?:International )?Airport$")


def airport_records() -> Iterator[PlaceRecord]:
    """Yield the airports that have an IATA code, and the airfields whose names say that they are military."""
    for code, airport in airportsdata.load("ICAO").items():
        if airport["iata"] or _MILITARY.search(airport["name"]):
            place = Place(
                id=f"icao-{code}",
                name=airport["name"],
                lat=airport["lat"],
                lon=airport["lon"],
                feature=PlaceFeature.FACILITY,
                country=airport["country"] or None,
                admin1=None,
                population=0,
                geometry_ref=None,
                source=SOURCE,
            )
            yield PlaceRecord(place, list(names(airport["name"], airport["city"])), prominence=PROMINENCE)


def names(name: str, city: str) -> Iterator[tuple[str, NameRank]]:
    """Yield the names of an airport: in full, without "International", without its city, and bare, which is weak.

    >>> [name for name, _ in names("London Heathrow Airport", "London")]
    ['London Heathrow Airport', 'Heathrow Airport', 'Heathrow', 'London Heathrow']
    >>> [name for name, _ in names("Engels Air Base", "Engels")]
    ['Engels Air Base', 'Engels airbase', 'base aérienne de Engels', 'Engels AFB']
    """
    yield name, NameRank.NAME
    if military := _MILITARY.search(name):
        bare = name[: military.start()].strip()
        if bare:
            yield from (
                (form.format(bare), NameRank.VARIANT) for form in ("{} airbase", "base aérienne de {}", "{} AFB")
            )
    elif _AIRPORT.search(name):
        bare = _AIRPORT.sub("", name)
        own = bare.removeprefix(f"{city} ") if city else bare
        if name != f"{bare} Airport":
            yield f"{bare} Airport", NameRank.VARIANT
        if own != bare:
            yield f"{own} Airport", NameRank.VARIANT
            yield own, NameRank.WEAK
    else:
        return
    if bare and fold_once(bare) != fold_once(city):
        yield bare, NameRank.WEAK
