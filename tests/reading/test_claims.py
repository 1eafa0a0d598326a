"""Claims say who does what to whom, where, when and how surely; on sentences of our own and on the real article."""

import datetime
import json
import re
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from reading.actors import ActorLexicon
from reading.claims.find import find_claims
from reading.model import Article, Claim, ClaimKind, Mention, MentionKind, Role, Sense, Sentence, Status
from reading.pipelines import load, preferred
from reading.sentences import split_sentences
from reading.syntax.tokens import Doc

ACTORS = ActorLexicon()
PUBLISHED = datetime.date(2020, 6, 15)
SEED = Path(__file__).parents[2].parent / "shared" / "gold" / "dev" / "seed.json"
LOADED: dict[str, Language] = {}


def parse(text: str, language: str, sentences: tuple[Sentence, ...]) -> Doc:
    if language not in LOADED:
        LOADED[language] = load(preferred(language))
    doc = LOADED[language].make_doc(text)
    starts = {sentence.start for sentence in sentences}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return Doc(LOADED[language](doc))


def read(marked: str, language: str) -> list[tuple[Claim, list[tuple[str, Role]]]]:
    """Return the claims of a text whose places stand in brackets, each with its places' names and roles."""
    places: list[Mention] = []
    text = ""
    for part in re.split(r"(\[[^\]]+\])", marked):
        name = part.strip("[]")
        if part.startswith("["):
            number = len(places) + 1
            places.append(
                Mention(
                    f"m{number}", 0, len(text), len(text) + len(name), name, MentionKind.PLACE, Sense.LITERAL, None, ""
                )
            )
        text += name
    sentences = split_sentences(text, language)
    article = Article("a", "", text, language, published=PUBLISHED)
    claims = find_claims(parse(text, language, sentences), article, sentences, places, ACTORS)
    names = {place.id: place.text for place in places}
    return [(claim, [(names[place.mention], place.role) for place in claim.places]) for claim in claims]


def only(marked: str, language: str, kind: ClaimKind) -> tuple[Claim, list[tuple[str, Role]]]:
    (found,) = [pair for pair in read(marked, language) if pair[0].kind is kind]
    return found


KINDS = [
    ("fr", ClaimKind.RED_LINE, "Moscou a tracé une ligne rouge à [Syrte].", "gov:RU"),
    ("fr", ClaimKind.CEASEFIRE, "Le Hamas a accepté un cessez-le-feu à [Gaza].", "hamas"),
    ("fr", ClaimKind.WITHDRAWAL, "Les rebelles du M23 ont quitté [Goma].", "m23"),
    ("fr", ClaimKind.CONTROL, "Le GNA s'est emparé de [Tarhouna].", "gna"),
    ("fr", ClaimKind.ATTACK, "L'aviation russe a bombardé [Idleb].", "gov:RU"),
    ("fr", ClaimKind.DEPLOYMENT, "La Turquie a déployé des drones à [Misrata].", "gov:TR"),
    ("fr", ClaimKind.SUPPORT, "L'Iran soutient le Hezbollah.", "gov:IR"),
    ("fr", ClaimKind.TALKS, "Vladimir Poutine a rencontré Emmanuel Macron à [Moscou].", "gov:RU"),
    ("fr", ClaimKind.REJECTION, "Ankara a rejeté la proposition russe.", "gov:TR"),
    ("fr", ClaimKind.ACCUSATION, "Paris accuse la Turquie de violer l'embargo.", "gov:FR"),
    ("en", ClaimKind.RED_LINE, "Moscow has drawn a red line at [Sirte].", "gov:RU"),
    ("en", ClaimKind.CEASEFIRE, "Hamas accepted a ceasefire in [Gaza].", "hamas"),
    ("en", ClaimKind.WITHDRAWAL, "Russian forces withdrew from [Kherson].", "gov:RU"),
    ("en", ClaimKind.CONTROL, "The GNA seized [Tarhuna].", "gna"),
    ("en", ClaimKind.ATTACK, "Russian jets bombed [Idlib].", "gov:RU"),
    ("en", ClaimKind.DEPLOYMENT, "Turkey deployed drones to [Misrata].", "gov:TR"),
    ("en", ClaimKind.SUPPORT, "Iran backs Hezbollah.", "gov:IR"),
    ("en", ClaimKind.TALKS, "Vladimir Putin met Emmanuel Macron in [Moscow].", "gov:RU"),
    ("en", ClaimKind.REJECTION, "Ankara rejected the Russian proposal.", "gov:TR"),
    ("en", ClaimKind.ACCUSATION, "Paris accused Turkey of breaking the embargo.", "gov:FR"),
]


