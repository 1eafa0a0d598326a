"""The article as the pane shows it: paragraphs of sentences of pieces, every character of the text kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from babel.dates import format_date

from components.article_spans import Run, paragraphs, runs, within
from components.map_setting import Actors, Setting
from components.reasons import localized
from components.wording import status_of
from geodata.feature import Atlas, FeatureKind
from reading.model import Article, Claim, Mention, MentionKind, Reading, Status

TONES = {FeatureKind.WITHDRAWAL: "demand", FeatureKind.RED_LINE: "red"}
HEADING_LENGTH = 120
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the pieces of an article are drawn with: claims by sentence, tones by mention, how things are called."""

    atlas: Atlas
    setting: Setting
    actors: Actors
    tones: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[int, Sequence[Claim]] = field(default_factory=dict)


def article_layout(reading: Reading, atlas: Atlas, setting: Setting, actors: Actors) -> Data:
    """Return what the pane draws, as plain JSON data.

    ``setting`` says in which language and words, ``actors`` how the actors are called and coloured. The result holds
    ``id``, ``title`` (empty when the text begins with it), ``byline``, ``notes``, ``lang``, ``dir``, ``paragraphs``
    (``heading`` and ``sentences`` of ``index``, ``pieces`` and ``chips``), ``features`` (the ``sentences`` and
    ``mentions`` that each feature id lights) and ``lead``, the feature that is selected at first.
    """
    article = reading.article
    scene = scene_of(reading, atlas, setting, actors)
    return {
        "id": article.id,
        "title": "" if begins_with_title(article) else article.title,
        "byline": byline(article, setting.words, setting.language),
        "notes": [localized(note, setting.language) for note in reading.notes],
        "lang": article.language,
        "dir": "rtl" if article.language in RIGHT_TO_LEFT else "ltr",
        "paragraphs": [paragraph(span, reading, scene) for span in paragraphs(article.text)],
        "features": {
            feature.id: {"sentences": list(feature.sentences), "mentions": list(feature.mentions)}
            for feature in atlas.features
            if feature.sentences or feature.mentions
        },
        "lead": atlas.lead,
    }


def scene_of(reading: Reading, atlas: Atlas, setting: Setting, actors: Actors) -> Scene:
    """Return the scene of an article: the tones of its mentions, and its claims by sentence."""
    kinds: dict[str, set[FeatureKind]] = defaultdict(set)
    for feature in atlas.features:
        for drawn in feature.claims:
            kinds[drawn].add(feature.kind)
    tones: dict[str, str] = {}
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        claims[claim.sentence].append(claim)
        for kind in (kind for kind in TONES if kind in kinds[claim.id]):
            tones.update({place.mention: TONES[kind] for place in claim.places})
    return Scene(atlas, setting, actors, tones, claims)


def begins_with_title(article: Article) -> bool:
    """Tell whether the text begins with its title, be it a heading or the first words of the text.

    >>> begins_with_title(Article("a", "The first words …", " The first words of a text.", "en"))
    True
    """
    return article.text.lstrip("# \n\t\ufeff").startswith(article.title.rstrip("… "))


def byline(article: Article, words: Mapping[str, str], language: str) -> str:
    """Return the line under the title: the date of the article in ``language``, and its source.

    >>> byline(Article("a", "T", "T", "fr", source="Agence"), {"article.no_date": "sans date"}, "fr")
    'sans date · Agence'
    """
    published = article.published
    date = format_date(published, format="long", locale=language) if published else words["article.no_date"]
    return " · ".join(part for part in (date, article.source) if part)


def paragraph(span: tuple[int, int], reading: Reading, scene: Scene) -> Data:
    """Return one paragraph: the level of its heading, and its sentences with their pieces and claim chips."""
    start, end = span
    text = reading.article.text
    sentences = within(reading.sentences, start, end)
    groups: list[Data] = []
    for run in runs(start, end, sentences, shown_mentions(within(reading.mentions, start, end))):
        if not groups or groups[-1]["index"] != run.sentence:
            groups.append({"index": run.sentence, "pieces": [], "chips": []})
        groups[-1]["pieces"].append(piece(run, text, scene))
    last = {group["index"]: group for group in groups}
    for sentence in sentences:
        if sentence.end <= end and sentence.index in last:
            last[sentence.index]["chips"] = chips(scene.claims.get(sentence.index, ()), scene)
    return {"heading": heading_level(text[start:end], start, reading.article), "sentences": groups}


def shown_mentions(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions to mark: places, and actors where no place is marked already."""
    places = [m for m in mentions if m.kind is MentionKind.PLACE]
    free = [m for m in mentions if m.kind is MentionKind.ACTOR and not within(places, m.start, m.end)]
    return sorted([*places, *free], key=lambda m: m.start)


def heading_level(text: str, start: int, article: Article) -> int:
    r"""Return the level of a heading (1 the title, 2 any other, 0 none), told by its mark-up or its shape.

    >>> from reading.model import Article
    >>> article = Article("a", "Two lines", "Two lines\n\nNobody yields.", "en")
    >>> heading_level("Two lines\n\n", 0, article), heading_level("Nobody yields.", 11, article)
    (1, 0)
    """
    words = text.strip().lstrip("# ")
    if start == 0 and words == article.title.strip():
        return 1
    marked = text.lstrip().startswith("#")
    short = len(words) <= HEADING_LENGTH and "\n" not in words and words[-1:].isalnum()
    return 2 if marked or (short and words[:1].isupper()) else 0


def piece(run: Run, text: str, scene: Scene) -> Data:
    """Return one piece of text, with its mention where it is one."""
    data: Data = {"text": text[run.start : run.end]}
    mention = run.mention
    if mention is not None:
        party = mention.stands_for if mention.kind is MentionKind.ACTOR else None
        data |= {
            "mention": mention.id,
            "kind": mention.kind.value,
            "sense": mention.sense.value,
            "feature": scene.atlas.places.get(mention.id),
            "tone": scene.tones.get(mention.id, ""),
            "colour": scene.actors.colours.get(party, "") if party else "",
            "title": hint(mention, scene),
        }
    return data


def hint(mention: Mention, scene: Scene) -> str:
    """Return what a mention is, for who rests on it: the actor, or the place with how it is meant."""
    words = scene.setting.words
    if mention.kind is MentionKind.ACTOR:
        return scene.actors.names.get(mention.stands_for or "", "")
    if mention.id not in scene.atlas.places:
        return words["article.unmapped_mention"]
    return f"{words[f'sense.{mention.sense}']} ({localized(mention.why, scene.setting.language)})"


def chips(claims: Sequence[Claim], scene: Scene) -> list[Data]:
    """Return the chips after a sentence: each claim's kind and who makes it, equal ones once."""
    found: dict[str, Data] = {}
    for claim in claims:
        chip = claim_chip(claim, scene)
        if not found.get(chip["label"], {}).get("feature"):
            found[chip["label"]] = chip
    return list(found.values())


def claim_chip(claim: Claim, scene: Scene) -> Data:
    """Return one chip: its label, its tone, its claim and the feature that a click shows."""
    words = scene.setting.words
    status = "" if claim.status is Status.ACTUAL else status_of(claim.kind, claim.status, words)
    what = " ".join(filter(None, (words[f"kind.{claim.kind}"], status)))
    who = scene.actors.short.get(claim.speaker or claim.actor or "", "")
    return {
        "claim": claim.id,
        "label": " · ".join(filter(None, (what, who))),
        "tone": TONES.get(FeatureKind(claim.kind.value), "") if claim.kind.value in set(FeatureKind) else "",
        "feature": scene.atlas.mark_of(claim.id),
    }
