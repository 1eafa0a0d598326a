"""The words on the map, in French and English; any other language gets the English ones."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from babel.dates import format_date

from geodata.feature import FeatureKind

LANGUAGES = ("fr", "en")

FRENCH: Mapping[str, str] = MappingProxyType(
    {
        "red_line": "Ligne rouge",
        "ceasefire": "Cessez-le-feu",
        "ceasefire.planned": "Cessez-le-feu prévu",
        "ceasefire.demanded": "Cessez-le-feu demandé",
        "ceasefire.cancelled": "Cessez-le-feu rompu",
        "ceasefire.denied": "Cessez-le-feu démenti",
        "withdrawal": "Recul",
        "withdrawal.planned": "Recul prévu",
        "withdrawal.demanded": "Recul exigé",
        "withdrawal.threatened": "Recul évoqué",
        "withdrawal.cancelled": "Recul annulé",
        "withdrawal.denied": "Recul démenti",
        "withdrawal_line": "Après le recul",
        "withdrawal_line.left": "Ligne à quitter",
        "between": "Entre les deux tracés",
        "note.limit_along": "Ligne que laisserait ce recul : le cours connu de {places}.",
        "note.limit": "Ligne que laisserait ce recul : en travers du chemin depuis {start}, devant {places}. Déduite.",
        "note.limit_through": "Ligne que laisserait ce recul, par les lieux que nomme la phrase : {places}.",
        "note.limit_left": "Ligne que ce recul abandonnerait, par les lieux que nomme la phrase : {places}.",
        "note.support": "{actor} → {target}, de {start} à {end} : sièges ou forces, non un chemin.",
        "note.between": "Entre ce que propose {one} et ce que propose {other}.",
        "proposal": "{what} : {places}",
        "proposal.way": "{what} : {places} ({km} km)",
        "apart": "{mean} km d'écart en moyenne, {farthest} km au plus.",
        "apart.crosses": "Les deux tracés se touchent ; {mean} km d'écart en moyenne, {farthest} km au plus.",
        "area": "Entre eux : {km2} km².",
        "towns.held": "{holders} au {date} : {towns}.",
        "towns.contested": "Disputé entre {holders} au {date} : {towns}.",
        "towns.unknown": "Sans donnée sur qui les tient : {towns}.",
        "towns.others": "Et {count} autres localités.",
        "towns.other": "Et une autre localité.",
        "towns.none": "Aucune ville connue entre eux.",
        "deployment": "Déploiement",
        "deployment.planned": "Déploiement prévu",
        "deployment.demanded": "Déploiement demandé",
        "deployment.threatened": "Déploiement menacé",
        "deployment.cancelled": "Déploiement annulé",
        "deployment.denied": "Déploiement démenti",
        "attack": "Attaque",
        "attack.planned": "Attaque prévue",
        "attack.demanded": "Attaque demandée",
        "attack.threatened": "Attaque menacée",
        "attack.cancelled": "Attaque annulée",
        "attack.denied": "Attaque démentie",
        "control": "Contrôle",
        "control.planned": "Contrôle visé",
        "control.demanded": "Contrôle réclamé",
        "control.threatened": "Contrôle menacé",
        "control.cancelled": "Contrôle abandonné",
        "control.denied": "Contrôle démenti",
        "talks": "Discussions",
        "talks.planned": "Discussions prévues",
        "talks.demanded": "Discussions demandées",
        "talks.threatened": "Discussions évoquées",
        "talks.cancelled": "Discussions annulées",
        "talks.denied": "Discussions démenties",
        "support": "Soutien",
        "support.planned": "Soutien prévu",
        "support.demanded": "Soutien demandé",
        "support.threatened": "Soutien évoqué",
        "support.cancelled": "Soutien retiré",
        "support.denied": "Soutien démenti",
        "distance": "{label} : {km} km",
        "thousands": "\u202f",
        "note.line": "Tracé déduit des lieux que nomme la phrase : {places}.",
        "note.ring": "Un seul lieu est nommé ({places}) : cercle de sa taille.",
        "note.without": "Sans {places}, que l'index des lieux n'a pas.",
        "note.corridor": "Bande aussi large que les lieux sont imprécis.",
        "note.outline": "Contour ({places}), que la phrase nomme avec la ligne.",
        "note.course": "Cours connu : {places}.",
        "note.region": "Contour : {places}.",
        "note.arrow": "{origin} → {destination}, à vol d'oiseau.",
        "note.origin": "La phrase ne dit pas d'où : {origin} est le lieu tenu le plus près du front ({actor}, {date}).",
        "note.destination": "La phrase ne dit pas d'où part ce mouvement.",
        "note.departure": "La phrase ne dit pas où va ce mouvement.",
        "note.reported": "Rapportée par une source, par {places} : non déduite de l'article.",
        "note.several": "Ce point vaut pour {count} observations voisines.",
        "note.geocoded": "Placé par l'index des lieux : la ligne n'a pas de coordonnées.",
        "reported.front": "Front",
        "reported.red_line": "Ligne rouge",
        "reported.ceasefire_line": "Ligne de cessez-le-feu",
        "note.held": "D'après les observations datées : {title}.",
        "why.no_place": "La phrase ne nomme aucun lieu pour cette affirmation.",
        "why.not_found": "« {name} » n'a pas été trouvé dans l'index des lieux.",
        "why.too_far": "Les lieux sont trop éloignés pour une ligne : {km} km entre deux d'entre eux.",
        "why.arrow_too_far": "Le départ et l'arrivée sont trop éloignés pour une flèche : {km} km.",
        "summary.counts": "{places} lieux, {claims} affirmations",
        "summary.drawn": "Tracé : {marks}",
        "summary.matter": "Propositions rivales :",
        "and": " et ",
    }
)
ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "red_line": "Red line",
        "ceasefire": "Ceasefire",
        "ceasefire.planned": "Ceasefire planned",
        "ceasefire.demanded": "Ceasefire demanded",
        "ceasefire.cancelled": "Ceasefire broken",
        "ceasefire.denied": "Ceasefire denied",
        "withdrawal": "Withdrawal",
        "withdrawal.planned": "Withdrawal planned",
        "withdrawal.demanded": "Withdrawal demanded",
        "withdrawal.threatened": "Withdrawal considered",
        "withdrawal.cancelled": "Withdrawal cancelled",
        "withdrawal.denied": "Withdrawal denied",
        "withdrawal_line": "After the withdrawal",
        "withdrawal_line.left": "Line to leave",
        "between": "Between the two lines",
        "note.limit_along": "Line that this withdrawal would leave: the known course of {places}.",
        "note.limit": "Line that this withdrawal would leave: across the way from {start}, before {places}. Derived.",
        "note.limit_through": "Line that this withdrawal would leave, by the places that the sentence names: {places}.",
        "note.limit_left": "Line that this withdrawal would give up, by the places that the sentence names: {places}.",
        "note.support": "{actor} → {target}, from {start} to {end}: seats or forces, not a way.",
        "note.between": "Between what {one} and what {other} proposes.",
        "proposal": "{what}: {places}",
        "proposal.way": "{what}: {places} ({km} km)",
        "apart": "{mean} km apart on average, {farthest} km at most.",
        "apart.crosses": "The two lines touch; {mean} km apart on average, {farthest} km at most.",
        "area": "Between them: {km2} km².",
        "towns.held": "{holders} on {date}: {towns}.",
        "towns.contested": "Contested by {holders} on {date}: {towns}.",
        "towns.unknown": "No data on who holds {towns}.",
        "towns.others": "And {count} other towns and villages.",
        "towns.other": "And one other town or village.",
        "towns.none": "No known town between them.",
        "deployment": "Deployment",
        "deployment.planned": "Deployment planned",
        "deployment.demanded": "Deployment demanded",
        "deployment.threatened": "Deployment threatened",
        "deployment.cancelled": "Deployment cancelled",
        "deployment.denied": "Deployment denied",
        "attack": "Attack",
        "attack.planned": "Attack planned",
        "attack.demanded": "Attack demanded",
        "attack.threatened": "Attack threatened",
        "attack.cancelled": "Attack cancelled",
        "attack.denied": "Attack denied",
        "control": "Control",
        "control.planned": "Control sought",
        "control.demanded": "Control demanded",
        "control.threatened": "Control threatened",
        "control.cancelled": "Control given up",
        "control.denied": "Control denied",
        "talks": "Talks",
        "talks.planned": "Talks planned",
        "talks.demanded": "Talks asked for",
        "talks.threatened": "Talks considered",
        "talks.cancelled": "Talks cancelled",
        "talks.denied": "Talks denied",
        "support": "Support",
        "support.planned": "Support planned",
        "support.demanded": "Support asked for",
        "support.threatened": "Support considered",
        "support.cancelled": "Support withdrawn",
        "support.denied": "Support denied",
        "distance": "{label}: {km} km",
        "thousands": ",",
        "note.line": "Derived from the places that the sentence names: {places}.",
        "note.ring": "A single place is named ({places}): a ring of its size.",
        "note.without": "Without {places}, not found in the gazetteer.",
        "note.corridor": "A band as wide as the places are imprecise.",
        "note.outline": "Outline of {places}, which the sentence names with the line.",
        "note.course": "Known course of {places}.",
        "note.region": "Outline of {places}.",
        "note.arrow": "From {origin} to {destination} as the crow flies.",
        "note.origin": "The sentence does not say from where: {origin} is held nearest to the front ({actor}, {date}).",
        "note.destination": "The sentence does not say where this movement starts.",
        "note.departure": "The sentence does not say where this movement goes.",
        "note.reported": "Reported by a source, by way of {places}: not derived from the article.",
        "note.several": "This point stands for {count} observations near by.",
        "note.geocoded": "Placed by the gazetteer: the row has no coordinates.",
        "reported.front": "Front",
        "reported.red_line": "Red line",
        "reported.ceasefire_line": "Ceasefire line",
        "note.held": "From dated observations: {title}.",
        "why.no_place": "The sentence names no place for this claim.",
        "why.not_found": "“{name}” was not found in the gazetteer.",
        "why.too_far": "The places are too far apart for a line: {km} km between two of them.",
        "why.arrow_too_far": "Start and end are too far apart for an arrow: {km} km.",
        "summary.counts": "{places} places, {claims} claims",
        "summary.drawn": "Drawn: {marks}",
        "summary.matter": "Rival proposals:",
        "and": " and ",
    }
)


def words(language: str) -> Mapping[str, str]:
    """Return the words of a language (ISO 639-1).

    >>> words("fr")["red_line"], words("ar")["red_line"]
    ('Ligne rouge', 'Red line')
    """
    return FRENCH if language == "fr" else ENGLISH


def label(kind: FeatureKind, status: str | None, who: str, language: str) -> str:
    """Return the direct label of a mark: what it is, how real, and whose; who comes last, so that no article is needed.

    >>> label(FeatureKind.WITHDRAWAL, "demanded", "Turquie", "fr")
    'Recul exigé · Turquie'
    >>> label(FeatureKind.RED_LINE, "actual", "", "en")
    'Red line'
    """
    table = words(language)
    what = table.get(f"{kind}.{status}", table[kind.value])
    return f"{what} · {who}" if who else what


def with_distance(text: str, distance_km: float, language: str) -> str:
    """Return a label with a distance, in tens of kilometres from 100 up.

    >>> with_distance("Recul exigé · Turquie", 341.2, "fr")
    'Recul exigé · Turquie : 340 km'
    """
    return words(language)["distance"].format(label=text, km=kilometres(distance_km, language))


def kilometres(distance_km: float, language: str) -> str:
    """Return a distance in whole kilometres, in tens from 100 up, written as the language does.

    >>> kilometres(1234, "en"), kilometres(12.4, "fr")
    ('1,230', '12')
    """
    rounded = round(distance_km, -1) if distance_km >= 100 else round(distance_km)
    return f"{rounded:,.0f}".replace(",", words(language)["thousands"])


def long_date(date: datetime.date, language: str) -> str:
    """Return a day in words (Unicode CLDR).

    >>> long_date(datetime.date(2020, 6, 15), "fr")
    '15 juin 2020'
    """
    return str(format_date(date, format="long", locale="fr" if language == "fr" else "en_GB"))


def listed(names: list[str], language: str) -> str:
    """Return names as a list in words.

    >>> listed(["Syrte", "Al Joufra", "Houn"], "fr")
    'Syrte, Al Joufra et Houn'
    """
    return words(language)["and"].join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