@pytest.mark.parametrize(("language", "kind", "text", "actor"), KINDS, ids=[f"{k[0]}-{k[1].value}" for k in KINDS])
def test_each_kind_is_found_with_its_actor(language: str, kind: ClaimKind, text: str, actor: str) -> None:
    claim, places = only(text, language, kind)
    assert claim.actor == actor
    assert places == [(name, places[0][1]) for name in re.findall(r"\[(.+?)\]", text)]


def test_every_kind_is_contracted_in_both_languages() -> None:
    for language in ("fr", "en"):
        assert {kind for code, kind, _, _ in KINDS if code == language} == set(ClaimKind)


@pytest.mark.parametrize(
    ("text", "language", "kind", "status"),
    [
        ("Ankara exige le retrait de l'ANL de [Syrte].", "fr", ClaimKind.WITHDRAWAL, Status.DEMANDED),
        ("Israel demanded the withdrawal of Hezbollah from [Tyre].", "en", ClaimKind.WITHDRAWAL, Status.DEMANDED),
        ("Le Caire a menacé d'intervenir en [Libye].", "fr", ClaimKind.DEPLOYMENT, Status.THREATENED),
        ("Egypt threatened to intervene in [Libya].", "en", ClaimKind.DEPLOYMENT, Status.THREATENED),
        ("Le M23 s'apprête à évacuer [Kibumba].", "fr", ClaimKind.WITHDRAWAL, Status.PLANNED),
        ("Russian forces will withdraw from [Kherson].", "en", ClaimKind.WITHDRAWAL, Status.PLANNED),
        ("L'annulation de la visite de Sergueï Lavrov à [Ankara] a surpris.", "fr", ClaimKind.TALKS, Status.CANCELLED),
        ("L'Iran a démenti avoir livré des armes aux Houthis.", "fr", ClaimKind.SUPPORT, Status.DENIED),
        ("L'armée russe dément avoir bombardé [Idleb].", "fr", ClaimKind.ATTACK, Status.DENIED),
        ("Les pourparlers de [Doha] ont été annulés.", "fr", ClaimKind.TALKS, Status.CANCELLED),
        ("Plus au nord, l'armée turque a pris [Afrine].", "fr", ClaimKind.CONTROL, Status.ACTUAL),
        ("L'armée ne contrôle plus que [Benghazi].", "fr", ClaimKind.CONTROL, Status.ACTUAL),
        ("Les rebelles ont bombardé [Goma] toute la nuit.", "fr", ClaimKind.ATTACK, Status.ACTUAL),
    ],
)
def test_status(text: str, language: str, kind: ClaimKind, status: Status) -> None:
    assert only(text, language, kind)[0].status is status


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Si l'armée turque attaque [Syrte], la région brûlera.", "fr"),
        ("La Turquie pourrait attaquer [Syrte].", "fr"),
        ("If Turkish forces attack [Sirte], the region will burn.", "en"),
        ("Turkey could attack [Sirte].", "en"),
        ("Le marché de [Syrte] a rouvert ses portes.", "fr"),
    ],
)
def test_what_is_only_possible_is_no_claim(text: str, language: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Russie a exigé que l'armée ukrainienne se retire de [Kherson] avant tout cessez-le-feu.", "fr"),
        ("Israel demanded that Hezbollah withdraw from [Tyre] before any ceasefire.", "en"),
        ("Ankara a exigé le retrait de toutes les troupes de [Syrte].", "fr"),
    ],
)
def test_any_truce_that_comes_later_makes_no_withdrawal_uncertain(text: str, language: str) -> None:
    assert only(text, language, ClaimKind.WITHDRAWAL)[0].status is Status.DEMANDED


