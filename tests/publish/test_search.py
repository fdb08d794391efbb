"""What the search index holds, and what it must not hold."""

from __future__ import annotations

import base64
import html
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import tree

from build_dossier.publish import search
from build_dossier.publish.search import FOLDER, index
from build_dossier.publish.search.pages import Document, document
from build_dossier.publish.search.postings import Postings, gaps, packed, varints
from build_dossier.publish.search.tokens import bare, form, words

PAGE = """<!doctype html><html lang="vi"><head><title>Đầu trang</title></head><body><nav>điều hướng</nav>
<article data-search-body><p class="bd-kicker">Gia nhập NATO</p><h1>Đảm bảo an ninh
<a class="headerlink" href="#x">¶</a></h1>
<p class="bd-meta"><a class="bd-outlet" data-search-facet="Nguồn tin">Người Đưa Tin</a>
<time datetime="2024-12-03" data-search-day>3-12-2024</time></p>
<p>Đoạn <a href="x">văn</a><!-- lời riêng --> một.</p><ul><li>mục</li></ul>
<dl data-search-ignore><dd data-search-facet="Chủ đề">Viện  trợ</dd></dl>
<details data-search-ignore><p>dòng đã lược bỏ</p></details></article>
<footer>chân trang</footer></body></html>"""


def document_of(text: str) -> Document:
    found = document("bai-viet/bai-0a1b2c3d/index.html", text)
    assert found is not None
    return found


def unpack(text: str) -> list[int]:
    """The reverse of `packed`, as the browser does it."""
    found, number, weight = [], 0, 1
    for byte in base64.b64decode(text):
        number, weight = number + (byte & 127) * weight, weight * 128
        if byte < 128:
            found, number, weight = [*found, number], 0, 1
    return found


def scripts(site: Path) -> dict[str, Any]:
    """Every part of the index by its key."""
    texts = [path.read_text(encoding="utf-8") for path in (site / FOLDER).rglob("*.js")]
    return dict(json.loads(f"[{text.removeprefix('bdSearch.put(').removesuffix(')' + chr(10))}]") for text in texts)


def test_only_the_marked_part_is_searched() -> None:
    """Header, navigation, footer, dropped lines, comments and permalinks are in no index."""
    found = document_of(PAGE)
    assert found.title == "Đảm bảo an ninh"
    assert found.paragraphs == ("Đoạn văn một.", "mục", "Gia nhập NATO", "Người Đưa Tin 3-12-2024")


def test_day_outlet_and_facets_are_told() -> None:
    """The day, its year, the outlet, and facets whose text is not searched."""
    found = document_of(PAGE)
    assert (found.address, found.day, found.outlet) == ("bai-viet/bai-0a1b2c3d/", "2024-12-03", "Người Đưa Tin")
    assert found.facets == {"Năm": ("2024",), "Nguồn tin": ("Người Đưa Tin",), "Chủ đề": ("Viện trợ",)}


def test_a_page_without_a_day_has_none() -> None:
    """No day is made up to sort by."""
    assert document_of("<main data-search-body><h1>A</h1></main>") == Document("bai-viet/bai-0a1b2c3d/", "A")


def test_a_page_without_a_marked_part_is_not_searched() -> None:
    """The words data-search-body in a text are no mark."""
    assert document("index.html", "<p>data-search-body</p>") is None


