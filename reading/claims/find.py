"""Find the claims of an article: rules over the parse say who does what, to whom, where, and how real it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from reading.actors import ActorLexicon
from reading.claims.conditions import Candidate, holds
from reading.claims.counterparts import implied_target, pairs
from reading.claims.exclusions import claims_nothing
from reading.claims.modal_words import effects
from reading.claims.modality import Modality, is_hypothetical, is_negated, modality
from reading.claims.participants import Participants
from reading.claims.places import PlaceMentions, claim_places
from reading.claims.slots import drawers, fill
from reading.dates import ArticleDate, find_dates
from reading.model import Article, Claim, ClaimKind, ClaimPlace, Mention, Sentence, Status
from reading.rules import Rule, rules_by_trigger
from reading.syntax.word_forms import lemma

WINDOW = 7
VERBAL = {"VERB", "AUX", "ADJ"}
NOMINAL = {"NOUN", "PROPN", "ADJ"}
SELF_SPOKEN = {ClaimKind.RED_LINE, ClaimKind.ACCUSATION}
FIGHTING = {ClaimKind.ATTACK, ClaimKind.CONTROL}
DEEDS = FIGHTING | {ClaimKind.DEPLOYMENT, ClaimKind.WITHDRAWAL, ClaimKind.SUPPORT}
ASSERTIVE = {ClaimKind.RED_LINE, ClaimKind.REJECTION, ClaimKind.ACCUSATION}


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim before it has its number."""

    rule: Rule
    sentence: int
    trigger: Token
    actor: str | None
    target: str | None
    speaker: str | None
    places: tuple[ClaimPlace, ...]
    status: Status


class _Finder:
    """Everything that the rules ask about one parsed article."""

    def __init__(self, doc: Doc, article: Article, mentions: Sequence[Mention], actors: ActorLexicon) -> None:
        self.language = article.language
        self.rules = rules_by_trigger(article.language)
        self.effects = effects(article.language)
        self.participants = Participants(doc, article.language, mentions, actors)
        self.places = PlaceMentions(
            doc, article.language, mentions, self.participants.hits, self.participants.state_names
        )
        self.last_demand: Token | None = None

    def sentence(self, index: int, span: Span) -> list[_Draft]:
        """Return the drafts of one sentence, in the order of their triggers."""
        drafts: list[_Draft] = []
        before = self.last_demand
        for token in span:
            word = lemma(token)
            if "demand" in self.effects.get(word, ()):
                self.last_demand = token
            rules = self.rules.get(word) or self.rules.get(token.lower_)
            if rules is None or self.participants.is_part_of_name(token):
                continue
            for rule in rules:
                found = self._apply(rule, token, span, index, before)
                drafts.extend(found)
                if found:
                    break
        return drafts

    def _apply(self, rule: Rule, trigger: Token, span: Span, index: int, before: Token | None) -> list[_Draft]:
        if not self._fits(rule, trigger, span):
            return []
        slots = drawers(rule.actor, trigger) if rule.kind is ClaimKind.RED_LINE and rule.pos == "N" else rule.actor
        actors = fill(slots, trigger, self.participants)
        if not actors and rule.needs and all("actor" in group for group in rule.needs):
            return []
        targets = tuple(t for t in fill(rule.target, trigger, self.participants) if t not in actors[:1])
        places = claim_places(rule, trigger, self.places, bool(targets), actors)
        candidate = Candidate(trigger, self.language, actors, targets, bool(places), self.participants, self.places)
        if not holds(rule.needs, candidate) or claims_nothing(rule, candidate):
            return []
        if rule.kind is not ClaimKind.RED_LINE and is_hypothetical(trigger, self.language):
            return []
        found = modality(trigger, span, self.participants, rule.status, before)
        status = _status(rule, trigger, found, actors)
        if rule.kind in SELF_SPOKEN and not actors and found.speaker:
            actors = (found.speaker,)
        if not rule.negated and is_negated(trigger):
            if found.speaker is None:
                return []
            status = Status.DENIED
        targets = targets or implied_target(rule, candidate, found.speaker)
        return [
            _Draft(rule, index, trigger, actor, target, self._voice(rule, actor, found.speaker), places, status)
            for actor, target in pairs(rule, trigger, actors, targets)
        ]

    def _fits(self, rule: Rule, trigger: Token, span: Span) -> bool:
        if rule.pos == "V" and not _can_act(trigger):
            return False
        if rule.pos == "N" and trigger.pos_ not in NOMINAL:
            return False
        if rule.negated != is_negated(trigger) and rule.negated:
            return False
        if not rule.near:
            return True
        first, last = max(span.start, trigger.i - WINDOW), min(span.end, trigger.i + WINDOW + 1)
        return any(
            word.lower_ in rule.near or lemma(word) in rule.near
            for word in trigger.doc[first:last]
            if word.i != trigger.i
        )

    @staticmethod
    def _voice(rule: Rule, actor: str | None, speaker: str | None) -> str | None:
        if rule.kind is ClaimKind.REJECTION:
            return None
        return (actor or speaker) if rule.kind in SELF_SPOKEN else speaker


