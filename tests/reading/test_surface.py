"""Claims without a parser: who does what by the order of words, negation and doubt, and texts that are no sentences."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
import spacy

from reading.actors import ActorLexicon
from reading.claims.find import find_claims, find_drafts
from reading.model import Article, Claim, ClaimKind, Sentence, Status
from reading.rules import rules
from reading.surface.lexemes import Lexemes
from reading.surface.profile import languages
from reading.surface.words import forms_of, words_of
from reading.syntax.tokens import Doc

ACTORS = ActorLexicon()
ODD = [
    "",
    ".",
    "« „ “ ” » ( ( (",
    "Ultimátum. Хуситы! 1, 2, 3, 4;",
    "قال إن قال إن قال إن",
    "\u200f\u200eحزب الله\u0000",
]


def claims(text: str, language: str) -> tuple[Claim, ...]:
    doc = Doc(spacy.blank(language)(text))
    return find_claims(doc, Article("a", "", text, language), (Sentence(0, 0, len(text)),), (), ACTORS)


@pytest.mark.parametrize(
    ("text", "language", "kind", "actor", "status"),
    [
        ("Turquía respalda a los hutíes.", "es", ClaimKind.SUPPORT, "gov:TR", Status.ACTUAL),
        ("Rusia exige un alto el fuego.", "es", ClaimKind.CEASEFIRE, "gov:RU", Status.DEMANDED),
        ("Die Hisbollah lehnte den Vorschlag ab.", "de", ClaimKind.REJECTION, "hezbollah", Status.ACTUAL),
        ("Париж обвинил Турцию в нарушении эмбарго.", "ru", ClaimKind.ACCUSATION, "gov:FR", Status.ACTUAL),
        ("اتهمت فرنسا تركيا بانتهاك الحظر.", "ar", ClaimKind.ACCUSATION, "gov:FR", Status.ACTUAL),
    ],
)
def test_who_does_what(text: str, language: str, kind: ClaimKind, actor: str, status: Status) -> None:
    found = [claim for claim in claims(text, language) if claim.kind is kind]
    assert [(claim.actor, claim.status) for claim in found] == [(actor, status)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Si Turquía ataca a los hutíes habrá guerra.", "es"),
        ("Wenn die Türkei die Huthis angreift, gibt es Krieg.", "de"),
        ("Если Турция атакует хуситов, будет война.", "ru"),
    ],
)
def test_what_is_only_possible_is_no_attack(text: str, language: str) -> None:
    assert not [claim for claim in claims(text, language) if claim.kind is ClaimKind.ATTACK]


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("text", ODD)
def test_odd_texts_break_nothing(text: str, language: str) -> None:
    claims(text, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Rusia atacó a los hutíes y ", "es"),
        ("die Hisbollah griff Israel an, ", "de"),
        ("Россия атаковала хуситов, ", "ru"),
        ("قصفت روسيا الحوثيين ثم ", "ar"),
    ],
)
def test_the_work_for_a_list_without_end_grows_with_its_length(sentence: str, language: str) -> None:
    def calls(times: int) -> int:
        text = sentence * times
        doc = Doc(spacy.blank(language)(text))
        counted: Counter[str] = Counter()
        sys.setprofile(lambda _, event, __: counted.update((event,)))
        try:
            list(find_drafts(doc, Article("a", "", text, language), (Sentence(0, 0, len(text)),), (), ACTORS))
        finally:
            sys.setprofile(None)
        return counted["call"] + counted["c_call"]

    calls(10)
    assert calls(200) < 3 * calls(100)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_phrases_are_looked_for_wherever_one_stands(language: str) -> None:
    rows = [(trigger, rule.id) for rule in rules(language) if rule.pos == "P" for trigger in sorted(rule.triggers)]
    table = Lexemes((*rows, ("retaliat*", "beginning"), ("war", "word")))
    text = " ".join(rule.example for rule in rules(language)) + " Retaliation means war."
    words, opening = words_of(text, language), table.opening(forms_of(text, language))
    standing = {position for position in range(len(words)) if table.at(words, position)}
    assert standing
    assert standing <= set(opening)
    assert len(opening) < len(words) / 2