@given(st.text(min_size=1, max_size=60, alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_ignored_text_is_never_searched(text: str) -> None:
    """Whatever a dropped line says, it is not searched."""
    page = "<div data-search-body><p>x</p><ol data-search-ignore><li>THẾ{}THẾ</li></ol></div>"
    assert document_of(page.format(html.escape(text))).paragraphs == ("x",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Thuỷ", "THỦY"),
        ("Đàm", "đàm"),
        ("quý", "quý"),
        ("đàm", "đàm"),
        ("03", "3"),
        ("thuý", "thúy"),
        ("lý", "lí"),
        ("Kỳ", "kì"),
        ("quý", "QUÍ"),
        ("Strauß", "strauss"),
    ],
)
def test_spellings_that_are_one_word(one: str, other: str) -> None:
    """Old and new tone placement, y and i at the end, capitals, decomposed letters and leading zeros make no difference."""
    assert [form(word) for word in words(one)] == [form(word) for word in words(other)]


@pytest.mark.parametrize(
    ("word", "without"), [("Đàm", "dam"), ("phán", "phan"), ("Wałęsa", "walesa"), ("Erdoğan", "erdogan"), ("Ốc", "oc")]
)
def test_words_without_marks(word: str, without: str) -> None:
    """Every mark folds, and letters with a stroke do too."""
    assert bare(form(word)) == without


def test_different_words_stay_different() -> None:
    """Marks are kept, so that what is typed with marks comes first; 0 is a number."""
    assert len({form(word) for word in ("ma", "má", "mà", "mã", "mạ", "mả", "mâ", "đ", "d", "0", "00a")}) == 11


def test_words_are_cut_at_signs() -> None:
    """«3-12-2024» are three numbers in a row, «Pu-tin» two syllables."""
    assert words("Pu-tin (3/12/2024), F-16: H'Drai") == ["Pu", "tin", "3", "12", "2024", "F", "16", "H", "Drai"]


@given(st.lists(st.integers(min_value=0, max_value=10**6)))
def test_numbers_are_packed_without_loss(numbers: list[int]) -> None:
    """What the browser unpacks is what was packed; small numbers take a byte."""
    assert unpack(packed(numbers)) == numbers
    assert len(varints(n % 128 for n in numbers)) == len(numbers)


def test_growing_numbers_are_told_by_their_gaps() -> None:
    """From the one before, neighbours being 0."""
    assert gaps([0, 1, 2, 10]) == [0, 0, 0, 7]


def test_postings_tell_where_words_stand() -> None:
    """Title first, then the paragraphs with a gap between, the day as readers type it; all forms of a bare word together."""
    postings = Postings()
    postings.add(Document("a/", "Má ma", "2024-12-03", paragraphs=("ma",)))
    postings.add(Document("b/", "không", paragraphs=("mã",)))
    ((first, rows),) = postings.shards(10_000)
    places = {row[0]: {entry[0]: unpack(entry[1]) for entry in row[1:]} for row in rows}
    assert first == "12"
    assert places["ma"] == {"ma": [0, 2, 1, 2], form("má"): [0, 1, 0], form("mã"): [1, 1, 3]}
    assert places["3"] == {"3": [0, 1, 7]}
    assert (postings.titles, postings.lengths) == ([2, 1], [6, 2])


def test_shards_are_in_order_and_of_the_size_asked_for() -> None:
    """A browser finds the file of a word by the first word of each."""
    postings = Postings()
    postings.add(Document("a/", "", paragraphs=("một hai ba bốn năm sáu bảy tám chín mười Ba bà bả",)))
    shards = postings.shards(6)
    assert len(shards) > 2
    assert [first for first, _ in shards] == [rows[0][0] for _, rows in shards]
    everything = [row[0] for _, rows in shards for row in rows]
    assert everything == sorted(set(everything))


def test_a_misspelt_word_is_compared_with_the_usual_spelling() -> None:
    """As most texts write it, the word of more articles first; numbers are no words."""
    postings = Postings()
    postings.add(Document("a/", "", paragraphs=("Zelensky zelensky Zelensky đàm 2024",)))
    postings.add(Document("b/", "", paragraphs=("đàm",)))
    assert postings.surfaces(9) == [["đàm", 2], ["Zelensky", 1]]
    assert postings.surfaces(1) == [["đàm", 2]]


def test_the_same_site_gives_the_same_index(published: Callable[..., Path], tmp_path: Path) -> None:
    """Same input, same bytes, run after run."""
    for name in ("one", "two"):
        shutil.copytree(published(), tmp_path / name)
        assert index(tmp_path / name) >= 5
    one = tree(tmp_path / "one" / FOLDER)
    assert one == tree(tmp_path / "two" / FOLDER) == tree(published() / FOLDER)


def test_an_unchanged_index_is_kept(published: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site whose pages are those of the last one takes over its index; one letter more and it is made anew."""
    last, new = tmp_path / "last", tmp_path / "new"
    shutil.copytree(published(), last)
    shutil.copytree(published(), new, ignore=shutil.ignore_patterns("search"))
    with monkeypatch.context() as patched:
        patched.setattr(search, "_write", None)
        assert index(new, last) >= 5
    assert tree(new / FOLDER) == tree(last / FOLDER)
    page = next(path for path in sorted(new.glob("bai-viet/*/index.html")))
    page.write_text(page.read_text(encoding="utf-8").replace("</h1>", " mới</h1>", 1), encoding="utf-8")
    index(new, last)
    assert tree(new / FOLDER) != tree(last / FOLDER)
    assert tree(last / FOLDER) == tree(published() / FOLDER)


@pytest.mark.parametrize("damage", ["missing", "half", "emptied"])
def test_a_damaged_index_is_not_kept(published: Callable[..., Path], tmp_path: Path, damage: str) -> None:
    """What a crash or a cleaner left of the last index is made anew."""
    last, new = tmp_path / "last", tmp_path / "new"
    shutil.copytree(published(), last)
    shutil.copytree(published(), new)
    told = last / FOLDER / "index.js"
    if damage == "missing":
        shutil.rmtree(last / FOLDER)
    elif damage == "half":
        told.write_text(told.read_text(encoding="utf-8")[:20], encoding="utf-8")
    else:
        told.write_text("", encoding="utf-8")
    assert index(new, last) >= 5
    assert tree(new / FOLDER) == tree(published() / FOLDER)


def test_every_article_has_its_text_and_its_facets(published: Callable[..., Path]) -> None:
    """Newest first, each with outlet and day; the facets are those that the search page offers."""
    parts = scripts(published())
    texts = [parts[f"t/{i}"] for i in range(parts["index"]["articles"])]
    days = [text["d"] for text in texts]
    assert days == sorted(days, reverse=True)
    facets = dict(parts["names"]["facets"])
    assert list(facets) == ["Chủ đề", "Nguồn tin", "Nhân vật", "Năm", "Quốc gia", "Tổ chức"]
    (thanh_nien,) = (text for text in texts if text["o"] == "Thanh Niên")
    assert dict(facets["Nguồn tin"])["Thanh Niên"] == packed([texts.index(thanh_nien)])
    assert thanh_nien["d"] == "2023-07-31"


def test_names_lead_to_articles_and_pages(published: Callable[..., Path]) -> None:
    """Every spelling of the tables, the articles by facet, and the address of the page; a capital under all its spellings."""
    parts = scripts(published())
    rows = {row[0]: row for row in parts["names"]["names"]}
    name, label, url, spellings, (facet, value) = rows["Volodymyr Zelensky"]
    assert (label, url) == ("Nhân vật", "nhan-vat/volodymyr-zelensky/")
    assert {"Zelenskyy", "Zelenskiy"} <= set(spellings)
    assert parts["names"]["facets"][facet][1][value][0] == name
    assert {"Kiev", "Kyiv"} <= set(rows["Kiev"][3])
    assert isinstance(rows["Kiev"][4], str)
    for row in rows.values():
        assert not row[2] or (published() / row[2] / "index.html").is_file()


def test_dropped_lines_are_in_no_part_of_the_index(published: Callable[..., Path]) -> None:
    """The page of an article shows its dropped lines; the index knows nothing of them."""
    assert any("Video đang HOT" in path.read_text(encoding="utf-8") for path in published().rglob("*.html"))
    text = json.dumps(scripts(published()), ensure_ascii=False)
    assert "NATO" in text
    assert "đang HOT" not in text


def test_a_page_in_another_encoding_stops_nothing(tmp_path: Path) -> None:
    """An editor's own file may speak of the mark, in any bytes."""
    (tmp_path / "cu.html").write_bytes("<p>data-search-body Đ\xe0m</p>".encode("utf-16"))
    (tmp_path / "cu-hon.html").write_bytes(b"<p>data-search-body \xe0\xff</p>")
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    assert index(tmp_path) == 1


def test_a_site_without_articles_has_no_index(tmp_path: Path) -> None:
    """Nothing to search is no error."""
    (tmp_path / "index.html").write_text("<p>Chưa có bài nào.</p>", encoding="utf-8")
    assert index(tmp_path) == 0
    assert not (tmp_path / FOLDER).exists()
