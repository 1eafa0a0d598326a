"""Build ``reading/lexicon/demonyms.csv``: the adjectives and inhabitants of states, with feminine and plural forms.

Source: npm package ``i18n-nationality`` 1.4.0 (MIT, © 2016 widdix GmbH), unpacked with ``npm pack``; run as
``python -m reading.lexicon.build_demonyms PACKAGE/langs reading/lexicon/demonyms.csv``. The package gives one masculine
singular form a state; feminine and plural follow the regular inflection of French and Spanish (Grevisse, *Le bon
usage*, §§ 504–516 and 541–555), German adjectives get their endings, and :data:`EXTRA` holds what no rule gives.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

PACKAGE_SOURCE = "i18n-nationality 1.4.0 (npm, MIT)"
PREFIXES: dict[str, dict[str, str]] = {
    "fr": {
        "TR": "turco",
        "RU": "russo",
        "FR": "franco",
        "US": "américano",
        "CN": "sino",
        "GB": "anglo",
        "DE": "germano",
        "IL": "israélo",
        "IR": "irano",
        "SY": "syro",
        "LB": "libano",
        "UA": "ukraino",
        "IN": "indo",
        "EG": "égypto",
        "LY": "libyo",
        "AM": "arméno",
        "SA": "saoudo",
        "RW": "rwando",
        "KR": "coréano",
        "GR": "gréco",
        "AF": "afghano",
    },
    "en": {"TR": "Turco", "RU": "Russo", "FR": "Franco", "CN": "Sino", "GB": "Anglo", "IN": "Indo", "GR": "Greco"},
}
"""First parts of adjectives of two states ("turco-russe"), by language and ISO 3166-1 code."""

OWN_SOURCE = "general knowledge"

EXTRA: dict[str, dict[str, str]] = {
    "fr": {
        "GR": "grecque",
        "TR": "turque",
        "KW": "koweïtien",
        "KP": "nord-coréen",
        "KR": "sud-coréen",
        "ZA": "sud-africain",
        "US": "étatsunien états-unien",
        "GB": "britannique anglais",
        "PS": "palestinien",
        "IQ": "iraquien irakien",
        "AZ": "azéri azerbaïdjanais",
        "QA": "qatari qatarien",
        "AE": "émirati émirien",
        "KZ": "kazakh",
        "SA": "saoudien",
        "ET": "éthiopien",
        "BA": "bosnien bosniaque",
        "KG": "kirghize",
        "TJ": "tadjik",
        "BH": "bahreïni",
        "SO": "somalien",
        "XK": "kosovar",
        "SS": "sud-soudanais",
        "CD": "congolais",
        "DO": "dominicain",
        "TD": "tchadien",
        "BY": "bélarusse biélorusse",
        "LY": "libyen",
        "BD": "bangladais",
        "MM": "birman",
        "GQ": "équatoguinéen",
        "KE": "kényan kenyan",
        "VA": "vatican",
    },
    "en": {
        "TR": "Turkish Turk Turks",
        "GB": "British Briton Britons",
        "PL": "Polish Pole Poles",
        "DK": "Danish Dane Danes",
        "SE": "Swedish Swede Swedes",
        "FI": "Finnish Finn Finns",
        "ES": "Spanish Spaniard Spaniards",
        "PS": "Palestinian Palestinians",
        "YE": "Yemeni Yemenis Yemenite",
        "KZ": "Kazakh Kazakhs",
        "UZ": "Uzbek Uzbeks",
        "TM": "Turkmen Turkmens",
        "BA": "Bosnian Bosnians",
        "SK": "Slovak Slovaks",
        "SI": "Slovene Slovenes",
        "CD": "Congolese",
        "SS": "South_Sudanese",
        "XK": "Kosovar Kosovars",
        "ME": "Montenegrin Montenegrins",
        "SA": "Saudi Saudis",
        "AE": "Emirati Emiratis",
        "US": "American Americans",
        "AR": "Argentine Argentines",
        "CF": "Central_African",
        "SO": "Somali Somalis",
        "ET": "Ethiopian Ethiopians",
        "AZ": "Azeri Azeris Azerbaijani",
        "NE": "Nigerien",
        "KP": "North_Korean North_Koreans",
        "KR": "South_Korean South_Koreans",
        "ZA": "South_African South_Africans",
        "FR": "French Frenchmen",
        "PK": "Pakistani Pakistanis",
    },
    "es": {"MA": "marroquí marroquíes", "IL": "israelí israelíes", "IR": "iraní iraníes", "IQ": "iraquí iraquíes"},
}
"""Forms that no rule gives, by language and ISO 3166-1 code; ``_`` stands for a space."""

AMBIGUOUS = {"AQ", "UM", "CG", "DM", "GF", "PF", "TF", "WF", "MF", "SX", "GG", "VG", "VI", "GS", "SJ", "EH"}
"""Codes left out: no state of their own acts under that word, or the word is another state's first."""


