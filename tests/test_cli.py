"""The door of the shell: what goes wrong is one sentence and exit code 2; what goes right is the result of the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import jsonschema
import pytest
from typer.testing import CliRunner, Result

from cli import app
from geodata.geometry.distance import distance_km

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "components" / "examples"
SEED = ROOT.parent / "shared" / "seed" / "article.fr.txt"
GOLD = ROOT.parent / "shared" / "gold" / "dev" / "seed.json"


def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text("Le maire de Lyon parle. Il se tait ensuite.", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("data", "options", "says"),
    [
        (b"", [], "no text"),
        (b" \n\t ", [], "no text"),
        (bytes(range(256)) * 40, [], "text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(400), [], "text"),
        (b"Calm. " * 350_000, [], "one piece"),
        (b"All is calm here today.", ["--language", "klingon"], "klingon"),
        (b"All is calm here today.", ["--published", "2020-02-31"], "2020-02-31"),
        (b"All is calm here today.", ["--published", "yesterday"], "yesterday"),
        (b"All is calm here today.", ["--out", "map.pdf"], ".geojson"),
        (b"All is calm here today.", ["--out", "no/such/folder/map.json"], "folder"),
    ],
)
def test_a_fault_is_one_sentence_and_exit_code_2(tmp_path: Path, data: bytes, options: list[str], says: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(data)
    result = run(file, *options)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert says in result.stderr.lower()
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        result = run(path)
        assert result.exit_code == 2
        assert str(path) in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1


def test_a_place_that_cannot_be_written_is_told(article: Path, tmp_path: Path) -> None:
    (tmp_path / "map.json").mkdir()
    result = run(article, "--out", tmp_path / "map.json")
    assert result.exit_code == 2
    assert "folder" in result.stderr


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The JSON of our own French example."""
    out = tmp_path_factory.mktemp("out") / "example.json"
    result = run(EXAMPLES / "libye-2020.fr.md", "--published", "2020-06-15", "--out", out)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    return dict(json.loads(out.read_text(encoding="utf-8")))


def test_the_example_keeps_to_the_schema(document: dict[str, object]) -> None:
    schema = json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema, format_checker=jsonschema.FormatChecker())


def test_the_example_has_its_line_arrow_and_areas(document: dict[str, object]) -> None:
    kinds = {feature["properties"]["kind"] for feature in document["features"]["features"]}  # type: ignore[index]
    assert {"place", "red_line", "withdrawal", "control_area", "observation"} <= kinds


def test_standard_input_and_a_summary() -> None:
    result = run("-", stdin="La France parle. Un accord à Genève.".encode())
    assert result.exit_code == 0, result.stderr
    assert "Genève" in result.stdout
    assert len(result.stdout.splitlines()) >= 3


def test_a_text_without_a_place_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    out = tmp_path / "map.html"
    text = b"Nothing happens anywhere, and nobody says a word about it."
    result = run("-", "--language", "en", "--out", out, stdin=text)
    assert result.exit_code == 2
    assert result.stderr.startswith("No place was found in this text")
    assert not out.exists()


def test_a_stray_nul_in_a_text_file_is_kept(tmp_path: Path) -> None:
    file, out = tmp_path / "article.txt", tmp_path / "reading.json"
    file.write_bytes("À Tripoli\0, en Libye, tout est calme.".encode())
    assert run(file, "--out", out).exit_code == 0
    assert "\0" in json.loads(out.read_text(encoding="utf-8"))["article"]["text"]


def test_geojson_opens_in_geopandas(tmp_path: Path) -> None:
    out = tmp_path / "map.geojson"
    assert run(EXAMPLES / "libya-2020.en.md", "--published", "2020-06-15", "--out", out).exit_code == 0
    frame = geopandas.read_file(out)
    assert len(frame) > 10
    assert frame.geometry.is_valid.all()


