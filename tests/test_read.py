"""Bytes become lines: encoding and Unicode are settled at the door, and a file that cannot be read says why."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_dossier.build import generate
from build_dossier.model import Seed
from build_dossier.problems import Problem
from build_dossier.read import MAX_BYTES, MAX_LINE, MAX_LINES, find_seeds, lines_of, normalise, read_seed
from build_dossier.settings import Settings
from tests.samples import LEDE, TITLE, article, numbered

Project = Callable[..., Settings]
LETTERS = "Đường tới chợ Vân Cốc: gạo nếp, cá, trứng và ổi"


def read(folder: Path, name: str, content: str | bytes) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_seed(path, folder)


def texts(seed: Seed) -> list[str]:
    return [line.text for line in seed.lines]


def old_windows(text: str) -> bytes:
    """Vietnamese as Windows-1258 stores it: letters with hat or horn whole, tones behind them."""
    out = bytearray()
    for ch in unicodedata.normalize("NFC", text):
        try:
            out += ch.encode("cp1258")
        except UnicodeEncodeError:
            letter, *marks = unicodedata.normalize("NFD", ch)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            marks.remove(tone)
            out += (unicodedata.normalize("NFC", letter + "".join(marks)) + tone).encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LETTERS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + LETTERS.encode(), "utf-8"),
        (LETTERS.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + LETTERS.encode("utf-16-be"), "utf-16"),
        (unicodedata.normalize("NFD", LETTERS).encode(), "utf-8"),
        (old_windows(LETTERS), "windows-1258"),
    ],
    ids=["utf-8", "utf-8 with its mark", "utf-16", "utf-16 big end first", "letters taken apart", "windows-1258"],
)
def test_the_same_letters_from_every_encoding(tmp_path: Path, data: bytes, encoding: str) -> None:
    """UTF-8 with and without its mark, UTF-16, composed or not, and the older Vietnamese encoding give one text."""
    (seed,), _ = read(tmp_path, "a.txt", data)
    assert texts(seed) == [LETTERS]
    assert seed.encoding == encoding


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    """Windows-1258 is read, and the editor is asked to look at the letters."""
    _, (found,) = read(tmp_path, "a.txt", old_windows(LETTERS))
    assert (found.kind, found.file) == ("seed-guessed-encoding", "a.txt")
    assert "windows-1258" in found.message()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_broken_utf8_names_its_line(tmp_path: Path, mark: bytes, end: bytes) -> None:
    """Bytes that are no text in any known encoding: no seed, and the first bad line in the message."""
    seeds, (found,) = read(tmp_path, "a.txt", mark + end.join([b"line one", b"line two", b"\xff\xfe\xfa bad", b"four"]))
    assert seeds == ()
    assert found.kind == "seed-not-utf8"
    assert "line 3" in found.message()


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"plain\x00text", b"\xff\xfe\x00\xd8x"])
def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path, data: bytes) -> None:
    """Pictures, zero bytes and broken UTF-16 under a name ending in .txt."""
    seeds, (found,) = read(tmp_path, "a.txt", data)
    assert seeds == ()
    assert found.kind in ("seed-not-text", "seed-not-utf8")


def test_every_kind_of_line_end_counts_once(tmp_path: Path) -> None:
    r"""\n, \r\n and \r end a line; \v, \f, NEL and the Unicode separators do not; blank lines keep their number."""
    (seed,), _ = read(tmp_path, "a.txt", "one\r\ntwo\rthree\n\n\r\nsix\x0bseven\x0ceight\x85nine\u2028ten\u2029eleven\x1celeven\n")
    assert [(line.n, line.text) for line in seed.lines] == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
        (6, "six seven eight nine ten eleveneleven"),
    ]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("chợ\u00a0Vân\u2009Cốc\u3000xưa", "chợ Vân Cốc xưa"),
        ("chợ\u200b Vân\u200d Cốc\u2060\ufeff", "chợ Vân Cốc"),
        ("gạch\u00adnối", "gạchnối"),
        ("trái \u202egnạb\u202c \u2066phải\u2069\u200f", "trái gnạb phải"),
        ("Ðường Ðê", "Đường Đê"),
        ("dấu\x00 \x1b[31mđỏ\x7f", "dấu [31mđỏ"),
        ("thẻ\U000e0041\U000e0042 ẩn", "thẻ ẩn"),
    ],
    ids=["spaces", "zero width", "soft hyphen", "direction", "Đ", "control", "tags"],
)
def test_what_is_invisible_goes_and_look_alikes_become_plain(raw: str, clean: str) -> None:
    """No-break and other spaces are spaces; nothing invisible stays; the Icelandic Ð is a Vietnamese Đ."""
    assert normalise(raw) == clean


@given(st.text(st.characters()))
def test_normalising_is_settled_once(text: str) -> None:
    """For any text, half characters included: a second pass changes nothing, and the result can be written as UTF-8."""
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once.replace("Đ", "D"))
    once.encode("utf-8")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"))), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_keep_the_number_they_have_in_the_file(rows: list[str], end: str) -> None:
    """For any lines and any line end: the non-blank ones, numbered as they stand."""
    expected = [(n, normalise(row)) for n, row in enumerate(rows, 1) if normalise(row).strip()]
    assert [(line.n, line.text) for line in lines_of(end.join(rows))] == expected


@pytest.mark.parametrize(
    ("content", "kind", "shown"),
    [
        ("a" * (MAX_BYTES + 1), "seed-too-large", str(MAX_BYTES)),
        ("một\n" * (MAX_LINES + 1), "seed-too-many-lines", str(MAX_LINES)),
        ("ngắn\n" + "dài " * (MAX_LINE // 4 + 1), "seed-line-too-long", "line 2"),
        (" \n\u200b\n", "seed-empty", "no text"),
        ("", "seed-empty", "no text"),
    ],
    ids=["bytes", "lines", "line", "invisible", "empty"],
)
def test_a_limit_is_a_problem_of_that_seed_only(project_with: Project, content: str, kind: str, shown: str) -> None:
    """Too large, too many lines, a line too long, nothing at all: a sentence with the figure, and the other seeds build."""
    outcome = generate(project_with({"a.txt": article(), "b.txt": content}))
    (found,) = [p for p in outcome.problems if p.file == "b.txt"]
    assert found.kind == kind
    assert shown in found.message()
    assert [entry.facts["title"].value for entry in outcome.dossier.entries] == [TITLE]


def test_a_file_without_permission_is_a_problem(project_with: Project) -> None:
    """A link to nowhere cannot be opened: told, and the others build."""
    settings = project_with({"a.txt": article()})
    (settings.seeds / "b.txt").symlink_to(settings.seeds / "_gone.txt")
    outcome = generate(settings)
    assert ("seed-unreadable", "b.txt") in {(p.kind, p.file) for p in outcome.problems}
    assert len(outcome.dossier.entries) == 1


RECORDS = [
    json.dumps({"text": numbered(1), "url": "https://bachsa.example/cau-1"}),
    "{not json",
    json.dumps({"title": "Một tít khác hẳn cho bài thứ hai ở đây", "text": numbered(2)}),
    json.dumps(["a", "list"]),
    json.dumps({"text": 7}),
    json.dumps({"title": "no text"}),
    "",
    json.dumps({"text": numbered(3), "url": "javascript:alert(1)"}),
]


def test_a_broken_record_does_not_lose_the_others(tmp_path: Path) -> None:
    """A .jsonl file holds a seed per line; a line that is no record is a problem with its number."""
    seeds, problems = read(tmp_path, "a.jsonl", "\n".join(RECORDS))
    assert [seed.name for seed in seeds if seed.lines] == ["a.jsonl#1", "a.jsonl#3", "a.jsonl#8"]
    assert [(p.kind, p.file, p.line) for p in problems] == [("record-broken", "a.jsonl", n) for n in (2, 4, 5, 6)]


@pytest.mark.parametrize(
    "record",
    [
        '{"text": "' + "dài " * (MAX_LINE // 4 + 1) + '"}',
        '{"text": "' + "một\\n" * (MAX_LINES + 1) + '"}',
        '{"text": "tin", "id": ' + "9" * 5000 + "}",
        "[" * 100_000,
    ],
    ids=["line too long", "too many lines", "endless number", "endless nesting"],
)
def test_a_hostile_record_does_not_lose_the_others(tmp_path: Path, record: str) -> None:
    """A record beyond the limits, or one that Python's reader refuses, is a problem of its own."""
    seeds, (found,) = read(tmp_path, "a.jsonl", "\n".join([RECORDS[0], record, RECORDS[2]]))
    assert [seed.name for seed in seeds if seed.lines] == ["a.jsonl#1", "a.jsonl#3"]
    assert (found.file, found.line) == ("a.jsonl", 2)


