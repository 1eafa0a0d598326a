import datetime

import pytest

from reading.article import MAX_CODE_POINTS, article_from_file, article_from_text, title_of
from reading.errors import ArticleTooLongError, DateError, EmptyArticleError, LanguageError, NotTextError, ReadingError

FRENCH = "Les négociateurs se sont quittés sans accord après trois jours de discussions à huis clos."


def test_text_is_kept_as_given():
    text = "\ufeff  {{7*7}} ${alert(1)} <img src=x>\x00 \u202eRTL 🛰\n\n" + FRENCH + "  \n"
    assert article_from_text(text, language="fr").text == text


def test_facts_given_win_over_facts_found():
    article = article_from_text(FRENCH, title="Titre", language="EN", published="2020-06-15", source="Journal")
    assert (article.title, article.language, article.source) == ("Titre", "en", "Journal")
    assert article.published == datetime.date(2020, 6, 15)


def test_same_text_has_same_id():
    assert article_from_text(FRENCH).id == article_from_text(FRENCH, title="autre").id


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200e\ufeff", "\x00\x00"])
def test_nothing_to_see_is_empty(text):
    with pytest.raises(EmptyArticleError, match="paste or upload"):
        article_from_text(text)


def test_two_megabytes_are_refused_with_what_to_do():
    with pytest.raises(ArticleTooLongError, match="split it"):
        article_from_text("mot " * (MAX_CODE_POINTS // 4 + 1))


@pytest.mark.parametrize("day", ["15 juin", "2020-13-01", "2020-02-30"])
def test_date_that_is_none(day):
    with pytest.raises(DateError, match="2020-06-15"):
        article_from_text(FRENCH, published=day)


@pytest.mark.parametrize("code", ["xx", "fra", "français", "1"])
def test_language_that_is_none(code):
    with pytest.raises(LanguageError):
        article_from_text(FRENCH, language=code)


def test_lone_surrogates_are_refused():
    with pytest.raises(NotTextError):
        article_from_text("moitié \ud83d de caractère")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "iso-8859-1"])
def test_encodings_are_told(encoding):
    text = (FRENCH + " Les émissaires espéraient signer dès l'été.\n") * 8
    assert article_from_file("a.txt", text.encode(encoding)).text == text


def test_cyrillic_code_page_is_told():
    text = "Переговорщики разошлись без соглашения после трёх дней закрытых переговоров в столице.\n" * 5
    assert article_from_file("a.txt", text.encode("cp1251")).text == text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 4, b"\xff\xfe\x00"])
def test_binary_files_are_refused(data):
    with pytest.raises(ReadingError):
        article_from_file("a.txt", data)


def test_unknown_suffix_is_refused_with_what_to_do():
    with pytest.raises(NotTextError, match=r"\.txt, \.md or \.html"):
        article_from_file("a.docx", b"text")


def test_markdown_is_shown_without_its_marks():
    markdown = "---\nlang: fr\n---\n# La trêve\n\n> Un [accord](http://x.org) **fragile** et _court_.\n\n* un\n* deux\n"
    assert article_from_file("a.md", markdown.encode()).text == "La trêve\n\nUn accord fragile et court.\n\nun\ndeux"


def test_html_gives_article_title_and_date():
    html = (
        "<html><head><title>La trêve tient</title><meta property='article:published_time' content='2020-06-15'></head>"
        "<body><nav>Accueil | Sport</nav><article><h1>La trêve tient</h1>"
        + f"<p>{FRENCH}</p>" * 5
        + "</article></body>"
    )
    article = article_from_file("a.html", html.encode())
    assert FRENCH in article.text
    assert "Accueil" not in article.text
    assert "<p>" not in article.text
    assert article.title.startswith("La trêve tient")
    assert article.published == datetime.date(2020, 6, 15)


def test_title_of_long_first_line_is_its_first_words():
    assert title_of("mot " * 100).endswith(" …")
    assert title_of("\n\n  Court  \n\nsuite") == "Court"
