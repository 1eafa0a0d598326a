"""Readings of the examples are kept, those of other articles never; and warming up registers no pane too early."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from components import example_readings
from components.example_readings import keep, kept, path_of
from components.examples import examples
from components.pipeline import interpret, open_tools
from reading.article import article_from_text
from reading.model import Reading

ROOT = Path(__file__).parents[2]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda _name: str(tmp_path))
    return tmp_path


def test_a_kept_example_is_what_reading_it_gives(cache: Path) -> None:
    tools, example = open_tools(), examples()[0]
    read, _ = interpret(example, tools, "fr")
    assert list(cache.rglob("*.json")) == [path_of(example)]
    assert kept(example) == read == tools.reader.read(example)


def test_another_article_leaves_nothing_on_disk(cache: Path) -> None:
    article = article_from_text("Tripoli est en Libye.", language="fr")
    interpret(article, open_tools(), "fr")
    assert kept(article) is None
    assert list(cache.rglob("*.json")) == []


def test_a_damaged_or_outdated_file_is_not_used(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = examples()[0]
    keep(Reading(example, (), (), ()))
    assert kept(example) == Reading(example, (), (), ())
    path_of(example).write_text(json.dumps({"article": example.id}), encoding="utf-8")
    assert kept(example) is None
    keep(Reading(example, (), (), ()))
    monkeypatch.setattr(example_readings, "code_state", lambda: "changed")
    assert kept(example) is None


def test_warming_up_loads_no_component_before_the_server_runs() -> None:
    code = (
        "import sys, components.warm_up as w; w.QUIET_SECONDS = 0; w.warm_up(); "
        "assert 'folium' in sys.modules and 'spacy' in sys.modules; "
        "assert 'streamlit_folium' not in sys.modules and 'components.page' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
