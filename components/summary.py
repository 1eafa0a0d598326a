"""What was read and drawn, as a few lines of text for the shell."""

from __future__ import annotations

from collections.abc import Iterator

from components.reasons import localized
from components.wording import status_of, wording
from geodata.atlas.wording import words as map_words
from geodata.feature import Atlas, FeatureKind
from geodata.proposal import Matter
from reading.actors import actor_lexicon
from reading.model import Claim, Reading

DRAWN = (FeatureKind.RED_LINE, FeatureKind.CEASEFIRE, FeatureKind.WITHDRAWAL)
WIDTH = 100
ROUGH_KM = 50
"""Where the truth may lie so far from the point, the summary says so."""


def summary(reading: Reading, atlas: Atlas, language: str) -> str:
    """Return title, places, claims and what was not mapped, in ``language``, ending in a line end.

    >>> from reading.model import Article
    >>> print(summary(Reading(Article("a", "Calm", "Calm.", "en"), (), (), ()), Atlas(), "en"), end="")
    Calm · en · no date
    0 places, 0 claims
    """
    return "\n".join(lines(reading, atlas, language)) + "\n"


def lines(reading: Reading, atlas: Atlas, language: str) -> Iterator[str]:
    """Yield the lines of the summary."""
    article, words = reading.article, wording(language)
    yield f"{article.title} · {article.language} · {article.published or words['article.no_date']}"
    yield from (localized(note, language) for note in reading.notes)
    places = [feature for feature in atlas.features if feature.kind is FeatureKind.PLACE]
    yield map_words(language)["summary.counts"].format(places=len(places), claims=len(reading.claims))
    for place in places:
        spot = place.geometry.representative_point()
        about = f" ±{place.precision_km:.0f} km" if place.precision_km >= ROUGH_KM else ""
        yield f"  {place.label} ({spot.y:.2f}, {spot.x:.2f}){about} ×{place.count}"
    for claim in reading.claims:
        yield f"  {claim_line(claim, reading, language)}"
    drawn = [feature.label for feature in atlas.features if feature.kind in DRAWN and feature.label]
    if drawn:
        yield map_words(language)["summary.drawn"].format(marks="; ".join(drawn))
    for matter in atlas.matters:
        yield from matter_lines(matter, language)
    for entry in atlas.unmapped:
        yield f"  – {entry.text}: {localized(entry.why, language)}"


def matter_lines(matter: Matter, language: str) -> Iterator[str]:
    """Yield the rival proposals of a matter and how their lines compare."""
    yield map_words(language)["summary.matter"]
    actors = actor_lexicon()
    who = {p.id: ", ".join(actors.name(speaker, language) for speaker in p.speakers) for p in matter.proposals}
    for proposal in matter.proposals:
        refusers = ", ".join(actors.name(actor, language) for actor in proposal.rejected_by)
        refused = f" ({wording(language)['map.refused'].format(who=refusers)})" if refusers else ""
        yield f"  {who[proposal.id]} · {proposal.text}{refused}"
    for comparison in matter.comparisons:
        yield f"  {who[comparison.one]} ↔ {who[comparison.other]} · {' '.join(comparison.words)}"


def claim_line(claim: Claim, reading: Reading, language: str) -> str:
    """Return one claim on one line: what, who, where, how real, and the beginning of its sentence."""
    words, actors = wording(language), actor_lexicon()
    sentence = reading.sentences[claim.sentence]
    said = " ".join(reading.article.text[sentence.start : sentence.end].split())
    parts = [
        words[f"kind.{claim.kind}"],
        " → ".join(actors.name(actor, language) for actor in (claim.actor, claim.target) if actor),
        ", ".join(dict.fromkeys(reading.mention(place.mention).text for place in claim.places)),
        status_of(claim.kind, claim.status, words),
    ]
    return f"{' · '.join(filter(None, parts))}: {said if len(said) <= WIDTH else said[: WIDTH - 1] + '…'}"
