"""Claims missed and claims made up, by kind and language, over annotated articles.

    python benchmarks/errors.py [--part train|held] [--gold FOLDER] [--language fr] [--sentences]
    python benchmarks/errors.py --write

Without ``--gold`` the annotated articles of ``tests/articles`` are read. A claim is found when one of its kind stands
in the same sentence; ``--sentences`` prints each miss and each false alarm with its sentence. Places are compared by
the marked mentions they stand on, so no gazetteer decides whether a claim is right. ``--write`` writes the section on
claims of ``docs/quality.md``: the figures of the part kept apart, and errors of the part that was built on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.annotated import articles
from benchmarks.quality_page import CLAIM_ERRORS
from geodata.gazetteer.geocoder import open_gazetteer
from reading.article import article_from_text
from reading.model import Claim, ClaimKind, Reading
from reading.reader import Reader

Data = dict[str, Any]
HEADING = "## Claims by kind"
INTRODUCTION = (
    "Of the articles kept apart: a claim is found when one of its kind stands in its sentence; with actor, when by the "
    "same actor; with actor and places, when at the same places too."
)
EXAMPLES = "Errors in the articles that were built on:"
SHOWN = 2
"""Errors of each sort that are shown for each kind."""
QUALITY = Path(__file__).parents[1] / "docs" / "quality.md"


@dataclass(frozen=True, slots=True)
class Fault:
    """A claim that was missed, or one that was made up, with the sentence it stands in and what is wrong with it."""

    article: str
    kind: str
    sentence: str
    what: str


@dataclass(slots=True)
class Count:
    """How many claims of one kind are marked, made, found, found with their actor, and found with actor and places."""

    marked: int = 0
    made: int = 0
    found: int = 0
    with_actor: int = 0
    strict: int = 0
    missed: list[Fault] = field(default_factory=list)
    invented: list[Fault] = field(default_factory=list)
    differing: list[Fault] = field(default_factory=list)

    def f1(self, hits: int) -> float:
        """Return the harmonic mean of precision and recall.

        >>> Count(marked=4, made=4).f1(2)
        0.5
        """
        return 2 * hits / (self.marked + self.made) if self.marked + self.made else 0.0


Counts = dict[tuple[str, str], Count]


def count_errors(annotated: Iterable[Data], reader: Reader) -> Counts:
    """Return the counts by (language, kind) over annotated articles in the form of ``benchmarks.annotated``."""
    counts: Counts = {}
    for article in annotated:
        reading = reader.read(
            article_from_text(
                article["text"], title=article["title"], language=article["lang"], published=article["published"]
            )
        )
        for kind in ClaimKind:
            _compare(article, reading, kind, counts.setdefault((article["lang"], str(kind)), Count()))
    return counts


def _compare(article: Data, reading: Reading, kind: ClaimKind, count: Count) -> None:
    marked = [claim for claim in article["claims"] if claim["kind"] == kind]
    made = [claim for claim in reading.claims if claim.kind is kind]
    count.marked += len(marked)
    count.made += len(made)
    for loosest in (False, True):
        for gold in list(marked):
            partners = [claim for claim in made if _same_sentence(gold, claim, reading)]
            partner = next((c for c in partners if loosest or _same_actor(gold, c)), None)
            if partner is None:
                continue
            marked.remove(gold)
            made.remove(partner)
            _add_pair(article, reading, gold, partner, count)
    text = article["text"]
    count.missed += [
        Fault(article["id"], kind, text[g["sentence_start"] : g["sentence_end"]], _marked(g)) for g in marked
    ]
    count.invented += [
        Fault(article["id"], kind, _sentence(reading, c), f"{_made(c, reading, article)} [{c.rule}]") for c in made
    ]


def _add_pair(article: Data, reading: Reading, gold: Data, made: Claim, count: Count) -> None:
    count.found += 1
    same_actor = _same_actor(gold, made)
    same_places = {p["name"].casefold() for p in gold["places"]} == _places(made, reading, article)
    count.with_actor += same_actor
    count.strict += same_actor and same_places
    if not (same_actor and same_places):
        what = f"{_marked(gold)} BUT {_made(made, reading, article)} [{made.rule}]"
        count.differing.append(Fault(article["id"], made.kind, _sentence(reading, made), what))


def _same_actor(gold: Data, made: Claim) -> bool:
    return (gold["actor"] or "") == (made.actor or "")


def _same_sentence(gold: Data, made: Claim, reading: Reading) -> bool:
    sentence = reading.sentences[made.sentence]
    start, end = gold["sentence_start"], gold["sentence_end"]
    shared = min(end, sentence.end) - max(start, sentence.start)
    return shared > 0 and 2 * shared >= min(end - start, sentence.end - sentence.start)


def _places(claim: Claim, reading: Reading, article: Data) -> set[str]:
    """Return the names of a claim's places as they are marked; a mention that is not marked keeps its own text."""
    names = set()
    for place in claim.places:
        mention = reading.mention(place.mention)
        marks = (m for m in article["mentions"] if m["start"] < mention.end and mention.start < m["end"])
        names.add(next((mark["place"]["name"] for mark in marks), mention.text).casefold())
    return names


