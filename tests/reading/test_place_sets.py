"""The places of a claim are chosen together: what one says of another counts."""

from hypothesis import given
from hypothesis import strategies as st

from reading.article import article_from_text
from reading.model import ClaimKind
from reading.participation.evidence import GroupWeights
from reading.participation.place_sets import MOST, Company, best_set, likeliest, set_cues
from reading.participation.recast import score
from reading.reader import Reader

PAIR = ("both",)


def company(names: list[str], said: list[bool]) -> Company:
    count = len(names)
    return Company(
        tuple(names),
        tuple(said),
        tuple(("odds",) for _ in names),
        tuple((f"one {own}",) for own in said),
        tuple((f"size {size}",) for size in range(4)),
        {(one, other): PAIR for one in range(count) for other in range(one + 1, count)},
    )


WEIGHTS = {"odds": 1.0, "one True": 0.2, "size 0": 0.3, "both": -1.5}


def test_a_place_goes_without_the_one_that_is_likelier_when_they_do_not_go_together() -> None:
    table = GroupWeights(WEIGHTS)
    assert best_set(company(["goma", "kivu"], [True, False]), [1.0, 0.9], table) == {0}
    assert best_set(company(["goma", "kivu"], [True, False]), [2.0, 1.9], table) == {0, 1}


def test_no_place_is_taken_where_none_is_likely() -> None:
    table = GroupWeights(WEIGHTS)
    assert best_set(company(["goma"], [False]), [-0.5], table) == frozenset()
    assert best_set(company([], []), [], table) == frozenset()


def test_one_name_is_weighed_once_and_the_likeliest_first() -> None:
    names = ["goma", "goma", "sake", "minova", "kanyabayonga", "rutshuru"]
    assert likeliest(names, [False] * 6, [0.0, 1.0, -1.0, -2.0, -3.0, -4.0]) == [1, 2, 3, 4]
    assert len(likeliest([str(n) for n in range(9)], [False] * 9, [0.0] * 9)) == MOST


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans(), st.floats(-9, 9)), max_size=6),
    st.dictionaries(st.sampled_from(["odds", "one True", "one False", "both", "size 0", "size 2"]), st.integers(-5, 5)),
)
def test_the_best_set_is_the_one_whose_cues_weigh_most(
    places: list[tuple[str, bool, float]], weights: dict[str, int]
) -> None:
    both = company([name for name, _, _ in places], [said for _, said, _ in places])
    scores = [own for _, _, own in places]
    table = {cue: float(weight) for cue, weight in weights.items()}
    worth = {taken: score(cues, table) for taken, cues in set_cues(both, scores)}
    assert worth[best_set(both, scores, GroupWeights(table))] >= max(worth.values()) - 1e-6


def test_the_container_of_a_town_is_left_out(reader: Reader) -> None:
    reading = reader.read(article_from_text("The M23 captured Goma, in North Kivu, on Monday.", language="en"))
    (claim,) = [claim for claim in reading.claims if claim.kind is ClaimKind.CONTROL]
    assert [reading.mention(place.mention).text for place in claim.places] == ["Goma"]
