"""How likely a draft of a claim is one: a logistic model whose weights are plain text, trained on articles of our own.

``python benchmarks/train_claims.py`` fits the weights on the training part of ``tests/articles`` and writes
``lexicon/claim_weights.json``; a feature that has no weight there counts nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import repeat
from pathlib import Path

from reading.claims.drafts import Draft
from reading.model import ClaimKind
from reading.rules import Rule
from reading.rules.condition import Condition

WEIGHTS = Path(__file__).parents[1] / "lexicon" / "claim_weights.json"
MEETS = "meets its needs"
MEANING = "meaning"
"""The one feature that is a number: how much the whole sentence sounds like a claim of the kind (log-odds)."""
WARNED = "beside a warning"
MOST_SIGNS = 6
"""Rules of warnings that one sentence fits, from which on more tell nothing."""
ENOUGH_SIGNS = 3
"""Rules of warnings that a sentence fits which most likely warns."""
WARNING_SHARE = 0.5
"""Share of the threshold from which a red line counts: one that is missed costs a reader more than a doubtful one."""
GROUND = {
    MEETS,
    *(str(name) for name in (Condition.PLACE, Condition.LAND, Condition.PLACE_OBJECT, Condition.PLACE_SUBJECT)),
}


def feature_names(rule: Rule, meets: bool, true: Iterable[Condition], language: str) -> tuple[str, ...]:
    """Return what is known of a draft: kind, language, kind of trigger, and the conditions that hold, by kind.

    >>> from reading.rules import rules
    >>> feature_names(rules("en")[0], False, [Condition.PLACE], "en")[-4:-2]
    ('place', 'place red_line')
    """
    kind = str(rule.kind)
    names = ["any", kind, f"{kind} {rule.pos}", f"{language} {kind}", language]
    facts = [str(name) for name in true]
    facts += [MEETS] if meets else []
    facts += ["words near"] if rule.near else []
    facts = sorted(facts)
    return (*names, *(name for fact in facts for name in (fact, f"{fact} {kind}")))


def likelihood(draft: Draft) -> float:
    """Return the probability, from 0 to 1, that a draft is a claim, by its features and the meaning of its sentence."""
    weights = _model()[0]
    total = sum(map(weights.get, set(draft.features), repeat(0.0))) + weights.get(MEANING, 0.0) * draft.meaning
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def is_likely(draft: Draft) -> bool:
    """Tell whether a draft is likely enough to be made a claim; control is always of a place or a piece of land."""
    if draft.rule.kind is ClaimKind.CONTROL and GROUND.isdisjoint(draft.features):
        return False
    least = _model()[1] * (WARNING_SHARE if draft.rule.kind is ClaimKind.RED_LINE else 1)
    return likelihood(draft) >= least


def best_reading(readings: Iterable[list[Draft]]) -> list[Draft]:
    """Return the drafts of the rule that says what a word means: the first whose needs are met, else the likeliest."""
    made = []
    for drafts in readings:
        if drafts and MEETS in drafts[0].features:
            return drafts
        if drafts:
            made.append(drafts)
    if len(made) < 2:
        return made[0] if made else []
    return max(made, key=lambda drafts: likelihood(drafts[0]))


def readings_by_kind(readings: Iterable[list[Draft]]) -> list[Draft]:
    """Return the drafts of a word's best reading, and of the best of each other kind, known as less apt.

    "They drove the army out of Goma" takes a town, and makes an army leave.
    """
    made = [drafts for drafts in readings if drafts]
    best = best_reading(made)
    if not best:
        return []
    chosen = list(best)
    for kind in dict.fromkeys(drafts[0].rule.kind for drafts in made):
        if kind is not best[0].rule.kind:
            alike = [drafts for drafts in made if drafts[0].rule.kind is kind]
            chosen += [_less_apt(draft, best[0].rule.kind) for draft in best_reading(alike)]
    return chosen


def _less_apt(draft: Draft, apter: ClaimKind) -> Draft:
    return replace(draft, features=(*draft.features, "less apt", f"less apt than {apter} {draft.rule.kind}"))


def with_one_warning(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of a sentence with the likeliest warning only; all know how much of the sentence warns.

    A warning names a deed that may never be: "any ship that comes near will be sunk" is no attack.
    """
    warnings = [draft for draft in drafts if draft.rule.kind is ClaimKind.RED_LINE]
    if not warnings:
        return drafts
    signs = min(len({draft.rule.id for draft in warnings}), MOST_SIGNS)
    others = [draft for draft in drafts if draft.rule.kind is not ClaimKind.RED_LINE]
    company = sorted({f"with {draft.rule.kind}" for draft in others}) or ["with nothing"]
    warnings = [_knowing(draft, f"signs {signs}", *company) for draft in warnings]
    best = max(warnings, key=lambda draft: (likelihood(draft), bool(draft.actor), len(draft.places)))
    beside = (WARNED,) if signs >= ENOUGH_SIGNS else ()
    return [draft for draft in warnings if draft.cue == best.cue] + [
        _knowing(draft, *(name for fact in (*beside, f"beside {signs} signs") for name in (fact, f"{fact} {kind}")))
        for draft in others
        for kind in [draft.rule.kind]
    ]


def _knowing(draft: Draft, *names: str) -> Draft:
    return replace(draft, features=(*draft.features, *names))


@cache
def _model() -> tuple[dict[str, float], float]:
    """Return the weights by feature, and the least probability of a claim; all are claims without a file."""
    if not WEIGHTS.exists():
        return {}, 0.0
    model = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return model["weights"], model["threshold"]
