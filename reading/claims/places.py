"""The places of a claim and their roles: from the clause of its trigger, the most specific ones, anaphors resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reading.actors import ActorHit
from reading.claims.general_nouns import noun_class
from reading.model import ClaimKind, ClaimPlace, Mention, MentionKind, Role, Sense
from reading.rules import Rule
from reading.syntax.clauses import RELATIVE, clause_head
from reading.syntax.tokens import Doc, Token
from reading.syntax.word_forms import lemma

FROM = {"de", "from", "out", "depuis", "hors", "off", "of", "d'", "d’", "du", "des"}
TO = {
    "à",
    "vers",
    "jusque",
    "jusqu'",
    "jusqu’",
    "to",
    "toward",
    "towards",
    "into",
    "aux",
    "au",
    "across",
    "for",
    "onto",
}
INTO = {"en", "dans", "in", ""}
AROUND = {"autour", "près", "around", "near", "devant", "aux abords"}
CLOCKS = {"heure", "time"}
"""Words that make a place a time zone: "minuit, heure de Moscou"."""
DEPARTURES = {"départ", "departure"}
NO_PLACES_WITH_TARGET = {ClaimKind.SUPPORT, ClaimKind.REJECTION, ClaimKind.ACCUSATION}
NO_PLACES = {ClaimKind.REJECTION, ClaimKind.ACCUSATION}


class PlaceMentions:
    """The literal place mentions of a parsed article, by token."""

    def __init__(
        self, doc: Doc, language: str, mentions: Iterable[Mention], hits: Iterable[ActorHit], states: frozenset[int]
    ) -> None:
        """Take the actors' ``hits`` and the offsets at which a state stands by its own name, not by its seat's."""
        self._language = language
        self._by_token: dict[int, Mention] = {}
        self._heads: list[tuple[Token, Mention]] = []
        self._by_sentence: dict[int, list[tuple[Token, Mention]]] = {}
        self._actors = {hit.start: hit.actor for hit in hits}
        self._states = states
        self._in_clause: dict[int, list[tuple[Token, Mention]]] = {}
        self._under: dict[int, Mention | None] = {}
        for mention in mentions:
            if mention.kind is not MentionKind.PLACE or mention.sense is not Sense.LITERAL:
                continue
            span = doc.char_span(mention.start, mention.end)
            if span is not None:
                self._heads.append((span.root, mention))
                self._by_sentence.setdefault(span.root.sent.start, []).append((span.root, mention))
                for token in span:
                    self._by_token[token.i] = mention

    def at(self, token: Token) -> Mention | None:
        """Return the literal place mention that a word is part of, or ``None``."""
        return self._by_token.get(token.i)

    def is_state(self, mention: Mention) -> bool:
        """Tell whether a mention is the name of a state."""
        return mention.start in self._states

    def actor_at(self, mention: Mention) -> str | None:
        """Return the state whose name or seat a mention is, or ``None``."""
        return self._actors.get(mention.start)

    def under(self, token: Token) -> Mention | None:
        """Return the place that a noun phrase names: its own, or one it is an apposition to or contains."""
        if token.i not in self._under:
            self._under[token.i] = self._place_under(token)
        return self._under[token.i]

    def _place_under(self, token: Token) -> Mention | None:
        own = self.at(token) or self._anaphor(token)
        if own is not None:
            return own
        if token.dep_ in {"appos", "conj"} and self.at(token.head):
            return self.at(token.head)
        for word in token.subtree:
            if word.i in self._by_token and clause_head(word) is clause_head(token):
                return self._by_token[word.i]
        for word in reversed(token.doc.tokens[max(token.sent.start, token.i - 6) : token.i]):
            if word.i in self._by_token and token.doc[word.i + 1].text == ",":
                return self._by_token[word.i]
        return None

    def in_clause(self, trigger: Token) -> list[tuple[Token, Mention]]:
        """Return the places in the trigger's clause, in order, and those its relative clause speaks of."""
        if trigger.i not in self._in_clause:
            self._in_clause[trigger.i] = self._places_in_clause(trigger)
        return self._in_clause[trigger.i]

    def _places_in_clause(self, trigger: Token) -> list[tuple[Token, Mention]]:
        clause = clause_head(trigger)
        found = [
            (head, mention)
            for head, mention in self._by_sentence.get(trigger.sent.start, ())
            if self._same_clause(head, trigger, clause)
        ]
        anaphors = self._anaphors(clause)
        if anaphors:
            return anaphors
        relative = self._of_relative(clause)
        return relative if relative and all(self.is_state(mention) for _, mention in found) else found or relative

    def any_before(self, token: Token) -> bool:
        """Tell whether a place was named before a word."""
        return any(head.i < token.i for head, _ in self._heads)

    def after(self, trigger: Token) -> list[tuple[Token, Mention]]:
        """Return the places named after a trigger in its sentence, else before it, states last.

        What another statement says that follows by "and" or "but" is left out.
        """
        here = [pair for pair in self._by_sentence.get(trigger.sent.start, []) if not _told_apart(pair[0], trigger)]
        here = [pair for pair in here if not self.is_state(pair[1])] or here
        return [pair for pair in here if pair[0].i > trigger.i] or here

    def _same_clause(self, place: Token, trigger: Token, clause: Token) -> bool:
        if clause_head(place) in (clause, trigger):
            return not (_is_argument(trigger, clause) and _in_other_argument(place, trigger, clause))
        own = clause_head(place)
        return trigger.is_ancestor(own) and own.dep_ in {"acl", "amod", "advcl", "xcomp"} and not _is_finite(own)

    def _anaphors(self, clause: Token) -> list[tuple[Token, Mention]]:
        found = []
        for word in clause.subtree:
            mention = self._anaphor(word) if word.pos_ == "NOUN" else None
            if mention is not None and clause_head(word) is clause:
                found.append((word, mention))
        return found

    def _anaphor(self, noun: Token) -> Mention | None:
        """Return the last place before "cette ville", "this town" …, states left out."""
        if lemma(noun) not in noun_class(self._language, "settlement"):
            return None
        determiners = {child.lower_ for child in noun.children if child.dep_ == "det"}
        if not determiners & {"ce", "cette", "cet", "this", "that"}:
            return None
        for head, mention in reversed(self._heads):
            if head.i < noun.i and not self.is_state(mention):
                return mention
        return None

    def _of_relative(self, clause: Token) -> list[tuple[Token, Mention]]:
        if clause.dep_ == "xcomp":
            clause = clause.head
        if clause.dep_ not in RELATIVE | {"acl"}:
            return []
        mention = self.under(clause.head)
        return [(clause.head, mention)] if mention is not None else []


