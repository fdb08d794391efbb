"""Citations: the day of publication that the page states or none, in words, for BibTeX and for reference managers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_dossier.build import generate
from build_dossier.escape import bibtex, ris
from build_dossier.model import Entry, Outcome
from build_dossier.pages.cards import outlet_names
from build_dossier.pages.citing import Citation, citation
from build_dossier.settings import Settings
from tests.samples import STAMP, article

Project = Callable[[Mapping[str, str | bytes]], Settings]
ONE_LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


def cited(outcome: Outcome, entry: Entry) -> Citation:
    return citation(entry, outcome.dossier, outlet_names(outcome.dossier))


def by_seed(outcome: Outcome, seed: str) -> Entry:
    return next(entry for entry in outcome.dossier.entries if entry.article.draft.seed.name.startswith(seed))


def test_a_stated_day_is_cited(built: tuple[Settings, Outcome]) -> None:
    """Author, day, headline, outlet: as the page states them."""
    found = cited(built[1], by_seed(built[1], "004"))
    title = "NATO có thể sẽ bỏ qua lời kêu gọi xin gia nhập khẩn cấp của Ukraine"
    assert (found.before, found.title) == ("Hồng Hạnh. (2024, ngày 3 tháng 12).", title)
    assert found.after == "Công Luận. Dẫn theo hồ sơ “Hồ sơ tin tức”." or found.after.startswith("Công Luận. Dẫn theo hồ sơ “Ukraine")
    assert "date = {2024-12-03}," in found.bibtex
    assert {"DA  - 2024/12/03", "AU  - Hồng Hạnh", "TY  - NEWS"} < set(found.ris)


def test_a_reported_day_is_never_the_day_of_a_citation(built: tuple[Settings, Outcome]) -> None:
    """It stands in the note, with the words that the day of publication is not known."""
    reported = [entry for entry in built[1].dossier.entries if entry.date_role == "reported"]
    assert reported
    for entry in reported:
        found = cited(built[1], entry)
        assert "(không rõ ngày đăng)." in (found.before, found.after.split(". ")[0] + ".")
        assert not [line for line in found.bibtex if line.startswith(("date", "year"))]
        assert not [line for line in found.ris if line.startswith(("DA", "PY"))]
        assert any(line.startswith("note = {Tin ngày") for line in found.bibtex)


def test_a_title_made_of_the_text_stands_in_brackets(project_with: Project) -> None:
    """The work has no headline, and the citation does not pretend that it has one."""
    outcome = generate(project_with({"a.txt": article(title="")}))
    (entry,) = outcome.dossier.entries
    assert entry.facts["title"].basis == "derived"
    assert re.fullmatch(r"\[.+\]", cited(outcome, entry).title)


def test_all_citations_in_one_file(built_docs: Path, built: tuple[Settings, Outcome]) -> None:
    """citations.bib has every article once, under a key that lasts as long as its id."""
    text = (built_docs / "citations.bib").read_text(encoding="utf-8")
    assert re.findall(r"^@article\{bai-([0-9a-f]{8}),$", text, re.MULTILINE) == [entry.id for entry in built[1].dossier.entries]


def test_markup_of_a_hostile_headline_ends_no_field(project_with: Project) -> None:
    """Braces, percent signs and backslashes in a headline are text: the entry stays one entry."""
    outcome = generate(project_with({"a.txt": article(title=r"Giá dầu tăng 5% } @comment{ \input{x} và 10$ ở Bạch Sa")}))
    (entry,) = outcome.dossier.entries
    found = "\n".join(cited(outcome, entry).bibtex)
    assert depth(found) == 0
    assert "\\input" not in found
    assert r"5\%" in found


@given(ONE_LINE)
def test_any_text_stays_within_its_field(text: str) -> None:
    """Braces stay balanced, no line begins anew, no bare sign of a comment or command remains."""
    for escaped in (bibtex(text), ris(text)):
        assert "\n" not in escaped
    assert depth(bibtex(text)) == 0
    assert not re.search(r"(?<!\\)[%#&$_]", bibtex(text).replace(r"\textbackslash{}", ""))


def depth(text: str) -> int:
    """How many braces are open at the end, -1 if one was closed that was never open: as BibTeX counts, behind backslashes too."""
    level = 0
    for sign in text:
        level += (sign == "{") - (sign == "}")
        if level < 0:
            return -1
    return level


@pytest.mark.parametrize("stamp", [STAMP, ""])
def test_every_citation_ends_where_the_reader_found_the_article(project_with: Project, stamp: str) -> None:
    """Without the address of the original the dossier is named, with its address where it has one."""
    settings = project_with({"a.txt": article(stamp=stamp), "dossier.yml": "title: Cầu Lam Kiều\nsite_url: https://ho-so.example/\n"})
    outcome = generate(settings)
    (entry,) = outcome.dossier.entries
    found = cited(outcome, entry)
    assert found.after.endswith(f"Dẫn theo hồ sơ “Cầu Lam Kiều”: https://ho-so.example/{entry.address}")
    assert f"url = {{https://ho-so.example/{entry.address}}}," in found.bibtex
