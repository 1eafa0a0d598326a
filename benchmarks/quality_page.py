"""The page on quality, and the tables that ``make evaluate`` prints, from the figures it took."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.error_classes import CLASSES

Data = dict[str, Any]
ARTICLE_HEAD = (
    "",
    "articles",
    "mentions",
    "exact F1",
    "sense",
    "placed",
    "found and placed",
    "claims",
    "claim F1",
    "with actor",
    "with places",
)
CORPUS_HEAD = ("", "documents", "found F1", "found and placed", "placed, spans given")
CLAIM_ERRORS = Path(__file__).parent / "claim_errors.md"
"""The section on claims by kind, which ``benchmarks/errors.py --write`` makes."""
_PARTS = {"held": "Articles kept apart", "train": "Articles built on"}


def article_rows(by_language: Data) -> list[tuple[str, ...]]:
    """Return the table of a set of articles: its head, then one row a language."""
    rows = [ARTICLE_HEAD]
    for language, figures in by_language.items():
        shares = [f"{figures[key]:.3f}" for key in ("exact", "sense", "placed_matched", "placed_gold")]
        claims = [f"{figures[f'claims_{level}']:.3f}" for level in ("kind", "actor", "all")]
        rows.append(
            (language, str(figures["articles"]), str(figures["mentions"]), *shares, str(figures["claims"]), *claims)
        )
    return rows


def corpus_rows(corpora: Data) -> list[tuple[str, ...]]:
    """Return the table of the corpora: its head, then one row a corpus."""
    rows = [CORPUS_HEAD]
    for name, figures in sorted(corpora.items()):
        shares = [f"{figures[key]:.3f}" for key in ("found", "placed", "given")]
        rows.append((name, str(figures["documents"]), *shares))
    return rows


def printed(title: str, rows: list[tuple[str, ...]]) -> str:
    """Return a table with its columns aligned, for a terminal.

    >>> print(printed("counts", [("", "n"), ("fr", "12")]))
    counts
         n
    fr  12
    """
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join([title, *lines])


def markdown(rows: list[tuple[str, ...]]) -> str:
    """Return a table in Markdown.

    >>> print(markdown([("", "n"), ("fr", "12")]))
    |  | n |
    |---|---|
    | fr | 12 |
    """
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])


def page(results: Data) -> str:
    """Return the page on quality in Markdown."""
    parts = [_INTRODUCTION]
    for part, title in _PARTS.items():
        parts.append(f"## {title}\n\n{markdown(article_rows(results['articles'][part]))}")
    for name, figures in results["articles"].items():
        if name not in _PARTS:
            parts.append(f"## Other articles: {name}\n\n{markdown(article_rows(figures))}")
    if results["corpora"]:
        parts.append(f"## Geoparsing corpora (English)\n\n{_CORPORA}\n\n{markdown(corpus_rows(results['corpora']))}")
    parts.append(f"## Errors by class\n\n{_ERRORS}\n\n{markdown(_error_rows(results['errors']))}")
    parts.append("\n".join(_example(example) for example in results["examples"]))
    if CLAIM_ERRORS.exists():
        parts.append(CLAIM_ERRORS.read_text(encoding="utf-8").strip())
    return "\n\n".join(parts) + "\n"


def _error_rows(errors: Data) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("error", *_PARTS.values())]
    rows.extend((kind, *(str(errors[part].get(kind, 0)) for part in _PARTS)) for kind in CLASSES)
    return rows


def _example(example: Data) -> str:
    """Return one error as a list item; the sentence may hold any characters, so it stands as code."""
    sentence = example["sentence"].replace("`", "'")
    return f"- {example['kind']} ({example['language']}): **{example['words']}** in `{sentence}`"


_INTRODUCTION = """# Quality

`make evaluate` writes this page from `benchmarks/quality.json`. It reads the annotated articles of `tests/articles/`
and, when named, other folders and corpora: `make evaluate GOLD=folder CORPUS="one.jsonl two.jsonl"`. What is trained is
trained on the articles built on; those kept apart are scored and not looked at.

- **exact F1**: mentions of places with exactly the annotated span.
- **sense**: literal or metonymic as annotated, of the mentions matched.
- **placed**: matched mentions within 161 km of the annotated place; **found and placed**: the same, of all annotated.
- **claim F1**: claims of the annotated kind in the annotated sentence; **with actor**: by the same actor; **with
  places**: and at the same places."""

_CORPORA = """Names found with their exact span, inhabitants and adjectives left out; placed within 161 km or at the
same GeoNames entry."""

_ERRORS = "Errors with mentions, counted in both parts. The examples are sentences of the articles built on."
