"""Who and where of a claim are weighed over the whole article, and never lose what the rules were sure of."""

import json

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from reading.actors import ActorLexicon
from reading.article import article_from_text
from reading.document import actor_hits
from reading.model import ClaimKind, Reading, Role
from reading.participation.evidence import GroupWeights
from reading.participation.recast import WEIGHTS, family, score, weights
from reading.reader import Reader
from reading.syntax.tokens import Doc


def read(reader: Reader, text: str, language: str) -> Reading:
    return reader.read(article_from_text(text, language=language))


def test_weights_are_whole_and_small() -> None:
    tables = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert sorted(tables) == ["flat", "parsed"]
    for parts in tables.values():
        assert sorted(parts) == ["actor", "place", "set"]
        for table in parts.values():
            assert len(table) > 100
            assert all(abs(weight) < 20 for weight in table.values())
    assert WEIGHTS.stat().st_size < 300_000


def test_languages_share_weights_by_what_is_known_of_a_sentence() -> None:
    assert [family(language) for language in ("fr", "en", "es", "ru")] == ["parsed", "parsed", "flat", "flat"]


@given(st.dictionaries(st.text(min_size=1), st.integers(-900, 900), max_size=8), st.data())
def test_groups_of_cues_weigh_what_their_cues_weigh(hundredths: dict[str, int], data: st.DataObject) -> None:
    table = GroupWeights({cue: number / 100 for cue, number in hundredths.items()})
    cues = data.draw(st.permutations([*hundredths, ""]))
    cut = data.draw(st.integers(0, len(cues)))
    groups = [tuple(cues[:cut]), tuple(cues[cut:])]
    assert table.score(groups) == sum(hundredths.values()) / 100
    assert table.score(reversed(groups)) == table.score(groups)


def test_what_the_rules_propose_counts_for_an_actor() -> None:
    for language in ("fr", "ar"):
        table = weights(language)["actor"]
        assert score({"proposed": 1.0}, table) > 0 > score({"not proposed": 1.0}, table)


@pytest.mark.parametrize(
    ("language", "text", "kind", "actor"),
    [
        ("en", "Turkey sent tanks. Turkish troops then attacked Sirte.", ClaimKind.ATTACK, "gov:TR"),
        ("fr", "Les Houthis se sont approchés. Leurs combattants ont attaqué Syrte.", ClaimKind.ATTACK, "houthis"),
        ("en", "The Houthis warned everybody. They attacked Sirte on Monday.", ClaimKind.ATTACK, "houthis"),
        ("fr", "Syrte a été attaquée par les forces turques.", ClaimKind.ATTACK, "gov:TR"),
    ],
)
def test_who_acts_is_found_over_sentences(
    reader: Reader, language: str, text: str, kind: ClaimKind, actor: str
) -> None:
    claims = [claim for claim in read(reader, text, language).claims if claim.kind is kind]
    assert [claim.actor for claim in claims] == [actor]


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        ("en", "Turkey sent tanks from Benghazi towards Sirte.", {"Benghazi": Role.FROM, "Sirte": Role.TO}),
        ("fr", "La Turquie a dépêché des chars depuis Benghazi vers Syrte.", {"Benghazi": Role.FROM, "Syrte": Role.TO}),
        ("en", "Turkish troops withdrew from Sirte to Benghazi.", {"Sirte": Role.FROM, "Benghazi": Role.TO}),
    ],
)
def test_a_force_moves_from_and_to(reader: Reader, language: str, text: str, roles: dict[str, Role]) -> None:
    found = read(reader, text, language)
    moves = {ClaimKind.DEPLOYMENT, ClaimKind.WITHDRAWAL}
    (claim,) = [claim for claim in found.claims if claim.kind in moves]
    assert {found.mention(place.mention).text: place.role for place in claim.places} == roles


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read(reader: Reader, text: str) -> None:
    if text.strip():
        found = read(reader, f"{text} Turkey attacked Sirte.", "en")
        ids = {mention.id for mention in found.mentions}
        assert all(place.mention in ids for claim in found.claims for place in claim.places)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Sudanese army took Abyei.", ["gov:SD"]),
        ("The Sudanese army took Khartoum from the Rapid Support Forces.", ["saf", "gov:SD", "rsf"]),
        ("Belgrade refused.", ["gov:RS"]),
        ("Belgrade refused; Yugoslavia stayed, and Yugoslav troops with it.", ["gov:YU", "gov:YU", "gov:YU"]),
    ],
)
def test_an_army_or_a_state_counts_as_what_the_article_knows_it_as(text: str, expected: list[str]) -> None:
    assert [hit.actor for hit in actor_hits(Doc(spacy.blank("en")(text)), "en", ActorLexicon())] == expected


def test_places_of_one_enumeration_are_taken_together(reader: Reader) -> None:
    reading = read(reader, "L'aviation russe a bombardé Idleb, Alep et Hama.", "fr")
    (claim,) = [claim for claim in reading.claims if claim.kind is ClaimKind.ATTACK]
    assert [reading.mention(place.mention).text for place in claim.places] == ["Idleb", "Alep", "Hama"]
