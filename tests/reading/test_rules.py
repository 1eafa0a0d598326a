"""Every row of the tables of rules finds its own example; places in examples stand in brackets."""

import re
from pathlib import Path

import pytest
from spacy.language import Language

from reading.actors import ActorLexicon
from reading.claims.conditions import CONDITIONS
from reading.claims.find import find_claims
from reading.claims.phrases import phrases
from reading.errors import RuleTableError
from reading.model import Article, Claim, ClaimKind, Mention, MentionKind, Sense, Sentence
from reading.pipelines import blank, load, preferred
from reading.rules import DEPTH_LANGUAGES, FOLDER, SURFACE_LANGUAGES, Rule, read_rules, rules
from reading.rules.condition import Condition
from reading.syntax.tokens import Doc

LANGUAGES = (*DEPTH_LANGUAGES, *SURFACE_LANGUAGES)
ROWS = [rule for language in LANGUAGES for rule in rules(language)]
WARNINGS = [
    rule for rule in ROWS if rule.kind is ClaimKind.RED_LINE and rule.pos == "P" and rule.id[:2] in DEPTH_LANGUAGES
]
"""Rows of warnings: a sentence fits several, and keeps the likeliest."""
ACTORS = ActorLexicon()
LOADED: dict[str, Language] = {}


def parsed(text: str, language: str) -> Doc:
    if language not in LOADED:
        package = preferred(language)
        deep = package is not None and language in DEPTH_LANGUAGES
        LOADED[language] = load(package) if package and deep else blank(language)
    doc = LOADED[language].make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return Doc(LOADED[language](doc))


def claims_of(example: str, language: str) -> tuple[Claim, ...]:
    places: list[Mention] = []
    text = ""
    for part in re.split(r"(\[[^\]]+\])", example):
        name = part.strip("[]")
        if part.startswith("["):
            start, end = len(text), len(text) + len(name)
            places.append(
                Mention(f"m{len(places) + 1}", 0, start, end, name, MentionKind.PLACE, Sense.LITERAL, None, "")
            )
        text += name
    article = Article("a", "", text, language)
    return find_claims(parsed(text, language), article, (Sentence(0, 0, len(text)),), places, ACTORS)


@pytest.mark.parametrize("rule", ROWS, ids=lambda rule: rule.id)
def test_a_row_finds_its_example(rule: Rule) -> None:
    found = claims_of(rule.example, rule.id[:2])
    assert rule.kind in {claim.kind for claim in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_examples_are_found_by_their_own_row(language: str) -> None:
    table = [rule for rule in rules(language) if rule not in WARNINGS]
    own = [rule for rule in table if rule.id in {claim.rule for claim in claims_of(rule.example, language)}]
    assert len(own) >= 0.75 * len(table)


@pytest.mark.parametrize("rule", WARNINGS, ids=lambda rule: rule.id)
def test_a_row_of_a_warning_fits_its_example(rule: Rule) -> None:
    doc = parsed(re.sub(r"[\[\]]", "", rule.example), rule.id[:2])
    assert rule in {fitting for fitting, _ in phrases(doc[:], rule.id[:2])}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(ClaimKind))
def test_each_kind_has_many_words(kind: ClaimKind, language: str) -> None:
    triggers = {trigger for rule in rules(language) if rule.kind is kind for trigger in rule.triggers}
    assert len(triggers) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_and_rows_are_whole(language: str) -> None:
    table = rules(language)
    assert len({rule.id for rule in table}) == len(table)
    for rule in table:
        assert rule.triggers
        assert rule.pos in {"V", "N", "P"}
        assert rule.example.endswith(".")


def test_the_cue_is_the_word_that_triggered_the_rule() -> None:
    (claim,) = claims_of("La Turquie soutient le GNA.", "fr")
    assert "La Turquie soutient le GNA."[slice(*claim.cue)] == "soutient"


def test_every_condition_of_the_tables_has_a_meaning() -> None:
    assert set(CONDITIONS) == set(Condition)


def test_an_unknown_condition_is_told_with_file_and_line(tmp_path: Path) -> None:
    header, first, second = (FOLDER / "en.csv").read_text(encoding="utf8").splitlines()[:3]
    bad = second.split(",")
    bad[header.split(",").index("needs")] = "actor moonlight"
    table = tmp_path / "xx.csv"
    table.write_text("\n".join([header, first, ",".join(bad)]), encoding="utf8")
    with pytest.raises(RuleTableError, match=r"xx\.csv, line 3: .*moonlight"):
        read_rules(table)
