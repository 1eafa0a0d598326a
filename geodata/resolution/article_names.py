"""The names of one article: which mentions share a name, what it may mean, and what the words around it say."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geodata.gazetteer.geocoder import Gazetteer
from geodata.gazetteer.name_forms import fold
from geodata.gazetteer.store import Bearer
from geodata.place import PlaceFeature
from geodata.resolution.candidates import bearers_of, written_container
from geodata.resolution.hints import container_pairs, is_quarter, meant_features, nearby_features
from reading.model import Mention, Reading, Sense

METONYMIC_WEIGHT = 0.7
"""How much a mention that stands for a power counts as company of other places, against a literal one."""


@dataclass(slots=True)
class ArticleName:
    """One name of the article: its mentions, its candidates, the kinds asked for, and the names that contain it.

    ``site`` holds the kinds of site or landform that the text calls it, which may bear the name of a town nearby.
    ``is_quarter`` tells that the text calls it a quarter, which lies in or near a town of the article.
    ``weight`` is how much it counts as company of other names; ``speaks`` tells that it stands for a power somewhere.
    """

    key: str
    mentions: list[Mention]
    bearers: list[Bearer]
    asked: frozenset[PlaceFeature] = frozenset()
    site: frozenset[PlaceFeature] = frozenset()
    containers: list[ArticleName] = field(default_factory=list)
    long_forms: list[ArticleName] = field(default_factory=list)
    weight: float = 0.0
    is_container: bool = False
    is_quarter: bool = False
    speaks: bool = False


def article_names(reading: Reading, gazetteer: Gazetteer) -> list[ArticleName]:
    """Return the names of an article in the order of their first mention.

    A name means one place throughout, unless the text puts it into different places ("Paris, Texas … Paris, France").
    """
    text, mentions = reading.article.text, list(reading.places())
    names: dict[str, ArticleName] = {}
    outer_of = dict(container_pairs(text, mentions))
    by_id = {mention.id: mention for mention in mentions}
    outers = {inner: fold(by_id[outer].text) for inner, outer in outer_of.items()}
    asked = {mention.id: meant_features(text, mention) for mention in mentions}
    keys = _keys(mentions, outers, asked)
    for mention in mentions:
        key = keys[mention.id]
        if key not in names:
            names[key] = ArticleName(key, [], bearers_of(text, mention, mentions, gazetteer))
        name = names[key]
        name.mentions.append(mention)
        name.asked |= asked[mention.id]
        name.site |= nearby_features(text, mention)
        name.is_quarter |= is_quarter(text, mention)
        name.speaks |= mention.sense is Sense.METONYMIC
        name.weight += METONYMIC_WEIGHT if mention.sense is Sense.METONYMIC else 1.0
    for mention in mentions:
        if mention.id in outer_of:
            _contain(names[keys[mention.id]], names[keys[outer_of[mention.id]]])
        elif bearers := written_container(text, mention, gazetteer):
            names[keys[mention.id]].containers.append(ArticleName("", [], bearers))
    for name in names.values():
        name.weight = 1.0 + math.log(max(name.weight, METONYMIC_WEIGHT))
        name.long_forms = _long_forms(name, names.values())
    return list(names.values())


def _keys(
    mentions: Sequence[Mention], outers: dict[str, str], asked: dict[str, frozenset[PlaceFeature]]
) -> dict[str, str]:
    """Return the key of each mention's name: the folded name, and what the text adds to tell it from its namesakes.

    That is its container where the text gives the name several, and the kind that it asks for: "the province of Idlib"
    and "Idlib" are two names.
    """
    containers: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.id in outers:
            containers.setdefault(fold(mention.text), set()).add(outers[mention.id])
    keys: dict[str, str] = {}
    latest: dict[str, str] = {}
    for mention in mentions:
        name = fold(mention.text)
        if len(containers.get(name, ())) > 1:
            latest[name] = outers.get(mention.id) or latest.get(name) or _first_outer(mentions, name, outers)
            keys[mention.id] = f"{name}, {latest[name]}"
        else:
            keys[mention.id] = name
        if asked[mention.id]:
            keys[mention.id] += ", " + min(asked[mention.id])
    return keys


def _first_outer(mentions: Sequence[Mention], name: str, outers: dict[str, str]) -> str:
    """Return the first container that the text gives to a name."""
    return next(outers[m.id] for m in mentions if m.id in outers and fold(m.text) == name)


def _contain(inner: ArticleName, outer: ArticleName) -> None:
    """Note that the text puts one name into another."""
    if inner is not outer and outer not in inner.containers:
        inner.containers.append(outer)
        outer.is_container = True


def _long_forms(name: ArticleName, others: Iterable[ArticleName]) -> list[ArticleName]:
    """Return the names that say this one in more words: "Boone County" for "Boone"."""
    words = set(name.key.partition(",")[0].split())
    return [other for other in others if words < set(other.key.partition(",")[0].split())]
