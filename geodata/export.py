"""A reading and its atlas as JSON (``docs/reading.schema.json``) and as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from geodata.feature import Atlas, Feature
from geodata.matter_json import matter_json
from geodata.place import Resolution
from geodata.plain_data import Json, day, geometry_json, place_json, source_json
from reading.model import Article, Claim, Mention, Reading

CREDIT = "GeoNames (CC BY 4.0), Natural Earth (public domain)"


def to_json(reading: Reading, atlas: Atlas) -> str:
    """Return a whole reading with its places and features as a JSON document, one mention, claim or sentence a line.

    >>> reading = Reading(Article("a", "T", "", "en"), (), (), ())
    >>> json.loads(to_json(reading, Atlas()))["features"]
    {'type': 'FeatureCollection', 'features': []}
    """
    entries = (f"{_line(key)}: {_lines(value)}" for key, value in document(reading, atlas).items())
    return "{\n" + ",\n".join(entries) + "\n}\n"


def to_geojson(reading: Reading, atlas: Atlas) -> str:
    """Return the features alone as a GeoJSON FeatureCollection, with article, matters and credits as foreign members.

    >>> reading = Reading(Article("a", "T", "", "en"), (), (), ())
    >>> sorted(json.loads(to_geojson(reading, Atlas())))
    ['article', 'attribution', 'features', 'matters', 'type']
    """
    article = {key: value for key, value in article_json(reading.article).items() if key != "text"}
    matters = [matter_json(matter) for matter in atlas.matters]
    collection = {**feature_collection(atlas.features), "article": article, "matters": matters, "attribution": CREDIT}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False) + "\n"


def _lines(value: object) -> str:
    """Return a value as JSON, the items of a list one a line: Python indents no other way than slowly."""
    if not isinstance(value, list) or not value:
        return _line(value)
    return "[\n" + ",\n".join(_line(item) for item in value) + "\n]"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def document(reading: Reading, atlas: Atlas) -> Json:
    """Return the public form of a reading as plain data."""
    resolutions = {resolution.mention: resolution for resolution in atlas.resolutions}
    reasons = {entry.id: entry.why for entry in atlas.unmapped}
    return {
        "article": article_json(reading.article),
        "notes": list(reading.notes),
        "sentences": [{"index": s.index, "start": s.start, "end": s.end} for s in reading.sentences],
        "mentions": [mention_json(m, resolutions.get(m.id), atlas, reasons.get(m.id)) for m in reading.mentions],
        "claims": [claim_json(c, reading, resolutions, atlas, reasons.get(c.id)) for c in reading.claims],
        "features": feature_collection(atlas.features),
        "control": control_json(atlas),
        "focus": list(atlas.focus) if atlas.focus else None,
        "lead": atlas.lead,
        "matters": [matter_json(matter) for matter in atlas.matters],
    }


def article_json(article: Article) -> Json:
    """Return an article; ``length`` is in code points, as all offsets are."""
    return {
        "id": article.id,
        "title": article.title,
        "language": article.language,
        "published": day(article.published),
        "source": article.source,
        "url": article.url,
        "length": len(article.text),
        "text": article.text,
    }


def mention_json(mention: Mention, resolution: Resolution | None, atlas: Atlas, unmapped: str | None) -> Json:
    """Return a mention with its place and candidates; ``unmapped`` says why it has none."""
    place = resolution.place if resolution else None
    return {
        "id": mention.id,
        "sentence": mention.sentence,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "sense": mention.sense.value,
        "stands_for": mention.stands_for,
        "why": mention.why,
        "place": {**place_json(place), "confidence": resolution.confidence} if place and resolution else None,
        "place_why": resolution.why if resolution else None,
        "candidates": [
            {**place_json(candidate.place), "score": candidate.score, "why": candidate.why}
            for candidate in (resolution.candidates if resolution else ())
        ],
        "feature": atlas.places.get(mention.id),
        "unmapped": unmapped,
    }


def claim_json(
    claim: Claim, reading: Reading, resolutions: Mapping[str, Resolution], atlas: Atlas, unmapped: str | None
) -> Json:
    """Return a claim with the span of its sentence and the marks that draw it; ``unmapped`` says why it has none."""
    sentence = reading.sentences[claim.sentence]
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "sentence": claim.sentence,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "speaker": claim.speaker,
        "actor": claim.actor,
        "target": claim.target,
        "places": [claim_place_json(p.mention, p.role.value, reading, resolutions) for p in claim.places],
        "status": claim.status.value,
        "when": day(claim.when),
        "when_precision": claim.when_precision.value if claim.when_precision else None,
        "rule": claim.rule,
        "cue": {"start": claim.cue[0], "end": claim.cue[1]},
        "features": [feature.id for feature in atlas.features if claim.id in feature.claims],
        "unmapped": unmapped,
    }


def claim_place_json(mention: str, role: str, reading: Reading, resolutions: Mapping[str, Resolution]) -> Json:
    """Return a place of a claim by its English or canonical name, by its words in the text where it is not resolved."""
    resolution = resolutions.get(mention)
    place = resolution.place if resolution else None
    return {"name": place.name if place else reading.mention(mention).text, "role": role, "mention": mention}


def feature_collection(features: Sequence[Feature]) -> Json:
    """Return features as GeoJSON, longitude first."""
    return {"type": "FeatureCollection", "features": [feature_json(feature) for feature in features]}


def feature_json(feature: Feature) -> Json:
    """Return one feature; ``source`` is the first of ``sources``, for programs that read flat properties alone."""
    return {
        "type": "Feature",
        "id": feature.id,
        "geometry": geometry_json(feature.geometry),
        "properties": {
            "id": feature.id,
            "kind": feature.kind.value,
            "label": feature.label,
            "status": feature.status,
            "basis": feature.basis.value,
            "precision_km": feature.precision_km,
            "as_of": day(feature.as_of),
            "article": feature.article,
            "sentences": list(feature.sentences),
            "mentions": list(feature.mentions),
            "claims": list(feature.claims),
            "actor": feature.actor,
            "speaker": feature.speaker,
            "proposal": feature.proposal,
            "count": feature.count,
            "metonymic": feature.metonymic,
            "shade": feature.shade,
            "distance_km": feature.distance_km,
            "note": feature.note,
            "source": feature.sources[0].title if feature.sources else None,
            "sources": [source_json(source) for source in feature.sources],
        },
    }


def control_json(atlas: Atlas) -> Json | None:
    """Return which control dataset was used, ``None`` when none fits."""
    control = atlas.control
    if control is None:
        return None
    return {
        "dataset": control.dataset,
        "title": control.title,
        "date": day(control.date),
        "observations": control.observations,
        "newest": day(control.newest),
        "reach_km": control.reach_km,
        "licence": control.licence,
    }
