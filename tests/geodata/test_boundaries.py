"""The boundaries that come with the project, read as they are used."""

import subprocess
import sys

import pytest
import shapely
from pyproj import Geod

from geodata.boundaries import Boundaries, open_boundaries
from geodata.errors import SourceError
from geodata.sources.borders import dispute
from geodata.sources.provinces import Province


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return open_boundaries()


@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [
        (32.89, 13.19, "LY"),  # Tripoli
        (39.82, 46.75, "AZ"),  # Stepanakert
        (44.95, 34.10, "UA"),  # Simferopol, held by Russia, keyed on ISO codes
        (42.66, 21.16, "XK"),  # Pristina
        (9.56, 44.06, "SO"),  # Hargeisa
        (35.34, 33.32, "CY"),  # Kyrenia
        (24.00, -13.00, "EH"),
        (25.00, 121.30, "TW"),
        (48.86, 2.35, "FR"),
        (31.50, 34.45, "PS"),  # Gaza
        (34.00, 18.00, None),  # Mediterranean
        (35.40, 77.10, None),  # Siachen, of no one
    ],
)
def test_country_at_goes_by_iso_codes(boundaries: Boundaries, lat: float, lon: float, country: str | None) -> None:
    assert boundaries.country_at(lat, lon) == country


@pytest.mark.parametrize(("country", "area_km2"), [("AZ", 86_600), ("UA", 603_550), ("TN", 155_360)])
def test_land_has_the_size_of_the_country(boundaries: Boundaries, country: str, area_km2: float) -> None:
    land = boundaries.land(country)
    assert land is not None
    assert land.is_valid
    square_metres, _ = Geod(ellps="WGS84").geometry_area_perimeter(land)
    assert abs(square_metres) / 1e6 == pytest.approx(area_km2, rel=0.03)


def test_provinces_cover_their_country_without_overlap(boundaries: Boundaries) -> None:
    land = boundaries.land("LY")
    now = ["BA", "BU", "JA", "JI", "JU", "KF", "MB", "MI", "MJ", "MQ", "NQ", "SB", "SR", "WD", "WS", "ZA", "GT"]
    codes = [*now, "TN", "QB", "AJ", "GD", "MZ"]
    shapes = [boundaries.geometry(f"admin1:LY-{code}") for code in codes]
    assert None not in shapes
    union = shapely.union_all(shapes)
    assert sum(shape.area for shape in shapes) == pytest.approx(union.area, rel=1e-6)
    assert union.symmetric_difference(land).area < 1e-6 * land.area


@pytest.mark.parametrize("ref", ["admin1:LY-JU", "admin1:LY-TB", "admin1:AZ-AGM", "admin1:UA-43", "admin1:SO-AW"])
def test_provinces_are_found_by_their_present_code(boundaries: Boundaries, ref: str) -> None:
    shape = boundaries.geometry(ref)
    assert shape is not None
    assert shape.area > 0


@pytest.mark.parametrize(
    ("region", "lat", "lon"),
    [("oil-crescent-ly", 30.55, 18.9), ("fezzan", 26.6, 13.9), ("crimea", 45.2, 34.3), ("sahel", 15.5, 2.0)],
)
def test_regions_are_composed(boundaries: Boundaries, region: str, lat: float, lon: float) -> None:
    shape = boundaries.geometry(f"region:{region}")
    assert shape is not None
    assert shape.contains(shapely.Point(lon, lat))


@pytest.mark.parametrize("ref", ["", "admin0:", "admin0:XX", "admin1:' OR 1=1 --", "region:nowhere", "sea:1", "LY"])
def test_what_is_not_there_is_none(boundaries: Boundaries, ref: str) -> None:
    assert boundaries.geometry(ref) is None


def test_a_missing_file_is_told(tmp_path) -> None:
    with pytest.raises(SourceError, match="make data"):
        Boundaries(tmp_path / "missing.gpkg")


def test_opening_loads_no_geopandas() -> None:
    code = "import sys, geodata.boundaries as b; b.open_boundaries(); sys.exit('geopandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        (("UA-43", "UA"), ("UA-65", "UA"), True),
        (("XK-X02", "XK"), ("RS-18", "RS"), True),
        (("XK-X02", "XK"), ("AL-08", "AL"), False),
        (("FR-67", "FR"), ("DE-BW", "DE"), False),
        (("UA-65", "UA"), ("UA-09", "UA"), False),
    ],
)
def test_disputes_run_between_the_sides_named(one: tuple[str, str], other: tuple[str, str], disputed: bool) -> None:
    a, b = (Province(unit, "", country, "", {}, shapely.Polygon()) for unit, country in (one, other))
    assert (dispute(a, b) is not None) is disputed
    assert dispute(a, b) == dispute(b, a)


def test_a_damaged_file_is_told(tmp_path) -> None:
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(b"no database at all" * 100)
    with pytest.raises(SourceError, match=r"broken\.gpkg"):
        Boundaries(broken).country_at(0.0, 0.0)
