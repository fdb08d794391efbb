"""What the search index holds, and what it must not hold."""

from __future__ import annotations

import gzip
import html
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import tree

from build_dossier.problems import PublisherFailed
from build_dossier.publish import search
from build_dossier.publish.search import ARTICLE, Copy, Told, index, searchable

PAGE = """<!doctype html><html lang="vi"><head><title>Đầu trang</title></head><body><nav>điều hướng</nav>
<article data-pagefind-body><p class="bd-kicker">Gia nhập NATO</p><h1>Đảm bảo an ninh
<a class="headerlink" href="#x">¶</a></h1>
<p class="bd-meta"><a class="bd-outlet" data-pagefind-filter="Nguồn tin">Người Đưa Tin</a>
<time datetime="2024-12-03" data-pagefind-sort="date[datetime]">3-12-2024</time></p>
<p>Đoạn văn.</p><details data-pagefind-ignore><p>dòng đã lược bỏ</p></details></article>
<footer>chân trang</footer></body></html>"""


def copy_of(text: str) -> Copy:
    copy = searchable(text)
    assert copy is not None
    return copy


def test_only_the_marked_part_is_searched() -> None:
    """Header, navigation, footer, dropped lines and permalinks are in no index."""
    copy = copy_of(PAGE).html
    assert "ḏã lược bỏ" not in copy
    assert not [word for word in ("ḏiều hướng", "chân trang", "Ḏầu trang", "¶") if word in copy]
    assert "Ḏoạn văn." in copy


def test_the_letter_d_with_stroke_is_foldable() -> None:
    """đ has no decomposition and would never be found as d: nowhere in the copy does it stand."""
    assert "đ" not in copy_of(PAGE).html.lower()


def test_the_text_begins_with_the_title_and_goes_on_with_the_lede() -> None:
    """Kicker and byline are searched, but stand last, so that no excerpt shows them."""
    copy = copy_of(PAGE).html
    assert copy.index("<h1>") < copy.index("Ḏoạn văn") < copy.index("Gia nhập NATO") < copy.index("Người Ḏưa Tin")


def test_day_and_filters_are_told_apart_from_the_text() -> None:
    """The day, its year and the outlet, with its đ; nothing of them is left to Pagefind, which would shuffle it."""
    copy = copy_of(PAGE)
    assert copy.told.day == "2024-12-03"
    assert copy.told.filters == {"Năm": ("2024",), "Nguồn tin": ("Người Đưa Tin",)}
    assert "data-pagefind-filter" not in copy.html


def test_a_page_without_a_day_has_none() -> None:
    """No day is made up to sort by."""
    copy = copy_of("<main data-pagefind-body><h1>A</h1></main>")
    assert copy.told == Told("", {})


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ('<b data-pagefind-filter="Chủ đề">Viện  trợ</b>', "Viện trợ"),
        ('<b data-pagefind-filter="Chủ đề:Viện trợ: súng">x</b>', "Viện trợ: súng"),
        ('<b title="Viện trợ" data-pagefind-filter="Chủ đề[title]">x</b>', "Viện trợ"),
    ],
)
def test_filters_are_written_in_three_ways(element: str, value: str) -> None:
    """Pagefind's own ways: the text, a value in the attribute, another attribute's value."""
    assert copy_of(f"<main data-pagefind-body>{element}</main>").told.filters == {"Chủ đề": (value,)}


def test_a_page_without_a_marked_part_is_not_searched() -> None:
    """The words data-pagefind-body in a text are no mark."""
    assert searchable("<p>data-pagefind-body</p>") is None


@given(st.text(min_size=1, max_size=60, alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_ignored_text_is_never_in_the_copy(text: str) -> None:
    """Whatever a dropped line says, it is not searched."""
    page = "<div data-pagefind-body><p>x</p><ol data-pagefind-ignore><li>THẾ{}THẾ</li></ol></div>"
    assert "THẾ" not in copy_of(page.format(html.escape(text))).html


@pytest.mark.parametrize(
    ("address", "article"),
    [
        ("bai-viet/nato-co-the-se-bo-qua-b73d9439/index.html", True),
        ("bai-viet/b73d9439/index.html", True),
        ("bai-viet/nato-co-the-se-bo-qua-b73d9439.html", True),
        ("bai-viet/index.html", False),
        ("bai-viet/2024/index.html", False),
        ("nguon/cong-luan/index.html", False),
    ],
)
def test_articles_are_known_by_their_address(address: str, article: bool) -> None:
    """The address is a contract; lists rank after articles."""
    assert bool(ARTICLE.fullmatch(address)) is article


def test_the_same_site_gives_the_same_index(published: Callable[..., Path], tmp_path: Path) -> None:
    """Same input, same bytes, run after run."""
    for name in ("one", "two"):
        shutil.copytree(published(), tmp_path / name, ignore=shutil.ignore_patterns("pagefind"))
        assert index(tmp_path / name) >= 5
    one = tree(tmp_path / "one" / "pagefind")
    assert one == tree(tmp_path / "two" / "pagefind") == tree(published() / "pagefind")


def test_every_page_of_the_index_has_its_facts(published: Callable[..., Path]) -> None:
    """Day and outlet of every article, under the name by which Pagefind gives it back."""
    bundle = published() / "pagefind"
    facts = json.loads((bundle / "facts.json").read_text(encoding="utf-8"))
    assert set(facts["pages"]) == {path.stem for path in (bundle / "fragment").iterdir()}
    assert list(facts["facets"]) == ["Nguồn tin", "Năm"]
    years, outlets = facts["facets"]["Năm"], facts["facets"]["Nguồn tin"]
    assert outlets == sorted(outlets)
    thanh_nien = [page for page in facts["pages"].values() if page[2][0] == [outlets.index("Thanh Niên")]]
    assert thanh_nien == [[1, "2023-07-31", [[outlets.index("Thanh Niên")], [years.index("2023")]]]]


def test_dropped_lines_are_in_no_part_of_the_index(published: Callable[..., Path]) -> None:
    """The page of an article shows its dropped lines; the index knows nothing of them."""
    assert any("Video đang HOT" in path.read_text(encoding="utf-8") for path in published().rglob("*.html"))
    parts = (published() / "pagefind" / "fragment").iterdir()
    texts = [gzip.decompress(path.read_bytes()).decode("utf-8") for path in parts]
    assert any("NATO" in text for text in texts)
    assert not [text for text in texts if "ang HOT" in text]


def test_a_site_without_articles_has_no_index(tmp_path: Path) -> None:
    """Nothing to search is no error."""
    (tmp_path / "index.html").write_text("<p>Chưa có bài nào.</p>", encoding="utf-8")
    assert index(tmp_path) == 0
    assert not (tmp_path / "pagefind").exists()


def test_a_failing_pagefind_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing or failing binary stops the build with a problem, not with a traceback."""
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    for binary in ("/bin/false", "/nowhere/pagefind"):
        monkeypatch.setattr(search, "get_executable", lambda binary=binary: binary)
        with pytest.raises(PublisherFailed) as failed:
            index(tmp_path)
        assert failed.value.problems[0].kind == "search-failed"
