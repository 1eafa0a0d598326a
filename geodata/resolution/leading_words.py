"""Whether the words before a name lead it in as a place: "near Garni", "le village de Kibumba", "в Сирте"."""

from __future__ import annotations

import re

from reading.model import Mention

_REACH_CHARACTERS = 30
_PREPOSITIONS = (
    "in|at|near|around|outside|inside|above|into|from|through|towards?|between|across|along|off|beyond"
    "|(?:north|south|east|west|outskirts|suburbs) of",
    "à|au|aux|dans|vers|depuis|entre|en|(?:près|autour|nord|sud|est|ouest|banlieue) d[eu’']",
    "bei|nach|aus|nahe|zwischen|unweit|(?:öst|west|nörd|süd)lich von",
    "cerca de|desde|hacia|hasta|junto a|(?:norte|sur|este|oeste) de",
    "в|во|из|под|около|близ|у|возле|к (?:северу|югу|востоку|западу) от",
    "في|من|إلى|قرب|نحو|بين|شمال|جنوب|شرق|غرب|قرية|بلدة|مدينة|مخيم",
)
_ACTS = (
    r"(?:fell|fired|attacks?|strikes?|assaults?|raids?|shelling|bombing|advanc\w+|closing in|offensive) (?:on|to)",
    "captured?|seized?|took|taken?|retook|retaken|liberated?|recaptured?|besieged?|entered|evacuated|reached|shelled",
    "bombed|bombarded|attacked|stormed|overran|abandoned",
    r"(?:attaques?|assauts?|frappes?|raids?|tirs?|bombardements?|offensive|march\w+|avanc\w+) (?:sur|contre)",
    "pris|prise de|reprise de|repris|reprendre|prendre|occupé|quitté|bombardé|attaqué|atteint|évacué|encercl[ée]",
    r"(?:ataques?|ofensiva|bombardeos?|avance|asalto|marcha\w*) (?:a|sobre|contra)",
    "tomó|tomaron|toma de|capturó|capturaron|atacó|atacaron|bombardeó|abandonó|ocupó|ocuparon|recuperó",
    r"(?:Angriffe?|Vormarsch|Offensive|Beschuss|Raketen|Sturm) (?:auf|von)|Einnahme von|Eroberung von",
    r"(?:удар\w*|наступлени\w*|атак\w*|штурм\w*) (?:на|по)?|взял\w*|захватил\w*|занял\w*|освободил\w*|покинул\w*",
    r"обстрел\w*|(?:هجوم|هجمات|قصف|غارة|غارات|سيطر\w*|السيطرة|زحف\w*) على|قصف\w*|استعاد\w*|دخل\w*",
)
_ARTICLES = "the|la|le|les|l['’]|el|los|las|der|die|das|dem|den"
_KINDS = (
    "villages?|towns?|hamlet|camps?|hills?|base|districts?|area|suburb|island|crossing|outpost|port|valley",
    "neighbou?rhoods?",
    "localit[éy]|quartiers?|hameau|bourg|colline|poste|île|vallée",
    "pueblo|aldea|localidad|barrio|cerro|puesto|isla|valle",
    "Dorf|Ort|Lager|Hügel|Insel|Tal",
    r"сел[оае]|пос[её]лк\w*|деревн\w*|район\w*|высот\w*",
)
_OF = r"(?:(?:of|de|du|des|del|von)\s+|d['’])?"
_LEADING = re.compile(
    rf"(?:^|[\s(«“\"'’])(?:{'|'.join(_PREPOSITIONS + _ACTS)})\s*(?:{_ARTICLES})?\s*$"
    rf"|\b(?:{'|'.join(_KINDS)})\s+{_OF}(?:{_ARTICLES})?\s*$",
    re.IGNORECASE,
)
_ARABIC_PREFIX = re.compile("(?:^|\\s)[بلوف](?:ال)?$")


def led_in_as_place(text: str, mention: Mention) -> bool:
    """Return whether the words right before a mention say that it is a place.

    >>> from reading.model import MentionKind, Sense
    >>> def said(text: str) -> bool:
    ...     start = text.index("Garni")
    ...     place = Mention("m", 0, start, start + 5, "Garni", MentionKind.PLACE, Sense.LITERAL, None, "")
    ...     return led_in_as_place(text, place)
    >>> said("Shells fell near Garni."), said("le village de Garni"), said("Beirut beat Garni 2-0.")
    (True, True, False)
    """
    before = text[max(0, mention.start - _REACH_CHARACTERS) : mention.start]
    return bool(_LEADING.search(before) or _ARABIC_PREFIX.search(before))
