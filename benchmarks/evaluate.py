"""Predictions for hand-annotated articles and corpora, in the forms that their scorers read.

    python benchmarks/evaluate.py --gold FOLDER --out FOLDER
    python benchmarks/evaluate.py --corpus FILE.jsonl [--given] --out FILE.jsonl

A gold folder holds one JSON file an article (``id``, ``lang``, ``title``, ``text``, ``published``); a corpus one a
line (``id``, ``text``, ``toponyms`` with ``start`` and ``end``). With ``--given`` the corpus' own spans are resolved.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

sys.path.insert(0, str(Path(__file__).parents[1]))

from components.pipeline import Tools, interpret, open_tools
from geodata.export import document as reading_document
from geodata.place import Place
from geodata.resolution.resolve import resolve
from reading.actors import ActorLexicon
from reading.article import article_from_text
from reading.mentions import find_mentions, find_places
from reading.model import Article, Mention, MentionKind, Reading, Sense, Sentence
from reading.sentences import split_sentences

Data = dict[str, Any]
ACTORS = ActorLexicon()
APPROXIMATE = "near-"
"""How the id of a place begins that is in no gazetteer and drawn beside another."""


def predicted(gold: Data, tools: Tools) -> Data:
    """Return the reading of one gold article: its place mentions and its claims."""
    article = article_from_text(
        gold["text"], title=gold.get("title"), language=gold["lang"], published=gold.get("published")
    )
    data = reading_document(*interpret(article, tools, "en"))
    mentions = [mention for mention in data["mentions"] if mention["kind"] == "place"]
    return {"id": gold["id"], "mentions": mentions, "claims": data["claims"]}


def toponym(mention: Mention, place: Place) -> Data:
    """Return one resolved name as a corpus has it."""
    return {"start": mention.start, "end": mention.end, "lat": place.lat, "lon": place.lon, "gid": place.geonameid}


def literal(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """Return spans of a text as names of places that are meant as such."""
    return tuple(
        Mention(f"s{number}", 0, start, end, text[start:end], MentionKind.PLACE, Sense.LITERAL, None, "")
        for number, (start, end) in enumerate(spans)
    )


def found(document: Data, tools: Tools) -> list[Data | None]:
    """Return the names found and placed in one document of a corpus.

    Corpora of this kind mark the place in a longer name ("Athens Police Department", "University of Nebraska"), which
    annotated articles leave out: it is looked for here. Names that no gazetteer has, which the map draws beside another
    place, are no answers: a corpus marks entries of a gazetteer.
    """
    article = article_from_text(document["text"], language="en")
    sentences = split_sentences(article.text, "en")
    doc = tools.reader.parse(article.text, sentences, "en")
    mentions = find_mentions(doc, sentences, tools.gazetteer, ACTORS, "en")
    spans = {(place.start, place.end) for place in find_places(doc, tools.gazetteer, "en", nested=True)}
    starts = {end: start for start, end in spans}
    mentions = tuple(mention for mention in mentions if starts.get(mention.end, mention.start) <= mention.start)
    taken = {position for mention in mentions for position in range(mention.start, mention.end)}
    nested = sorted(span for span in spans if taken.isdisjoint(range(*span)))
    reading = Reading(article, sentences, (*mentions, *literal(article.text, nested)), ())
    places = {r.mention: r.place for r in resolve(reading, tools.gazetteer)}
    answered = ((m, places.get(m.id)) for m in reading.places())
    return [toponym(m, place) for m, place in answered if place is not None and not place.id.startswith(APPROXIMATE)]


def given(document: Data, tools: Tools) -> list[Data | None]:
    """Return the places of the spans that one document gives, ``None`` where there is no answer."""
    text = document["text"]
    mentions = literal(text, [(name["start"], name["end"]) for name in document["toponyms"]])
    reading = Reading(Article("a", "", text, "en"), (Sentence(0, 0, len(text)),), mentions, ())
    places = {r.mention: r.place for r in resolve(reading, tools.gazetteer, certain=True)}
    return [toponym(m, place) if (place := places.get(m.id)) is not None else None for m in mentions]


def read_lines(path: Path) -> Iterator[Data]:
    """Yield the documents of a corpus."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def main(
    out: Annotated[Path, typer.Option(help="Where predictions go: a folder for gold, a file for a corpus.")],
    gold: Annotated[Path | None, typer.Option(help="A folder of gold articles.")] = None,
    corpus: Annotated[Path | None, typer.Option(help="A corpus, one document a line.")] = None,
    given_spans: Annotated[bool, typer.Option("--given", help="Resolve the corpus' own spans.")] = False,
) -> None:
    """Write predictions for a folder of gold articles or for a corpus."""
    tools = open_tools()
    if gold is not None:
        out.mkdir(parents=True, exist_ok=True)
        for path in sorted(gold.glob("*.json")):
            prediction = predicted(json.loads(path.read_text(encoding="utf-8")), tools)
            (out / path.name).write_text(json.dumps(prediction, ensure_ascii=False), encoding="utf-8")
    if corpus is not None:
        answer = given if given_spans else found
        with out.open("w", encoding="utf-8") as file:
            for document in read_lines(corpus):
                file.write(json.dumps({"id": document["id"], "toponyms": answer(document, tools)}) + "\n")


if __name__ == "__main__":
    typer.run(main)
