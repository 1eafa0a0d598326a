"""Online geocoding services through geopy, for who asks for them; nothing here runs by default.

Each service answers in the shape of :class:`geodata.gazetteer.geocoder.Gazetteer`: ``geocode(query, exactly_one=…,
country_codes=…)`` gives ``geopy.Location``, ``None`` means not found, and a failure is a :class:`ServiceError`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from geopy.exc import GeocoderTimedOut, GeopyError
from geopy.geocoders import GeoNames, Nominatim, Photon
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geodata.errors import ServiceError, ServiceTimeoutError

USER_AGENT = "trace-map"
TIMEOUT_SECONDS = 10.0
Countries = str | Sequence[str] | None


def _nominatim_arguments(countries: list[str], limit: int | None) -> dict[str, Any]:
    """Return what Nominatim calls them."""
    return {"country_codes": countries or None, "limit": limit}


def _photon_arguments(_countries: list[str], limit: int | None) -> dict[str, Any]:
    """Return what Photon calls them; it has no filter by country."""
    return {"limit": limit}


def _geonames_arguments(countries: list[str], _limit: int | None) -> dict[str, Any]:
    """Return what GeoNames calls them; its geopy form has no limit."""
    return {"country": countries or None}


_SERVICES: dict[str, tuple[type[Geocoder], Callable[[list[str], int | None], dict[str, Any]]]] = {
    "nominatim": (Nominatim, _nominatim_arguments),
    "photon": (Photon, _photon_arguments),
    "geonames": (GeoNames, _geonames_arguments),
}


def service_names() -> tuple[str, ...]:
    """Return the names of the services that :func:`online_geocoder` knows.

    >>> service_names()
    ('geonames', 'nominatim', 'photon')
    """
    return tuple(sorted(_SERVICES))


class OnlineGeocoder:
    """One online service in the shape of the gazetteer."""

    def __init__(self, name: str, service: Geocoder) -> None:
        """Take the name of the service and its geopy geocoder."""
        self.name = name
        self._service = service
        self._arguments = _SERVICES[name][1]

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: float = TIMEOUT_SECONDS,
        country_codes: Countries = None,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return the place the service finds for a name, or all of them; ``None`` when there is none.

        ``country_codes``: ISO 3166-1 alpha-2, one or several. Raises :class:`ServiceTimeoutError` when there is no
        answer within ``timeout`` seconds and :class:`ServiceError` for any other failure.
        """
        countries = [country_codes] if isinstance(country_codes, str) else list(country_codes or ())
        arguments = self._arguments(countries, limit)
        try:
            return self._service.geocode(query, exactly_one=exactly_one, timeout=timeout, **arguments)
        except GeocoderTimedOut as error:
            raise ServiceTimeoutError(f"{self.name} did not answer within {timeout:g} s for “{query}”") from error
        except (GeopyError, OSError) as error:
            raise ServiceError(f"{self.name} failed for “{query}”: {error}") from error


def online_geocoder(name: str, **settings: Any) -> OnlineGeocoder:
    """Return an online service by name (:func:`service_names`).

    ``settings`` go to geopy's class: ``username`` for GeoNames, ``domain`` for a Nominatim of one's own,
    ``adapter_factory`` for another transport. Raises :class:`ServiceError` for an unknown name or wrong settings.

    >>> online_geocoder("nominatim").name
    'nominatim'
    """
    if name not in _SERVICES:
        raise ServiceError(f"There is no service “{name}”; known are {', '.join(service_names())}")
    try:
        return OnlineGeocoder(name, _SERVICES[name][0](**{"user_agent": USER_AGENT, **settings}))
    except (GeopyError, TypeError) as error:
        raise ServiceError(f"{name} cannot be used so: {error}") from error
