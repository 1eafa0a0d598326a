"""The words of the page: the same keys and the same gaps in every language, and all that the code asks for."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from components.wording import languages, wording
from geodata.feature import FeatureKind
from reading.model import ClaimKind, Sense, Status

CODE = Path(__file__).parents[2] / "components"


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_keys_and_gaps(language: str) -> None:
    french, words = wording("fr"), wording(language)
    assert set(words) == set(french)
    assert {key: gaps(words[key]) for key in words} == {key: gaps(french[key]) for key in french}


@pytest.mark.parametrize("language", languages())
def test_every_claim_kind_status_and_sense_has_its_word(language: str) -> None:
    words = wording(language)
    asked = [f"kind.{kind}" for kind in ClaimKind] + [f"form.{kind}" for kind in ClaimKind]
    asked += [f"status.{status}" for status in Status] + [f"sense.{sense}" for sense in Sense]
    assert [key for key in asked if not words.get(key)] == []


def test_every_key_named_in_the_code_exists() -> None:
    named = set()
    for path in CODE.glob("*.py"):
        named |= set(re.findall(r"""words\[["']([a-z_]+\.[A-Za-z_]+)["']\]""", path.read_text(encoding="utf-8")))
    assert named
    assert named - set(wording("fr")) == set()


def test_feature_kinds_are_words_of_our_own() -> None:
    assert all(re.fullmatch(r"[a-z_]+", kind) for kind in FeatureKind)