def test_a_denial_at_the_end_is_of_the_last_statement() -> None:
    text = "Jets struck [Hodeidah] twice, and the Houthis accused Oman of sending them, a charge Muscat denies."
    assert only(text, "en", ClaimKind.ATTACK)[0].status is Status.ACTUAL


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The M23 is ready to stop fighting along the present line, but will not give up [Goma].", ClaimKind.CEASEFIRE),
        ("Egypt warned that an attack on its army was a red line, and envoys are due in [Cairo].", ClaimKind.RED_LINE),
    ],
)
def test_a_line_does_not_run_by_places_of_the_next_statement(text: str, kind: ClaimKind) -> None:
    assert only(text, "en", kind)[1] == []


def test_an_agency_in_a_dateline_is_no_army() -> None:
    claim, _ = only("[Nairobi] (AFP) - Les rebelles du M23 ont quitté [Walikale].", "fr", ClaimKind.WITHDRAWAL)
    assert claim.actor == "m23"


def test_a_passive_gives_the_agent_as_actor() -> None:
    claim, places = only("[Kharkiv] a été bombardée par l'armée russe.", "fr", ClaimKind.ATTACK)
    assert (claim.actor, places) == ("gov:RU", [("Kharkiv", Role.AT)])


def test_a_passive_without_agent_has_no_actor() -> None:
    claim, places = only("[Kharkiv] was shelled overnight.", "en", ClaimKind.ATTACK)
    assert (claim.actor, places) == (None, [("Kharkiv", Role.AT)])


def test_joint_actors_give_one_claim_each() -> None:
    found = [claim for claim, _ in read("La Russie et l'Iran soutiennent le Hezbollah.", "fr")]
    assert [(claim.actor, claim.target) for claim in found] == [("gov:RU", "hezbollah"), ("gov:IR", "hezbollah")]


def test_those_who_trade_fire_attack_each_other() -> None:
    found = [claim for claim, _ in read("India and Pakistan traded fire in [Kashmir].", "en")]
    assert {(claim.actor, claim.target) for claim in found} == {("gov:IN", "gov:PK"), ("gov:PK", "gov:IN")}


def test_attribution_gives_the_speaker() -> None:
    claim, _ = only("Selon Kiev, l'armée russe a bombardé [Kharkiv].", "fr", ClaimKind.ATTACK)
    assert (claim.speaker, claim.actor) == ("gov:UA", "gov:RU")


def test_a_withdrawal_has_places_from_and_to() -> None:
    _, places = only("The Houthis withdrew from [Hodeidah] to [Sanaa].", "en", ClaimKind.WITHDRAWAL)
    assert places == [("Hodeidah", Role.FROM), ("Sanaa", Role.TO)]


def test_a_demand_is_carried_into_the_sentence_that_spells_it_out() -> None:
    text = "Le Caire demande un retour au calme. C'est-à-dire, le retrait de l'ANL jusqu'à [Benghazi]."
    claim, places = only(text, "fr", ClaimKind.WITHDRAWAL)
    assert (claim.speaker, claim.actor, claim.status) == ("gov:EG", "lna", Status.DEMANDED)
    assert places == [("Benghazi", Role.TO)]


def test_a_visit_that_the_next_clause_cancels() -> None:
    text = "Dimanche 14 juin, le ministre russe Sergueï Lavrov était attendu à [Istanbul] ; cette visite a été annulée."
    claim, places = only(text, "fr", ClaimKind.TALKS)
    assert (claim.actor, claim.status) == ("gov:RU", Status.CANCELLED)
    assert claim.when == datetime.date(2020, 6, 14)
    assert places == [("Istanbul", Role.AT)]


def test_a_pronoun_goes_back_to_the_subject_before() -> None:
    found = [claim for claim, _ in read("La Turquie avance ses pions. Elle arme le GNA.", "fr")]
    assert [(claim.kind, claim.actor, claim.target) for claim in found] == [(ClaimKind.SUPPORT, "gov:TR", "gna")]