def test_records_may_carry_the_utf8_mark(tmp_path: Path) -> None:
    """The mark in front of the first record is no part of it."""
    seeds, problems = read(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + RECORDS[0].encode())
    assert (len(seeds), problems) == (1, ())


def test_half_a_character_in_a_record_does_not_stop_the_build(project_with: Project) -> None:
    r"""JSON can spell "\ud800", which no file can hold."""
    outcome = generate(project_with({"a.jsonl": json.dumps({"text": numbered(1) + "\n\nNửa chữ \ud800 ở cuối bài viết này."})}))
    assert len(outcome.dossier.entries) == 1


def test_a_record_has_its_title_first_and_its_address_if_it_is_one(tmp_path: Path) -> None:
    """The title is line 1; only http and https addresses count."""
    seeds, _ = read(tmp_path, "a.jsonl", "\n".join(RECORDS))
    by_name = {seed.name: seed for seed in seeds}
    assert by_name["a.jsonl#1"].url == "https://bachsa.example/cau-1"
    assert texts(by_name["a.jsonl#3"])[0] == "Một tít khác hẳn cho bài thứ hai ở đây"
    assert by_name["a.jsonl#8"].url is None


@pytest.mark.parametrize("url", ["https://a.example/\n", "https://a.example/x y", 'http://a.example/"onload=1', "ftp://a.example", 5])
def test_an_address_with_anything_odd_in_it_is_none(tmp_path: Path, url: object) -> None:
    """Spaces, line ends, quotation marks, other schemes, other types."""
    (seed,), _ = read(tmp_path, "a.jsonl", json.dumps({"text": "Tin ngắn", "url": url}))
    assert seed.url is None


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}</title><style>p {{color: red}}</style>
<script>var x = "<p>không phải chữ</p>";</script></head><body><nav><a href="/">Trang chủ</a></nav>
<h1>{title}</h1><p>Gạo &amp; cá
 <b>nướng</b> &lt;ngon&gt;&nbsp;lắm</p><!-- lời bình --><p>dòng một<br>dòng hai</p><ul><li>mục một</li><li>mục hai</li></ul>