def _own_wish(rule: Rule, trigger: Token) -> Status:
    """Return the status of what an actor wants of itself: a deed claimed ("revendique l'assaut"), or one to come."""
    if rule.kind not in DEEDS:
        return Status.DEMANDED
    if trigger.pos_ == "NOUN":
        return Status.ACTUAL if rule.kind in FIGHTING else Status.DEMANDED
    return Status.PLANNED


def _status(rule: Rule, trigger: Token, found: Modality, actors: tuple[str, ...]) -> Status:
    """Return how real a claim of a rule's kind is, given what stands above its trigger."""
    if rule.kind in ASSERTIVE:
        return Status.ACTUAL
    if found.status is Status.DEMANDED and found.speaker in actors:
        return _own_wish(rule, trigger)
    if found.status is Status.CANCELLED and rule.kind is ClaimKind.ATTACK and found.repels:
        return Status.ACTUAL
    if found.status is Status.ACTUAL and rule.kind is ClaimKind.CEASEFIRE and _is_purpose(trigger):
        return Status.PLANNED
    return found.status


def _is_purpose(trigger: Token) -> bool:
    """Tell whether a truce is what something is for: "un accord pour une trêve", "efforts towards a truce"."""
    cases = {child.lower_ for child in trigger.children if child.dep_ == "case"}
    if trigger.dep_ == "pobj":
        cases.add(trigger.head.lower_)
    return bool(cases & {"pour", "vers", "for", "toward", "towards"})


def _can_act(trigger: Token) -> bool:
    """Tell whether a word is used as a verb; auxiliaries are not."""
    if trigger.dep_.startswith("aux"):
        return False
    return trigger.pos_ in VERBAL or lemma(trigger) != (trigger.lemma_ or trigger.text).lower()


def find_claims(
    doc: Doc, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], actors: ActorLexicon
) -> tuple[Claim, ...]:
    """Return the claims of an article in the order of the text, at most one a kind, sentence and actor.

    ``doc`` is spaCy's parse of the whole text, so that ``token.idx`` is an offset into ``Article.text``; languages
    without a table of rules give none.
    """
    finder = _Finder(doc, article, mentions, actors)
    drafts: dict[tuple[ClaimKind, int, str | None], _Draft] = {}
    for sentence in sentences:
        span = doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        if span is None:
            continue
        for draft in finder.sentence(sentence.index, span):
            if not _revokes(drafts, draft):
                _keep_best(drafts, draft)
    kept = _without_empty_twins(list(drafts.values()))
    return tuple(_claim(number, draft, article, sentences) for number, draft in enumerate(kept, 1))


def _keep_best(drafts: dict[tuple[ClaimKind, int, str | None], _Draft], draft: _Draft) -> None:
    key = (draft.rule.kind, draft.sentence, draft.actor)
    rival = drafts.get(key)
    if rival is None or (len(draft.places), draft.target is not None) > (len(rival.places), rival.target is not None):
        drafts[key] = draft


def _revokes(drafts: dict[tuple[ClaimKind, int, str | None], _Draft], draft: _Draft) -> bool:
    """Apply "this visit was cancelled" to the claims it goes back to, and tell whether it was such a sentence."""
    if draft.status is not Status.CANCELLED:
        return False
    determiners = {child.lower_ for child in draft.trigger.children if child.dep_ == "det"}
    if not determiners & {"ce", "cette", "cet", "this", "that", "these", "ces"}:
        return False
    earlier = [key for key in drafts if key[0] is draft.rule.kind and draft.sentence - 1 <= key[1] <= draft.sentence]
    for key in earlier:
        drafts[key] = replace(drafts[key], status=Status.CANCELLED)
    return bool(earlier)


def _without_empty_twins(drafts: list[_Draft]) -> list[_Draft]:
    """Drop claims without an actor where the same sentence has one of the kind with an actor."""
    named = {(draft.rule.kind, draft.sentence) for draft in drafts if draft.actor}
    return [draft for draft in drafts if draft.actor or (draft.rule.kind, draft.sentence) not in named]


def _claim(number: int, draft: _Draft, article: Article, sentences: Sequence[Sentence]) -> Claim:
    when = _when(draft, article, sentences[draft.sentence])
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
        cue=(draft.trigger.idx, draft.trigger.idx + len(draft.trigger.text)),
        rule=draft.rule.id,
    )


def _when(draft: _Draft, article: Article, sentence: Sentence) -> ArticleDate | None:
    """Return the date in the claim's sentence that stands nearest to its trigger."""
    text = article.text[sentence.start : sentence.end]
    dates = find_dates(text, article.language, article.published)
    at = draft.trigger.idx - sentence.start
    return min(dates, key=lambda date: min(abs(date.start - at), abs(date.end - at)), default=None)
