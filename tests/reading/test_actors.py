"""Names of actors are found in all languages, with their case, their longest form and their ids."""

import csv
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.actors import LEXICON, NAME_LANGUAGES, ActorLexicon, ActorNaming

ACTORS = ActorLexicon()


def ids(text: str, language: str) -> list[str]:
    return [hit.actor for hit in ACTORS.find(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("L'armée nationale libyenne dirigée par Khalifa Haftar", "fr", ["lna", "haftar"]),
        ("Le GNA et l'ANL", "fr", ["gna", "lna"]),
        ("le ministère turc et les troupes russes", "fr", ["gov:TR", "gov:RU"]),
        ("une délégation libanaise", "fr", ["gov:LB"]),
        ("Turkish forces and the Houthis", "en", ["gov:TR", "houthis"]),
        ("U.S. and South Korean officials", "en", ["gov:US", "gov:KR"]),
        ("The Rapid Support Forces", "en", ["rsf"]),
        ("حزب الله", "ar", ["hezbollah"]),
        ("Hamás e Israel", "es", ["hamas", "gov:IL"]),
        ("die russische Armee", "de", ["gov:RU"]),
        ("НАТО", "ru", ["nato"]),
    ],
)
def test_names_become_ids(text: str, language: str, expected: list[str]) -> None:
    assert ids(text, language) == expected


def test_abbreviations_count_in_capitals_only() -> None:
    assert ids("the fans of un autre", "en") == []
    assert ids("give us time", "en") == []


def test_names_inside_words_are_not_found() -> None:
    assert ids("russell congregation", "en") == []


def test_adjectives_are_told_from_names() -> None:
    (hit,) = ACTORS.find("la proposition russe", "fr")
    assert hit.naming is ActorNaming.DEMONYM


@given(st.text())
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    hits = ACTORS.find(text, "fr")
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in itertools.pairwise(hits))


def test_names_in_the_language_of_the_page() -> None:
    assert ACTORS.name("gov:TR", "en") == "Türkiye" or ACTORS.name("gov:TR", "en") == "Turkey"
    assert ACTORS.name("lna", "fr") == "Armée nationale libyenne"
    assert ACTORS.name("m23", "ru") == "Движение 23 марта"
    assert ACTORS.name("some-new-group", "fr") == "some-new-group"


def test_rival_sides_have_colours_that_differ() -> None:
    assert ACTORS.colour("gna") != ACTORS.colour("lna")
    assert ACTORS.side("haftar") == "lna"


def test_every_row_is_whole() -> None:
    with (LEXICON / "actors.csv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"gov:[A-Z]{2}|[a-z0-9-]+", row["id"])
        assert re.fullmatch(r"#[0-9a-f]{6}", row["colour"])
        assert row["name_en"]
        assert row["source"]


def test_every_name_stands_once_in_a_row_and_in_several_only_where_homes_tell_them_apart() -> None:
    with (LEXICON / "actors.csv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 400
    owners: dict[str, set[str]] = {}
    for row in rows:
        aliases = [alias for alias in row["aliases"].split("|") if alias]
        assert len(set(aliases)) == len(aliases), row["id"]
        for name in {*aliases, *(row[f"name_{code}"] for code in NAME_LANGUAGES)} - {""}:
            assert name == name.strip(), row["id"]
            owners.setdefault(name, set()).add(row["id"])
    shared = [ids for ids in owners.values() if len(ids) > 1]
    assert [ids for ids in shared if sum(not ACTORS.homes(actor) for actor in ids) > 1] == []


def test_a_name_that_several_actors_bear_means_the_one_at_home() -> None:
    assert "sdf" in ids("Kurdish forces left Raqqa, Syria said.", "en")
    assert "krg" in ids("Kurds left Kirkuk, Iraq said; the Iraqi army came.", "en")
    assert "kurds" in ids("Kurdish forces were seen.", "en")
    assert ids("The National Liberation Army struck.", "en") == []
    assert "eln" in ids("The National Liberation Army struck in Colombia.", "en")


def test_short_names_without_capitals_are_left_out() -> None:
    with (LEXICON / "actors.csv").open(encoding="utf8", newline="") as file:
        aliases = {alias for row in csv.DictReader(file) for alias in row["aliases"].split("|")}
    assert [alias for alias in aliases if alias.isascii() and alias.islower() and 0 < len(alias) < 4] == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The Tamil Tigers and Colombo", "en", ["ltte", "gov:LK"]),
        ("le FPR et les casques bleus de la Minuar", "fr", ["rpf", "un", "un"]),
        ("la Minuar", "fr", ["un"]),
        ("los zapatistas", "es", ["ezln"]),
        ("die bosnischen Serben", "de", ["bosnian-serbs"]),
        ("جيش لبنان الجنوبي", "ar", ["sla"]),
        ("боевики «Боко Харам»", "ru", ["boko-haram"]),
        ("Mitterrand et Eltsine", "fr", ["gov:FR", "gov:RU"]),
    ],
)
def test_actors_of_wars_since_1985_are_known(text: str, language: str, expected: list[str]) -> None:
    assert ids(text, language) == expected


def test_demonyms_have_feminine_and_plural() -> None:
    with (LEXICON / "demonyms.csv").open(encoding="utf8", newline="") as file:
        forms = {row["form"] for row in csv.DictReader(file) if row["language"] == "fr" and row["iso"] == "LY"}
    assert {"libyen", "libyenne", "libyens", "libyennes"} <= forms
