"""Short names that an article defines are actors of that article."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.actors import ActorLexicon
from reading.defined_names import defined_hits

ACTORS = ActorLexicon()


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.actor) for hit in defined_hits(text, ACTORS.find(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Valley Defence Front (VDF) left. The VDF is back.", [("VDF", "vdf"), ("VDF", "vdf")]),
        ("fr", "Le Mouvement des montagnards unis (MMU) nie.", [("MMU", "mmu")]),
        ("es", "El Frente Popular del Valle (FPV) atacó.", [("FPV", "fpv")]),
        ("en", "The Rapid Support Forces (RSUF) left.", [("RSUF", "rsf")]),
        ("en", "The price of Brent crude (BRC) rose.", []),
        ("en", "Ann Marie Clark (AMC) spoke.", []),
        ("en", "The meeting (in Geneva) went on.", []),
        ("en", "", []),
    ],
)
def test_a_short_form_in_brackets_names_its_group(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


@given(st.text())
def test_defined_names_do_not_overlap_known_ones(text: str) -> None:
    hits = ACTORS.find(text, "en")
    for hit in defined_hits(text, hits):
        assert all(hit.end <= other.start or other.end <= hit.start for other in hits)


def test_long_texts_without_brackets_are_quick() -> None:
    begun = time.process_time()
    defined_hits("Word word, word Word " * 5_000 + "(", [])
    assert time.process_time() - begun < 2