def test_html_stands_alone(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    result = run(EXAMPLES / "libya-2020.en.md", "--published", "2020-06-15", "--out", out)
    assert result.exit_code == 0, result.stderr
    page = out.read_text(encoding="utf-8")
    assert 'src="http' not in page
    assert "data-feature" in page or "red-line-" in page


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """The reading of the first real article, and its reading by hand."""
    if not (SEED.exists() and GOLD.exists()):
        pytest.skip("the real article is not here")
    out = tmp_path_factory.mktemp("out") / "seed.json"
    result = run(SEED, "--published", "2020-06-15", "--out", out)
    assert result.exit_code == 0, result.stderr
    return json.loads(out.read_text(encoding="utf-8")), json.loads(GOLD.read_text(encoding="utf-8"))


WITHIN_KM = {"city": 25, "facility": 25, "region": 161, "admin1": 161}


def test_the_seed_has_its_places_where_they_are(seed: tuple[dict[str, Any], dict[str, Any]]) -> None:
    reading, gold = seed
    found = {(m["start"], m["end"]): m for m in reading["mentions"] if m["kind"] == "place"}
    missed = [m["text"] for m in gold["mentions"] if (m["start"], m["end"]) not in found]
    assert len(missed) <= 2, missed
    for wanted in gold["mentions"]:
        mention = found.get((wanted["start"], wanted["end"]))
        if mention is None:
            continue
        assert mention["place"] is not None, mention["text"]
        where, place = wanted["place"], mention["place"]
        if where["feature"] == "country":
            assert place["country"] == where["country"], mention["text"]
        else:
            km = distance_km(where["lat"], where["lon"], place["lat"], place["lon"])
            assert km <= WITHIN_KM[where["feature"]], mention["text"]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("red_line", {"actor": "gov:RU", "places": {"Syrte", "Al Joufra", "croissant pétrolier"}}),
        ("withdrawal", {"actor": "lna", "speaker": "gov:TR", "status": "demanded", "places": {"Benghazi"}}),
        ("talks", {"status": "cancelled", "when": "2020-06-14", "places": {"Istanbul"}}),
        ("deployment", {"actor": "gna", "places": {"Syrte"}}),
        ("support", {"actor": "gov:TR", "target": "gna"}),
        ("support", {"actor": "gov:RU", "places": {"Libye"}}),
    ],
)
def test_the_seed_has_its_claims(
    seed: tuple[dict[str, Any], dict[str, Any]], kind: str, wanted: dict[str, Any]
) -> None:
    reading, _ = seed
    words = {mention["id"]: mention["text"] for mention in reading["mentions"]}
    claims = [
        {**claim, "places": {words[place["mention"]] for place in claim["places"]}}
        for claim in reading["claims"]
        if claim["kind"] == kind
    ]
    assert any(all(claim[key] == value for key, value in wanted.items()) for claim in claims), claims


def test_the_seed_has_its_marks(seed: tuple[dict[str, Any], dict[str, Any]]) -> None:
    marks = [feature["properties"] for feature in seed[0]["features"]["features"]]
    red = [mark for mark in marks if mark["kind"] == "red_line"]
    assert len(red) == 3, "the line, its corridor, and the coastal area outlined"
    arrow = next(mark for mark in marks if mark["kind"] == "withdrawal")
    assert 300 <= arrow["distance_km"] <= 400
    assert "Syrte" in arrow["note"]
    assert arrow["sources"]
    assert seed[0]["lead"] == red[0]["id"]
    assert seed[0]["control"]["date"] == "2020-06-15"


def test_the_gazetteer_command_tells_what_is_used_and_refuses_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    told = CliRunner().invoke(app, ["gazetteer"])
    assert told.exit_code == 0
    assert "packaged gazetteer is used" in told.output
    refused = CliRunner().invoke(app, ["gazetteer", "--geonames", str(tmp_path)])
    assert refused.exit_code == 2
    assert "allCountries.txt" in refused.output
    both = CliRunner().invoke(app, ["gazetteer", "--geonames", str(tmp_path), "--packaged"])
    assert both.exit_code == 2


def test_many_articles_are_read_and_a_fault_is_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("Ankara refuse de quitter Tripoli.", encoding="utf-8")
    (folder / "bad.txt").write_text(" ", encoding="utf-8")
    result = CliRunner().invoke(app, ["read-many", str(folder), "--out", str(tmp_path / "out"), "--processes", "1"])
    assert result.exit_code == 2
    assert "1 of 2 articles" in result.stdout
    assert result.stderr.startswith("bad.txt: ")
    assert len(result.stderr.strip().splitlines()) == 1
    assert json.loads((tmp_path / "out" / "good.json").read_text(encoding="utf-8"))["mentions"]


@pytest.mark.parametrize(
    ("package", "says"), [("fr_dep_news_trf", "pip install"), ("../x", "not installed"), ("slovnet", "choose another")]
)
def test_a_pipeline_that_cannot_read_the_article_is_told(article: Path, package: str, says: str) -> None:
    result = run(article, "--language", "fr", "--pipeline", package)
    assert result.exit_code == 2
    assert says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