<table><tr><td>ô một</td><td>ô hai</td></tr></table><noscript>bật JavaScript</noscript>
<svg><text>hình</text></svg><button>Gửi</button><div>đuôi</div>chữ trần</body></html>"""


def test_html_becomes_one_line_for_each_block(tmp_path: Path) -> None:
    """Scripts, styles, comments, drawings and buttons are gone; blocks are lines; entities are letters."""
    (seed,), problems = read(tmp_path, "a.html", PAGE.format(charset="utf-8", title=TITLE))
    assert problems == ()
    assert texts(seed) == [
        TITLE, "Trang chủ", TITLE, "Gạo & cá nướng <ngon> lắm", "dòng một", "dòng hai", "mục một", "mục hai", "ô một", "ô hai",
        "đuôi", "chữ trần",
    ]  # fmt: skip


def test_html_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are read as the page says; UTF-8 bytes are UTF-8 whatever it says."""
    page = PAGE.format(charset="windows-1258", title="TITLE").encode("ascii", "xmlcharrefreplace")
    (old,), _ = read(tmp_path, "a.htm", page.replace(b"TITLE", old_windows(TITLE)))
    (wrong,), _ = read(tmp_path, "b.html", PAGE.format(charset="iso-8859-1", title=TITLE))
    assert texts(old)[0] == texts(wrong)[0] == TITLE


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"<html></html>", b"<!-- -->"])
def test_html_without_text_is_a_problem(tmp_path: Path, data: bytes) -> None:
    """Nothing, garbage, an empty page."""
    seeds, problems = read(tmp_path, "a.html", data)
    assert not any(seed.lines for seed in seeds)
    assert len(problems) == 1


