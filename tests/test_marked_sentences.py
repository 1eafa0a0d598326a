"""The marked sentences that the weights of claims are fitted on: each can be read, and its marks are of words."""

import pytest

from benchmarks.marked_sentences import FOLDER, marked_sentence, marked_sentences
from reading.model import ClaimKind


def test_every_mark_is_of_a_word_and_no_bracket_is_left() -> None:
    for sentence in marked_sentences():
        assert not set("{}[]") & set(sentence.text), sentence.text
        assert all(sentence.text[at].isalnum() or sentence.text[at] in "«“\"'" for at, _ in sentence.claims)


@pytest.mark.parametrize("language", sorted({path.name[:2] for path in FOLDER.glob("*.txt")}))
def test_all_kinds_are_marked_and_look_alikes_are_among_them(language: str) -> None:
    sentences = [sentence for sentence in marked_sentences() if sentence.language == language]
    assert set().union(*(sentence.kinds for sentence in sentences)) == set(ClaimKind)
    assert sum(not sentence.claims for sentence in sentences) > len(sentences) / 10


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="retreating"):
        marked_sentence("They {retreating left} [Gao].", "en")
