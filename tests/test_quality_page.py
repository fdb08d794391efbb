"""Chất lượng: what is known and what is not, told to readers with the same numbers as the dossier."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import yaml

from build_dossier.build import generate
from build_dossier.lang import table
from build_dossier.model import Outcome
from build_dossier.pages.wording import words
from build_dossier.settings import Settings
from tests.quality.scoring import EVERY, FLOORS
from tests.samples import TITLE, article, numbered

Project = Callable[..., Settings]


def shown(docs: Path) -> str:
    return html.unescape((docs / "chat-luong" / "index.md").read_text(encoding="utf-8"))


def part(text: str, anchor: str) -> str:
    """The section with this anchor."""
    return text.split(f"{{: #{anchor} }}")[1].split("\n## ")[0]


def test_every_dropped_line_is_counted(built: tuple[Settings, Outcome]) -> None:
    """By kind and reason; kept and dropped lines make all lines of the seeds."""
    text = part(shown(built[0].docs), "luoc-bo")
    lines = [line for cut in built[1].dossier.seeds for line in cut.lines]
    counts = [int(count) for count in re.findall(r"<td>(\d+)</td></tr>", text)]
    assert sum(counts) == sum(not line.kept for line in lines)
    assert f"{len(lines)} dòng; {sum(line.kept for line in lines)} dòng được giữ" in text


def test_excerpts_count_what_was_left_out_all_the_same(project_with: Project) -> None:
    """What is not shown is still counted: numbers are nobody's text."""
    pages = {"a.txt": "Trang chủ\nThời sự\n" + article()}
    settings = project_with(pages)
    generate(settings)
    full = part(shown(settings.docs), "luoc-bo")
    project_with({"dossier.yml": "mode: excerpt\n"})
    generate(settings)
    assert part(shown(settings.docs), "luoc-bo") == full


def test_what_is_unknown_inferred_and_contradictory_is_listed(built: tuple[Settings, Outcome], project_with: Project) -> None:
    """Each article under its heading with the reason; a confirmed inference says so."""
    settings = project_with({"a.txt": article(stamp=""), "b.txt": numbered(1) + "\nBản quyền thuộc congluan.vn\n"})
    project_with({"corrections.yml": f'- {{article: "{TITLE} số 1", confirm: [source], by: Minh}}\n'})
    generate(settings)
    text = shown(settings.docs)
    assert TITLE + "</a>" in part(text, "chua-ro")
    assert "Nguồn Công Luận" in part(text, "suy-ra") and "đã xác nhận" in part(text, "suy-ra")
    assert words()["quality_none_contradictory"] in part(text, "chua-khop")
    clashes = sum(len(entry.contradictions) for entry in built[1].dossier.entries)
    assert part(shown(built[0].docs), "chua-khop").count("bd-note") - 1 == clashes > 0


def test_bases_are_counted_by_fact(built: tuple[Settings, Outcome]) -> None:
    """Each row adds up to the number of articles."""
    rows = re.findall(r"<tr><th scope=\"row\">[^<]*</th>((?:<td>\d+</td>)+)</tr>", part(shown(built[0].docs), "can-cu"))
    assert len(rows) == 5
    for row in rows:
        assert sum(map(int, re.findall(r"\d+", row)[:5])) == len(built[1].dossier.entries)


def test_the_scorecard_has_a_place_on_the_page(built: tuple[Settings, Outcome]) -> None:
    """Every set that is measured has its name in words, and the numbers on the page are those of the file."""
    card = table("vi", "scorecard")
    text = part(shown(built[0].docs), "thuoc-do")
    assert set(card) <= set(words()["sets"])
    for name, fields in card.items():
        rows = text.split(words()["sets"][name] + "</caption>")[1].split("</table>")[0]
        for field, (right, wrong, left) in fields.items():
            if field in words()["scored"]:
                assert f"<td>{right}</td><td>{wrong}</td><td>{left}</td><td>{right + wrong + left}</td>" in rows, (name, field)


def test_every_measured_set_is_on_the_scorecard() -> None:
    """None is left out because it went badly; tests/quality/test_floors.py compares the numbers."""
    card, floors = table("vi", "scorecard"), yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    assert set(card) == set(EVERY) == set(floors)
