"""Articles of our own with every place mention and claim marked in the text, as training and measuring data.

    python benchmarks/annotated.py FOLDER [--part train|held]

writes one JSON file an article, in the form that the scorers and ``benchmarks/evaluate.py --gold`` read. An annotated
article is a text file: TOML between two ``+++`` lines, then one sentence a line, paragraphs set apart by blank lines.

    +++
    title = "Two towns, one road"
    language = "en"
    published = 2025-05-03
    part = "train"

    [places]
    avala = { name = "Avala", lat = 13.63, lon = 25.35, country = "SD", feature = "city" }
    capital = { name = "Capital", lat = 15.6, lon = 32.5, country = "SD", feature = "city", government = "gov:SD" }
    +++
    Rebels shelled [Avala](avala) on Tuesday, [Capital](capital!) said.
    > attack; speaker=gov:SD; actor=rebels; at=avala; when=2025-04-29

``[words](key)`` marks a mention of a place, ``(key!)`` one that stands for a government or people (the place's
``government``, or ``(key!gov:XX)``); a line that starts with ``>`` is a claim of the sentence before it: its kind, then
``speaker``, ``actor``, ``target``, places by role (``at``, ``from``, ``to``, ``line``; keys joined by commas),
``status`` (``actual`` when not given) and ``when``.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

sys.path.insert(0, str(Path(__file__).parents[1]))

from reading.model import ClaimKind, Role, Status
from reading.names import NameKind

Data = dict[str, Any]
ARTICLES = Path(__file__).parents[1] / "tests" / "articles"
PARTS = ("train", "held")
_FENCE = "+++"
_MENTION = re.compile(r"\[([^\[\]]+)\]\(([\w.-]+)(!?)([\w:.-]*)\)")
_FIELDS = {"speaker", "actor", "target", "status", "when", *Role}


class AnnotationError(ValueError):
    """An annotated article that breaks the form; the message names the file, the line and the fault."""


@dataclass(slots=True)
class _Body:
    """What has been read of an article so far: its text, and the mentions and claims in it."""

    text: str = ""
    mentions: list[Data] = field(default_factory=list)
    claims: list[Data] = field(default_factory=list)
    sentence: tuple[int, int] | None = None


def load(path: Path) -> Data:
    """Return an annotated article as ``{id, lang, title, published, part, text, mentions, claims}``.

    Offsets are half-open code points into ``text``. Raises ``AnnotationError`` at the first fault.
    """
    head, first, lines = _divided(path)
    places = head["places"]
    for key, place in places.items():
        if not {"name", "lat", "lon", "feature"} <= place.keys() or place["feature"] not in {*NameKind}:
            raise AnnotationError(f"{path.name}: place “{key}” lacks a name, point or known feature")
    body = _Body()
    blank = True
    for number, line in enumerate(lines, first):
        try:
            blank = _take(body, line.strip(), places, blank)
        except (ValueError, KeyError) as error:
            raise AnnotationError(f"{path.name}, line {number}: {error}") from error
    return {
        "id": f"{head['language']}-{path.stem}",
        "lang": head["language"],
        "title": head["title"],
        "published": head["published"].isoformat(),
        "part": head["part"],
        "text": body.text,
        "mentions": body.mentions,
        "claims": body.claims,
    }


def articles(part: str | None = None, folder: Path = ARTICLES) -> Iterator[Data]:
    """Yield the annotated articles of a part (all when ``None``), in the order of their paths."""
    for path in sorted(folder.rglob("*.txt")):
        article = load(path)
        if part is None or article["part"] == part:
            yield article


def _divided(path: Path) -> tuple[Data, int, list[str]]:
    """Return the head of a file, the number of the body's first line, and the body's lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        fences = [number for number, line in enumerate(lines) if line.strip() == _FENCE][:2]
        head = tomllib.loads("\n".join(lines[fences[0] + 1 : fences[1]]))
        if head["part"] not in PARTS:
            raise AnnotationError(f"{path.name}: part is one of {', '.join(PARTS)}")
        _ = head["title"], head["language"], head["published"], head["places"]
    except (IndexError, KeyError, tomllib.TOMLDecodeError) as error:
        raise AnnotationError(f"{path.name}: its head cannot be read ({error})") from error
    return head, fences[1] + 2, lines[fences[1] + 1 :]


def _take(body: _Body, line: str, places: Data, blank: bool) -> bool:
    """Add one line to the body; return whether it was blank."""
    if not line:
        return True
    if line.startswith(">"):
        if body.sentence is None:
            raise ValueError("a claim needs a sentence before it")
        body.claims.append(_claim(line[1:], body.sentence, places))
        return blank
    if body.text:
        body.text += "\n\n" if blank else " "
    start, position = len(body.text), 0
    for match in _MENTION.finditer(line):
        body.text += line[position : match.start()]
        body.mentions.append(_mention(match, len(body.text), places))
        body.text += match[1]
        position = match.end()
    body.text += line[position:]
    if "](" in body.text[start:]:
        raise ValueError("a mention is marked [words](key), (key!) or (key!gov:XX)")
    body.sentence = (start, len(body.text))
    return False


def _mention(match: re.Match[str], start: int, places: Data) -> Data:
    """Return the mention of one mark that starts at ``start`` in the text."""
    words, key, metonymic, actor = match.groups()
    place = {name: value for name, value in places[key].items() if name != "government"}
    stands_for = (actor or places[key].get("government")) if metonymic else None
    return {
        "start": start,
        "end": start + len(words),
        "text": words,
        "sense": "metonymic" if metonymic else "literal",
        "place": {"country": None, **place},
        "stands_for": stands_for,
    }


def _claim(line: str, sentence: tuple[int, int], places: Data) -> Data:
    """Return the claim that a line describes."""
    kind, *rest = (part.strip() for part in line.split(";"))
    fields = dict(part.split("=", 1) for part in rest if part)
    if unknown := fields.keys() - _FIELDS:
        raise ValueError(f"unknown field {', '.join(sorted(unknown))}")
    return {
        "kind": str(ClaimKind(kind)),
        "sentence_start": sentence[0],
        "sentence_end": sentence[1],
        **{name: fields.get(name) or None for name in ("speaker", "actor", "target")},
        "places": [
            {"name": places[key.strip()]["name"], "role": str(role)}
            for role in Role
            for key in fields.get(role, "").split(",")
            if key.strip()
        ],
        "status": str(Status(fields.get("status", "actual"))),
        "when": fields.get("when") or None,
    }


def main(
    out: Annotated[Path, typer.Argument(help="The folder to write to.")],
    part: Annotated[str | None, typer.Option(help="Only this part: train or held.")] = None,
    folder: Annotated[Path, typer.Option(help="Where the annotated articles are.")] = ARTICLES,
) -> None:
    """Write the annotated articles as JSON, one file each."""
    out.mkdir(parents=True, exist_ok=True)
    for article in articles(part, folder):
        (out / f"{article['id']}.json").write_text(json.dumps(article, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