@pytest.mark.parametrize(
    ("text", "language", "actor"),
    [
        ("La Turquie arme le GNA. Celui-ci a massé ses forces autour de [Syrte].", "fr", "gna"),
        ("Le Kremlin soutient l'ANL. Cette dernière a massé ses forces autour de [Syrte].", "fr", "lna"),
        ("Turkey backs the GNA. The latter has massed its forces around [Sirte].", "en", "gna"),
    ],
)
def test_a_demonstrative_goes_back_to_who_was_named_last(text: str, language: str, actor: str) -> None:
    claim, places = only(text, language, ClaimKind.DEPLOYMENT)
    assert claim.actor == actor
    assert [role for _, role in places] == [Role.AT]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les ministres russes ont annulé leur visite avant leur départ de [Moscou].", "fr"),
        ("La délégation turque a quitté [Tripoli].", "fr"),
        ("Sergueï Lavrov a quitté [Ankara] dimanche.", "fr"),
        ("Russian ministers cancelled their visit before they were to leave [Moscow].", "en"),
        ("Armenian civilians fled [Stepanakert].", "en"),
    ],
)
def test_visitors_and_inhabitants_who_leave_withdraw_no_force(text: str, language: str) -> None:
    assert ClaimKind.WITHDRAWAL not in {claim.kind for claim, _ in read(text, language)}


def test_a_minister_who_pulls_troops_out_withdraws_them() -> None:
    claim, places = only("Le ministre russe a retiré ses troupes de [Kherson].", "fr", ClaimKind.WITHDRAWAL)
    assert (claim.actor, places) == ("gov:RU", [("Kherson", Role.FROM)])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La rencontre prévue dimanche 14 juin à [Istanbul] n'a pas eu lieu.", "fr"),
        ("The meeting planned in [Istanbul] on Sunday 14 June did not take place.", "en"),
    ],
)
def test_a_meeting_that_did_not_take_place_is_cancelled(text: str, language: str) -> None:
    claim, places = only(text, language, ClaimKind.TALKS)
    assert (claim.status, claim.when) == (Status.CANCELLED, datetime.date(2020, 6, 14))
    assert places == [("Istanbul", Role.AT)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("[Libye] : deux tracés pour une trêve", "fr"),
        ("[Libya]: two lines for one truce", "en"),
        ("Ankara réclame une place dans le centre de surveillance de la trêve.", "fr"),
        ("Ankara demands a place in the centre that will watch over the truce.", "en"),
    ],
)
def test_a_truce_that_is_only_named_or_watched_is_no_claim(text: str, language: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'Arménie et l'Azerbaïdjan ont signé un accord de cessez-le-feu avec la Russie.", "fr"),
        ("Armenia and Azerbaijan signed a ceasefire agreement with Russia.", "en"),
    ],
)
def test_a_truce_agreed_between_two_is_one_claim(text: str, language: str) -> None:
    claim, _ = only(text, language, ClaimKind.CEASEFIRE)
    assert (claim.actor, claim.target) == ("gov:AM", "gov:AZ")


def test_a_town_that_is_a_place_is_no_actor() -> None:
    claim, places = only("Russia is deploying peacekeepers to [Stepanakert].", "en", ClaimKind.DEPLOYMENT)
    assert (claim.actor, places) == ("gov:RU", [("Stepanakert", Role.AT)])
    claim, places = only("Russian forces shelled [Moscow].", "en", ClaimKind.ATTACK)
    assert (claim.target, places) == (None, [("Moscow", Role.AT)])


def test_the_state_that_acts_beside_a_visitor_is_visited() -> None:
    text = "Les ministres russes ont annulé leur visite, et la Turquie ne parle que d'un report."
    claim, _ = only(text, "fr", ClaimKind.TALKS)
    assert (claim.actor, claim.target, claim.status) == ("gov:RU", "gov:TR", Status.CANCELLED)


def test_this_offer_is_that_of_the_subject_before() -> None:
    claim, _ = only("Le Kremlin réclame une trêve. Ankara rejette cette offre.", "fr", ClaimKind.REJECTION)
    assert (claim.actor, claim.target) == ("gov:TR", "gov:RU")