def french_forms(masculine: str) -> list[str]:
    """Return masculine, feminine, and both plurals of a French adjective of nationality.

    >>> french_forms("russe"), french_forms("libyen")
    (['russe', 'russes'], ['libyen', 'libyens', 'libyenne', 'libyennes'])
    """
    if masculine in {"grec", "turc"}:
        return [masculine, masculine + "s"]
    if masculine.endswith(("en", "on")):
        feminine = masculine + "ne"
    elif masculine.endswith("e"):
        feminine = masculine
    else:
        feminine = masculine + "e"
    plural = masculine if masculine.endswith(("s", "x")) else masculine + "s"
    return list(dict.fromkeys([masculine, plural, feminine, feminine + "s"]))


def english_forms(adjective: str) -> list[str]:
    """Return an English adjective with the plural of its inhabitants, where it takes one.

    >>> english_forms("Russian"), english_forms("Chinese")
    (['Russian', 'Russians'], ['Chinese'])
    """
    takes_plural = adjective.endswith(("an", "i", "ar", "ot", "n"))
    return [adjective, adjective + "s"] if takes_plural else [adjective]


def spanish_forms(masculine: str) -> list[str]:
    """Return masculine, feminine, and both plurals of a Spanish adjective of nationality.

    >>> spanish_forms("ruso"), spanish_forms("francés")
    (['ruso', 'rusos', 'rusa', 'rusas'], ['francés', 'franceses', 'francesa', 'francesas'])
    """
    if masculine.endswith("o"):
        return [masculine, masculine + "s", masculine[:-1] + "a", masculine[:-1] + "as"]
    if masculine.endswith(("és", "án")):
        plain = masculine[:-2] + masculine[-2:].translate(str.maketrans("éá", "ea"))
        return [masculine, plain + "es", plain + "a", plain + "as"]
    return [masculine, masculine + "s"]


def german_forms(adjective: str) -> list[str]:
    """Return a German adjective with its endings.

    >>> german_forms("russisch")[:3]
    ['russisch', 'russische', 'russischen']
    """
    return [adjective + ending for ending in ("", "e", "en", "er", "es", "em")] if adjective.endswith("sch") else []


INFLECT = {"fr": french_forms, "en": english_forms, "es": spanish_forms, "de": german_forms}


def single_word(form: str) -> str | None:
    """Return the usable word of a package's entry, or ``None`` for phrases and names of islands.

    >>> single_word("Congolais (République démocratique du Congo)"), single_word("Île Bouvet")
    ('Congolais', None)
    """
    word = re.sub(r"\s*\(.*\)", "", form).split(" / ")[0].strip()
    return word if re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?", word) else None


def rows(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield (form, language, ISO code, source) from the package's ``langs`` folder, then :data:`EXTRA`."""
    for language, inflect in INFLECT.items():
        states = json.loads((folder / f"{language}.json").read_text(encoding="utf8"))["nationalities"]
        for code, form in states.items():
            word = single_word(form)
            if word is None or code in AMBIGUOUS or word == Locale(language).territories.get(code):
                continue
            for inflected in inflect(word if language == "en" else word.lower()):
                yield inflected, language, code, PACKAGE_SOURCE
        for code, prefix in PREFIXES.get(language, {}).items():
            yield prefix, language, code, OWN_SOURCE
        for code, words in EXTRA.get(language, {}).items():
            for word in words.split():
                for inflected in inflect(word) if language == "fr" else [word]:
                    yield inflected.replace("_", " "), language, code, OWN_SOURCE


def main(folder: str, target: str) -> None:
    """Write the table to ``target``, one row a form, the first state of a form winning."""
    seen: set[tuple[str, str]] = set()
    with Path(target).open("w", encoding="utf8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["form", "language", "iso", "source"])
        for form, language, code, source in rows(Path(folder)):
            if (form, language) not in seen:
                seen.add((form, language))
                writer.writerow([form, language, code, source])


if __name__ == "__main__":
    main(*sys.argv[1:3])
