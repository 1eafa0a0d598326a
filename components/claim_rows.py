"""The claims of an article as rows with what they can be filtered by: kind, actor, status, place. Plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from babel.dates import format_date

from components.article_layout import RIGHT_TO_LEFT, TONES
from components.map_setting import Actors, Setting
from components.reasons import localized
from components.wording import status_of
from geodata.feature import Atlas, FeatureKind
from reading.model import Claim, Precision, Reading, Status

Data = dict[str, Any]

NOWHERE = "-"
"""What claims without a place are filtered by."""
FORMS = {Precision.YEAR: "y", Precision.MONTH: "MMM y", Precision.DAY: "d MMM y"}


def claim_rows(reading: Reading, atlas: Atlas, setting: Setting, actors: Actors) -> Data:
    """Return what the table draws: ``rows`` in the order of the text, ``filters`` with their options, and ``words``."""
    rows = [row(claim, reading, atlas, setting, actors) for claim in reading.claims]
    article = reading.article
    words = {key.removeprefix("claims."): text for key, text in setting.words.items() if key.startswith("claims.")}
    return {
        "id": article.id,
        "lang": article.language,
        "dir": "rtl" if article.language in RIGHT_TO_LEFT else "ltr",
        "rows": rows,
        "filters": filters(reading.claims, rows, setting.words, actors.names),
        "words": words,
    }


def row(claim: Claim, reading: Reading, atlas: Atlas, setting: Setting, actors: Actors) -> Data:
    """Return one claim: its cells, its sentence, the mark that a click shows, and why it is not on the map."""
    words, names = setting.words, actors.short
    sentence = reading.sentences[claim.sentence]
    missing = next((entry.why for entry in atlas.unmapped if entry.id == claim.id), "")
    speaker = names.get(claim.speaker or "", "") if claim.speaker != claim.actor else ""
    return {
        "claim": claim.id,
        "sentence": claim.sentence,
        "what": words[f"kind.{claim.kind}"],
        "tone": TONES.get(FeatureKind(claim.kind.value), "") if claim.kind.value in set(FeatureKind) else "",
        "status": "" if claim.status is Status.ACTUAL else status_of(claim.kind, claim.status, words),
        "who": names.get(claim.actor or "", ""),
        "target": names.get(claim.target or "", ""),
        "speaker": words["claims.by"].format(who=speaker) if speaker else "",
        "where": ", ".join(dict.fromkeys(reading.mention(place.mention).text for place in claim.places)),
        "when": day(claim, setting.language),
        "text": " ".join(reading.article.text[sentence.start : sentence.end].split()),
        "feature": atlas.mark_of(claim.id),
        "why": localized(missing, setting.language) if missing else "",
        "by": {
            "kind": [claim.kind.value],
            "actor": sorted({actor for actor in (claim.actor, claim.speaker, claim.target) if actor}),
            "status": [claim.status.value],
            "place": places(claim, reading, atlas) or [NOWHERE],
        },
    }


def places(claim: Claim, reading: Reading, atlas: Atlas) -> list[str]:
    """Return what the places of a claim are filtered by: the mark of each, its words where it has none."""
    named = (place.mention for place in claim.places)
    return list(dict.fromkeys(atlas.places.get(m) or reading.mention(m).text for m in named))


def day(claim: Claim, language: str) -> str:
    """Return when a claim is, as exactly as it is known, in ``language``."""
    if claim.when is None:
        return ""
    return str(format_date(claim.when, FORMS[claim.when_precision or Precision.DAY], locale=language))


def filters(
    claims: Sequence[Claim], rows: Sequence[Data], words: Mapping[str, str], names: Mapping[str, str]
) -> list[Data]:
    """Return the filters: each with its options, those that most claims have first."""
    wheres: dict[str, str] = {NOWHERE: words["claims.nowhere"]}
    for shown in rows:
        for value, name in zip(shown["by"]["place"], shown["where"].split(", "), strict=False):
            wheres.setdefault(value, name)
    labels = {
        "kind": {claim.kind.value: words[f"kind.{claim.kind}"] for claim in claims},
        "actor": {actor: names.get(actor, actor) for shown in rows for actor in shown["by"]["actor"]},
        "status": {claim.status.value: words[f"status.{claim.status}"].split("|")[0] for claim in claims},
        "place": wheres,
    }
    return [
        {"key": key, "label": words[f"claims.filter_{key}"], "options": options(key, rows, labels[key])}
        for key in labels
    ]


def options(key: str, rows: Sequence[Data], labels: Mapping[str, str]) -> list[Data]:
    """Return the options of one filter with how many claims each keeps; claims without a place come last.

    >>> options("kind", [{"by": {"kind": ["attack"]}}], {"attack": "attaque"})
    [{'value': 'attack', 'label': 'attaque', 'count': 1}]
    """
    counts = Counter(value for shown in rows for value in shown["by"][key])
    order = sorted(counts, key=lambda value: (value == NOWHERE, -counts[value], labels.get(value, value)))
    return [{"value": value, "label": labels.get(value, value), "count": counts[value]} for value in order]
