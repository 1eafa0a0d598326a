"""The documents say what the code does: tables of kinds, statuses, roles and options are checked against it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from cli import app
from components.result_file import FORMS
from reading.article import MAX_CODE_POINTS
from reading.model import PLOVER, ClaimKind, Role, Status
from reading.rules.condition import Condition

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def rows(document: str, heading: str) -> list[list[str]]:
    """Return the cells of the table below a heading, without its head."""
    section = (DOCS / document).read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_condition_of_the_rules_is_documented() -> None:
    assert {row[0] for row in rows("claims.md", "From words to a claim")} == {str(name) for name in Condition}


def test_every_kind_of_claim_is_documented_with_its_plover_category() -> None:
    assert {row[0]: row[2] for row in rows("claims.md", "Kinds")} == {kind.value: PLOVER[kind] for kind in ClaimKind}


def test_every_status_and_role_is_documented() -> None:
    assert [row[0] for row in rows("claims.md", "Status")] == [status.value for status in Status]
    assert [row[0] for row in rows("claims.md", "Places")] == [role.value for role in Role]


@pytest.mark.parametrize("name", ["read", "read-many", "gazetteer", "areas"])
def test_every_option_of_the_shell_is_documented_in_its_own_words(name: str) -> None:
    command = typer.main.get_command(app).commands[name]
    options = {
        ("FOLDER" if parameter.name == "folder" else "FILE")
        if parameter.param_type_name == "argument"
        else parameter.opts[0]: parameter.help
        for parameter in command.params
    }
    assert {row[0].strip("`"): row[1] for row in rows("shell.md", f"Options of `{name}`")} == options


def test_every_form_of_result_is_documented() -> None:
    assert [row[0] for row in rows("shell.md", "What comes out")] == list(FORMS)
    assert f"{MAX_CODE_POINTS:,} characters" in (DOCS / "shell.md").read_text(encoding="utf-8")


def test_every_link_between_documents_leads_somewhere() -> None:
    for document in (ROOT / "README.md", *DOCS.glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_every_file_named_in_code_quotes_exists() -> None:
    for document in (ROOT / "README.md", *DOCS.glob("*.md")):
        text = document.read_text(encoding="utf-8")
        for path in re.findall(r"`((?:reading|geodata|components|benchmarks|tests)/[\w/.-]+)`", text):
            assert (ROOT / path).exists(), f"{document.name}: {path}"
