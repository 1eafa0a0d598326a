"""From the rows of a reader's own table to observations: each row is checked by itself, then all of them together."""

from __future__ import annotations

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from geodata.control.observation import Confidence, ControlStatus, Observation
from geodata.control.own_table import OwnRow, surplus_fault
from geodata.control.row_fault import FaultKind, FaultyRow, RowFault
from geodata.control.written_dates import DateOrder, written_date
from geodata.place import Place, PlaceFeature
from reading.actors import ActorLexicon, fold

Geocode = Callable[[str], Sequence[Place]]
"""Returns the places that may bear a name, best known first; :meth:`Gazetteer.candidates` is one."""
CountryAt = Callable[[float, float], "str | None"]
"""Returns the ISO 3166-1 alpha-2 code of the country at latitude and longitude, or ``None``."""

Progress = Callable[[float], None]
"""Hears which share of the work is done (0 to 1)."""

STATUSES: Mapping[str, ControlStatus] = {
    **{status.value: status for status in ControlStatus},
    "": ControlStatus.HELD,
    "tenu": ControlStatus.HELD,
    "controlled": ControlStatus.HELD,
    "conteste": ControlStatus.CONTESTED,
    "dispute": ControlStatus.CONTESTED,
    "disputed": ControlStatus.CONTESTED,
    "assiege": ControlStatus.BESIEGED,
    "incertain": ControlStatus.UNCLEAR,
    "unknown": ControlStatus.UNCLEAR,
}
CONFIDENCES: Mapping[str, Confidence] = {
    **{confidence.value: confidence for confidence in Confidence},
    "": Confidence.MEDIUM,
    "haute": Confidence.HIGH,
    "elevee": Confidence.HIGH,
    "moyenne": Confidence.MEDIUM,
    "basse": Confidence.LOW,
    "faible": Confidence.LOW,
}
SHORE_DEGREES = 0.12
"""Coasts and borders are generalised: a point so near to a country (about 13 km) may well lie in it."""
MOST = Fraction(4, 5)
"""So large a share of the places makes a country that of the table; exact: one row of five is none of it."""
TOLD_EVERY = 2000
"""So many rows are read between two words of progress."""
LONGEST_TEXT = 500
"""Longer names, titles and remarks are cut: they go on a map."""


@dataclass(frozen=True, slots=True)
class OwnRules:
    """What rows are held against: the last day they may bear, how dates are written, and who knows places.

    ``countries`` are the ISO codes the table is about, where that is known.
    """

    today: datetime.date
    date_order: DateOrder = DateOrder.ISO
    geocode: Geocode | None = None
    country_at: CountryAt | None = None
    countries: tuple[str, ...] = ()


def observations_of(
    rows: Sequence[OwnRow], rules: OwnRules, progress: Progress | None = None
) -> tuple[tuple[Observation, ...], tuple[RowFault, ...]]:
    """Return the observations of all rows that can be used, and the remarks on all rows, by line.

    ``progress`` hears which share of the rows is read (0 to 1).
    """
    faults: list[RowFault] = []
    found: list[Observation] = []
    without_point: list[OwnRow] = []
    for number, row in enumerate(rows):
        if progress is not None and number % TOLD_EVERY == 0:
            progress(number / len(rows))
        surplus = surplus_fault(row)
        if surplus is not None:
            faults.append(surplus)
            continue
        try:
            if (row.values.get("lat") or "") or (row.values.get("lon") or ""):
                found.append(observation_of(row, point_of(row), rules, faults))
            else:
                without_point.append(row)
        except FaultyRow as fault:
            faults.append(RowFault(row.line, fault.kind, fault.values))
    homes = rules.countries or common_countries(found, rules)
    kept = [row for row in found if placed_rightly(row, rules, homes, faults)]
    for row in without_point:
        try:
            kept.append(geocoded(row, rules, homes, faults))
        except FaultyRow as fault:
            faults.append(RowFault(row.line, fault.kind, fault.values))
    kept.sort(key=lambda observation: observation.line)
    faults += [*unknown_actors(kept), *several_holders(kept)]
    return tuple(kept), tuple(sorted(faults, key=lambda fault: (fault.line, fault.kept)))


