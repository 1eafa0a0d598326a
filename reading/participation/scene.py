"""The scene of an article: every naming of an actor and of a place, with the word that heads its phrase."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reading.actors import ActorHit, ActorLexicon, ActorNaming
from reading.claims.general_nouns import noun_class
from reading.claims.sides import army_of, groups, home_states
from reading.document import actor_hits
from reading.model import Mention, MentionKind, Sense, Sentence
from reading.participation.anaphors import Anaphor, anaphors
from reading.participation.heads import noun_phrase_head
from reading.participation.named import ActorNamed, NamedBefore, PlaceNamed, Standing
from reading.syntax.tokens import Doc
from reading.syntax.word_forms import PASSIVE_SUBJECTS, SUBJECTS, lemma

POINTERS = {
    *("y", "là", "there", "here", "allí", "ahí", "dort", "там", "туда", "оттуда", "هناك", "daraus", "darin"),
    *("where", "où", "donde", "wo", "где"),
}
MARKS = re.compile("[,،;:]")
PARSED = {"fr", "en"}
"""Languages whose rules ask the parse."""
FIGHTERS = {"rebel", "force"}


class Scene:
    """All that is asked again and again when the parts of an article's claims are weighed."""

    def __init__(
        self,
        doc: Doc,
        language: str,
        sentences: Sequence[Sentence],
        mentions: Iterable[Mention],
        actors: ActorLexicon,
    ) -> None:
        """Take a parsed document with its sentences, the mentions found in it, and the lexicon of actors."""
        self.doc, self.language, self.lexicon = doc, language, actors
        self.parsed = language in PARSED and doc.has_annotation("DEP")
        self._begins = [sentence.start for sentence in sentences]
        self._offsets = [token.idx for token in doc]
        self.firsts = [self.token_at(sentence.start) for sentence in sentences]
        self.places: list[PlaceNamed] = []
        self.actors: list[ActorNamed] = []
        self._marks = [match.start() for match in MARKS.finditer(doc.text)]
        self._anaphoric: dict[int, tuple[bool, bool]] = {}
        self._pointing: dict[int, tuple[Anaphor, ...]] = {}
        self._before: dict[int, NamedBefore] = {}
        self._heads: dict[int, int] = {}
        self.links: dict[tuple[int, int], str] = {}
        self.standings: dict[str, Standing] = {}
        self._add(list(mentions), actor_hits(doc, language, actors))
        self.counts = Counter(named.actor for named in self.actors if not named.literal)
        self.total = sum(self.counts.values())
        self.ranks = self._ranked()
        self.fighters = [actor for actor in self.ranks if self.kind_of(actor) in FIGHTERS]
        self.actors_by_sentence: dict[int, list[ActorNamed]] = {}
        for named in self.actors:
            self.actors_by_sentence.setdefault(named.sentence, []).append(named)
        self._by_head: dict[int, list[str]] = {}
        for named in self.actors:
            if not named.literal:
                for token in {named.head, named.token}:
                    self._by_head.setdefault(token, []).append(named.actor)
        self.foes: dict[str, set[str]] = {}
        self.triggers: dict[int, dict[int, str]] = {}
        namings = [named.actor for named in self.actors]
        self._homes = {state: rank for rank, state in enumerate(home_states(namings, actors))}
        self.groups = groups(namings, actors)
        self.army = army_of(next(iter(self._homes), None), namings, actors)
        self._types = Counter[str]()
        self._in_type: dict[str, int] = {}
        for actor in self.ranks:
            self._in_type[actor] = self._types[self.kind_of(actor)]
            self._types[self.kind_of(actor)] += 1
        self.place_tokens = frozenset(n for place in self.places for n in range(place.token, place.last + 1))
        self.towns = [name for name, _ in Counter(p.name for p in self.places if not p.state).most_common()]
        self.places_by_sentence: dict[int, list[PlaceNamed]] = {}
        for place in self.places:
            self.places_by_sentence.setdefault(place.sentence, []).append(place)

    def token_at(self, offset: int) -> int:
        """Return the number of the token that an offset falls in."""
        return max(0, bisect_right(self._offsets, offset) - 1)

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that an offset falls in."""
        return max(0, bisect_right(self._begins, offset) - 1)

    def marks_between(self, one: int, other: int) -> int:
        """Return how many commas and colons stand between two tokens."""
        first, last = sorted((self._offsets[one], self._offsets[other]))
        return bisect_left(self._marks, last) - bisect_left(self._marks, first)

    def points_back(self, sentence: int) -> tuple[bool, bool]:
        """Tell whether a sentence has a general word for a place ("the town"), and one that points ("there")."""
        if sentence not in self._anaphoric:
            end = self.firsts[sentence + 1] if sentence + 1 < len(self.firsts) else len(self.doc)
            words = self.doc[self.firsts[sentence] : end]
            general = noun_class(self.language, "settlement", "land")
            self._anaphoric[sentence] = (
                not general.isdisjoint(map(lemma, words)),
                any(word.lower_ in POINTERS for word in words),
            )
        return self._anaphoric[sentence]

    def anaphors(self, sentence: int) -> tuple[Anaphor, ...]:
        """Return the words of a sentence that mean a place without naming it."""
        if sentence not in self._pointing:
            end = self.firsts[sentence + 1] if sentence + 1 < len(self.firsts) else len(self.doc)
            words = self.doc[self.firsts[sentence] : end]
            self._pointing[sentence] = tuple(anaphors(words, self.place_tokens, self.parsed))
        return self._pointing[sentence]

    def named_before(self, sentence: int) -> NamedBefore:
        """Return the actors named before a sentence."""
        if sentence not in self._before:
            before = [named for named in self.actors if named.sentence < sentence and not named.literal]
            self._before[sentence] = NamedBefore(
                last={named.actor: named for named in before},
                latest={self.kind_of(named.actor): named.actor for named in before},
                subject=next((named.actor for named in reversed(before) if named.subject), None),
                named=before[-1].actor if before else None,
            )
        return self._before[sentence]

    def kind_of(self, actor: str) -> str:
        """Return the type of an actor; new groups count as rebels."""
        return self.lexicon.type(actor) or "rebel"

    def named_by(self, token: int) -> Sequence[str]:
        """Return the actors that the phrase headed by a token names."""
        return self._by_head.get(token, ())

    def rank_in_type(self, actor: str) -> int:
        """Return how often an actor is named beside others of its type: 0 for the one named most."""
        return self._in_type.get(actor, 9)

    def home_rank(self, state: str) -> int:
        """Return how much an article is about a state (:func:`home_states`): 0 for the first."""
        return self._homes.get(state, 9)

    def foes_of(self, actor: str) -> set[str]:
        """Return who acts against an actor in the article, and the groups that fight a state at home or the state."""
        if actor.startswith("gov:"):
            own = {group for group in self.groups if actor in self.lexicon.homes(group)}
        else:
            own = {*self.lexicon.homes(actor)} if actor in self.groups else set()
        return own | self.foes.get(actor, set())

    def oppose(self, proposals: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        """Note who acts against whom, by (actors, targets) of hostile deeds."""
        for actors, targets in proposals:
            for actor in actors:
                for target in targets:
                    self.foes.setdefault(actor, set()).add(target)
                    self.foes.setdefault(target, set()).add(actor)

    def attend(self, triggers: Iterable[tuple[int, int, str]]) -> None:
        """Note the triggers of the article's claims, as (sentence, token, kind)."""
        for sentence, token, kind in triggers:
            self.triggers.setdefault(sentence, {})[token] = kind

    def _add(self, mentions: list[Mention], hits: Sequence[ActorHit]) -> None:
        text = self.doc.text
        states = {
            hit.start
            for hit in hits
            if hit.naming is ActorNaming.STATE and self.lexicon.is_own_name(text[hit.start : hit.end], hit.actor)
        }
        named = {hit.start for hit in hits if hit.actor.startswith("gov:")}
        literal: set[int] = set()
        for mention in mentions:
            if mention.kind is not MentionKind.PLACE or mention.sense is not Sense.LITERAL:
                continue
            first, last = self.token_at(mention.start), self.token_at(max(mention.start, mention.end - 1))
            literal.update(range(first, last + 1))
            self.places.append(
                PlaceNamed(
                    mention,
                    first,
                    last,
                    self.sentence_at(mention.start),
                    mention.start in states,
                    mention.start in named and mention.start not in states,
                    mention.text.casefold(),
                )
            )
        acting = [m for m in mentions if m.sense is Sense.METONYMIC and m.stands_for]
        namings = [ActorHit(m.start, m.end, m.stands_for or "", ActorNaming.STATE) for m in acting]
        taken = {self.token_at(hit.start) for hit in namings}
        namings += [hit for hit in hits if self.token_at(hit.start) not in taken]
        for hit in sorted(namings, key=lambda hit: hit.start):
            self.actors.extend(self._led(self._named(hit, literal)))

    def _led(self, named: ActorNamed) -> Iterator[ActorNamed]:
        """Yield a naming, and that of the side a leader fights on: "Haftar's forces" are the army that he leads."""
        yield named
        side = self.lexicon.side(named.actor) if self.lexicon.type(named.actor) == "person" else None
        if side and side != named.actor and self.lexicon.type(side):
            yield replace(named, actor=side)

    def _named(self, hit: ActorHit, literal: set[int]) -> ActorNamed:
        first, last = self.token_at(hit.start), self.token_at(max(hit.start, hit.end - 1))
        head = self.phrase_head(first, last)
        word = self.doc[head]
        actor = hit.actor
        if actor.startswith("gov:") and head not in {first, last} and lemma(word) in noun_class(self.language, "rebel"):
            actor = f"{self.lexicon.demonym_stem(actor[4:])}-rebels"
        subject = self.parsed and (word.dep_ in SUBJECTS or word.dep_ in PASSIVE_SUBJECTS)
        return ActorNamed(
            actor, first, head, self.sentence_at(hit.start), first in literal and head == first, hit.naming, subject
        )

    def head_of(self, place: PlaceNamed) -> int:
        """Return the token that heads the noun phrase of a place's name."""
        if place.token not in self._heads:
            self._heads[place.token] = self.phrase_head(place.token, place.last)
        return self._heads[place.token]

    def phrase_head(self, first: int, last: int) -> int:
        """Return the token that heads the noun phrase of a name: "armée" of "armée turque"."""
        if not self.parsed:
            return first
        return noun_phrase_head(self.doc[first : last + 1].root).i

    def _ranked(self) -> dict[str, int]:
        """Return how often an actor is named beside the others: 0 for the one named most."""
        return {actor: rank for rank, (actor, _) in enumerate(self.counts.most_common())}
