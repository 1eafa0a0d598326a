"""Which actors a word of the parsed text means: by name, adjective, owner, pronoun or general noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from reading.actors import ActorHit, ActorLexicon, ActorNaming
from reading.claims.general_nouns import KnownActors, general, noun_class, rebels
from reading.model import Mention, Sense
from reading.syntax.clauses import antecedent
from reading.syntax.parse import obliques, with_conjuncts
from reading.syntax.word_forms import SUBJECTS, lemma

OWNERS = {"de", "of"}
OWNER_CASES = {"de", "du", "des", "d'", "d’", "'s", "’s"}
MAX_DEPTH = 4
SINGULAR_PRONOUNS = {"elle", "il", "it", "he", "she", "him", "celui-ci", "celle-ci"}
PLURAL_PRONOUNS = {"ils", "elles", "they", "them", "eux", "ceux-ci", "celles-ci"}
POSSESSIVES = {"sa", "son", "ses", "leur", "leurs", "its", "his", "her", "their"}


class Participants:
    """The actors of one parsed article, found once and asked for word by word."""

    def __init__(self, doc: Doc, language: str, mentions: Iterable[Mention], actors: ActorLexicon) -> None:
        self.known = KnownActors(language, actors)
        hits = actors.find(doc.text, language)
        self.hits = hits
        for hit in hits:
            self._place(doc, hit)
        for mention in mentions:
            if mention.sense is Sense.LITERAL:
                span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
                self.known.literal.update(token.i for token in span or ())
            if mention.sense is Sense.METONYMIC and mention.stands_for:
                self._place(doc, ActorHit(mention.start, mention.end, mention.stands_for, ActorNaming.NAME))
        self.known.main_state = self._most_named(hits, "state")
        self.known.main_group = self._most_named(hits, "rebel") or self._most_named(hits, "force")
        self._subjects: list[tuple[int, str, bool]] = []
        self._salient(doc)

    def _place(self, doc: Doc, hit: ActorHit) -> None:
        span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if span is not None:
            for token in span:
                self.known.by_token[token.i] = (hit.actor, hit.naming)

    def _most_named(self, hits: Sequence[ActorHit], kind: str) -> str | None:
        counts = Counter(hit.actor for hit in hits if self.known.actors.type(hit.actor) == kind)
        return counts.most_common(1)[0][0] if counts else None

    def _salient(self, doc: Doc) -> None:
        """Note (token number, actor, plural?) of the subjects that name an actor: what pronouns go back to."""
        for token in doc:
            if token.dep_ in SUBJECTS or token.dep_ in {"nsubj:pass", "nsubjpass", "ROOT"}:
                if token.pos_ == "PRON":
                    continue
                plural = "Plur" in token.morph.get("Number", []) or any(
                    child.dep_ == "conj" for child in token.children
                )
                self._subjects.extend([(token.i, actor, plural) for actor in self.named(token)])

    def is_part_of_name(self, token: Token) -> bool:
        """Tell whether a word belongs to an actor's name of several words ("Forces de soutien rapide")."""
        known = self.known.by_token.get(token.i)
        return known is not None and known[1] is ActorNaming.NAME and token.pos_ not in {"VERB", "AUX"}

    def of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the ids of the actors that some words mean, in order, each once."""
        ids: list[str] = []
        for token in tokens:
            ids.extend(actor for actor in self._one(token) if actor not in ids)
        return tuple(ids)

    def at(self, token: Token) -> tuple[str, ActorNaming] | None:
        """Return the actor whose name a word is part of and how it is named, or ``None``."""
        return self.known.by_token.get(token.i)

    def fights(self, actor: str) -> bool:
        """Tell whether an actor is known to be an armed force or group (new groups count as such)."""
        return self.known.fights(actor)

    def _one(self, token: Token) -> list[str]:
        if token.pos_ == "PRON":
            return self._pronoun(token)
        return self.named(token) or general(token, self.known)

    def named(self, token: Token, depth: int = 0) -> list[str]:
        """Return the actors that a noun names itself, or whose army, ministry, proposal … it is."""
        own = self.known.by_token.get(token.i)
        if own is not None:
            return [own[0]]
        if depth > MAX_DEPTH or lemma(token) in noun_class(self.known.language, "not_actor"):
            return []
        if lemma(token) in noun_class(self.known.language, "rebel"):
            return rebels(self.owners(token), self.known)
        return self.owners(token, depth + 1)

    def owners(self, noun: Token, depth: int = 1) -> list[str]:
        """Return the actors in the complements of a noun: apposition, owner, adjective."""
        return self._apposed(noun, depth) or self._owning(noun, depth) or self.adjectives(noun)

    def _apposed(self, noun: Token, depth: int) -> list[str]:
        for child in noun.children:
            if child.dep_ in {"appos", "flat:name", "flat:foreign"} and child.i > noun.i:
                found = self.named(child, depth)
                if found:
                    return found
        return []

    def _owning(self, noun: Token, depth: int) -> list[str]:
        owners = [child for child in noun.children if child.dep_ in {"poss", "compound", "nmod"} and _is_owner(child)]
        owners.extend(owner for preposition, owner in obliques(noun) if preposition in OWNERS)
        for owner in owners:
            found = [actor for member in with_conjuncts(owner) for actor in self.named(member, depth)]
            if found:
                return list(dict.fromkeys(found))
        return []

    def adjectives(self, noun: Token) -> list[str]:
        """Return the actors in the adjectives and possessives of a noun ("russe", "its")."""
        for child in noun.children:
            known = self.known.by_token.get(child.i)
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
            if 0 <= neighbour < len(adjective.doc) and neighbour in self.known.by_token:
                between = adjective.doc[min(neighbour, adjective.i) + 1 : max(neighbour, adjective.i)].text
                if between == "-":
                    others.append(self.known.by_token[neighbour][0])
        return list(dict.fromkeys([*others, actor]))

    def joint_adjective(self, trigger: Token) -> tuple[str, ...]:
        """Return both states of an adjective like "turco-russe" anywhere in the trigger's sentence."""
        for word in trigger.sent:
            known = self.known.by_token.get(word.i)
            if known is not None and known[1] is ActorNaming.DEMONYM:
                joined = self._joined(word, known[0])
                if len(joined) > 1:
                    return tuple(joined)
        return ()

    def _pronoun(self, pronoun: Token) -> list[str]:
        head = (
            antecedent(pronoun) if "Rel" in pronoun.morph.get("PronType", []) or pronoun.tag_ in {"WP", "WDT"} else None
        )
        if head is not None:
            members = _agreeing(with_conjuncts(head), pronoun)
            return [a for member in members for a in (self.named(member) or general(member, self.known))]
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


def _is_owner(word: Token) -> bool:
    cases = [child.lower_ for child in word.children if child.dep_ == "case"]
    return word.pos_ != "PRON" and (word.dep_ != "nmod" or not cases or cases[0] in OWNER_CASES)


def _agreeing(members: list[Token], pronoun: Token) -> list[Token]:
    """Return the antecedents a relative pronoun can mean: only the nearest when its verb is singular."""
    before = [member for member in members if member.i < pronoun.i] or members
    if len(before) > 1 and "Sing" in pronoun.head.morph.get("Number", []):
        return before[-1:]
    return before