def observation_of(row: OwnRow, point: tuple[float, float], rules: OwnRules, faults: list[RowFault]) -> Observation:
    """Return the observation of a row at a point; raise :class:`FaultyRow` when it cannot be used."""
    date, until = period_of(row, rules)
    name = needed(row, "place")
    return Observation(
        place=own_place(row, name, *point),
        controller=actor_id(needed(row, "actor")),
        status=status_of(row),
        date=date,
        until=until,
        confidence=confidence_of(row, faults),
        source_title=text_of(row, "source_title"),
        source_url=text_of(row, "source_url") or None,
        note=text_of(row, "note"),
        line=row.line,
    )


def own_place(row: OwnRow, name: str, lat: float, lon: float) -> Place:
    """Return the place that a row names."""
    country = text_of(row, "country").upper()
    return Place(
        id=f"own-{fold(name)}",
        name=name,
        lat=lat,
        lon=lon,
        feature=PlaceFeature.CITY,
        country=country if len(country) == 2 and country.isalpha() else None,
        admin1=text_of(row, "admin1") or None,
        population=0,
        geometry_ref=None,
        source="dataset",
    )


def text_of(row: OwnRow, column: str) -> str:
    """Return what a row says in a column, on one line; blank where it says nothing."""
    return " ".join((row.values.get(column) or "").split())[:LONGEST_TEXT]


def needed(row: OwnRow, column: str) -> str:
    """Return what a row says in a column that must not be blank."""
    text = text_of(row, column)
    if not text:
        raise FaultyRow(FaultKind.BLANK, column=column)
    return text


def number_of(row: OwnRow, column: str) -> float:
    """Return a number of a row; a decimal comma and a sign of degrees are understood."""
    written = needed(row, column)
    try:
        return float(written.replace(",", ".").rstrip("° "))
    except ValueError:
        raise FaultyRow(FaultKind.NOT_A_NUMBER, column=column, written=written) from None


def point_of(row: OwnRow) -> tuple[float, float]:
    """Return latitude and longitude of a row."""
    lat, lon = number_of(row, "lat"), number_of(row, "lon")
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        swapped = abs(lon) <= 90 and 90 < abs(lat) <= 180
        raise FaultyRow(FaultKind.SWAPPED if swapped else FaultKind.OFF_GLOBE, lat=f"{lat:g}", lon=f"{lon:g}")
    return lat, lon


def period_of(row: OwnRow, rules: OwnRules) -> tuple[datetime.date, datetime.date | None]:
    """Return first day and end of a row."""
    date = written_date(needed(row, "date"), "date", rules.date_order)
    if date > rules.today:
        raise FaultyRow(FaultKind.FUTURE, column="date", written=date.isoformat())
    ends = text_of(row, "until")
    until = written_date(ends, "until", rules.date_order) if ends else None
    if until is not None and until < date:
        raise FaultyRow(FaultKind.ENDS_BEFORE, until=until.isoformat(), date=date.isoformat())
    return date, until


def status_of(row: OwnRow) -> ControlStatus:
    """Return the status of a row; blank is held."""
    written = text_of(row, "status")
    status = STATUSES.get(fold(written))
    if status is None:
        raise FaultyRow(FaultKind.UNKNOWN_STATUS, written=written, known=", ".join(ControlStatus))
    return status


def confidence_of(row: OwnRow, faults: list[RowFault]) -> Confidence:
    """Return the confidence of a row; blank and unknown words are medium, and the latter are told."""
    written = text_of(row, "confidence")
    confidence = CONFIDENCES.get(fold(written))
    if confidence is None:
        values = {"written": written, "known": ", ".join(Confidence)}
        faults.append(RowFault(row.line, FaultKind.UNKNOWN_CONFIDENCE, values, kept=True))
    return confidence or Confidence.MEDIUM


@cache
def actor_ids() -> Mapping[str, str]:
    """Return the ids of the known actors by each of their names, without case and accents."""
    lexicon = ActorLexicon()
    return lexicon.ids_by_name()


def actor_id(written: str) -> str:
    """Return the id of a known actor by its id or one of its names; any other name stays as it is.

    >>> actor_id("Libyan National Army"), actor_id("LNA"), actor_id("Les Verts")
    ('lna', 'lna', 'Les Verts')
    """
    return actor_ids().get(fold(written), written)


def common_countries(found: Sequence[Observation], rules: OwnRules) -> tuple[str, ...]:
    """Return the countries in which most places lie; none when they are spread over many."""
    if rules.country_at is None or not found:
        return ()
    counted = Counter(country_of(row.place, rules.country_at) for row in found).most_common(4)
    shares = [(country, Fraction(count, len(found))) for country, count in counted if country]
    kept = [country for country, share in shares if share > 1 - MOST]
    return tuple(kept) if sum(share for country, share in shares if country in kept) >= MOST else ()


