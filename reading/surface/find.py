"""Find the claims of an article in a language without a parser: rules of the same form, over the order of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reading.actors import ActorHit, ActorLexicon, ActorNaming
from reading.claims.context import with_company
from reading.claims.drafts import Draft
from reading.claims.meaning import SentenceMeanings
from reading.claims.mutual import MUTUAL
from reading.claims.scorer import feature_names, readings_by_kind, with_one_warning
from reading.claims.sides import groups, home_states
from reading.model import Article, ClaimKind, ClaimPlace, Mention, Sentence, Status
from reading.rules import Rule, rules
from reading.rules.condition import Condition
from reading.surface.context import context_features
from reading.surface.lexemes import Lexemes
from reading.surface.modality import Modality, is_hypothetical, is_negated, modality
from reading.surface.near import has_near
from reading.surface.places import claim_places
from reading.surface.profile import nouns
from reading.surface.roles import fill
from reading.surface.sentence import Knowledge, Surface, Unit, surface
from reading.surface.words import Word

SELF_SPOKEN = {ClaimKind.RED_LINE, ClaimKind.ACCUSATION}
ASSERTIVE = {ClaimKind.RED_LINE, ClaimKind.REJECTION, ClaimKind.ACCUSATION}
FIGHTERS = ("troops", "rebel", "government", "group")
"""Classes of nouns for somebody who acts, though no name says who."""


def surface_drafts(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    hits: Sequence[ActorHit],
    actors: ActorLexicon,
) -> Iterator[Draft]:
    """Yield the drafts of the claims of an article, in the order of the text."""
    own = (h for h in hits if h.naming is ActorNaming.STATE)
    states = frozenset(h.start for h in own if actors.is_own_name(article.text[h.start : h.end], h.actor))
    known = knowledge(actors, hits, mentions)
    meanings = SentenceMeanings(article, sentences)
    last_town: Mention | None = None
    for sentence in sentences:
        made = surface(article.text, sentence, article.language, known)
        made.states, made.last_town = states, last_town
        yield from _sentence(made, meanings)
        for _, _, mention in made.places:
            last_town = last_town if mention.start in states else mention


def knowledge(actors: ActorLexicon, hits: Sequence[ActorHit], mentions: Sequence[Mention]) -> Knowledge:
    """Return what is known of an article: its actors, and the state and group that it names most often."""
    named = [hit.actor for hit in hits]
    state, group = next(iter(home_states(named, actors)), None), next(iter(groups(named, actors)), None)
    return Knowledge(actors, hits, mentions, state, group)


@cache
def triggers(language: str) -> Lexemes[Rule]:
    """Return the rules of a language by their trigger patterns."""
    return Lexemes((trigger, rule) for rule in rules(language) for trigger in sorted(rule.triggers))


def _sentence(made: Surface, meanings: SentenceMeanings) -> Iterator[Draft]:
    table = triggers(made.language)
    within = {n for unit in made.units if unit.named for n in range(unit.first, unit.last + 1)}
    drafts: list[Draft] = []
    for position in range(len(made.words)):
        readings: list[list[Draft]] = []
        for rule, size in table.at(made.words, position):
            if size == 1 and position in within and made.words[position].text[:1].isupper():
                continue
            readings.append(list(_apply(rule, made, position, position + size - 1, meanings)))
        drafts.extend(readings_by_kind(readings))
    yield from with_one_warning(with_company(drafts))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible claim when its conditions are asked: the clause of its trigger, its actors, targets and places."""

    language: str
    clause: list[Word]
    actors: tuple[Unit, ...]
    targets: tuple[Unit, ...]
    places: tuple[ClaimPlace, ...]

    def has(self, *classes: str) -> bool:
        """Tell whether a noun of some classes stands in the clause."""
        return any(nouns(self.language, *classes).has(word) for word in self.clause)


CONDITIONS: dict[Condition, Callable[[_Candidate], bool]] = {
    Condition.ACTOR: lambda candidate: bool(candidate.actors),
    Condition.SOMEONE: lambda candidate: (
        bool(candidate.actors) or candidate.has("troops", "rebel", "government", "group")
    ),
    Condition.TARGET: lambda candidate: bool(candidate.targets),
    Condition.PLACE: lambda candidate: bool(candidate.places),
    Condition.FORCE: lambda candidate: any(unit.armed for unit in candidate.actors),
    Condition.TROOPS_OBJECT: lambda candidate: candidate.has("troops", "arms"),
    Condition.MILITARY: lambda candidate: candidate.has("troops", "arms", "rebel"),
    Condition.LAND: lambda candidate: candidate.has("land"),
}
"""The conditions that have a meaning without a parse."""


def _apply(rule: Rule, made: Surface, first: int, last: int, meanings: SentenceMeanings) -> Iterator[Draft]:
    negated = first == last and is_negated(made, first)
    if (rule.negated and not negated) or not has_near(rule, made.language, made.words, first, last):
        return
    if rule.kind is not ClaimKind.RED_LINE and is_hypothetical(made, first):
        return
    actors = fill(rule.actor, made, first, last)
    targets = tuple(u for u in fill(rule.target, made, first, last) if u.actor not in {a.actor for a in actors})
    places = claim_places(rule, made, first)
    clause = [word for word, number in zip(made.words, made.clauses, strict=True) if number == made.clauses[first]]
    candidate = _Candidate(made.language, clause, actors, targets, places)
    true = [name for name, condition in CONDITIONS.items() if condition(candidate)]
    features = feature_names(rule, _holds(rule, candidate), true, made.language)
    found = modality(made, first, last, rule.status)
    speaker = found.speaker.actor if found.speaker else None
    status = _status(rule, found, actors)
    if rule.kind in SELF_SPOKEN and not actors and found.speaker:
        actors = (found.speaker,)
    if not rule.negated and negated:
        if speaker is None:
            return
        status = Status.DENIED
    features += context_features(rule, made, first, last, status)
    cue = (made.words[first].start, made.words[last].end)
    index = made.sentence.index
    meaning = meanings.of(index, rule.kind)
    for actor, target in _pairs(rule, actors, targets):
        voice = None if rule.kind is ClaimKind.REJECTION else speaker
        voice = (actor or speaker) if rule.kind in SELF_SPOKEN else voice
        yield Draft(rule, index, cue, False, actor, target, voice, places, status, features, meaning)


def _holds(rule: Rule, candidate: _Candidate) -> bool:
    """Tell whether at least one group of a rule's conditions holds in full; none at all always holds."""
    return not rule.needs or any(all(CONDITIONS[name](candidate) for name in group) for group in rule.needs)


def _status(rule: Rule, found: Modality, actors: tuple[Unit, ...]) -> Status:
    if rule.kind in ASSERTIVE:
        return Status.ACTUAL
    wanting = found.speaker.actor if found.speaker else None
    if found.status is Status.DEMANDED and wanting in {unit.actor for unit in actors} and rule.pos == "V":
        return Status.PLANNED
    return found.status


def _pairs(rule: Rule, actors: tuple[Unit, ...], targets: tuple[Unit, ...]) -> list[tuple[str | None, str | None]]:
    """Return (actor, target) of each claim: joint actors one each, talks between two as one."""
    named = list(dict.fromkeys(unit.actor for unit in actors))
    other = list(dict.fromkeys(unit.actor for unit in targets))
    target = other[0] if other else None
    if not named:
        if rule.kind in MUTUAL and other:
            return [(other[0], other[1] if len(other) > 1 else None)]
        return [(None, target)]
    if rule.kind is ClaimKind.TALKS and len(named) > 1:
        return [(named[0], named[1])]
    return [(actor, target) for actor in named]
