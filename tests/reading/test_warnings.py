"""Warnings of every form are red lines: conditions, refusals, ultimatums; warnings of other matters are not."""

import re
from pathlib import Path

import pytest
from spacy.language import Language

from reading.actors import ActorLexicon
from reading.claims.find import find_claims
from reading.model import Article, ClaimKind, Mention, MentionKind, Sense, Sentence
from reading.pipelines import blank, load, preferred
from reading.rules import DEPTH_LANGUAGES, expanded
from reading.syntax.tokens import Doc

LINES = [
    line.split(" ", 2)
    for line in (Path(__file__).parent / "warnings.txt").read_text(encoding="utf8").splitlines()
    if line.startswith(("+", "-"))
]
LANGUAGES = sorted({language for _, language, _ in LINES})
ACTORS = ActorLexicon()
LOADED: dict[str, Language] = {}


def kinds(marked: str, language: str) -> set[ClaimKind]:
    """Return the kinds of the claims of a sentence whose places stand in brackets."""
    if language not in LOADED:
        package = preferred(language)
        parsed = package is not None and language in DEPTH_LANGUAGES
        LOADED[language] = load(package) if package and parsed else blank(language)
    text, places = "", []
    for part in re.split(r"(\[[^\]]+\])", marked):
        name = part.strip("[]")
        if part.startswith("["):
            span = (len(text), len(text) + len(name))
            places.append(Mention(f"m{len(places)}", 0, *span, name, MentionKind.PLACE, Sense.LITERAL, None, ""))
        text += name
    doc = LOADED[language].make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    article = Article("a", "", text, language)
    found = find_claims(Doc(LOADED[language](doc)), article, (Sentence(0, 0, len(text)),), places, ACTORS)
    return {claim.kind for claim in found}


def share(language: str, sign: str) -> float:
    """Return the share of a language's sentences of one sign in which a red line is found."""
    sentences = [text for mark, spoken, text in LINES if spoken == language and mark == sign]
    return sum(ClaimKind.RED_LINE in kinds(text, language) for text in sentences) / len(sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_warnings_are_red_lines(language: str) -> None:
    assert share(language, "+") >= 0.85


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_other_sentences_are(language: str) -> None:
    assert share(language, "-") <= 0.2


def test_a_choice_of_words_stands_for_each_phrase() -> None:
    assert expanded("{will/shall} {/never} let") == ["will let", "will never let", "shall let", "shall never let"]
