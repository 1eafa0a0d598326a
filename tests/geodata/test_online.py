"""Online services behind the gazetteer's shape; the transport is handed in, so that no test needs a network."""

import inspect
from typing import Any

import pytest
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderTimedOut
from geopy.location import Location

from geodata.errors import GeodataError, ServiceError, ServiceTimeoutError
from geodata.gazetteer.geocoder import Gazetteer
from geodata.online import OnlineGeocoder, online_geocoder, service_names

ANSWERS: dict[str, Any] = {
    "nominatim": [{"lat": "31.2", "lon": "16.6", "display_name": "Sirte, Libya"}],
    "photon": {
        "features": [{"geometry": {"coordinates": [16.6, 31.2]}, "properties": {"name": "Sirte", "country": "Libya"}}]
    },
    "geonames": {"geonames": [{"lat": "31.2", "lng": "16.6", "name": "Sirte", "countryName": "Libya"}]},
}
EMPTY: dict[str, Any] = {"nominatim": [], "photon": {"features": []}, "geonames": {"geonames": []}}


def service(name: str, answer: Any, asked: list[str] | None = None) -> OnlineGeocoder:
    class Canned(BaseSyncAdapter):
        def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
            if asked is not None:
                asked.append(url)
            if isinstance(answer, Exception):
                raise answer
            return answer

        get_text = get_json

    settings = {"username": "nobody"} if name == "geonames" else {}
    return online_geocoder(name, adapter_factory=Canned, **settings)


@pytest.mark.parametrize("name", service_names())
def test_every_service_has_the_shape_of_the_gazetteer(name: str) -> None:
    ours = inspect.signature(Gazetteer.geocode).parameters
    theirs = inspect.signature(service(name, None).geocode).parameters
    assert set(theirs) == set(ours) - {"self"}
    assert inspect.getdoc(OnlineGeocoder.geocode)


@pytest.mark.parametrize("name", service_names())
def test_a_place_comes_back_as_location(name: str) -> None:
    found = service(name, ANSWERS[name]).geocode("Sirte")
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (31.2, 16.6)


@pytest.mark.parametrize("name", service_names())
def test_not_found_is_none(name: str) -> None:
    assert service(name, EMPTY[name]).geocode("Sirte") is None


@pytest.mark.parametrize("name", service_names())
def test_time_out_is_a_time_out(name: str) -> None:
    with pytest.raises(ServiceTimeoutError, match=name) as caught:
        service(name, GeocoderTimedOut("slow")).geocode("Sirte")
    assert isinstance(caught.value, TimeoutError)
    assert isinstance(caught.value, GeodataError)


@pytest.mark.parametrize("name", service_names())
def test_refusal_is_a_service_error(name: str) -> None:
    refused = AdapterHTTPError("refused", status_code=403, headers={}, text="")
    with pytest.raises(ServiceError, match=f"{name} failed for “Sirte”"):
        service(name, refused).geocode("Sirte")


def test_countries_reach_the_service() -> None:
    asked: list[str] = []
    service("nominatim", ANSWERS["nominatim"], asked).geocode("Tripoli", country_codes="lb")
    assert "countrycodes=lb" in asked[0]


def test_unknown_service_and_wrong_settings_are_said() -> None:
    with pytest.raises(ServiceError, match="known are geonames, nominatim, photon"):
        online_geocoder("elsewhere")
    with pytest.raises(ServiceError, match="cannot be used"):
        online_geocoder("geonames")