def country_of(place: Place, country_at: CountryAt) -> str | None:
    """Return the country in which a place lies."""
    return country_at(place.lat, place.lon)


def placed_rightly(row: Observation, rules: OwnRules, homes: tuple[str, ...], faults: list[RowFault]) -> bool:
    """Tell whether a row may lie where it says; remarks on rows that are far from the others go to ``faults``."""
    if rules.country_at is None:
        return True
    place = row.place
    wanted = (place.country,) if place.country else homes
    found = rules.country_at(place.lat, place.lon)
    if not wanted or found in wanted or any(near(place.lat, place.lon, code, rules.country_at) for code in wanted):
        return True
    values = {"lat": f"{place.lat:g}", "lon": f"{place.lon:g}"}
    if abs(place.lon) <= 90 and rules.country_at(place.lon, place.lat) in wanted:
        faults.append(RowFault(row.line, FaultKind.SWAPPED, values))
        return False
    if place.country and found is not None:
        more = {**values, "found": found, "wanted": place.country}
        faults.append(RowFault(row.line, FaultKind.OTHER_COUNTRY, more))
        return False
    if found is None:
        faults.append(RowFault(row.line, FaultKind.AT_SEA, values, kept=True))
    else:
        more = {"found": found, "wanted": ", ".join(wanted)}
        faults.append(RowFault(row.line, FaultKind.FAR_AWAY, more, kept=True))
    return True


def near(lat: float, lon: float, country: str, country_at: CountryAt) -> bool:
    """Tell whether a point lies within about 13 km of a country."""
    around = [(math.cos(turn), math.sin(turn)) for turn in (n * math.pi / 4 for n in range(8))]
    return any(country_at(lat + SHORE_DEGREES * y, lon + SHORE_DEGREES * x) == country for x, y in around)


def geocoded(row: OwnRow, rules: OwnRules, homes: tuple[str, ...], faults: list[RowFault]) -> Observation:
    """Return the observation of a row without coordinates, at the place that the gazetteer has for its name.

    The first candidate in the country of the row counts, else in those of the table, else the best known.
    """
    name = needed(row, "place")
    candidates = rules.geocode(name) if rules.geocode is not None else ()
    wanted = (text_of(row, "country").upper(),) if text_of(row, "country") else homes
    inside = [place for place in candidates if place.country in wanted]
    if not candidates or (wanted and not inside):
        raise FaultyRow(FaultKind.NO_PLACE, place=name)
    best = (inside or list(candidates))[0]
    observation = observation_of(row, (best.lat, best.lon), rules, faults)
    values = {"place": name, "lat": f"{best.lat:.3f}", "lon": f"{best.lon:.3f}", "country": best.country or "?"}
    faults.append(RowFault(row.line, FaultKind.GEOCODED, values, kept=True))
    return replace(observation, place=replace(best, name=name), geocoded=True)


def unknown_actors(kept: Sequence[Observation]) -> list[RowFault]:
    """Return one remark for each actor that the lexicon does not know, at its first row."""
    known = set(actor_ids().values())
    rows: dict[str, list[int]] = defaultdict(list)
    for observation in kept:
        if observation.controller not in known:
            rows[observation.controller].append(observation.line)
    return [
        RowFault(lines[0], FaultKind.UNKNOWN_ACTOR, {"actor": actor, "rows": str(len(lines))}, kept=True)
        for actor, lines in rows.items()
    ]


def several_holders(kept: Sequence[Observation]) -> list[RowFault]:
    """Return one remark for each place and day with several holders, at its last row."""
    rows: dict[tuple[str, datetime.date], list[Observation]] = defaultdict(list)
    for observation in kept:
        if observation.status is not ControlStatus.UNCLEAR:
            rows[observation.place.name.casefold(), observation.date].append(observation)
    found = []
    for same in rows.values():
        actors = tuple(dict.fromkeys(row.controller for row in same))
        if len(actors) > 1:
            values = {"place": same[0].place.name, "date": same[0].date.isoformat(), "actors": ", ".join(actors)}
            found.append(RowFault(same[-1].line, FaultKind.TWO_HOLDERS, values, kept=True))
    return found
