from pathlib import Path

import pytest

from reading.article import article_from_file
from reading.pipelines import load, preferred
from reading.syntax.tokens import Doc

EXAMPLES = Path(__file__).parents[2] / "components" / "examples"
STRINGS = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "lang_")
NUMBERS = ("i", "idx", "is_space", "is_alpha", "is_punct", "is_sent_start")


@pytest.fixture(scope="module", params=["fr", "en"])
def both(request):
    path = sorted(EXAMPLES.glob(f"*.{request.param}.md"))[0]
    parsed = load(preferred(request.param))(article_from_file(path.name, path.read_bytes()).text)
    return parsed, Doc(parsed)


def numbers(tokens):
    return [token.i for token in tokens]


def test_tokens_say_what_those_of_spacy_say(both):
    for spacys, own in zip(*both, strict=True):
        for name in (*STRINGS, *NUMBERS):
            assert getattr(own, name) == getattr(spacys, name), (name, spacys)
        assert len(own) == len(spacys)
        for feature in ("Number", "Tense", "VerbForm", "Definite", "Nothing"):
            assert list(own.morph.get(feature)) == spacys.morph.get(feature)


def test_the_tree_is_that_of_spacy(both):
    for spacys, own in zip(*both, strict=True):
        assert own.head.i == spacys.head.i
        for name in ("children", "ancestors", "subtree"):
            assert numbers(getattr(own, name)) == numbers(getattr(spacys, name)), (name, spacys)
        assert own.left_edge.i == spacys.left_edge.i
        assert (own.sent.start, own.sent.end) == (spacys.sent.start, spacys.sent.end)
        assert [own.is_ancestor(other) for other in own.doc] == [spacys.is_ancestor(other) for other in spacys.doc]


def test_spans_are_those_of_spacy(both):
    parsed, own = both
    assert [(e.start, e.end, e.label_, e.text) for e in own.ents] == [
        (e.start, e.end, e.label_, e.text) for e in parsed.ents
    ]
    for start in range(len(parsed)):
        for end in range(start + 1, min(start + 6, len(parsed))):
            assert own[start:end].root.i == parsed[start:end].root.i
            assert own[start:end].text == parsed[start:end].text
            assert own[start:end].end_char == parsed[start:end].end_char
    for start in range(len(own.text)):
        for end in range(start + 1, min(start + 12, len(own.text))):
            expected = parsed.char_span(start, end, alignment_mode="expand")
            found = own.char_span(start, end)
            if expected is None or expected.start >= expected.end:
                assert found is None
            else:
                assert found is not None
                assert (found.start, found.end) == (expected.start, expected.end), own.text[start:end]


def test_what_lies_outside_is_not_there(both):
    own = both[1]
    assert own.char_span(-3, -1) is None
    with pytest.raises(IndexError):
        own[0].nbor(-1)
    with pytest.raises(IndexError):
        own[len(own) - 1].nbor(1)
    assert own[len(own) :].text == ""
