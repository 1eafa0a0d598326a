"""The atlas on its way to the browser: nothing of it may be evaluated, nothing may come from outside."""

import datetime
import json
import re

import pytest
import streamlit_folium
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Template
from shapely.geometry import LineString, Point, box

from components.map_layers import base_map, countries, escape, feature_group, payload, safe_json
from components.map_setting import Actors, Setting
from components.wording import wording
from geodata.feature import Atlas, Basis, ControlSummary, Feature, FeatureKind, Source
from geodata.place import Place, PlaceFeature, Resolution

HOSTILE = (
    "{{7*7}}",
    "{% raise %}",
    "{# gone #}",
    "${alert(1)}",
    "`${alert(1)}`",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "line\u2028separator\u2029",
    "\"quoted\" \\ and 'single'",
    "\u202eright to left\u200f 🏴 \x00 nul",
    "&lt;b&gt; %7B%7B",
)
FRENCH = Setting("fr", wording("fr"), channel="trace-1")


def place(label: str, feature_id: str = "place-1") -> Feature:
    source = Source(label, f"javascript:{label}")
    return Feature(
        feature_id,
        FeatureKind.PLACE,
        Point(16.6, 31.2),
        label,
        Basis.GAZETTEER,
        5,
        count=1,
        sources=(source,),
        note=label,
    )


def script_of(atlas: Atlas, setting: Setting = FRENCH, actors: Actors | None = None) -> str:
    """Return the script that streamlit-folium sends to the browser."""
    chart = base_map()
    chart.get_root().render()
    streamlit_folium._get_map_string(chart)
    return streamlit_folium._get_feature_group_string(feature_group(payload(atlas, setting, actors or Actors())), chart)


def payload_in(script: str) -> dict:
    """Return the JSON that a script hands to the map."""
    start = script.index("traceMap.show(")
    found, _ = json.JSONDecoder().raw_decode(script[script.index("{", start) :])
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_label_reaches_the_browser_unread_and_unchanged(text: str) -> None:
    script = script_of(Atlas((place(text),)))
    mark = payload_in(script)["marks"][0]
    assert mark["label"] == text
    assert mark["card"]["sources"][0]["title"] == text
    for opener in ("{{", "{%", "{#", "${", "`", "<", "\u2028", "alert("):
        assert opener not in script.partition("traceMap.show(")[2].partition("\n")[0]


@given(st.text())
@settings(max_examples=300)
def test_escaped_text_is_the_same_text_for_json_and_for_a_template(text: str) -> None:
    written = safe_json({"label": text, "list": [text]})
    assert json.loads(written) == {"label": text, "list": [text]}
    assert Template(written).render() == written
    assert re.fullmatch(r"[ -~]*", written)
    assert not set("<>&`'$%#") & set(written)


@given(st.text(alphabet="{}%#$`\\<>/\"'*7_u0alert()\u2028"))
def test_escaped_text_holds_no_character_of_a_template(text: str) -> None:
    assert not set(escape(text)) & set("{}%#$`<>\"'*_\u2028")


@given(st.text(max_size=40))
@settings(max_examples=25, deadline=None)
def test_any_label_comes_back_from_the_script_of_the_map(text: str) -> None:
    assert payload_in(script_of(Atlas((place(text),))))["marks"][0]["label"] == text


def test_hostile_names_of_actors_are_text_too() -> None:
    area = Feature(
        "area-1", FeatureKind.CONTROL_AREA, box(0, 0, 1, 1), "", Basis.DERIVED, 9, actor="{{7*7}}", shade=1.0
    )
    script = script_of(Atlas((area,)), actors=Actors({"{{7*7}}": "{% raise %}"}, {}))
    assert [entry["text"] for entry in payload_in(script)["legend"]] == ["{% raise %}"]


def test_the_map_asks_nothing_of_an_outside_host() -> None:
    html = base_map().get_root().render()
    assert re.findall(r"(?:src|href)=\"(?!/assets/)", html) == []
    assert "http" not in "".join(address for _, address in (*base_map().default_js, *base_map().default_css))


