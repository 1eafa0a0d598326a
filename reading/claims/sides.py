"""The sides of an article's conflict: the state it is about, its army, and the groups that fight it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from reading.actors import ActorLexicon

TRAITS = {
    "jihadist": ("jihad", "djihad", "islamist", "extrem", "extrém", "terroris"),
    "separatist": ("separatis", "séparatis", "indépendantis", "sécessionnis", "secessionis", "breakaway"),
    "guerrilla": ("guerrill", "guérill", "maquis"),
    "gang": ("gang", "narco", "cartel", "trafiquant"),
    "pirate": ("pirate",),
    "paramilitary": ("paramilit",),
    "mercenary": ("mercen",),
    "militia": ("milic", "militia"),
    "dissident": ("dissident",),
}
"""Beginnings of nouns that tell of what sort a group is, in French and English."""
GROUPS = {"rebel", "force", None}
"""Types of actors that can be an armed group; new groups have none."""


def home_states(named: Iterable[str], lexicon: ActorLexicon) -> list[str]:
    """Return the states of an article, the one it is about first: named itself, or home of the groups named.

    ``named`` are the actors in the order of the text, each as often as it is named.

    >>> home_states(["gov:GM", "gov:GM", "gov:SN", "mfdc", "mfdc"], ActorLexicon())
    ['gov:SN', 'gov:GM']
    """
    counts: dict[str, float] = {}
    for actor in named:
        if actor.startswith("gov:"):
            counts[actor] = counts.get(actor, 0.0) + 1.0
        elif "loyal" not in lexicon.traits(actor):
            homes = lexicon.homes(actor)
            for state in sorted(homes):
                counts[state] = counts.get(state, 0.0) + 1.0 / len(homes)
    return sorted(counts, key=lambda state: -counts[state])


def army_of(state: str | None, named: Iterable[str], lexicon: ActorLexicon) -> str | None:
    """Return the actor that an article names as a state's army, other than the state itself, or ``None``.

    >>> army_of("gov:SD", ["rsf", "saf"], ActorLexicon()), army_of("gov:ML", ["jnim"], ActorLexicon())
    ('saf', None)
    """
    return next((a for a in named if state in lexicon.homes(a) and "army" in lexicon.traits(a)), None)


def groups(named: Sequence[str], lexicon: ActorLexicon) -> list[str]:
    """Return the armed groups of an article, most named first, those that fight for a state or are its army left out.

    >>> groups(["wagner", "wagner", "jnim", "gov:ML"], ActorLexicon())
    ['jnim']
    """
    counts = Counter(actor for actor in named if lexicon.type(actor) in GROUPS)
    return [actor for actor, _ in counts.most_common() if lexicon.traits(actor).isdisjoint({"loyal", "army"})]


@cache
def trait_of(noun: str) -> str | None:
    """Return the trait that a noun for fighters tells of, by its lemma, or ``None``.

    >>> trait_of("djihadiste"), trait_of("rebel")
    ('jihadist', None)
    """
    return next((trait for trait, stems in TRAITS.items() if noun.startswith(stems)), None)


def has_trait(actor: str, trait: str, lexicon: ActorLexicon) -> bool:
    """Tell whether a group is of the sort that a trait names."""
    own = lexicon.traits(actor)
    return trait in own or (trait == "jihadist" and "islamist" in own)
