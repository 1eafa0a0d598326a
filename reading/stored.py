"""A reading as plain JSON data and back, so that it can be kept without its text."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from reading.model import (
    Article,
    Claim,
    ClaimKind,
    ClaimPlace,
    Mention,
    MentionKind,
    Precision,
    Reading,
    Role,
    Sense,
    Sentence,
    Status,
)

Data = dict[str, Any]


def to_data(reading: Reading) -> Data:
    """Return a reading as JSON data; of the article, only its id.

    >>> to_data(Reading(Article("a", "T", "One.", "en"), (Sentence(0, 0, 4),), (), ()))["sentences"]
    [[0, 0, 4]]
    """
    return {
        "article": reading.article.id,
        "sentences": [[one.index, one.start, one.end] for one in reading.sentences],
        "mentions": [dataclasses.asdict(mention) for mention in reading.mentions],
        "claims": [claim_data(claim) for claim in reading.claims],
        "notes": list(reading.notes),
    }


def claim_data(claim: Claim) -> Data:
    """Return a claim as JSON data."""
    return {**dataclasses.asdict(claim), "when": claim.when.isoformat() if claim.when else None}


def from_data(article: Article, data: Data) -> Reading:
    """Return the reading of ``article`` that ``data`` holds.

    Raises:
        KeyError, ValueError, TypeError: the data are not those of a reading of this article.
    """
    if data["article"] != article.id:
        raise ValueError(f"a reading of {data['article']}, not of {article.id}")
    return Reading(
        article,
        tuple(Sentence(*one) for one in data["sentences"]),
        tuple(mention_of(one) for one in data["mentions"]),
        tuple(claim_of(one) for one in data["claims"]),
        tuple(data["notes"]),
    )


def mention_of(data: Data) -> Mention:
    """Return the mention in its JSON data."""
    return Mention(**{**data, "kind": MentionKind(data["kind"]), "sense": Sense(data["sense"])})


def claim_of(data: Data) -> Claim:
    """Return the claim in its JSON data."""
    places = tuple(ClaimPlace(place["mention"], Role(place["role"])) for place in data["places"])
    precision = data["when_precision"]
    parts = {
        "kind": ClaimKind(data["kind"]),
        "places": places,
        "status": Status(data["status"]),
        "when": datetime.date.fromisoformat(data["when"]) if data["when"] else None,
        "when_precision": Precision(precision) if precision else None,
        "cue": tuple(data["cue"]),
    }
    return Claim(**{**data, **parts})
