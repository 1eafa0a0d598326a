"""What the browser loads comes from this application alone."""

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components import assets


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=list(assets.routes())))


@pytest.mark.parametrize("address", [address for _, address in (*assets.scripts(), *assets.styles())])
def test_every_address_of_the_map_is_served(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] in ("text/javascript", "text/css", "application/javascript")


def test_the_fonts_named_in_the_style_are_served(client: TestClient) -> None:
    addresses = re.findall(r'url\("(/assets/[^"]+)"\)', client.get("/assets/map.css").text)
    assert addresses
    assert all(client.get(address).status_code == 200 for address in addresses)


@pytest.mark.parametrize("name", ["no-such-layer.json", "..%2F..%2Fpyproject.toml", "%2Fetc%2Fpasswd"])
def test_no_other_file_is_served(client: TestClient, name: str) -> None:
    assert client.get("/assets/basemap/" + name).status_code == 404


def test_a_new_script_has_a_new_address() -> None:
    assert assets.version("a") != assets.version("b")
    assert assets.version(assets.map_script()) in dict(assets.scripts())["trace"]


def test_scripts_name_no_outside_host_but_the_tiles_behind_the_switch() -> None:
    hosts = set(re.findall(r"https?://([\w.]+)", assets.map_script()))
    assert hosts <= {"tile.openstreetmap.org", "www.w3.org"}


def test_an_inlined_script_cannot_end_its_element() -> None:
    assert "</script" not in assets.inline("leaflet.js")
    assert "</script" not in assets.map_script()
    with pytest.raises(FileNotFoundError):
        assets.inline("nothing.js")
