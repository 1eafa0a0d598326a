"""Claims before they have their number: which of several drafts of one claim is kept, and what revokes another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reading.dates import ArticleDate, find_dates
from reading.model import Article, Claim, ClaimKind, ClaimPlace, Sentence, Status
from reading.rules import Rule


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it has its number. ``points_back``: it speaks of one told of before ("this visit"); ``features``
    and ``meaning``: what is known of it, and how much its whole sentence sounds like a claim of its kind (log-odds),
    when ``reading.claims.scorer`` weighs it.
    """

    rule: Rule
    sentence: int
    cue: tuple[int, int]
    points_back: bool
    actor: str | None
    target: str | None
    speaker: str | None
    places: tuple[ClaimPlace, ...]
    status: Status
    features: tuple[str, ...] = ()
    meaning: float = 0.0


_Key = tuple[ClaimKind, int, str | None]


def claims_of(drafts: Iterable[Draft], article: Article, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """Return the claims of drafts in the order of the text, at most one a kind, sentence and actor."""
    kept: dict[_Key, Draft] = {}
    for draft in drafts:
        if not _revokes(kept, draft):
            _keep_best(kept, draft)
    chosen = _without_empty_twins(list(kept.values()))
    dates = cache(lambda index: _dates(article, sentences[index]))
    return tuple(
        _claim(number, draft, _when(draft, dates(draft.sentence), sentences[draft.sentence]))
        for number, draft in enumerate(chosen, 1)
    )


def _keep_best(drafts: dict[_Key, Draft], draft: Draft) -> None:
    key = (draft.rule.kind, draft.sentence, draft.actor)
    rival = drafts.get(key)
    if rival is None or (len(draft.places), draft.target is not None) > (len(rival.places), rival.target is not None):
        drafts[key] = draft


def _revokes(drafts: dict[_Key, Draft], draft: Draft) -> bool:
    """Apply "this visit was cancelled" to the claims it goes back to, and tell whether it was such a sentence."""
    if draft.status is not Status.CANCELLED or not draft.points_back:
        return False
    earlier = [key for key in drafts if key[0] is draft.rule.kind and draft.sentence - 1 <= key[1] <= draft.sentence]
    for key in earlier:
        drafts[key] = replace(drafts[key], status=Status.CANCELLED)
    return bool(earlier)


def _without_empty_twins(drafts: list[Draft]) -> list[Draft]:
    """Drop claims without an actor where the same sentence has one of the kind with an actor."""
    named = {(draft.rule.kind, draft.sentence) for draft in drafts if draft.actor}
    return [draft for draft in drafts if draft.actor or (draft.rule.kind, draft.sentence) not in named]


def _claim(number: int, draft: Draft, when: ArticleDate | None) -> Claim:
    return Claim(
        id=f"c{number}",
        kind=draft.rule.kind,
        sentence=draft.sentence,
        speaker=draft.speaker,
        actor=draft.actor,
        target=draft.target,
        places=draft.places,
        status=draft.status,
        when=when.date if when else None,
        when_precision=when.precision if when else None,
        cue=draft.cue,
        rule=draft.rule.id,
    )


def _dates(article: Article, sentence: Sentence) -> tuple[ArticleDate, ...]:
    return find_dates(article.text[sentence.start : sentence.end], article.language, article.published)


def _when(draft: Draft, dates: Sequence[ArticleDate], sentence: Sentence) -> ArticleDate | None:
    """Return the date among those of the claim's sentence that stands nearest to its trigger."""
    at = draft.cue[0] - sentence.start
    return min(dates, key=lambda date: min(abs(date.start - at), abs(date.end - at)), default=None)