def test_deeply_nested_html_is_read_or_told(tmp_path: Path) -> None:
    """Ten thousand elements within each other neither crash nor take long."""
    seeds, problems = read(tmp_path, "a.html", "<div>" * 10_000 + LEDE + "</div>" * 10_000)
    assert problems or texts(seeds[0]) == [LEDE]


def test_markdown_headings_lose_their_signs(tmp_path: Path) -> None:
    """In .md files "## Tít" is "Tít"; elsewhere the sign is text; numbers of lines stay."""
    (seed,), _ = read(tmp_path, "a.md", f"# {TITLE}\n\n#hashtag\n###### Sáu\n####### Bảy\n")
    assert [(line.n, line.text) for line in seed.lines] == [(1, TITLE), (3, "#hashtag"), (4, "Sáu"), (5, "####### Bảy")]
    (plain,), _ = read(tmp_path, "a.txt", f"# {TITLE}\n")
    assert texts(plain) == [f"# {TITLE}"]


def test_which_files_are_seeds(project_with: Project) -> None:
    """Every known suffix at any depth, in the order of their names; hidden and underscored names, README and the tables are
    passed over; anything else is told."""
    names = [
        "b.txt", "a/z.MD", "a/c.html", "a/c.htm", "d.jsonl", ".hidden.txt", ".git/x.txt", "_draft.txt", "_drafts/x.txt",
        "README.md", "readme.txt", "a/ReadMe.txt", "dossier.yml", "outlets.yml", "a/dossier.yml", "photo.jpg", "a/notes",
        "old.yaml",
    ]  # fmt: skip
    settings = project_with(dict.fromkeys(names, "x"))
    found, problems = find_seeds(settings.seeds)
    assert [path.relative_to(settings.seeds).as_posix() for path in found] == [
        "a/c.htm",
        "a/c.html",
        "a/z.MD",
        "b.txt",
        "d.jsonl",
    ]
    assert {p.file for p in problems} == {"a/dossier.yml", "a/notes", "old.yaml", "photo.jpg"}
    assert {p.kind for p in problems} == {"not-a-seed"}


def test_a_folder_named_like_a_seed_is_none(project_with: Project) -> None:
    """A saved page brings a folder along; "x.html" may be one."""
    found, problems = find_seeds(project_with({"x.html/a.txt": "x"}).seeds)
    assert [path.name for path in found] == ["a.txt"]
    assert problems == ()


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    """SHA-256 of the file; of each record for .jsonl; never of the decoded text."""
    (plain,), _ = read(tmp_path, "a.txt", "chữ")
    (marked,), _ = read(tmp_path, "b.txt", b"\xef\xbb\xbf" + "chữ".encode())
    assert texts(plain) == texts(marked)
    assert plain.sha256 != marked.sha256
    assert all(re.fullmatch("[0-9a-f]{64}", seed.sha256) for seed in (plain, marked))


def test_a_page_in_one_line_is_a_problem(tmp_path: Path) -> None:
    """Nothing can be told apart there: the editor is asked to break the line. A long paragraph of a normal page is none."""
    sentence = "Chợ Vân Cốc mở cửa từ năm giờ sáng và đóng cửa khi trời tối. "
    _, problems = read(tmp_path, "one.txt", "Trang chủ\n" + sentence * 60)
    assert [(p.kind, p.line) for p in problems] == [("seed-one-line", 2)]
    _, problems = read(tmp_path, "many.txt", "\n".join([sentence * 45, *(sentence * n for n in range(10, 20))]))
    assert problems == ()
