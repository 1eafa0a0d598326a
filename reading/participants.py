"""Which actors a word of the parsed text means: by name, by adjective, as an owner, through a pronoun or a general noun."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from reading.actors import ActorHit, ActorLexicon, ActorNaming
from reading.model import Mention, Sense
from reading.syntax import SUBJECTS, antecedent, lemma, obliques, with_conjuncts

NOUNS = Path(__file__).parent / "lexicon" / "nouns.csv"
OWNERS = {"de", "of", "from", "in", "en", "à"}
MAX_DEPTH = 4
PAIRS = {"deux", "two", "both"}
SINGULAR_PRONOUNS = {"him", "elle", "il", "it", "he", "she", "celui-ci", "celle-ci"}
PLURAL_PRONOUNS = {"ils", "elles", "they", "them", "eux", "ceux-ci", "celles-ci"}
POSSESSIVES = {"sa", "son", "ses", "leur", "leurs", "its", "his", "her", "their"}


@cache
def noun_class(language: str, name: str) -> frozenset[str]:
    """Return the lemmas of a class of nouns (``rebel``, ``arms``, ``troops`` …) from ``lexicon/nouns.csv``.

    >>> "missile" in noun_class("fr", "arms"), noun_class("xx", "arms")
    (True, frozenset())
    """
    with NOUNS.open(encoding="utf8", newline="") as file:
        return frozenset(
            row["lemma"] for row in csv.DictReader(file) if row["language"] == language and row["class"] == name
        )


class Participants:
    """The actors of one parsed article, found once and asked for word by word."""

    def __init__(self, doc: Doc, language: str, mentions: Iterable[Mention], actors: ActorLexicon) -> None:
        self._language = language
        self._actors = actors
        hits = actors.find(doc.text, language)
        starts = {token.idx: token for token in doc}
        self._by_token: dict[int, tuple[str, ActorNaming]] = {}
        for hit in hits:
            self._place(doc, hit, starts)
        self._literal: set[int] = set()
        for mention in mentions:
            if mention.sense is Sense.LITERAL:
                span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
                self._literal.update(token.i for token in span or ())
            if mention.sense is Sense.METONYMIC and mention.stands_for:
                self._place(doc, ActorHit(mention.start, mention.end, mention.stands_for, ActorNaming.NAME), starts)
        self.main_state = self._most_named(hits, "state")
        self.main_group = self._most_named(hits, "rebel") or self._most_named(hits, "force")
        self._subjects: list[tuple[int, str, bool]] = []
        self._salient(doc)

    def _place(self, doc: Doc, hit: ActorHit, starts: dict[int, Token]) -> None:
        span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if span is not None:
            for token in span:
                self._by_token[token.i] = (hit.actor, hit.naming)

    def _most_named(self, hits: Sequence[ActorHit], kind: str) -> str | None:
        counts = Counter(hit.actor for hit in hits if self._actors.type(hit.actor) == kind)
        return counts.most_common(1)[0][0] if counts else None

    def _salient(self, doc: Doc) -> None:
        """Note (token number, actor, plural?) of the subjects that name an actor: what pronouns go back to."""
        for token in doc:
            if token.dep_ in SUBJECTS or token.dep_ in {"nsubj:pass", "nsubjpass", "ROOT"}:
                if token.pos_ == "PRON":
                    continue
                plural = "Plur" in token.morph.get("Number") or any(child.dep_ == "conj" for child in token.children)
                self._subjects.extend([(token.i, actor, plural) for actor in self.named(token)])

    def of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the ids of the actors that some words mean, in order, each once."""
        ids: list[str] = []
        for token in tokens:
            ids.extend(actor for actor in self._one(token) if actor not in ids)
        return tuple(ids)

    def at(self, token: Token) -> tuple[str, ActorNaming] | None:
        """Return the actor whose name a word is part of and how it is named, or ``None``."""
        return self._by_token.get(token.i)

    def fights(self, actor: str) -> bool:
        """Tell whether an actor is known to be an armed force or group (new groups count as such)."""
        return self._actors.type(actor) in {"force", "rebel", None}

    def _one(self, token: Token) -> list[str]:
        if token.pos_ == "PRON":
            return self._pronoun(token)
        return self.named(token) or self._general(token)

    def named(self, token: Token, depth: int = 0) -> list[str]:
        """Return the actors that a noun names itself, or whose army, ministry, proposal … it is."""
        own = self._by_token.get(token.i)
        if own is not None:
            return [own[0]]
        if depth > MAX_DEPTH or lemma(token) in noun_class(self._language, "not_actor"):
            return []
        if lemma(token) in noun_class(self._language, "rebel"):
            return self._rebels(token)
        return self.owners(token, depth + 1)

    def owners(self, noun: Token, depth: int = 1) -> list[str]:
        """Return the actors in the complements of a noun: apposition, owner, adjective."""
        for child in noun.children:
            if child.dep_ in {"appos", "flat:name", "flat:foreign"} and child.i > noun.i:
                found = self.named(child, depth)
                if found:
                    return found
        for child in noun.children:
            if child.dep_ in {"poss", "compound", "nmod"} and child.pos_ != "PRON":
                case = [word.lower_ for word in child.children if word.dep_ == "case"]
                if child.dep_ != "nmod" or not case or case[0] in {"de", "du", "des", "d'", "d’", "'s", "’s"}:
                    found = [a for member in with_conjuncts(child) for a in self.named(member, depth)]
                    if found:
                        return list(dict.fromkeys(found))
        for preposition, owner in obliques(noun):
            if preposition in OWNERS and self._by_token.get(owner.i, ("", None))[1] is not ActorNaming.DEMONYM:
                found = self.named(owner, depth) if preposition in {"de", "of"} else []
                if found:
                    return found
        return self.adjectives(noun)

    def adjectives(self, noun: Token) -> list[str]:
        """Return the actors in the adjectives and possessives of a noun ("russe", "its")."""
        for child in noun.children:
            known = self._by_token.get(child.i)
            bare = not any(word.dep_ == "case" for word in child.children)
            if known and child.dep_ in {"amod", "compound", "nmod", "poss", "npadvmod"} and bare:
                return self._joined(child, known[0])
            if child.dep_ in {"amod", "det"} and child.lower_ in POSSESSIVES:
                return self._back(child, None)
        return []

    def _joined(self, adjective: Token, actor: str) -> list[str]:
        """Return both states of an adjective like "turco-russe" or "Russian-Turkish"."""
        others = []
        for neighbour in (adjective.i - 2, adjective.i - 1, adjective.i + 2):
            if 0 <= neighbour < len(adjective.doc) and neighbour in self._by_token:
                between = adjective.doc[min(neighbour, adjective.i) + 1 : max(neighbour, adjective.i)].text
                if between == "-":
                    others.append(self._by_token[neighbour][0])
        return list(dict.fromkeys([*others, actor]))

    def _rebels(self, noun: Token) -> list[str]:
        owners = self.owners(noun)
        groups = [actor for actor in owners if self._actors.type(actor) != "state"]
        if groups:
            return groups
        if owners:
            return [f"{self._actors.demonym_stem(owners[0][4:])}-rebels"]
        if self.main_group:
            return [self.main_group]
        return [f"{self._actors.demonym_stem(self.main_state[4:])}-rebels"] if self.main_state else []

    def _general(self, noun: Token) -> list[str]:
        """ "The army", "the movement" without a name: the state or group that the article is about."""
        word = lemma(noun)
        determiners = {child.lower_ for child in noun.children if child.dep_ in {"det", "nummod", "amod"}}
        if determiners & PAIRS and word in noun_class(self._language, "states"):
            return self._last_states(noun)
        if word in noun_class(self._language, "both_sides") | noun_class(self._language, "group"):
            if determiners & {"ce", "cette", "cet", "this", "that"}:
                return self._last_group(noun)
            if determiners & {"les", "the", "both"} and determiners & PAIRS and self.main_state and self.main_group:
                return [self.main_state, self.main_group]
        for child in noun.children:
            if (
                child.dep_ == "compound"
                and lemma(child) in noun_class(self._language, "government")
                and self.main_state
            ):
                return [self.main_state]
        if word in noun_class(self._language, "group") and self.main_group:
            return [self.main_group]
        if word in noun_class(self._language, "government") and self.main_state and not self._qualified(noun):
            return [self.main_state]
        return []

    def _last_states(self, noun: Token) -> list[str]:
        """Return the two states named last before "the two countries"."""
        found: list[str] = []
        for position in sorted((i for i in self._by_token if i < noun.i), reverse=True):
            actor = self._by_token[position][0]
            here = self._by_token[position][1] is ActorNaming.STATE and noun.doc[position].i in self._literal
            if self._actors.type(actor) == "state" and actor not in found and not here:
                found.insert(0, actor)
            if len(found) == 2:
                return found
        return []

    def _last_group(self, noun: Token) -> list[str]:
        """Return the group or force named last before "this camp"."""
        for position in sorted((i for i in self._by_token if i < noun.i), reverse=True):
            if self.fights(self._by_token[position][0]):
                return [self._by_token[position][0]]
        return []

    def joint_adjective(self, trigger: Token) -> tuple[str, ...]:
        """Return both states of an adjective like "turco-russe" anywhere in the trigger's sentence."""
        for word in trigger.sent:
            known = self._by_token.get(word.i)
            if known is not None and known[1] is ActorNaming.DEMONYM:
                joined = self._joined(word, known[0])
                if len(joined) > 1:
                    return tuple(joined)
        return ()

    @staticmethod
    def _qualified(noun: Token) -> bool:
        return any(child.dep_ in {"nmod", "poss", "compound", "appos"} for child in noun.children)

    def _pronoun(self, pronoun: Token) -> list[str]:
        head = antecedent(pronoun) if "Rel" in pronoun.morph.get("PronType") or pronoun.tag_ in {"WP", "WDT"} else None
        if head is not None:
            members = _agreeing(with_conjuncts(head), pronoun)
            return [a for member in members for a in (self.named(member) or self._general(member))]
        if pronoun.lower_ in SINGULAR_PRONOUNS:
            return self._back(pronoun, plural=False)
        if pronoun.lower_ in PLURAL_PRONOUNS:
            return self._back(pronoun, plural=True)
        return []

    def _back(self, token: Token, plural: bool | None) -> list[str]:
        """Return the latest subject before a pronoun that agrees in number, within the last three sentences."""
        for position, actor, is_plural in reversed(self._subjects):
            if position < token.i and (plural is None or is_plural == plural):
                return [actor] if token.i - position < 90 else []
        return []


def _agreeing(members: list[Token], pronoun: Token) -> list[Token]:
    """Return the antecedents a relative pronoun can mean: only the nearest when its verb is singular."""
    before = [member for member in members if member.i < pronoun.i] or members
    if len(before) > 1 and "Sing" in pronoun.head.morph.get("Number"):
        return before[-1:]
    return before