def test_a_demand_that_the_parser_took_for_a_noun() -> None:
    text = "Ankara rejects the offer and demands that Haftar's army withdraw to [Benghazi]."
    claim, _ = only(text, "en", ClaimKind.WITHDRAWAL)
    assert (claim.speaker, claim.actor, claim.status) == ("gov:TR", "haftar", Status.DEMANDED)


@pytest.mark.parametrize(
    ("text", "language", "kind", "status"),
    [
        ("L'armée soudanaise a repoussé une attaque des FSR à [El-Fasher].", "fr", ClaimKind.ATTACK, Status.ACTUAL),
        ("Moscou revendique la prise de [Bakhmout].", "fr", ClaimKind.CONTROL, Status.ACTUAL),
        ("Israeli forces pressed on with strikes on [Khan Younis].", "en", ClaimKind.ATTACK, Status.ACTUAL),
        ("La Turquie veut déployer des drones à [Misrata].", "fr", ClaimKind.DEPLOYMENT, Status.PLANNED),
    ],
)
def test_what_one_claims_or_wants_of_oneself_is_no_demand(
    text: str, language: str, kind: ClaimKind, status: Status
) -> None:
    assert {claim.status for claim, _ in read(text, language) if claim.kind is kind} == {status}


@pytest.mark.parametrize(
    ("text", "language", "actor"),
    [
        ("Téhéran a prévenu que toute frappe sur [Natanz] serait suivie d'une riposte.", "fr", "gov:IR"),
        ("Quiconque attaquera [Taïwan] en paiera le prix, a averti Washington.", "fr", "gov:US"),
        ("Erdogan a juré de riposter à toute attaque contre [Tripoli].", "fr", "gov:TR"),
        ("Whoever attacks [Taiwan] will pay a price, Washington warned.", "en", "gov:US"),
    ],
)
def test_a_warning_against_whatever_may_come_is_a_red_line_and_no_attack(text: str, language: str, actor: str) -> None:
    ((claim, places),) = read(text, language)
    assert (claim.kind, claim.actor) == (ClaimKind.RED_LINE, actor)
    assert [role for _, role in places] == [Role.LINE]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'ANL cessera les combats à minuit, heure de [Moscou], à [Syrte].", "fr"),
        ("The LNA will cease fighting at midnight, [Moscow] time, in [Sirte].", "en"),
    ],
)
def test_a_time_zone_is_no_place_of_a_claim(text: str, language: str) -> None:
    _, places = only(text, language, ClaimKind.CEASEFIRE)
    assert {name for name, _ in places}.isdisjoint({"Moscou", "Moscow"})


def test_a_capital_is_a_town_to_march_into() -> None:
    claim, places = only("The Taliban marched into [Kabul].", "en", ClaimKind.CONTROL)
    assert (claim.actor, places) == ("taliban", [("Kabul", Role.AT)])


def test_a_committee_that_tries_is_at_work() -> None:
    claim, _ = only("Un comité conjoint essaie d'avancer sur un accord turco-russe.", "fr", ClaimKind.TALKS)
    assert (claim.actor, claim.target, claim.status) == ("gov:TR", "gov:RU", Status.ACTUAL)


