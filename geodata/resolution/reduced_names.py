"""A name without the common words around its proper part: "Lake Vermont", "West Belfast", "aéroport de Mitiga".

What is left names a place nearby more often than not. It is asked for only where the whole name is unknown.
"""

from __future__ import annotations

import dataclasses
import re

from geodata.gazetteer.geocoder import Gazetteer
from geodata.gazetteer.name_forms import fold
from geodata.gazetteer.store import Bearer

SHARE = 0.6
"""How much a place counts whose name is only part of the one in the text."""
_LEAST_LETTERS = 4
_COMPASS = (
    "north south east west northern southern eastern western northeast northwest southeast southwest central "
    "upper lower greater old downtown metro metropolitan inner outer mid nord sud est ouest haut haute bas basse "
    "grand grande petit petite vieux vieille norte sur este oeste noreste noroeste sureste suroeste alto alta "
    "bajo baja gran viejo vieja sued ost nordost nordwest suedost suedwest ober unter alt alte alten neu neue "
    "neuen süd"
)
_KINDS = (
    "lake river county parish township twp city town village province region district governorate oblast "
    "prefecture state university college school hospital airport airfield port harbor harbour bay valley island "
    "islands mountain mountains mount mt hill hills creek park bridge road street square station camp base "
    "airbase crossing gate dam church cathedral mosque prison market stadium field oilfield refinery plant basin "
    "delta peninsula strait gulf highway corridor pass lac riviere fleuve comte ville village departement "
    "gouvernorat universite ecole hopital aeroport baie vallee ile iles mont monts montagne montagnes colline "
    "pont route rue place gare camp quartier commune zone barrage eglise cathedrale mosquee prison marche stade "
    "presquile detroit golfe col lago rio ciudad pueblo provincia departamento municipio universidad escuela "
    "hospital aeropuerto puerto bahia valle isla islas monte montana montanas cerro puente carretera calle plaza "
    "estacion campamento barrio presa iglesia catedral mezquita carcel mercado estadio peninsula estrecho golfo "
    "see fluss stadt dorf provinz bezirk universitat krankenhaus flughafen hafen bucht tal insel inseln berg "
    "berge gebirge brucke strasse platz bahnhof lager stutzpunkt damm kirche dom moschee gefangnis markt stadion "
    "halbinsel hohen pass озеро река город село поселок район область край аэропорт порт мост площадь улица "
    "лагерь остров острова гора горы перевал станция вокзал"
)
_HEADS = (
    "lake mount mt port camp fort lac mont ile rue pont aeroport hopital universite col lago rio cerro calle puente "
    "aeropuerto campamento isla monte река озеро гора остров улица площадь"
)
_LINKS = "of the de la le les du des del d l von der die das al el los las"
_COMMON = frozenset(fold(word) for word in f"{_COMPASS} {_KINDS}".split())
_KIND = frozenset(fold(word) for word in _KINDS.split())
_HEAD = frozenset(fold(word) for word in _HEADS.split())
_LINKING = frozenset(_LINKS.split())
_RUSSIAN_COMPASS = re.compile(
    r"^(?:север|южн|юг|восточн|запад|центральн|стар|верхн|нижн|больш|мал)\w*(?:ыи|ои|ая|ое|ого|ому|ым|ом|ую|ие|их)$"
)
_ABBREVIATIONS = {"n": "north", "s": "south", "e": "east", "w": "west", "twp": "township", "mtn": "mountain"}


def proper_part(name: str) -> str | None:
    """Return what is left of a folded name without common words at its ends, ``None`` when that is nothing or all.

    >>> proper_part("lake vermont"), proper_part("west belfast"), proper_part("universite de kinshasa")
    ('vermont', 'belfast', 'kinshasa')
    >>> proper_part("восточного алеппо"), proper_part("aleppo"), proper_part("north road")
    ('алеппо', None, None)
    """
    words = name.split()
    while words and _is_common(words[0]):
        words.pop(0)
    while words and _is_common(words[-1]):
        words.pop()
    rest = " ".join(words)
    return rest if len(rest) >= _LEAST_LETTERS and rest != name else None


def _is_common(word: str) -> bool:
    """Return whether a folded word says a kind or a direction, or links one to the name."""
    return word in _COMMON or word in _LINKING or _RUSSIAN_COMPASS.match(word) is not None


def says_its_kind(name: str) -> bool:
    """Return whether a name itself says that it is of a place: "Kish River", "rue du Marché".

    >>> says_its_kind("Kish River"), says_its_kind("rue du Marché"), says_its_kind("County Board")
    (True, True, False)
    """
    words = fold(name).split()
    return len(words) > 1 and (words[-1] in _KIND or words[0] in _HEAD)


def spelled_out(name: str) -> str | None:
    """Return a folded name with its abbreviated words written out, ``None`` when it has none.

    >>> spelled_out("w columbia"), spelled_out("columbia")
    ('west columbia', None)
    """
    words = [_ABBREVIATIONS.get(word, word) for word in name.split()]
    return " ".join(words) if len(words) > 1 and words != name.split() else None


def reduced_bearers(name: str, gazetteer: Gazetteer) -> list[Bearer]:
    """Return the places that an unknown name may mean by its proper part; each counts :data:`SHARE` of its weight."""
    folded = fold(name)
    if (longer := spelled_out(folded)) and (found := gazetteer.store.bearers(longer)):
        return found
    rest = proper_part(folded)
    if rest is None:
        return []
    known = (bearer for key in gazetteer.store.keys(rest) for bearer in gazetteer.store.bearers(key))
    first = {bearer.place.id: bearer for bearer in known}
    return sorted(
        (dataclasses.replace(bearer, weight=SHARE * bearer.weight) for bearer in first.values()),
        key=lambda bearer: -bearer.weight,
    )
