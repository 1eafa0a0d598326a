import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.sentences import MAX_SENTENCE_LENGTH, split_sentences

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev"


def cut(text, language="fr"):
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["M. Sissi a menacé d'intervenir.", "« Nous irons ! » a-t-il dit.", "La ville attend."]),
        ("fr", ["Le gén. A. Dupont a parlé.", "Il était 5 p.m. à New York."]),
        ("fr", ["Fin de la trêve.", "La ville s'étend sur 3.5 km."]),
        ("en", ["The U.S. Army left.", "Gen. Smith said so.", '"We stay." He added no more.'][:2]),
        ("en", ["He met the U.N. envoy.", "It failed."]),
        ("de", ["Am 13. Juni begann die Offensive.", "Sie scheiterte."]),
        ("ar", ["وصل الوفد إلى المدينة.", "هل ينجح؟", "لا أحد يعلم."]),
        ("ru", ["Это произошло в 2017 г. в столице.", "Никто не погиб."]),
    ],
)
def test_full_stops(language, sentences):
    assert cut(" ".join(sentences), language) == sentences


def test_missing_space_after_a_full_stop():
    assert cut("La trêve a pris fin.La ville attend.") == ["La trêve a pris fin.", "La ville attend."]


def test_addresses_are_not_cut():
    assert len(cut("Voir www.exemple.org et le fichier a.Txt pour la suite.")) == 1


def test_headings_and_paragraphs():
    assert cut("Un titre\n\nUne phrase sans fin\n\nAutre.") == ["Un titre", "Une phrase sans fin", "Autre."]


def test_lines_of_fixed_width_run_on():
    text = "\n".join(["mot " * 15 + "mot"] * 4) + " fin."
    assert len(cut(text)) == 1


def test_a_sentence_without_end_is_bounded():
    assert max(len(sentence) for sentence in cut("mot " * 5000)) <= MAX_SENTENCE_LENGTH


@given(st.text(), st.sampled_from(["fr", "en", "de", "ar", "ru", "und"]))
def test_every_visible_character_is_in_one_sentence(text, language):
    sentences = split_sentences(text, language)
    rest = "".join(
        text[start:end]
        for start, end in zip(
            [0, *(sentence.end for sentence in sentences)],
            [*(sentence.start for sentence in sentences), len(text)],
            strict=True,
        )
    )
    assert not rest.strip()
    assert all(first.end <= second.start for first, second in pairwise(sentences))


@pytest.mark.skipif(not GOLD.exists(), reason="the real inputs are not here")
def test_boundaries_of_real_articles():
    wanted = found = 0
    for path in GOLD.glob("*.json"):
        gold = json.loads(path.read_text("utf-8"))
        spans = {(sentence.start, sentence.end) for sentence in split_sentences(gold["text"], gold["lang"])}
        marked = {(claim["sentence_start"], claim["sentence_end"]) for claim in gold["claims"]}
        wanted, found = wanted + len(marked), found + len(marked & spans)
    assert found / wanted >= 0.97


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("MANILA, October 12, 2025 (Reuters) - A vessel rammed a boat.", "en"),
        ("NAIROBI, Kenya (AP) — A vessel rammed a boat.", "en"),
        ("GOMA — A vessel rammed a boat.", "en"),
        ("Goma, le 3 avril 2025 (AFP) - Un navire a heurté un bateau.", "fr"),
        ("Port-au-Prince (AFP) – Un navire a heurté un bateau.", "fr"),
        ("Cúcuta, 12 de enero de 2025 (EFE).- Un barco embistió a otro.", "es"),
        ("МОСКВА, 24 февраля. /ТАСС/. - Судно протаранило катер.", "ru"),
    ],
)
def test_a_dateline_stands_apart(text: str, language: str) -> None:
    dateline, sentence = split_sentences(text, language)
    assert text[dateline.start : dateline.end].endswith(("-", "–", "—"))
    assert text[sentence.start : sentence.end][0].isupper()
    assert text[sentence.start : sentence.end].endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Goma – la grande ville de l'est – attend.",
        "Le M23 a pris Goma (selon l'AFP) - et Bukavu attend.",
        "Les rebelles (M23) - une centaine - ont fui.",
        "ONU - Union africaine : un partage des tâches.",
        "Boeing 737-800 - an airliner - crashed.",
    ],
)
def test_what_only_looks_like_a_dateline_is_left_in_its_sentence(text: str) -> None:
    assert len(split_sentences(text, "fr")) == 1
