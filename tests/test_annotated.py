"""The annotated articles of our own: their form, and that every mark points at the very characters."""

from pathlib import Path

import pytest

from benchmarks.annotated import ARTICLES, AnnotationError, load

EXAMPLE = """+++
title = "Two towns"
language = "en"
published = 2025-05-03
part = "train"

[places]
avala = { name = "Avala", lat = 13.6, lon = 25.3, country = "SD", feature = "city" }
capital = { name = "Capital", lat = 15.6, lon = 32.5, country = "SD", feature = "city", government = "gov:SD" }
+++
Rebels shelled [Avala](avala), [Capital](capital!) said.
> attack; speaker=gov:SD; actor=rebels; at=avala; when=2025-04-29
Nobody answered.

[Rome](capital!gov:IT) left.
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "two-towns.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_mentions_and_claims_point_into_the_text(tmp_path: Path) -> None:
    article = load(written(tmp_path, EXAMPLE))
    assert article["text"] == "Rebels shelled Avala, Capital said. Nobody answered.\n\nRome left."
    assert [article["text"][m["start"] : m["end"]] for m in article["mentions"]] == ["Avala", "Capital", "Rome"]
    assert [m["stands_for"] for m in article["mentions"]] == [None, "gov:SD", "gov:IT"]
    (claim,) = article["claims"]
    assert article["text"][claim["sentence_start"] : claim["sentence_end"]] == "Rebels shelled Avala, Capital said."
    assert claim["places"] == [{"name": "Avala", "role": "at"}]
    assert (claim["status"], claim["when"], claim["target"]) == ("actual", "2025-04-29", None)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (EXAMPLE.replace("(avala)", "(avalla)"), "line 11: 'avalla'"),
        (EXAMPLE.replace("> attack", "> atack"), "line 12: 'atack'"),
        (EXAMPLE.replace("at=avala", "in=avala"), "line 12: unknown field in"),
        (EXAMPLE.replace('"train"', '"test"'), "part is one of"),
        (EXAMPLE.replace('feature = "city" }', 'feature = "town" }', 1), "place “avala”"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, wrong: str, fault: str) -> None:
    with pytest.raises(AnnotationError, match=fault) as raised:
        load(written(tmp_path, wrong))
    assert "two-towns.txt" in str(raised.value)


@pytest.mark.parametrize("path", sorted(ARTICLES.rglob("*.txt")), ids=lambda path: path.stem)
def test_every_annotated_article_keeps_the_form(path: Path) -> None:
    article = load(path)
    assert article["mentions"]
    assert all(article["text"][m["start"] : m["end"]] == m["text"] for m in article["mentions"])
