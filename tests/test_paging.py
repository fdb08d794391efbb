"""Long lists stand on several pages, and every entry on one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from build_dossier.build import generate
from build_dossier.pages.paging import leaves
from build_dossier.settings import Settings
from tests.samples import numbered

Project = Callable[[Mapping[str, str]], Settings]
ACTORS = "- {id: le-van-khoai, kind: person, name: Lê Văn Khoai}\n"
TOPICS = "- {id: cau, label: Cầu đường, phrases: [cây cầu]}\n"


def linked(folder: Path, pattern: str) -> list[list[str]]:
    return [
        re.findall(r'item-title" href="[./]*(bai-viet/[^"]+)"', path.read_text(encoding="utf-8")) for path in sorted(folder.glob(pattern))
    ]


def test_pages_are_filled_and_know_each_other() -> None:
    """The first at its own address, the others numbered below it; an empty list is one page."""
    pages = list(leaves(range(5), "chu-de/cau", "chu-de/cau", 2))
    assert [(leaf.path, list(leaf.items)) for leaf in pages] == [("chu-de/cau", [0, 1]), ("chu-de/cau/2", [2, 3]), ("chu-de/cau/3", [4])]
    assert pages[0].all == [(1, "chu-de/cau/"), (2, "chu-de/cau/2/"), (3, "chu-de/cau/3/")]
    assert [leaf.title("Cầu") for leaf in pages[:2]] == ["Cầu", "Cầu, trang 2"]
    assert [leaf.all for leaf in leaves([], "bai-viet/index", "bai-viet/trang", 2)] == [[(1, "bai-viet/")]]


def test_no_list_grows_with_the_dossier(project_with: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The articles, those of a topic, of an outlet and of an actor: each on one page of its list, and the pages lead to each other."""
    monkeypatch.setattr("build_dossier.pages.paging.LISTED", 3)
    monkeypatch.setattr("build_dossier.pages.actors._ARTICLES", 2)
    seeds = {f"{n}.txt": numbered(n) for n in range(7)}
    settings = project_with({**seeds, "actors.yml": ACTORS, "topics.yml": TOPICS})
    entries = generate(settings).dossier.entries
    everything = {f"bai-viet/{entry.slug}/" for entry in entries}
    for first, further in (
        ("bai-viet/index.md", "bai-viet/trang/*.md"),
        ("chu-de/cau.md", "chu-de/cau/*.md"),
        ("nhan-vat/le-van-khoai/bai.md", "nhan-vat/le-van-khoai/bai/*.md"),
    ):
        pages = linked(settings.docs, first) + linked(settings.docs, further)
        assert [len(page) for page in pages] == [3, 3, 1], first
        assert {address for page in pages for address in page} == everything, first
        assert 'aria-label="Các trang"' in (settings.docs / first).read_text(encoding="utf-8")
    (own,) = linked(settings.docs, "nhan-vat/le-van-khoai.md")
    assert len(own) == 2
    assert "Xem cả 7 bài" in (settings.docs / "nhan-vat" / "le-van-khoai.md").read_text(encoding="utf-8")


def test_events_of_a_name_have_pages_where_the_timeline_is_long(project_with: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A timeline of several pages cannot be filtered as a whole: the page of the name leads to all of its events."""
    for place in ("actors", "timeline"):
        monkeypatch.setattr(import_module(f"build_dossier.pages.{place}"), "ON_A_PAGE", 4)
    monkeypatch.setattr("build_dossier.pages.actors._EVENTS", 2)
    text = numbered(1) + "".join(
        f"\nNgày {n}/7/2023, ông Lê Văn Khoai chở {n} chuyến đò qua sông, không lấy tiền của ai.\n" for n in range(2, 9)
    )
    settings = project_with({"a.txt": text, "actors.yml": ACTORS})
    generate(settings)
    page = (settings.docs / "nhan-vat" / "le-van-khoai.md").read_text(encoding="utf-8")
    assert "dong-thoi-gian/ten/le-van-khoai/" in page
    folder = settings.docs / "dong-thoi-gian" / "ten"
    own = [folder / "le-van-khoai.md", *sorted((folder / "le-van-khoai").glob("*.md"))]
    assert sum(path.read_text(encoding="utf-8").count('class="bd-event"') for path in own) == 7
