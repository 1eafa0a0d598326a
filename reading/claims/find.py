"""Find the claims of an article: rules over the parse say who does what, to whom, where, and how real it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.actors import ActorLexicon
from reading.claims.candidate import Candidate
from reading.claims.conditions import holds, true_conditions
from reading.claims.context import NO_WAR, context_features, warlike, warning_features, with_company
from reading.claims.counterparts import implied_target, pairs
from reading.claims.drafts import Draft, claims_of
from reading.claims.exclusions import claims_nothing
from reading.claims.hypothesis import is_hypothetical
from reading.claims.meaning import SentenceMeanings
from reading.claims.modal_words import effects
from reading.claims.modality import Modality, modality
from reading.claims.mutual import between_two
from reading.claims.negation import is_negated
from reading.claims.participants import Participants
from reading.claims.phrases import phrases
from reading.claims.places import PlaceMentions, claim_places
from reading.claims.scorer import MEETS, feature_names, is_likely, readings_by_kind, with_one_warning
from reading.claims.slots import drawers, fill
from reading.document import actor_hits
from reading.model import Article, Claim, ClaimKind, Mention, Sentence, Status
from reading.participation.recast import recast
from reading.participation.scene import Scene
from reading.rules import Rule, rules_by_trigger
from reading.rules.condition import Condition
from reading.surface.find import surface_drafts
from reading.surface.near import WIDE_WINDOW, WINDOW
from reading.surface.profile import languages
from reading.syntax.parse import logical_subjects
from reading.syntax.tokens import Doc, Span, Token
from reading.syntax.word_forms import lemma

VETO_BEFORE, VETO_AFTER = 3, 4
"""Words before and behind a trigger that can make another phrase of it."""
VERBAL = {"VERB", "AUX", "ADJ"}
NOMINAL = {"NOUN", "PROPN", "ADJ"}
SELF_SPOKEN = {ClaimKind.RED_LINE, ClaimKind.ACCUSATION}
FIGHTING = {ClaimKind.ATTACK, ClaimKind.CONTROL}
DEEDS = FIGHTING | {ClaimKind.DEPLOYMENT, ClaimKind.WITHDRAWAL, ClaimKind.SUPPORT}
POINTING = {"ce", "cette", "cet", "ces", "this", "that", "these"}
SAYING = {"speech", "threat", "demand"}
ASSERTIVE = {ClaimKind.RED_LINE, ClaimKind.REJECTION, ClaimKind.ACCUSATION}


class _Finder:
    """Everything that the rules ask about one parsed article."""

    def __init__(
        self,
        doc: Doc,
        article: Article,
        meanings: SentenceMeanings,
        mentions: Sequence[Mention],
        actors: ActorLexicon,
    ) -> None:
        self.language = article.language
        self.meanings = meanings
        self.rules = rules_by_trigger(article.language)
        self.effects = effects(article.language)
        self.participants = Participants(doc, article.language, mentions, actors)
        self.places = PlaceMentions(
            doc, article.language, mentions, self.participants.hits, self.participants.state_names
        )
        self.last_demand: Token | None = None
        self._windows: dict[tuple[int, int, int], set[str]] = {}
        self._of_trigger: dict[int, dict[Condition, bool]] = {}
        self._fillings: dict[tuple[int, tuple[str, ...]], tuple[str, ...]] = {}
        self._modalities: dict[tuple[int, str], Modality] = {}
        self.before: list[Draft] = []
        self.war = warlike(doc, article.language, len(self.participants.known.groups))

    def sentence(self, index: int, span: Span) -> list[Draft]:
        """Return the drafts of one sentence, in the order of their triggers."""
        drafts: list[Draft] = []
        before = self.last_demand
        for token in span:
            word = lemma(token)
            if "demand" in self.effects.get(word, ()):
                self.last_demand = token
            rules = self.rules.get(word) or self.rules.get(token.lower_)
            if rules is None or self.participants.is_part_of_name(token):
                continue
            readings = (self._apply(rule, token, span, index, before) for rule in rules)
            drafts.extend(readings_by_kind(readings))
        for rule, token in phrases(span, self.language):
            drafts.extend(self._apply(rule, token, span, index, before))
        self.before = drafts
        return with_one_warning(with_company(drafts))

    def _apply(self, rule: Rule, trigger: Token, span: Span, index: int, before: Token | None) -> list[Draft]:
        if (self.war == NO_WAR and rule.kind in DEEDS) or not self._fits(rule, trigger, span):
            return []
        slots = drawers(rule.actor, trigger) if rule.kind is ClaimKind.RED_LINE and rule.pos != "V" else rule.actor
        actors = self._filled(slots, trigger)
        targets = tuple(t for t in self._filled(rule.target, trigger) if t not in actors[:1])
        places = claim_places(rule, trigger, self.places, bool(targets), actors)
        candidate = Candidate(trigger, self.language, actors, targets, bool(places), self.participants, self.places)
        if claims_nothing(rule, candidate):
            return []
        if rule.kind is not ClaimKind.RED_LINE and is_hypothetical(trigger, self.language):
            return []
        found = self._modality(trigger, span, rule.status, before)
        status = _status(rule, trigger, found, actors)
        warns = rule.pos == "P" and rule.kind is ClaimKind.RED_LINE
        speaker = found.speaker or (self._who_warns(span) if warns else None)
        if rule.kind in SELF_SPOKEN and speaker and (warns or not actors):
            actors = (speaker,)
        alone = not (rule.negated or (rule.pos == "P" and rule.kind in ASSERTIVE)) and is_negated(trigger)
        if alone:
            alone, status = found.speaker is None, Status.DENIED
        targets = targets or implied_target(rule, candidate, found.speaker)
        cue = (trigger.idx, trigger.idx + len(trigger.text))
        back = any(child.lower_ in POINTING for child in trigger.children if child.dep_ == "det")
        true = true_conditions(candidate, self._of_trigger.setdefault(trigger.i, {}))
        features = feature_names(rule, holds(rule.needs, candidate, true), true, self.language)
        features += context_features(rule, trigger, span, self.war, status)
        if rule.kind is ClaimKind.RED_LINE:
            features += tuple(warning_features(span))
        if MEETS in features:
            features += (f"rule {rule.id} met",)
        if alone:
            features += ("negated by nobody", f"negated by nobody {rule.kind}")
        if rule.status is Status.DENIED:
            features += (f"{'told' if self._is_told_before(rule.kind) else 'not told'} before {rule.kind}",)
        meaning = self.meanings.of(index, rule.kind)
        made = Draft(rule, index, cue, back, None, None, None, places, status, features, meaning)
        return [
            replace(made, actor=actor, target=target, speaker=voice(rule, actor, found.speaker))
            for actor, target in pairs(rule, trigger, actors, targets)
        ]

    def _is_told_before(self, kind: ClaimKind) -> bool:
        """Tell whether the sentence before makes a claim of a kind."""
        return any(draft.rule.kind is kind and is_likely(draft) for draft in self.before)

    def _filled(self, slots: tuple[str, ...], trigger: Token) -> tuple[str, ...]:
        """Return what fills some slots of a trigger, asked once for all its rules."""
        if (trigger.i, slots) not in self._fillings:
            self._fillings[trigger.i, slots] = fill(slots, trigger, self.participants)
        return self._fillings[trigger.i, slots]

    def _modality(self, trigger: Token, span: Span, status: Status, before: Token | None) -> Modality:
        """Return how real what a trigger names is said to be, asked once for all its rules of one status."""
        key = trigger.i, str(status)
        if key not in self._modalities:
            self._modalities[key] = modality(trigger, span, self.participants, status, before)
        return self._modalities[key]

    def _who_warns(self, span: Span) -> str | None:
        """Return the subject of the first verb of a sentence that says or threatens, wherever it stands."""
        saying = (token for token in span if SAYING & self.effects.get(lemma(token), frozenset()))
        return next((who[0] for verb in saying if (who := self.participants.of(logical_subjects(verb)))), None)

    def _fits(self, rule: Rule, trigger: Token, span: Span) -> bool:
        if rule.pos == "V" and not _can_act(trigger):
            return False
        if rule.pos == "N" and trigger.pos_ not in NOMINAL:
            return False
        if rule.negated != is_negated(trigger) and rule.negated:
            return False
        if rule.unless and self._has_veto(rule, trigger, span):
            return False
        if rule.pos == "P" or not rule.near:
            return True
        reach = WINDOW if len(rule.near) == 1 else WIDE_WINDOW
        beside = self._beside(trigger, span, reach, reach)
        return not any(group.isdisjoint(beside) for group in rule.near)

    def _has_veto(self, rule: Rule, trigger: Token, span: Span) -> bool:
        """Tell whether a word stands by the trigger that makes another phrase of it: "take part", "tenir tête"."""
        return not rule.unless.isdisjoint(self._beside(trigger, span, VETO_BEFORE, VETO_AFTER))

    def _beside(self, trigger: Token, span: Span, before: int, after: int) -> set[str]:
        """Return the words so far before and behind a trigger in its sentence, as they stand and as lemmas."""
        key = trigger.i, before, after
        if key not in self._windows:
            words = trigger.doc.tokens[max(span.start, trigger.i - before) : min(span.end, trigger.i + after + 1)]
            self._windows[key] = {form for word in words if word is not trigger for form in (word.lower_, lemma(word))}
        return self._windows[key]


def voice(rule: Rule, actor: str | None, speaker: str | None) -> str | None:
    """Return who says a claim of a rule's kind: whoever warns or blames, else whoever is quoted."""
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
    drafts = list(proposed_drafts(doc, article, sentences, mentions, actors))
    if not drafts:
        return ()
    scene = Scene(doc, article.language, sentences, mentions, actors)
    return claims_of(between_two(recast(drafts, scene)), article, sentences)


def proposed_drafts(
    doc: Doc, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], actors: ActorLexicon
) -> Iterator[Draft]:
    """Yield the likely drafts as the rules say them, before who and where are weighed over the whole article."""
    drafts = find_drafts(doc, article, sentences, mentions, actors)
    return (draft for draft in drafts if is_likely(draft))


def find_drafts(
    doc: Doc, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], actors: ActorLexicon
) -> Iterator[Draft]:
    """Yield every draft of a claim, likely or not, in the order of the text, with its features."""
    if article.language in languages():
        hits = actor_hits(doc, article.language, actors)
        yield from surface_drafts(article, sentences, mentions, hits, actors)
        return
    finder = _Finder(doc, article, SentenceMeanings(article, sentences), mentions, actors)
    for sentence in sentences:
        span = doc.char_span(sentence.start, sentence.end)
        if span is not None:
            yield from finder.sentence(sentence.index, span)