def _is_argument(trigger: Token, clause: Token) -> bool:
    """Tell whether a noun is one argument among others of its clause, not what the clause says of its subject."""
    return trigger.pos_ == "NOUN" and trigger != clause and lemma(clause) not in {"be", "être"}


def _in_other_argument(place: Token, trigger: Token, clause: Token) -> bool:
    """Tell whether a place belongs to another subject or object of the clause than the trigger does."""
    for argument in clause.children:
        if argument.dep_.startswith(("nsubj", "obj", "dobj")) and (argument == place or argument.is_ancestor(place)):
            return not (argument == trigger or argument.is_ancestor(trigger))
    return False


def _told_apart(place: Token, trigger: Token) -> bool:
    """Tell whether a place stands in a statement that follows the trigger's: "…, and a delegation is due in Cairo"."""
    for word in (place, *place.ancestors):
        if word == trigger or word.is_ancestor(trigger):
            return False
        if word.dep_ == "conj" and word.i > trigger.i and word.pos_ in {"VERB", "AUX"} and _is_stated(word):
            return _is_marked(word.head) > _is_marked(word) or not trigger.is_ancestor(word)
    return False


def _is_stated(verb: Token) -> bool:
    return _is_finite(verb) or any(child.dep_.startswith("aux") for child in verb.children)


def _is_marked(verb: Token) -> bool:
    """Tell whether a clause begins with "that" or "que"."""
    return any(child.dep_ == "mark" and child.lower_ in {"that", "que", "qu'", "qu’"} for child in verb.children)


def _is_finite(verb: Token) -> bool:
    return "Fin" in verb.morph.get("VerbForm", []) or any(child.dep_.startswith("nsubj") for child in verb.children)


def claim_places(
    rule: Rule, trigger: Token, places: PlaceMentions, has_target: bool, actors: tuple[str, ...] = ()
) -> tuple[ClaimPlace, ...]:
    """Return the places of a claim with their roles, containers dropped, and the supporters' own states."""
    if rule.kind in NO_PLACES or (has_target and rule.kind in NO_PLACES_WITH_TARGET):
        return ()
    found = _most_specific(places.in_clause(trigger), places)
    drawn = rule.kind is ClaimKind.CEASEFIRE and _speaks_of_line(trigger)
    if rule.kind is ClaimKind.RED_LINE or drawn:
        found = _most_specific(places.after(trigger), places) or found
    if rule.kind is ClaimKind.SUPPORT:
        found = [(head, mention) for head, mention in found if places.actor_at(mention) not in actors]
    found = [(head, mention) for head, mention in found if lemma(head.head) not in CLOCKS]
    if rule.kind is ClaimKind.TALKS:
        found = [(head, mention) for head, mention in found if lemma(head.head) not in DEPARTURES]
    unique: dict[str, ClaimPlace] = {}
    for head, mention in found:
        role = Role.LINE if drawn else _role(rule, head)
        unique.setdefault(mention.text.casefold(), ClaimPlace(mention.id, role))
    return tuple(unique.values())


def _speaks_of_line(trigger: Token) -> bool:
    return any(lemma(word) in {"ligne", "line", "tracé"} for word in trigger.sent)


def _most_specific(found: Sequence[tuple[Token, Mention]], places: PlaceMentions) -> list[tuple[Token, Mention]]:
    """Drop what only says where another place is: "Syrte, en Libye"; "a town in Kherson region"."""
    heads = {head.i for head, _ in found}
    kept = [
        (head, mention)
        for head, mention in found
        if not any(ancestor.i in heads and _is_container(head) for ancestor in head.ancestors)
    ] or list(found)
    towns = [(head, mention) for head, mention in kept if not places.is_state(mention)]
    return towns or kept


def _is_container(head: Token) -> bool:
    return head.dep_ != "conj"


def _role(rule: Rule, head: Token) -> Role:
    if rule.kind is ClaimKind.WITHDRAWAL or (rule.kind is ClaimKind.DEPLOYMENT and rule.role is Role.TO):
        preposition = _preposition_of(head)
        if preposition in AROUND:
            return Role.AT
        if preposition in TO or (rule.kind is ClaimKind.DEPLOYMENT and preposition in INTO):
            return Role.TO
        return Role.FROM if preposition in FROM and rule.kind is ClaimKind.WITHDRAWAL else rule.role
    return rule.role


def _preposition_of(head: Token) -> str:
    for word in (head, *head.ancestors):
        for child in word.children:
            if child.dep_ == "case":
                before = child.nbor(-1).lower_ if child.i else ""
                return before if before in AROUND else child.lower_
        if word.dep_ in {"pobj", "obj"} and word.head.pos_ == "ADP":
            return str(word.head.lower_)
        if word.dep_ not in {"conj", "appos", "flat:name", "compound", "poss"}:
            return ""
    return ""
