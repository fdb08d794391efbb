"""Statements resolved to actors, and the pages and files that show them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from build_dossier.build import generate
from build_dossier.model import Outcome
from build_dossier.said import Quote
from build_dossier.settings import Settings
from tests.samples import STAMP, TITLE

Project = Callable[[Mapping[str, str | bytes]], Settings]

ACTORS = """
- {id: lam-kieu, kind: organization, name: Liên minh Lam Kiều, aliases: [Lam Kiều]}
- {id: lam-kieu-head, kind: office, name: Tổng thư ký Lam Kiều, of: lam-kieu, titles: [Tổng thư ký], aliases: [người đứng đầu Lam Kiều]}
- {id: marten-okke, kind: person, name: Marten Okke, aliases: [Okke], terms: [
    {office: lam-kieu-head, from: 2022-01-01, to: 2024-01-01, source: null}]}
"""
BODY = (
    "Sáng nay, Liên minh Lam Kiều họp tại Vân Cốc để bàn về cây cầu mới bắc qua sông, nối hai bờ sau bốn mươi năm.",
    "Tổng thư ký Lam Kiều nói: “Cây cầu này là của cả hai bờ, không của riêng ai.”",
    "Ông Lê Văn Khoai, một người chèo đò, kể rằng năm nào cũng có người lỡ chuyến. “Có cầu thì tôi bán đò cho con cháu”, ông nói.",
    "Một quan chức giấu tên cho biết: “=Tiền đền bù đã trả hết từ mùa xuân, không thiếu ai.”",
    "Cuộc gặp giữa ông Trần Văn Bến và ông Vũ Đình Sậy kéo dài một giờ trong căn nhà cạnh bến đò cũ.",
    "Ông cho biết hai bên đã đồng ý về tiền đền bù và ngày khởi công.",
)


def text(*body: str) -> str:
    return "\n\n".join((TITLE, STAMP, *body)) + "\n"


@pytest.fixture
def outcome(project_with: Project) -> tuple[Settings, Outcome]:
    settings = project_with({"a.txt": text(*BODY), "actors.yml": ACTORS})
    return settings, generate(settings)


def quotes(outcome: Outcome) -> tuple[Quote, ...]:
    (entry,) = outcome.dossier.entries
    return entry.quotes


def test_an_office_without_a_name_is_its_holder_on_the_day(outcome: tuple[Settings, Outcome]) -> None:
    """By the terms of the table; the role is the office held on that day."""
    found = quotes(outcome[1])[0]
    assert (found.speaker, found.speaker_id, found.certain) == ("Marten Okke", "marten-okke", True)
    assert (found.speaker_basis, found.speaker_rule, found.role) == ("inferred", "office-holder", "Tổng thư ký Lam Kiều")


def test_a_pronoun_is_resolved_within_the_article(outcome: tuple[Settings, Outcome]) -> None:
    """ "Ông nói" right behind what Lê Văn Khoai told."""
    told, spoken = quotes(outcome[1])[1:3]
    assert [q.speaker for q in (told, spoken)] == ["Lê Văn Khoai"] * 2
    assert (spoken.speaker_text, spoken.certain, spoken.speaker_basis) == ("ông", True, "inferred")


def test_unnamed_and_uncertain_speakers_are_told_apart(outcome: tuple[Settings, Outcome]) -> None:
    """Someone unnamed is certain to have no name; of two men nobody knows which."""
    unnamed, uncertain = quotes(outcome[1])[3:5]
    assert (unnamed.speaker, unnamed.certain) == (None, True)
    assert not uncertain.certain


LAST = "“Cây cầu này phải xong trước mùa lũ năm sau, không thể chậm hơn nữa”"


@pytest.mark.parametrize(
    ("body", "speaker", "certain"),
    [
        (["Tổng thống Pháp Marten Okke tới thăm xã.", f"{LAST}, người đứng đầu Điện Élysée nói."], "Marten Okke", True),
        (["Tổng thống Pháp Marten Okke tới thăm xã.", f"{LAST}, nhà lãnh đạo Pháp nói."], "Marten Okke", True),
        (["Tổng thống Marten Okke tới thăm xã.", f"{LAST}, Tổng thống Pháp nói."], "Marten Okke", True),
        (["Chủ tịch Marten Okke tới thăm xã.", f"{LAST}, Chủ tịch UBND tỉnh Vân Cốc nói."], None, False),
        (["Tổng thống Marten Okke tới thăm xã.", f"{LAST}, Chủ tịch UBND tỉnh Vân Cốc nói."], None, True),
        (["Ông Marten Okke tới thăm xã.", f"{LAST}, cựu Tổng thống Pháp nói."], "Marten Okke", False),
        (["Ông Lê Văn Khoai kể nhà ông ngập.", f"{LAST}, Chủ tịch UBND xã Vân Cốc nói."], None, True),
        (["Ông Lê Văn Khoai kể nhà ông ngập.", f"{LAST}, Bộ trưởng Thủy lợi nói."], None, True),
        (["Tiền đạo Jan Pohl ghi hai bàn.", f"Ông Lê Văn Khoai khen. {LAST}, nhà cầm quân người Na Uy nói."], "Jan Pohl", False),
        (["HLV trưởng đội Vân Cốc - Marten Okke nói vui.", f"{LAST}, HLV trưởng đội Vân Cốc khép lại câu chuyện."], "Marten Okke", True),
        (["HLV Marten Okke tới. Đón có ông Lê Văn Khoai.", f"{LAST}, nhà cầm quân người Na Uy nói."], "Marten Okke", True),
        (["Chị N.T.H. kể với dân xã.", f"{LAST}, chị H. nói."], "N.T.H.", True),
        (["Reuters đưa tin rằng cầu đã xong.", f"{LAST}, hãng tin Reuters nói."], "Reuters", True),
        (["Bộ trưởng Quốc phòng Pháp Marten Okke tới thăm.", f"{LAST}, Bộ trưởng Pháp nói."], "Marten Okke", True),
        (["Đô đốc Marten Okke tới thăm xã Vân Cốc.", f"{LAST}, vị đô đốc nói."], "Marten Okke", True),
        (["Nữ đô đốc Anna Brandt tới thăm cùng Đô đốc Marten Okke.", f"{LAST}, nữ đô đốc nói."], "Anna Brandt", True),
        (["Bộ trưởng Bộ Thủy lợi Marten Okke tới thăm.", f"{LAST}, Bộ trưởng Thủy lợi nói."], "Marten Okke", True),
        (["Bộ trưởng Thủy lợi Marten Okke tới thăm.", f"{LAST}, lãnh đạo Bộ Thủy lợi nói."], None, True),
        (
            ["Tổng thống Pháp Marten Okke tới thăm.", "Ông nhấn mạnh rằng Bộ trưởng Jan Pohl mong có cầu.", f"{LAST}, vị này nói."],
            "Marten Okke",
            True,
        ),
        (["Bị cáo Marten Okke ra tòa.", "Kiểm sát viên Lê Thị Hạ hỏi.", f"{LAST}, bị cáo nói."], "Marten Okke", True),
        (["Bộ Thủy lợi Pháp gửi thư tới Vân Cốc.", f"{LAST}, bộ này cho biết."], "Bộ Thủy lợi Pháp", True),
        (["Ông Lê Văn Khoai tới thăm.", f"{LAST}, ông Khoai nói.", "Sau đó ông Trần Văn Khoai về."], "Lê Văn Khoai", True),
        (["Ông Trần Văn Khoai về.", f"Bà Hạ nghe ông Lê Văn Khoai kể. {LAST}, ông Khoai nói."], "Lê Văn Khoai", True),
        (["Đại sứ Pháp Marten Okke tới thăm xã.", f"{LAST}, người đồng cấp Đức nói."], None, False),
    ],
)
def test_descriptions_find_who_is_meant(project_with: Project, body: list[str], speaker: str | None, certain: bool) -> None:
    """Offices, seats, epithets, bodies that are pointed at and calls by one name, each from what the article has told before."""
    (entry,) = generate(project_with({"a.txt": text(BODY[0], *body)})).dossier.entries
    found = next(quote for quote in entry.quotes if quote.kind == "direct")
    assert (found.speaker, found.certain) == (speaker, certain)


def test_ids_are_stable_and_unique(outcome: tuple[Settings, Outcome], project_with: Project) -> None:
    """A statement keeps its id when another is added in front; the same words twice have two."""
    ids = [q.id for q in quotes(outcome[1])]
    assert len(set(ids)) == len(ids)
    assert [q.id for q in quotes(generate(outcome[0]))] == ids


def test_every_statement_has_a_place_on_its_pages(outcome: tuple[Settings, Outcome]) -> None:
    """A mark in the article, an entry in its list, and an anchor on the page of its month."""
    settings, built = outcome
    page = next(path for path in settings.docs.glob("bai-viet/*.md") if path.name != "index.md").read_text(encoding="utf-8")
    month = (settings.docs / "phat-ngon" / "2023-08.md").read_text(encoding="utf-8")
    for number, quote in enumerate(quotes(built), 1):
        assert f'id="pn-{quote.id}"' in page
        assert f'id="noi-{number}"' in page
        assert f'id="pn-{quote.id}"' in month
    assert "Có thể là" in month or "(chưa rõ là ai)" in month
    assert (settings.docs / "phat-ngon" / "nguoi" / "marten-okke.md").is_file()


def test_parts_of_one_sentence_have_one_number(project_with: Project) -> None:
    """They stand on one card, so its number is theirs, and the next card has the next; each part keeps its own permalink."""
    body = (
        "Ông Lê Văn Khoai gọi cây cầu là “món quà muộn”, rồi bến đò, ông gọi là “nơi cha tôi nằm”.",
        "Ông Lê Văn Khoai nói: “Có cầu thì tôi bán đò cho con cháu.”",
    )
    settings = project_with({"a.txt": text(*BODY[:1], *body)})
    built = quotes(generate(settings))
    page = next(path for path in settings.docs.glob("bai-viet/*.md") if path.name != "index.md").read_text(encoding="utf-8")
    cards = page.split('class="bd-statements"')[1].split("</section>")[0]
    numbers = re.findall(r'<li id="noi-(\d+)" value="(\d+)"', cards)
    assert numbers == [(str(n), str(n)) for n in range(1, len(numbers) + 1)]
    assert re.findall(r'href="#noi-(\d+)"', page) == [n for n, _ in numbers]
    assert all(f'id="pn-{quote.id}"' in page for quote in built)
    assert "<strong>món quà muộn</strong>" in cards
    assert "<strong>nơi cha tôi nằm</strong>" in cards


def test_speakers_without_a_page_are_listed_by_what_they_are_called(outcome: tuple[Settings, Outcome]) -> None:
    """Those whom the text names, those without a name and the uncertain apart, each with a count and a place that leads to the words;
    together with those who have a page they are all."""
    settings, built = outcome
    folder = settings.docs / "phat-ngon"
    index = (folder / "index.md").read_text(encoding="utf-8").split("## Theo người nói")[1].split("## Theo chủ đề")[0]
    for heading, path, name in (
        ("Người chưa có trang riêng", "chua-co-trang", "Lê Văn Khoai"),
        ("Người không nêu tên", "khong-neu-ten", "Một quan chức giấu tên"),
        ("Chưa chắc ai nói", "chua-chac", None),
    ):
        assert f"### {heading}" in index
        listed = (folder / f"{path}.md").read_text(encoding="utf-8")
        found = re.findall(rf"phat-ngon/{path}/#(n\d+)\">([^<]+)</a>", index)
        assert all(f"## {called} {{: #{anchor} }}" in listed for anchor, called in found)
        assert name is None or name in [called for _, called in found]
    assert sum(int(n) for n in re.findall(r"(\d+) phát ngôn", index)) == len(quotes(built))


def test_a_crowded_month_stands_by_days(project_with: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """More statements than a page holds have a page for each day, and every link leads there."""
    monkeypatch.setattr("build_dossier.pages.statements.PAGED", 2)
    settings = project_with({"a.txt": text(*BODY), "actors.yml": ACTORS})
    built = quotes(generate(settings))
    assert not (settings.docs / "phat-ngon" / "2023-08.md").exists()
    days = {path.stem: path.read_text(encoding="utf-8") for path in (settings.docs / "phat-ngon").glob("2023-08-*.md")}
    assert all(any(f'id="pn-{quote.id}"' in page for page in days.values()) for quote in built)
    article = next(path for path in settings.docs.glob("bai-viet/*.md") if path.name != "index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"phat-ngon/(2023-08[\d-]*)/", article)) == set(days)


def test_the_table_is_safe_and_whole(outcome: tuple[Settings, Outcome]) -> None:
    """Every statement a row; no cell begins like a formula."""
    data = (outcome[0].docs / "data" / "quotes.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    assert [row["quote_id"] for row in rows] == [q.id for q in quotes(outcome[1])]
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row.values() if cell)
    assert rows[3]["text"].startswith("'=")


def test_the_data_file_holds_the_evidence(outcome: tuple[Settings, Outcome]) -> None:
    """Spans hold the words; the verb has its own."""
    data = json.loads((outcome[0].docs / "data" / "dossier.json").read_text(encoding="utf-8"))
    lines = {line["n"]: line["text"] for line in data["seeds"][0]["lines"]}
    for quote in data["articles"][0]["quotes"]:
        first = quote["spans"][0]
        assert lines[first["n"]][first["start"] : first["end"]] in quote["text"]
        if quote["verb"]:
            span = quote["verb_span"]
            assert lines[span["n"]][span["start"] : span["end"]] == quote["verb"]


def test_a_dossier_without_statements_has_no_empty_page(project_with: Project) -> None:
    """No page, no section, no link into nothing."""
    plain = tuple(f"Cây cầu số {n} dài một nghìn hai trăm mét, rộng bốn làn xe, nối hai bờ sông Lam Kiều." for n in range(4))
    settings = project_with({"a.txt": text(*plain)})
    generate(settings)
    assert not Path(settings.docs / "phat-ngon").exists()
