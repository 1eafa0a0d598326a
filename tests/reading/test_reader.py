import json
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.gazetteer.geocoder import open_gazetteer
from reading.article import article_from_text
from reading.errors import PipelineMissingError
from reading.model import Article
from reading.reader import CHUNK_LENGTH, Reader

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.fr.txt"
SEED_GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev" / "seed.json"
PARAGRAPH = "La Turquie a envoyé des armes au GNA, massé autour de Syrte. Ankara refuse de les retirer.\n\n"


def well_formed(reading):
    text = reading.article.text
    return all(
        text[found.start : found.end] == found.text
        and reading.sentences[found.sentence].start <= found.start
        and found.end <= reading.sentences[found.sentence].end
        for found in reading.mentions
    )


def test_long_report_is_read_in_chunks_with_true_offsets(reader):
    text = PARAGRAPH * (3 * CHUNK_LENGTH // 2 // len(PARAGRAPH))
    heard: list[float] = []
    reading = reader.read(article_from_text(text, language="fr"), heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) > 1
    assert well_formed(reading)
    assert sum(found.text == "Syrte" for found in reading.mentions) == text.count("Syrte")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.sampled_from(["fr", "en", "ar", "de", "und"]))
def test_any_text_is_read_without_a_crash(reader, text, language):
    assert well_formed(reader.read(Article("a-0", "", "Syrte " + text + " Ankara", language)))


@pytest.mark.parametrize(
    "text",
    [
        "Syrte\x00Ankara \u200bMoscou\u202e {{7*7}} ${alert(1)} <img src=x onerror=alert(1)> 🛰\ufe0f",
        "LA TURQUIE ET LA RUSSIE SE DISPUTENT SYRTE",
        "fin de la trêve.La Turquie refuse,Si Ankara signe.Moscou attend",
        "Ville\tDate\tMorts\nSyrte\t14 juin\t12\nBenghazi\t15 juin\t3",
        "Sуrte \u200bAn\u200dkara",
        "a" * 20_000,
    ],
)
def test_noisy_texts(reader, text):
    assert well_formed(reader.read(article_from_text(text, language="fr")))


def test_notes_say_what_was_not_read(reader):
    unknown = reader.read(article_from_text("12 345 Syrte", language="und"))
    assert any("language could not be told" in note for note in unknown.notes)
    assert any("no date" in note for note in unknown.notes)
    spanish = reader.read(article_from_text("Rusia rechazó la propuesta.", language="es", published="2020-06-15"))
    assert len(spanish.notes) == 1
    assert "no parser for “es”" in spanish.notes[0]
    assert "less surely" in spanish.notes[0]
    italian = reader.read(article_from_text("La Russia respinge la proposta.", language="it", published="2020-06-15"))
    assert italian.notes[0].endswith("but not who does what.")
    french = reader.read(article_from_text(PARAGRAPH, language="fr", published="2020-06-15"))
    assert french.notes == ()


def test_missing_pipeline_says_so(few_names):
    with pytest.raises(PipelineMissingError, match="fr_core_news_none"):
        Reader(few_names, pipelines={"fr": "fr_core_news_none"}).read(article_from_text(PARAGRAPH, language="fr"))


def test_threads_share_a_pipeline(reader):
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(reader.pipeline("fr"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(pipeline) for pipeline in found}) == 1


@pytest.mark.skipif(not SEED_GOLD.exists(), reason="the real inputs are not here")
def test_real_article_gives_known_places_and_claims():
    text = SEED.read_text("utf-8")
    reading = Reader(open_gazetteer()).read(article_from_text(text, language="fr", published="2020-06-15"))
    gold = json.loads(SEED_GOLD.read_text("utf-8"))["mentions"]
    spans = {(found.start, found.end): found for found in reading.places()}
    assert all((item["start"], item["end"]) in spans for item in gold)
    right = sum(spans[item["start"], item["end"]].sense == item["sense"] for item in gold)
    assert right / len(gold) >= 0.92
    assert {"red_line", "withdrawal", "talks", "deployment", "support"} <= {claim.kind for claim in reading.claims}