@pytest.mark.parametrize("text", ["", " ", "…", "ligne rouge", "a " * 400, "[Syrte]", "!!! ??? « »"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_odd_texts_break_nothing(text: str, language: str) -> None:
    assert isinstance(read(text, language), list)


def test_a_language_without_rules_gives_none() -> None:
    text = "Besiege"
    article = Article("a", "", text, "xx")
    doc = Doc(spacy.blank("xx")(text))
    assert find_claims(doc, article, (Sentence(0, 0, len(text)),), [], ACTORS) == ()


@pytest.mark.skipif(not SEED.exists(), reason="the real article is not here")
def test_the_real_article() -> None:
    gold = json.loads(SEED.read_text(encoding="utf8"))
    text = gold["text"]
    sentences = split_sentences(text, "fr")
    places = [
        Mention(
            f"m{number}", 0, m["start"], m["end"], m["text"], MentionKind.PLACE, Sense(m["sense"]), m["stands_for"], ""
        )
        for number, m in enumerate(gold["mentions"])
    ]
    names = {place.id: gold["mentions"][number]["place"]["name"] for number, place in enumerate(places)}
    article = Article("seed", "", text, "fr", published=PUBLISHED)
    claims = find_claims(parse(text, "fr", sentences), article, sentences, places, ACTORS)
    found = {
        (c.kind.value, c.speaker, c.actor, c.target, c.status.value, tuple(sorted(names[p.mention] for p in c.places)))
        for c in claims
    }
    assert {
        ("red_line", "gov:RU", "gov:RU", None, "actual", ("Al Jufra", "Oil Crescent", "Sirte")),
        ("withdrawal", "gov:TR", "lna", None, "demanded", ("Benghazi",)),
        ("deployment", None, "gna", None, "actual", ("Sirte",)),
        ("accusation", "gov:FR", "gov:FR", "gov:TR", "actual", ()),
        ("talks", None, "gov:TR", "gov:RU", "actual", ()),
        ("support", None, "gov:TR", "gna", "actual", ()),
        ("support", None, "gov:RU", None, "actual", ("Libya",)),
        ("support", None, "gov:TR", None, "actual", ("Libya",)),
        ("rejection", None, "gov:TR", "gov:RU", "actual", ()),
    } <= found
    (cancelled,) = [c for c in claims if c.kind is ClaimKind.TALKS and c.when == datetime.date(2020, 6, 14)]
    assert (cancelled.actor, cancelled.target, cancelled.status) == ("gov:RU", "gov:TR", Status.CANCELLED)
    assert [names[place.mention] for place in cancelled.places] == ["Istanbul"]


@pytest.mark.parametrize(
    ("sentence", "language", "declares"),
    [
        ("Cairo said that any advance of the rebels beyond [Sirte] would be a red line.", "en", "gov:EG"),
        ("Le Caire prévient que toute avancée des rebelles vers [Syrte] serait une ligne rouge.", "fr", "gov:EG"),
        ("Moscow has drawn a red line at [Sirte].", "en", "gov:RU"),
    ],
)
def test_a_red_line_is_drawn_by_who_declares_it_not_by_who_might_cross_it(
    sentence: str, language: str, declares: str
) -> None:
    lines = [claim for claim, _ in read(sentence, language) if claim.kind is ClaimKind.RED_LINE]
    assert [(claim.speaker, claim.actor) for claim in lines] == [(declares, declares)]


def test_a_demand_before_any_truce_is_a_demand() -> None:
    text = "Moscow insists that Ukrainian troops pull back from [Kramatorsk] and [Sloviansk] before any ceasefire."
    claim, places = only(text, "en", ClaimKind.WITHDRAWAL)
    assert (claim.actor, claim.status) == ("gov:UA", Status.DEMANDED)
    assert places == [("Kramatorsk", Role.FROM), ("Sloviansk", Role.FROM)]


def test_a_verb_with_its_particle_is_another_verb() -> None:
    called_off = only("The talks between Khartoum and Juba in [Geneva] were called off.", "en", ClaimKind.TALKS)[0]
    assert called_off.status is Status.CANCELLED


def test_one_word_can_take_a_town_and_make_an_army_leave() -> None:
    text = "The RSF drove the Sudanese army out of [El Fasher] on Sunday."
    kinds = {claim.kind for claim, _ in read(text, "en")}
    assert kinds >= {ClaimKind.CONTROL, ClaimKind.WITHDRAWAL}


@pytest.mark.parametrize(
    "text",
    [
        "Leeds attacked from the first whistle, but Derby held out and took the points.",
        "The storm hit [Jacksonville] at dawn and left three people dead before it moved on to [Savannah].",
        "A jury found that he had attacked the cashier and fled to [Leeds] with the money.",
    ],
)
def test_general_news_makes_no_claims(text: str) -> None:
    padding = " The council will look at the budget for schools and libraries again next week, its leader said." * 16
    assert read(text + padding, "en") == []
