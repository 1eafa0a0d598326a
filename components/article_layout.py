"""The article as the pane shows it: paragraphs of sentences of pieces, every character of the text kept."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date

from components.wording import status_of
from geodata.feature import Atlas, Feature, FeatureKind
from reading.model import Article, Claim, Mention, MentionKind, Reading, Sense, Sentence, Status

DRAWN_LINES = (FeatureKind.RED_LINE, FeatureKind.CEASEFIRE, FeatureKind.WITHDRAWAL)
HEADING_LENGTH = 120

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that lies in at most one sentence and one mention; offsets are code points."""

    start: int
    end: int
    sentence: int | None
    mention: Mention | None


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the spans of the paragraphs of ``text``, each with the line ends that close it, so that nothing is lost.

    >>> list(paragraphs("One.\n\nTwo."))
    [(0, 6), (6, 10)]
    >>> list(paragraphs(""))
    []
    """
    start = position = 0
    for line in text.splitlines(keepends=True):
        position += len(line)
        following = text[position : position + 1]
        if line.endswith(("\n", "\r", "\u2029")) and following not in ("\n", "\r", ""):
            yield start, position
            start = position
    if start < len(text):
        yield start, len(text)


def runs(start: int, end: int, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Run]:
    """Yield the runs of the span ``start`` to ``end``, in order and without a gap.

    >>> [(run.start, run.end, run.sentence) for run in runs(0, 9, [Sentence(0, 0, 4), Sentence(1, 5, 9)], [])]
    [(0, 4, 0), (4, 5, None), (5, 9, 1)]
    """
    edges = {start, end}
    spans = [(s.start, s.end) for s in sentences] + [(m.start, m.end) for m in mentions]
    edges.update(edge for span in spans for edge in span if start < edge < end)
    points = sorted(edges)
    for left, right in itertools.pairwise(points):
        sentence = next((s.index for s in sentences if s.start <= left < s.end), None)
        mention = next((m for m in mentions if m.start <= left < m.end), None)
        yield Run(left, right, sentence, mention)


def article_layout(reading: Reading, atlas: Atlas, words: Mapping[str, str], names: Mapping[str, str]) -> Data:
    """Return what the pane draws, as plain JSON data.

    ``words`` is the wording of the page, ``names`` the display name of each actor id. The result holds ``id``,
    ``title`` (empty when the text begins with it), ``lang``, ``dir``, ``paragraphs`` (``heading`` and ``sentences`` of
    ``index``, ``pieces`` and ``chips``) and ``features`` (the ``sentences`` and ``mentions`` each lights).
    """
    article = reading.article
    shown = [paragraph(span, reading, atlas, words, names) for span in paragraphs(article.text)]
    return {
        "id": article.id,
        "title": "" if article.text.lstrip("# \n\t\ufeff").startswith(article.title) else article.title,
        "lang": article.language,
        "dir": "rtl" if article.language in ("ar", "fa", "he", "ur") else "ltr",
        "paragraphs": shown,
        "features": {
            feature.id: lit_by(feature) for feature in atlas.features if feature.sentences or feature.mentions
        },
        "lead": atlas.lead,
    }


def byline(article: Article, words: Mapping[str, str], language: str) -> str:
    """Return the line under the title: the date of the article in ``language``, and its source.

    >>> byline(Article("a", "T", "T", "fr", source="Agence"), {"article.no_date": "sans date"}, "fr")
    'sans date · Agence'
    """
    published = article.published
    date = format_date(published, format="long", locale=language) if published else words["article.no_date"]
    return " · ".join(part for part in (date, article.source) if part)


def lit_by(feature: Feature) -> Data:
    """Return the sentences and mentions that light up with ``feature``."""
    return {"sentences": list(feature.sentences), "mentions": list(feature.mentions)}


def paragraph(
    span: tuple[int, int], reading: Reading, atlas: Atlas, words: Mapping[str, str], names: Mapping[str, str]
) -> Data:
    """Return one paragraph: whether it is a heading, and its sentences with their pieces and claim chips."""
    start, end = span
    text = reading.article.text
    sentences = [s for s in reading.sentences if s.start < end and s.end > start]
    mentions = [m for m in reading.mentions if m.start < end and m.end > start]
    groups: list[Data] = []
    for run in runs(start, end, sentences, shown_mentions(mentions)):
        if not groups or groups[-1]["index"] != run.sentence:
            groups.append({"index": run.sentence, "pieces": [], "chips": []})
        groups[-1]["pieces"].append(piece(run, text, reading, atlas))
    for sentence in sentences:
        if sentence.end <= end:
            last = [group for group in groups if group["index"] == sentence.index][-1]
            last["chips"] = chips(sentence.index, reading.claims, atlas, words, names)
    return {"heading": is_heading(text[start:end], start, reading.article), "sentences": groups}


def shown_mentions(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions to mark: places, and actors where no place is marked already."""
    places = [m for m in mentions if m.kind is MentionKind.PLACE]
    free = [m for m in mentions if m.kind is MentionKind.ACTOR and not any(overlap(m, p) for p in places)]
    return sorted([*places, *free], key=lambda m: m.start)


