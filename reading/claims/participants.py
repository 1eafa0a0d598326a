"""Which actors a word of the parsed text means: by name, adjective, owner, pronoun or general noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reading.actors import ActorHit, ActorLexicon, ActorNaming
from reading.claims.general_nouns import KnownActors, general, noun_class, rebels
from reading.claims.sides import army_of, groups, home_states
from reading.document import actor_hits
from reading.model import Mention, MentionKind, Sense
from reading.syntax.clauses import antecedent, genders, is_latter
from reading.syntax.parse import obliques, with_conjuncts
from reading.syntax.tokens import Doc, Span, Token
from reading.syntax.word_forms import SUBJECTS, lemma

OWNERS = {"de", "of"}
OWNER_CASES = {"de", "du", "des", "d'", "d’", "'s", "’s"}
MAX_DEPTH = 4
REACH = 90
"""How many words back a pronoun can go, about three sentences."""
SINGULAR_PRONOUNS = {"elle", "il", "it", "he", "she", "him", "celui-ci", "celle-ci"}
PLURAL_PRONOUNS = {"ils", "elles", "they", "them", "eux", "ceux-ci", "celles-ci"}
LATTER_GENDERS = {"celui": {"Masc"}, "celle": {"Fem"}}
POSSESSIVES = {"sa", "son", "ses", "leur", "leurs", "its", "his", "her", "their"}


class Participants:
    """The actors of one parsed article, found once and asked for word by word."""

    def __init__(self, doc: Doc, language: str, mentions: Iterable[Mention], actors: ActorLexicon) -> None:
        self.known = KnownActors(language, actors)
        text = doc.text
        hits = actor_hits(doc, language, actors)
        self.hits = hits
        states = (hit for hit in hits if hit.naming is ActorNaming.STATE)
        own = (hit for hit in states if actors.is_own_name(text[hit.start : hit.end], hit.actor))
        self.state_names = frozenset(hit.start for hit in own)
        for hit in hits:
            self._place(doc, hit)
        self._seats: dict[int, str] = {}
        for mention in mentions:
            if mention.kind is MentionKind.PLACE and mention.sense is Sense.LITERAL:
                span = doc.char_span(mention.start, mention.end)
                self._keep_literal(span or ())
            if mention.sense is Sense.METONYMIC and mention.stands_for:
                self._place(doc, ActorHit(mention.start, mention.end, mention.stands_for, ActorNaming.NAME))
        named = [hit.actor for hit in hits]
        self.known.main_state = next(iter(home_states(named, actors)), None)
        self.known.groups = groups(named, actors)
        self.known.main_group = next(iter(self.known.groups), None) or self._most_named(hits, "force")
        self.known.army = army_of(self.known.main_state, named, actors)
        self.known.keeper = self._most_named(hits, "organisation")
        self._subjects: list[tuple[int, str, bool]] = []
        self._salient(doc)

    def _place(self, doc: Doc, hit: ActorHit) -> None:
        span = doc.char_span(hit.start, hit.end)
        if span is not None:
            for token in span:
                self.known.by_token[token.i] = (hit.actor, hit.naming)

    def _keep_literal(self, span: Iterable[Token]) -> None:
        """Note a place meant as a place; a town's name then stands for no actor, though it tells whose seat it is."""
        for token in span:
            self.known.literal.add(token.i)
            known = self.known.by_token.get(token.i)
            if known is None:
                continue
            self._seats[token.i] = known[0]
            if known[1] is not ActorNaming.DEMONYM and not self.known.actors.is_own_name(token.text, known[0]):
                del self.known.by_token[token.i]

    def seated_at(self, token: Token) -> str | None:
        """Return the state whose seat or country a place's name is, or ``None``."""
        return self._seats.get(token.i)

    def states(self, sentence: Span) -> list[tuple[Token, str]]:
        """Return the states that act in a sentence, each with the word that names it, places left out."""
        return [
            (token, known[0])
            for token in sentence
            if (known := self.known.by_token.get(token.i))
            and token.i not in self.known.literal
            and self.known.actors.type(known[0]) == "state"
        ]

    def subject_before(self, position: int, but: tuple[str, ...]) -> tuple[str, ...]:
        """Return the latest actor that is a subject before a token number, other than some."""
        for number, actor, _ in reversed(self._subjects):
            if number < position and actor not in but:
                return (actor,) if position - number < REACH else ()
        return ()

    def noun_behind(self, pronoun: Token) -> Token | None:
        """Return the subject that a pronoun or possessive goes back to, or ``None``."""
        plural = pronoun.lower_ in PLURAL_PRONOUNS | {"leur", "leurs", "their"}
        known = plural or pronoun.lower_ in SINGULAR_PRONOUNS | POSSESSIVES
        found = self._subject_of(pronoun, plural) if known else None
        return pronoun.doc[found[0]] if found else None

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
        if is_latter(token):
            return self._last_named(token)
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
            return rebels(self.owners(token), self.known, token)
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
        found = {adjective.i: actor}
        for neighbour in (adjective.i - 2, adjective.i + 2):
            known = self.known.by_token.get(neighbour)
            if known is not None and adjective.doc[(neighbour + adjective.i) // 2].text == "-":
                found[neighbour] = known[0]
        return list(dict.fromkeys(found[position] for position in sorted(found)))

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
        found = self._subject_of(token, plural)
        return [found[1]] if found else []

    def _subject_of(self, token: Token, plural: bool | None) -> tuple[int, str] | None:
        """Return the latest subject before a pronoun that agrees in number, within the last three sentences."""
        for position, actor, is_plural in reversed(self._subjects):
            if position < token.i and (plural is None or is_plural == plural):
                return (position, actor) if token.i - position < REACH else None
        return None

    def _last_named(self, token: Token) -> list[str]:
        """Return the actor named last before "celui-ci", "the latter" that agrees in gender, places left out."""
        gender = LATTER_GENDERS.get(token.lower_[:5]) or genders(token)
        for position in range(token.i - 1, max(-1, token.i - REACH), -1):
            known = self.known.by_token.get(position)
            if known is None or position in self.known.literal:
                continue
            own = genders(token.doc[position])
            if not (gender and own) or gender & own:
                return [known[0]]
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
