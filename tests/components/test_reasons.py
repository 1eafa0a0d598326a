"""Every reason that a reading gives is said in the page's language."""

from __future__ import annotations

import pytest

from components.examples import examples
from components.pipeline import Tools, interpret, open_tools
from components.reasons import localized, phrases
from components.wording import languages
from reading.model import Article


@pytest.fixture(scope="module")
def tools() -> Tools:
    return open_tools()


def test_every_language_but_english_has_its_table() -> None:
    assert [language for language in languages() if language != "en" and not phrases(language)] == []


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.title)
def test_no_reason_or_note_of_the_examples_stays_english(tools: Tools, example: Article) -> None:
    reading, atlas = interpret(example, tools, "fr")
    given = (
        {mention.why for mention in reading.mentions} | {found.why for found in atlas.resolutions} | set(reading.notes)
    )
    untold = {part for reason in given for part in [reason] if part == localized(part, "fr")}
    assert untold == set()


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            "coordinated with 'A', coordinated with 'B', subject of 'refuser'",
            "coordonné à « A », coordonné à « B », sujet de « refuser »",
        ),
        (
            "not sure enough: the text asks for a region; known as a city",
            "pas assez sûr : le texte demande : région ; connu comme : ville",
        ),
        (
            "in no gazetteer that fits; the text names it beside Goma, so it is drawn there, roughly",
            "dans aucun répertoire qui convienne ; le texte le nomme à côté de Goma : il y est dessiné, à peu près",
        ),
        (
            "lost: not near other places of the article; population 1,200",
            "écarté : pas près d'autres lieux de l'article ; 1\u202f200 habitants",
        ),
        ("something new", "something new"),
    ],
)
def test_reasons_within_reasons_are_told_too(reason: str, said: str) -> None:
    assert localized(reason, "fr") == said
