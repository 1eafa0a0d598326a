"""How a name stands to the trigger of a claim: how far away, by which words of the parse it hangs on it."""

from __future__ import annotations

from reading.participation.scene import Scene
from reading.syntax.clauses import clause_head
from reading.syntax.once import once
from reading.syntax.tokens import Token
from reading.syntax.word_forms import is_verb

NEAR, MIDDLE, FAR = 4, 10, 20
"""Words between a name and the trigger that count as near, middling and far."""


def bucket(distance: int) -> str:
    """Return how far apart two words are, in a word; ``distance`` is not negative."""
    if distance <= NEAR:
        return "near"
    return "middle" if distance <= MIDDLE else "far" if distance <= FAR else "apart"


def link(scene: Scene, trigger: int, head: int) -> str:
    """Return how the head of a phrase hangs together with a trigger: its label below it, above it or apart from it."""
    known = scene.links.get((trigger, head))
    if known is None:
        known = scene.links[trigger, head] = _link(scene, trigger, head)
    return known


def _link(scene: Scene, trigger: int, head: int) -> str:
    if not scene.parsed:
        return "flat"
    word, top = scene.doc[head], scene.doc[trigger]
    if word is top:
        return "itself"
    label, holder = hung(word)
    if holder is top:
        return f"below {label}"
    if top.is_ancestor(word):
        return f"under {label}"
    if holder.is_ancestor(top):
        verbs = sum(is_verb(middle) for middle in top.ancestors if holder.is_ancestor(middle))
        return f"above {label} {min(verbs, 2)}"
    return f"beside {clause_head(word) is clause_head(top)}"


def holder(scene: Scene, sentence: int, trigger: int, kind: str, head: int) -> str:
    """Return which claim of a sentence a phrase belongs to: the only one, its own, or another's, and by what.

    By the first trigger above it in the parse (``own``, ``twin`` of the same kind, ``other``, ``none``), and whether
    another trigger stands between the phrase and its own.
    """
    rivals = scene.triggers.get(sentence, {})
    if len(rivals) - (trigger in rivals) < 1:
        return "only"
    first, last = sorted((trigger, head))
    parted = any(first < other < last for other in rivals)
    nearest = min(rivals, key=lambda other: (abs(other - head), other != trigger))
    near = "own" if nearest == trigger else "twin" if rivals[nearest] == kind else "other"
    above = _trigger_above(scene, head, rivals) if scene.parsed else None
    held = "none" if above is None else "own" if above == trigger else "twin" if rivals[above] == kind else "other"
    return f"{held} {near} {parted}"


def _trigger_above(scene: Scene, head: int, rivals: dict[int, str]) -> int | None:
    word = scene.doc[head]
    return next((above.i for above in (word, *word.ancestors) if above.i in rivals), None)


@once
def hung(word: Token) -> tuple[str, Token]:
    """Return a word's label and the word it hangs on, prepositions folded into the label."""
    if word.dep_ == "conj" and word.head.pos_ in {"NOUN", "PROPN"}:
        return hung(word.head)
    if word.dep_ == "pobj":
        return f"prep {word.head.lower_}", word.head.head
    if word.dep_.startswith(("obl", "nmod")):
        cases = [child.lower_ for child in word.children if child.dep_ == "case"]
        return f"prep {cases[0] if cases else ''}", word.head
    return word.dep_, word.head


def preposition(scene: Scene, first: int, head: int) -> str:
    """Return the preposition before a phrase; without a parse the word before the name."""
    if scene.parsed:
        label, _ = hung(scene.doc[head])
        return label[5:] if label.startswith("prep ") else "-"
    if first == scene.firsts[scene.sentence_at(scene.doc[first].idx)]:
        return "^"
    before = scene.doc[first - 1]
    return str(before.lower_)[:12] if len(before) <= MIDDLE else "*"
