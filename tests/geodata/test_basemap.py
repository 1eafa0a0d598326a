"""The basemap for the browser: its files, their sizes, and what is cut out for a page of its own."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
import shapely
from shapely.geometry import shape

from geodata.basemap.files import GROUND, basemap_extract, build_basemap
from geodata.basemap.labels import first_zooms, label_point

PAGE_LANGUAGES = ("fr", "en", "ar", "es", "de", "ru")


class Names:
    """A gazetteer that knows one name."""

    def place(self, place_id: str):
        return SimpleNamespace(id=place_id, name="")

    def localized_name(self, place, language: str) -> str:
        return "Syrte" if (place.id, language) == ("gn-2210554", "fr") else "Sirte"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("basemap")
    build_basemap(made, Names())  # type: ignore[arg-type]
    return made


def features(folder: Path, name: str) -> list[dict]:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["features"]


def test_land_tells_countries_apart(folder: Path) -> None:
    land = {feature["properties"]["iso"] for feature in features(folder, "land")}
    assert {"LY", "AZ", "UA", "XK", "EH", "FR"} <= land
    assert len(land) > 200


def test_files_are_small_enough_to_load(folder: Path) -> None:
    sizes = {path.stem: path.stat().st_size for path in folder.iterdir()}
    assert sum(sizes[name] for name in GROUND) < 5_000_000
    assert sizes["labels"] < 1_500_000
    assert max(size for name, size in sizes.items() if name.startswith("admin1-")) < 200_000


def test_disputed_borders_are_told(folder: Path) -> None:
    borders = features(folder, "borders")
    disputed = [border["properties"]["why"] for border in borders if border["properties"]["disputed"]]
    for name in ("Kosovo", "Western Sahara", "Somaliland", "Northern Cyprus", "Crimea", "Kashmir", "Abkhazia", "Golan"):
        assert any(name in why for why in disputed), name
    assert len(disputed) < len(borders) / 3


def test_borders_lie_on_the_edge_of_the_land(folder: Path) -> None:
    land = shapely.union_all([shape(feature["geometry"]).boundary for feature in features(folder, "land")])
    for border in features(folder, "borders")[::10]:
        assert land.distance(shape(border["geometry"])) < 1e-3


def test_labels_are_named_in_the_languages_of_the_page(folder: Path) -> None:
    labels = [feature["properties"] for feature in features(folder, "labels")]
    libya = next(label for label in labels if label.get("iso") == "LY")
    assert libya["name_fr"] == "Libye"
    assert libya["name_ar"] == "ليبيا"
    seas = [label for label in labels if label["kind"] == "sea"]
    assert all(label[f"name_{language}"] for label in seas for language in PAGE_LANGUAGES)
    assert any(label.get("name_fr") == "Syrte" for label in labels if label["kind"] == "town")
    assert {label["kind"] for label in labels} == {"country", "sea", "town"}


def test_great_towns_are_shown_before_small_ones(folder: Path) -> None:
    zooms = {f["properties"]["name"]: f["properties"]["min_zoom"] for f in features(folder, "labels")}
    assert max(zooms["Tripoli"], zooms["Benghazi"]) <= zooms["Misratah"] < 6.5
    small = {
        feature["properties"]["name"]: feature["properties"]["min_zoom"] for feature in features(folder, "towns-LY")
    }
    assert min(small.values()) > 6.5
    assert not set(small) & {name for name, zoom in zooms.items() if zoom < 5}


def test_seas_are_labelled_at_sea(folder: Path) -> None:
    land = [shape(feature["geometry"]) for feature in features(folder, "land")]
    tree = shapely.STRtree([geometry if geometry.is_valid else shapely.make_valid(geometry) for geometry in land])
    for label in features(folder, "labels"):
        if label["properties"]["kind"] == "sea":
            assert not len(tree.query(shape(label["geometry"]), predicate="within")), label["properties"]["name"]


def test_an_extract_is_small_and_keeps_what_is_in_view(folder: Path) -> None:
    extract = basemap_extract((11.0, 26.0, 22.0, 34.0), ["LY"], folder)
    assert set(extract) == {*GROUND, "labels", "admin1-LY", "towns-LY"}
    assert len(json.dumps(extract, separators=(",", ":"))) < 1_500_000
    whole = shapely.union_all(
        [shape(f["geometry"]) for f in extract["land"]["features"] if f["properties"]["iso"] == "LY"]
    )
    assert whole.contains(shapely.Point(16.0, 29.0))
    assert any(feature["properties"]["iso"] == "AU" for feature in extract["land"]["features"])
    assert all(0 <= feature["geometry"]["coordinates"][0] <= 33 for feature in extract["labels"]["features"])


def test_a_country_without_provinces_brings_none(folder: Path) -> None:
    assert "admin1-XX" not in basemap_extract((0.0, 0.0, 1.0, 1.0), ["XX"], folder)


def test_weightier_towns_come_first() -> None:
    points = [(0.0, 0.0), (0.5, 0.0), (50.0, 0.0)]
    zooms = first_zooms(points)
    assert zooms[0] == zooms[2] < zooms[1]


def test_a_country_is_labelled_on_its_largest_part() -> None:
    point, _ = label_point(shapely.box(0, 0, 4, 4).union(shapely.box(10, 10, 11, 11)))
    assert shapely.box(1, 1, 3, 3).contains(point)