def overlap(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions share a character."""
    return one.start < other.end and other.start < one.end


def is_heading(text: str, start: int, article: Article) -> int:
    r"""Return the level of a heading (1 the title, 2 any other, 0 none), told by its mark-up or its shape.

    >>> from reading.model import Article
    >>> article = Article("a", "Two lines", "Two lines\n\nNobody yields.", "en")
    >>> is_heading("Two lines\n\n", 0, article), is_heading("Nobody yields.", 11, article)
    (1, 0)
    """
    words = text.strip().lstrip("# ")
    if start == 0 and words == article.title.strip():
        return 1
    marked = text.lstrip().startswith("#")
    short = len(words) <= HEADING_LENGTH and "\n" not in words and words[-1:].isalnum()
    return 2 if marked or (short and words[:1].isupper()) else 0


def piece(run: Run, text: str, reading: Reading, atlas: Atlas) -> Data:
    """Return one piece of text, with its mention where it is one."""
    data: Data = {"text": text[run.start : run.end]}
    if run.mention is not None:
        mention = run.mention
        data |= {
            "mention": mention.id,
            "kind": str(mention.kind),
            "sense": str(mention.sense),
            "feature": atlas.places.get(mention.id),
            "actor": mention.stands_for if mention.kind is MentionKind.ACTOR else None,
            "tone": tone(mention, reading.claims, atlas) if mention.sense is Sense.LITERAL else "",
        }
    return data


def tone(mention: Mention, claims: Sequence[Claim], atlas: Atlas) -> str:
    """Return ``red`` for a place of a red line, ``demand`` for one of a demanded withdrawal, else nothing."""
    for kind, colour in ((FeatureKind.RED_LINE, "red"), (FeatureKind.WITHDRAWAL, "demand")):
        drawn = {claim for feature in atlas.features if feature.kind is kind for claim in feature.claims}
        if any(claim.id in drawn and any(p.mention == mention.id for p in claim.places) for claim in claims):
            return colour
    return ""


def chips(
    sentence: int, claims: Sequence[Claim], atlas: Atlas, words: Mapping[str, str], names: Mapping[str, str]
) -> list[Data]:
    """Return the chips after a sentence: each claim's kind and who makes it, equal ones once."""
    found: dict[str, Data] = {}
    for claim in claims:
        if claim.sentence == sentence:
            chip = claim_chip(claim, atlas, words, names)
            if not found.get(chip["label"], {}).get("feature"):
                found[chip["label"]] = chip
    return list(found.values())


def claim_chip(claim: Claim, atlas: Atlas, words: Mapping[str, str], names: Mapping[str, str]) -> Data:
    """Return one chip: its label, its tone, its claim and the feature that a click shows."""
    status = "" if claim.status is Status.ACTUAL else status_of(claim.kind, claim.status, words)
    who = names.get(claim.speaker or claim.actor or "", "")
    label = " · ".join(part for part in (" ".join(filter(None, (words[f"kind.{claim.kind}"], status))), who) if part)
    marks = [feature for feature in atlas.features if claim.id in feature.claims]
    marks.sort(key=lambda feature: (feature.kind is FeatureKind.PLACE, feature.kind not in DRAWN_LINES))
    tones = {"red_line": "red", "withdrawal": "demand"}
    return {
        "claim": claim.id,
        "label": label,
        "tone": tones.get(claim.kind, ""),
        "feature": marks[0].id if marks else None,
    }
