"""Any Unicode text: names are found where they stand, and whatever is a mention is resolved without failure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.gazetteer.name_forms import base_forms, fold, respelled, romanize, skeleton
from geodata.resolution.hints import container_pairs, meant_features, preceding_words
from geodata.resolution.resolve import resolve
from reading.model import Article, Mention, MentionKind, Reading, Sense

NAMES = ("Benghazi", "Мариуполь", "إدلب", "Sana’a", "Deir ez-Zor", "Курская область", "القاهرة", "Le Caire", "Ain Issa")
LANGUAGES = ("fr", "en", "ar", "es", "de", "ru", "xx")
PIECES = st.one_of(st.text(max_size=40), st.sampled_from(NAMES), st.sampled_from((". ", ", ", "\n", " in ", "\u200b")))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30, deadline=None)
@given(before=st.text(max_size=30), after=st.text(max_size=30))
def test_a_name_between_any_characters_is_found_at_its_very_place(
    gazetteer: Gazetteer, name: str, before: str, after: str
) -> None:
    text = f"{before}\n\n{name}.\n\n{after}"
    start = len(before) + 2
    inside = [hit for hit in gazetteer.find(text, "xx") if start <= hit.start < start + len(name)]
    if name.split(maxsplit=1)[0].casefold() not in {word.casefold() for word in f"{before} {after}".split()}:
        assert inside, text
    for hit in inside:
        assert text[hit.start : hit.end] in name


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(PIECES, max_size=12), language=st.sampled_from(LANGUAGES))
def test_hits_are_in_order_apart_and_name_what_they_span(
    gazetteer: Gazetteer, pieces: list[str], language: str
) -> None:
    text = "".join(pieces)
    end = 0
    for hit in gazetteer.find(text, language):
        assert end <= hit.start < hit.end <= len(text)
        span = text[hit.start : hit.end]
        assert span.strip() == span
        assert gazetteer.lookup(span, language) is not None
        assert 0.0 <= hit.prominence <= 1.0
        end = hit.end


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(PIECES, min_size=1, max_size=10), senses=st.lists(st.sampled_from(Sense), min_size=10, max_size=10)
)
def test_any_mentions_are_resolved_one_by_one(gazetteer: Gazetteer, pieces: list[str], senses: list[Sense]) -> None:
    text, mentions, position = "".join(pieces), [], 0
    for number, (piece, sense) in enumerate(zip(pieces, senses, strict=False)):
        end = position + len(piece)
        mentions.append(Mention(f"m{number}", 0, position, end, piece, MentionKind.PLACE, sense, None, ""))
        position = end
    found = resolve(Reading(Article("a", "", text, "en"), (), tuple(mentions), ()), gazetteer)
    assert [resolution.mention for resolution in found] == [mention.id for mention in mentions]
    for resolution in found:
        assert 0.0 <= resolution.confidence <= 1.0
        assert resolution.why
        if resolution.place is not None:
            assert -90 <= resolution.place.lat <= 90
            assert -180 <= resolution.place.lon <= 180


@given(st.text(), st.text())
def test_forms_and_hints_never_fail(text: str, other: str) -> None:
    folded = fold(text)
    list(base_forms(text))
    list(respelled(folded))
    skeleton(romanize(folded))
    whole = f"{other}{text}"
    mention = Mention("m1", 0, len(other), len(whole), text, MentionKind.PLACE, Sense.LITERAL, None, "")
    meant_features(whole, mention)
    assert all(words.endswith(text) for words in preceding_words(whole, mention))
    container_pairs(whole, [mention])
