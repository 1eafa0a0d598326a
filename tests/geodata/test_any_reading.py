"""Whatever is claimed of whatever places by whomever: no crash, sound marks, a document that keeps to its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.atlas.compose import compose
from geodata.export import to_json
from geodata.feature import FeatureKind
from reading.model import ClaimKind, Role, Status

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(__file__).parents[2] / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
)
NAMES = ("Haven", "Portus", "Inland", "Terminals", "Landia", "Faraway", "Crossing", "Oasis", "Nowhere")
SENTENCE = "It is about " + ", ".join(NAMES) + "."
ACTORS = st.sampled_from(["gov:RU", "gov:TR", "gov:EG", "lna", "gna", "new-group", None])

claims = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(ClaimKind),
        "sentence": st.integers(0, 2),
        "speaker": ACTORS,
        "actor": ACTORS,
        "target": ACTORS,
        "status": st.sampled_from(Status),
        "places": st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(Role)), max_size=5),
    }
)


@given(st.lists(claims, max_size=6), st.sampled_from(["fr", "en"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_reading_gives_a_sound_atlas(
    make_reading: Any, shapes: Any, rows: list[dict[str, Any]], language: str
) -> None:
    reading, resolutions = make_reading([SENTENCE] * 3, rows)
    atlas = compose(reading, resolutions, shapes, language)
    marks = {feature.id: feature for feature in atlas.features}
    assert len(marks) == len(atlas.features)
    for mark in atlas.features:
        assert mark.geometry.is_valid
        assert not mark.geometry.is_empty
        assert mark.sentences
        west, _, east, _ = mark.geometry.bounds
        assert east - west < 40, "nothing runs across half the world"
        assert "{" not in mark.label + mark.note
    for matter in atlas.matters:
        assert len({speaker for proposal in matter.proposals for speaker in proposal.speakers}) > 1
        assert matter.comparisons
        for comparison in matter.comparisons:
            one, other = matter.proposal(comparison.one), matter.proposal(comparison.other)
            assert not set(one.speakers) & set(other.speakers)
            assert comparison.feature is None or marks[comparison.feature].kind is FeatureKind.BETWEEN
    listed = {entry.id for entry in atlas.unmapped}
    drawn = {claim for mark in atlas.features for claim in mark.claims}
    assert {claim.id for claim in reading.claims} <= drawn | listed
    assert SCHEMA.is_valid(json.loads(to_json(reading, atlas)))
