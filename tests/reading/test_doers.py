"""Who is said to act, as words, and which sides an article's conflict has."""

import csv

import pytest

from reading.actors import LEXICON, ActorLexicon
from reading.claims.sides import army_of, groups, has_trait, home_states, trait_of
from reading.participation.anaphors import anaphors
from reading.participation.doers import doers, governor_effects, undergoers
from reading.reader import Reader


def words_for(reader: Reader, text: str, language: str, trigger: str) -> list[tuple[str, str, str]]:
    doc = reader.parsed(text, language)
    word = next(token for token in doc if token.text == trigger)
    return [(doer.word.text, doer.how, doer.form) for doer in doers(word)]


@pytest.mark.parametrize(
    ("text", "language", "trigger", "expected"),
    [
        ("The rebels seized the bridge.", "en", "seized", ("rebels", "subject", "rebel")),
        ("The bridge was seized by the rebels.", "en", "seized", ("rebels", "agent", "rebel")),
        ("The rebels took the hill. They shelled the town.", "en", "shelled", ("rebels", "subject", "rebel")),
        ("Les insurgés ont pris le pont.", "fr", "pris", ("insurgés", "subject", "rebel")),
        ("L'armée a lancé une offensive.", "fr", "offensive", ("armée", "light", "government")),
        ("Nous ouvrirons le feu.", "fr", "ouvrirons", ("Nous", "subject", "we")),
    ],
)
def test_words_for_who_acts(
    reader: Reader, text: str, language: str, trigger: str, expected: tuple[str, str, str]
) -> None:
    assert expected in words_for(reader, text, language, trigger)


def test_a_passive_without_agent_names_nobody(reader: Reader) -> None:
    assert words_for(reader, "The bridge was blown up at dawn.", "en", "blown") == []


def test_who_is_acted_on_and_what_the_verb_above_says(reader: Reader) -> None:
    doc = reader.parsed("Paris condemned the attack on the garrison.", "en")
    attack = next(token for token in doc if token.text == "attack")
    assert [word.text for word in undergoers(attack)] == ["garrison"]
    assert "speech" in set(governor_effects(attack))


def test_the_state_an_article_is_about_is_where_its_groups_fight() -> None:
    lexicon = ActorLexicon()
    assert home_states(["gov:FR", "gov:FR", "rpf", "rpf", "gov:RW"], lexicon)[0] == "gov:RW"
    assert home_states([], lexicon) == []
    assert groups(["saf", "saf", "rsf"], lexicon) == ["rsf"]
    assert army_of("gov:SD", ["rsf", "saf"], lexicon) == "saf"
    assert army_of(None, ["rsf", "saf"], lexicon) is None


def test_nouns_tell_of_what_sort_a_group_is() -> None:
    lexicon = ActorLexicon()
    assert [trait_of(noun) for noun in ("islamiste", "séparatiste", "paramilitary", "soldier")] == [
        "jihadist",
        "separatist",
        "paramilitary",
        None,
    ]
    assert has_trait("al-shabaab", "jihadist", lexicon)
    assert not has_trait("puntland", "jihadist", lexicon)


def test_every_home_belongs_to_an_actor_and_is_a_state() -> None:
    lexicon = ActorLexicon()
    with (LEXICON / "actor_homes.csv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert lexicon.type(row["id"]) in {"rebel", "force", "organisation"}, row["id"]
        assert all(len(code) == 2 and code.isupper() for code in row["countries"].split("|") if code), row["id"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They left the town at dawn.", "en", {("town", "town")}),
        ("They left the town of Sirte.", "en", set()),
        ("Les rebelles ont quitté cette ville.", "fr", {("ville", "town")}),
        ("Fighting went on there.", "en", {("there", "there")}),
        ("A town was shelled.", "en", set()),
    ],
)
def test_words_that_mean_a_place_named_before(
    reader: Reader, text: str, language: str, expected: set[tuple[str, str]]
) -> None:
    doc = reader.parsed(text, language)
    named = frozenset(token.i for token in doc if token.text == "Sirte")
    found = {(doc[one.token].text, one.sort) for one in anaphors(doc, named, parsed=True)}
    assert found == expected
