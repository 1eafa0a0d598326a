"""The articles that come with Tracé, in our own words: Markdown files, particulars in TOML between ``+++``."""

from __future__ import annotations

import functools
import tomllib
from datetime import date
from pathlib import Path

from reading.article import article_from_text
from reading.model import Article

FOLDER = Path(__file__).parent


@functools.cache
def examples() -> tuple[Article, ...]:
    """Return the bundled articles: French ones first, in the order of their dates.

    >>> {example.language for example in examples()} >= {"fr", "en"}
    True
    """
    articles = [load(path) for path in sorted(FOLDER.glob("*.md"))]
    return tuple(sorted(articles, key=lambda article: (article.language != "fr", article.published or date.max)))


def load(path: Path) -> Article:
    """Return the article in one file; raise ``ValueError`` when its particulars are not TOML between ``+++``."""
    _, particulars, text = path.read_text(encoding="utf-8").split("+++\n", 2)
    return article_from_text(text.strip() + "\n", **tomllib.loads(particulars))


def example_for(language: str) -> Article:
    """Return the example a page in ``language`` opens with: the first in that language, else the first of all."""
    return next((article for article in examples() if article.language == language), examples()[0])