def _sentence(reading: Reading, claim: Claim) -> str:
    sentence = reading.sentences[claim.sentence]
    return reading.article.text[sentence.start : sentence.end]


def _marked(gold: Data) -> str:
    places = ", ".join(f"{place['role']} {place['name']}" for place in gold["places"])
    return f"{gold['actor']} → {gold['target']} ({places}) {gold['status']}"


def _made(claim: Claim, reading: Reading, article: Data) -> str:
    cue = reading.article.text[slice(*claim.cue)]
    places = ", ".join(sorted(_places(claim, reading, article)))
    return f"{claim.actor} → {claim.target} ({places}) {claim.status} by “{cue}”"


def rows(counts: Counts) -> Iterator[tuple[str, str, Count]]:
    """Yield (language, kind, count), and after each language the sum of its kinds as kind ``all``."""
    for language in sorted({language for language, _ in counts}):
        total = Count()
        for kind in ClaimKind:
            count = counts[language, str(kind)]
            yield language, str(kind), count
            for name in ("marked", "made", "found", "with_actor", "strict"):
                setattr(total, name, getattr(total, name) + getattr(count, name))
        yield language, "all", total


def as_markdown(counts: Counts) -> str:
    """Return the table of errors by language and kind for ``docs/quality.md``."""
    lines = [
        "| language | kind | marked | found | missed | false alarms | F1 | F1 with actor | F1 with actor and places |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for language, kind, count in rows(counts):
        scores = " | ".join(f"{count.f1(hits):.2f}" for hits in (count.found, count.with_actor, count.strict))
        missed, invented = count.marked - count.found, count.made - count.found
        lines.append(f"| {language} | {kind} | {count.marked} | {count.found} | {missed} | {invented} | {scores} |")
    return "\n".join(lines) + "\n"


def section(held: Counts, built_on: Counts) -> str:
    """Return the section on claims by kind: the figures of the articles kept apart, and errors of those built on."""
    lines = [HEADING, "", INTRODUCTION, "", as_markdown(held).strip(), "", EXAMPLES, ""]
    for kind in ClaimKind:
        counts = [count for (_, name), count in sorted(built_on.items()) if name == kind]
        for heading, faults in (
            ("missed", [fault for count in counts for fault in count.missed]),
            ("made up", [fault for count in counts for fault in count.invented]),
        ):
            for fault in faults[:: max(1, len(faults) // SHOWN)][:SHOWN]:
                sentence = fault.sentence.replace("`", "'").replace("\n", " ")
                lines.append(f"- {kind}, {heading} ({fault.article[:2]}): `{sentence}`")
    return "\n".join(lines) + "\n"


def gold_articles(folder: Path) -> Iterator[Data]:
    """Yield the articles of a folder of JSON files of the same form."""
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def main(
    part: Annotated[str | None, typer.Option(help="Only this part: train or held.")] = None,
    gold: Annotated[Path | None, typer.Option(help="A folder of articles as JSON, instead of our own.")] = None,
    language: Annotated[str | None, typer.Option(help="Only this language.")] = None,
    sentences: Annotated[bool, typer.Option(help="Print each miss and false alarm with its sentence.")] = False,
    write: Annotated[bool, typer.Option(help="Write the section on claims of docs/quality.md.")] = False,
) -> None:
    """Print the errors by language and kind."""
    if write:
        reader = Reader(open_gazetteer())
        text = section(count_errors(articles("held"), reader), count_errors(articles("train"), reader))
        CLAIM_ERRORS.write_text(text, encoding="utf-8")
        before = QUALITY.read_text(encoding="utf-8").split(HEADING)[0].rstrip()
        QUALITY.write_text(f"{before}\n\n{text}", encoding="utf-8")
        return
    chosen = articles(part) if gold is None else gold_articles(gold)
    counts = count_errors((a for a in chosen if language in {None, a["lang"]}), Reader(open_gazetteer()))
    print(as_markdown(counts))
    for _, name, count in rows(counts):
        if not sentences:
            continue
        for heading in ("missed", "invented", "differing"):
            for fault in getattr(count, heading):
                print(f"{heading} {name} {fault.article}: {fault.what}\n    {fault.sentence}")


if __name__ == "__main__":
    typer.run(main)