def test_the_base_map_is_the_same_for_every_article() -> None:
    """Its script is the component's identity: a change would mount the map anew."""
    first, second = (streamlit_folium._get_map_string(chart) for chart in (rendered(), rendered()))
    assert streamlit_folium.generate_js_hash(first) == streamlit_folium.generate_js_hash(second)


def rendered():
    chart = base_map()
    chart.get_root().render()
    return chart


def test_every_kind_of_feature_becomes_a_mark() -> None:
    shapes = {FeatureKind.CONTROL_AREA: box(0, 0, 1, 1), FeatureKind.REGION: box(0, 0, 1, 1)}
    lines = {FeatureKind.RED_LINE, FeatureKind.CEASEFIRE, FeatureKind.WITHDRAWAL, FeatureKind.REPORTED_LINE}
    features = [
        Feature(
            f"f-{kind.value.replace('_', '-')}",
            kind,
            shapes.get(kind) or (LineString([(0, 0), (1, 1)]) if kind in lines else Point(0, 0)),
            kind.value,
            Basis.DERIVED,
            5,
        )
        for kind in FeatureKind
    ]
    marks = payload(Atlas(tuple(features)), FRENCH, Actors())["marks"]
    assert {mark["kind"] for mark in marks} == {kind.value for kind in FeatureKind}
    assert all(mark["aria"] and mark["colour"].startswith("#") for mark in marks)
    assert marks[0]["kind"] == "control_area"
    assert marks[-1]["kind"] == "place"


def test_geometry_is_longitude_first() -> None:
    assert payload(Atlas((place("Syrte"),)), FRENCH, Actors())["marks"][0]["geometry"]["coordinates"] == [16.6, 31.2]


@pytest.mark.parametrize(
    ("newest", "words"), [(15, "date de l'article"), (14, "la veille de l'article"), (6, "9 jours avant l'article")]
)
def test_the_caption_says_how_old_the_newest_row_is(newest: int, words: str) -> None:
    day = datetime.date(2020, 6, 15)
    control = ControlSummary("libya", "Libye", day, 86, day.replace(day=newest), 95.0, "")
    caption = payload(Atlas(control=control), FRENCH, Actors(), {"article": "2020-06-15"})["caption"]
    assert caption["strong"] == "Contrôle au 15 juin 2020"
    assert caption["text"] == f"86 observations, état au {newest} juin 2020, {words}"


def test_the_caption_says_what_was_joined() -> None:
    day = datetime.date(2020, 6, 15)
    control = ControlSummary("own", "own", day, 100_000, day, 24.0, "", joined_km=11.3137085)
    assert "carré de 11.3 km" in payload(Atlas(control=control), FRENCH, Actors())["caption"]["text"]


def test_without_control_data_there_is_no_caption() -> None:
    assert payload(Atlas(), FRENCH, Actors())["caption"] == {"strong": "", "text": ""}


def test_the_countries_in_focus_are_those_of_the_places_named_most() -> None:
    def resolved(mention: str, country: str, seat: str | None = None) -> Resolution:
        spot = Place(mention, mention, 0, 0, PlaceFeature.CITY, country, None, 0, None, "", seat_of=seat)
        return Resolution(mention, spot, (), 1.0, "")

    found = (resolved("m1", "LY"), resolved("m2", "LY"), resolved("m3", "TR"), resolved("m4", "RU", "RU"))
    assert countries(Atlas(resolutions=(*found, resolved("m5", "LY")))) == {"LY"}
    assert countries(Atlas()) == set()


def test_the_caption_says_when_no_dataset_covers_the_article() -> None:
    drawn = Atlas((place("Kidal"),))
    assert payload(drawn, FRENCH, Actors())["caption"]["strong"] == FRENCH.words["map.no_control"]
    assert payload(Atlas(), FRENCH, Actors())["caption"]["strong"] == ""


def test_the_corner_of_the_map_says_whose_view_of_borders_it_shows() -> None:
    assert payload(Atlas(), FRENCH, Actors())["borders"]["attribution"] == FRENCH.words["map.attribution"]
    seen = payload(Atlas(), Setting("fr", wording("fr"), border_view="RU"), Actors())["borders"]["attribution"]
    assert "Russie" in seen
    assert seen != FRENCH.words["map.attribution"]
