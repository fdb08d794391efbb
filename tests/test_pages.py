"""The pages and the data file: the contracts that others rely on."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from mkdocs.utils.meta import get_data

from build_dossier.build import generate
from build_dossier.model import Outcome
from build_dossier.pages import make_pages
from build_dossier.pages.topics import kickers
from build_dossier.pages.wording import cut, day, moment, words
from build_dossier.settings import Settings
from tests.samples import BODY, LEDE, TITLE, article, numbered

Project = Callable[..., Settings]
SCHEMA = json.loads((files("build_dossier") / "schemas" / "dossier.schema.json").read_text(encoding="utf-8"))
CONTRACT = {  # others rely on these keys: more may come, none may go
    "title": str, "title_basis": str, "date": (dt.date, str, type(None)), "date_basis": str, "date_role": (str, type(None)),
    "published": (str, type(None)), "source": (str, type(None)), "source_domain": (str, type(None)), "source_basis": str,
    "original_source": (str, type(None)), "source_url": (str, type(None)), "agencies": list, "author": (str, type(None)), "actors": dict,
    "tags": list, "description": str, "seed": str, "seed_part": int, "generator": str,
}  # fmt: skip
MIXED = {
    "plain.txt": article(),
    "undated.txt": numbered(1).replace("05/08/2023 10:15 GMT+7\n\n", ""),
    "menu.txt": "Trang chủ\nThời sự\n",
    "two.txt": numbered(2) + "\nTin liên quan\nMột tít khác trong danh sách liên kết\n",
    "again.txt": "Trang chủ\n\n" + article(),
    "records.jsonl": json.dumps({"text": numbered(3), "url": "https://bachsa.example/3", "title": "Tít của bản ghi số ba"}),
    "page.html": f"<h1>{TITLE}</h1><p>{LEDE}</p>" + "".join(f"<p>{line}</p>" for line in BODY),
}


@pytest.fixture(params=["five seeds", "mixed"])
def dossier(request: pytest.FixtureRequest, built: tuple[Settings, Outcome], project_with: Project) -> tuple[Path, Outcome]:
    """docs/ and the outcome: of the repository's seeds, and of small ones with everything unknown, double and empty."""
    if request.param == "five seeds":
        return built[0].docs, built[1]
    settings = project_with(MIXED)
    return settings.docs, generate(settings)


def headers(docs: Path) -> dict[str, dict[str, Any]]:
    return {p.stem: get_data(p.read_text(encoding="utf-8"))[1] for p in (docs / "bai-viet").glob("*.md") if p.stem != "index"}


def data(docs: Path) -> Any:
    return json.loads((docs / "data" / "dossier.json").read_text(encoding="utf-8"))


# Front matter


def test_an_article_page_carries_the_contract(dossier: tuple[Path, Outcome]) -> None:
    """Every key of the contract with its type, on every article page; the page's name ends in the article's id."""
    docs, outcome = dossier
    found = headers(docs)
    assert set(found) == {entry.slug for entry in outcome.dossier.entries}
    for name, header in found.items():
        for key, types in CONTRACT.items():
            assert key in header, (name, key)
            assert isinstance(header[key], types), (name, key, header[key])
        assert set(header["actors"]) >= {"people", "organizations", "countries"}
        assert header["generator"] == "build-dossier"
        assert header["date_role"] in ("published", "reported", None)
        assert (header["date"] is None) == (header["date_basis"] == "unknown")
        assert (header["source"] is None) == (header["source_basis"] == "unknown")
        assert header["published"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d([+-]\d\d:\d\d)?)?", header["published"])


def test_every_page_is_known_as_ours(dossier: tuple[Path, Outcome]) -> None:
    """Title, description and generator in the header of every Markdown page."""
    docs, _ = dossier
    for path in docs.rglob("*.md"):
        _, header = get_data(path.read_text(encoding="utf-8"))
        assert header["title"], path
        assert header["generator"] == "build-dossier", path
        assert isinstance(header["description"], str), path


def test_the_five_seeds(built_docs: Path) -> None:
    """What a reader of the sources knows of them: headlines, days, outlets, signatures."""
    by_seed = {header["seed"][:3]: header for header in headers(built_docs).values()}
    assert sorted(by_seed) == ["000", "001", "002", "003", "004"]
    assert {seed: header["title_basis"] for seed, header in by_seed.items()} == {
        "000": "derived", "001": "stated", "002": "stated", "003": "derived", "004": "stated",
    }  # fmt: skip
    four = by_seed["004"]
    assert four["title"] == "NATO có thể sẽ bỏ qua lời kêu gọi xin gia nhập khẩn cấp của Ukraine"
    assert (four["date"], four["date_basis"], four["date_role"]) == (dt.date(2024, 12, 3), "stated", "published")
    assert (four["published"], four["source"], four["source_domain"]) == ("2024-12-03T11:19", "Công Luận", "congluan.vn")
    assert (four["author"], four["agencies"]) == ("Hồng Hạnh", ["Reuters", "CNN"])
    assert by_seed["002"]["date"] == dt.date(2023, 7, 31)
    assert by_seed["002"]["published"] == "2023-07-31T09:49+07:00"
    for seed in ("000", "001", "003"):
        assert by_seed[seed]["published"] is None


# The data file


def test_the_schema_is_a_schema() -> None:
    """It ships with the package and is valid itself; it requires what the contract names and allows more."""
    Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["$defs"]["article"]["required"]) >= set(CONTRACT) - {"generator"}
    assert '"additionalProperties": false' not in json.dumps(SCHEMA)


def test_the_data_file_keeps_its_schema(dossier: tuple[Path, Outcome]) -> None:
    """Every required key with its type, in every seed, line, article, fact, span and step."""
    errors = [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(SCHEMA).iter_errors(data(dossier[0]))]
    assert errors == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["schema"], 2),
        (["seeds", 0, "lines", 0, "kind"], "menu"),
        (["seeds", 0, "sha256"], "x"),
        (["articles", 0, "date"], "5/8/2023"),
        (["articles", 0, "facts", "title", "basis"], "guessed"),
        (["articles", 0, "facts", "title", "value"], None),
        (["articles", 0, "facts", "title", "spans", 0, "n"], 0),
        (["articles", 0, "source_url"], "javascript:alert(1)"),
        (["articles", 0, "lines", 0, "kind"], "nav"),
    ],
)
def test_the_schema_refuses_what_breaks_the_contract(built_docs: Path, path: list[Any], value: object) -> None:
    """A schema that accepts anything checks nothing."""
    broken = data(built_docs)
    place = broken
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    assert not Draft202012Validator(SCHEMA).is_valid(broken)


@pytest.mark.parametrize("key", SCHEMA["$defs"]["article"]["required"])
def test_the_schema_misses_every_key(built_docs: Path, key: str) -> None:
    """An article without one of the keys is refused."""
    broken = data(built_docs)
    del broken["articles"][0][key]
    assert not Draft202012Validator(SCHEMA).is_valid(broken)


def test_every_line_of_a_seed_stands_in_it_once(dossier: tuple[Path, Outcome]) -> None:
    """Non-blank lines in their order, kept ones with their article, dropped ones with none."""
    docs, outcome = dossier
    found = data(docs)
    texts = {seed["file"]: [(line["n"], line["text"]) for line in seed["lines"]] for seed in found["seeds"]}
    assert texts == {cut.seed.name: [(line.n, line.text) for line in cut.seed.lines] for cut in outcome.dossier.seeds}
    ids = {article["id"] for article in found["articles"]}
    kept = set(SCHEMA["$defs"]["kept"]["enum"])
    for line in (line for seed in found["seeds"] for line in seed["lines"]):
        assert (line["article"] is not None) == (line["kind"] in kept), line
        assert line["article"] is None or line["article"] in ids


def test_every_span_lies_within_its_line(dossier: tuple[Path, Outcome]) -> None:
    """The evidence of every fact, step and mention can be looked up, and is not empty."""
    found = data(dossier[0])
    lines = {(seed["file"], line["n"]): line["text"] for seed in found["seeds"] for line in seed["lines"]}
    count = 0
    for span in spans_in(found["articles"]):
        count += 1
        assert lines[span["seed"], span["n"]][span["start"] : span["end"]].strip(), span
        assert span["end"] <= len(lines[span["seed"], span["n"]]), span
    assert count


def spans_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [span for item in value for span in spans_in(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"seed", "n", "start", "end"} <= set(value) else []
    return own + [span for item in value.values() for span in spans_in(item)]


def test_the_data_file_says_what_the_pages_say(dossier: tuple[Path, Outcome]) -> None:
    """The same header in both, a day as text."""
    docs, _ = dossier
    pages = headers(docs)
    for entry in data(docs)["articles"]:
        header = pages[entry["url"].split("/")[1]]
        for key in set(CONTRACT) - {"generator"}:
            value = header[key]
            assert entry[key] == (value.isoformat() if isinstance(value, dt.date) else value), key


def test_a_stated_fact_has_its_place(dossier: tuple[Path, Outcome]) -> None:
    """The evidence rule: stated facts point to words (or an address), inferred ones have steps or words, unknown ones a reason."""
    for entry in data(dossier[0])["articles"]:
        for fact in (f for value in entry["facts"].values() for f in (value if isinstance(value, list) else [value])):
            if fact["basis"] == "stated":
                assert fact["spans"] or fact["rule"] == "address", fact
            if fact["basis"] == "inferred":
                assert fact["steps"] or fact["spans"], fact
            if fact["basis"] == "unknown":
                assert fact["reason"], fact


# The pages


def test_pages_hang_on_the_dossier_alone(dossier: tuple[Path, Outcome]) -> None:
    """Made twice they are the same, each under a path of its own, below docs/."""
    docs, outcome = dossier
    pages = make_pages(outcome.dossier)
    assert pages == make_pages(outcome.dossier)
    assert len({page.path for page in pages}) == len(pages)
    for page in pages:
        assert re.fullmatch(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.(?:md|json|bib|xml|txt|png|csv|ics|sqlite)", page.path), page.path
        assert (docs / page.path).read_bytes() == page.content


def test_an_article_page_shows_all_of_its_seed(dossier: tuple[Path, Outcome]) -> None:
    """Every kept line as text, every dropped one with its reason, and the seed's lines with their numbers."""
    docs, outcome = dossier
    for entry in outcome.dossier.entries:
        text = (docs / "bai-viet" / f"{entry.slug}.md").read_text(encoding="utf-8")
        for line in entry.article.draft.lines:
            assert f'value="{line.n}"' in text, (entry.slug, line)


def test_local_links_lead_somewhere(dossier: tuple[Path, Outcome]) -> None:
    """Every relative link of a page, taken from the page's own address, is a page that exists."""
    docs, _ = dossier
    addresses = {address_of(path, docs) for path in docs.rglob("*.md")}
    known = addresses | {path.relative_to(docs).as_posix() for path in docs.rglob("*.*")}
    written_by_hand = {"gioi-thieu/"}
    for path in docs.rglob("*.md"):
        for link in re.findall(r'href="([^"#?]+)', path.read_text(encoding="utf-8")):
            if re.match(r"[a-z]+:", link):
                continue
            assert resolved(address_of(path, docs), link) in known | written_by_hand, (path.name, link)


def address_of(path: Path, docs: Path) -> str:
    below = path.relative_to(docs).with_suffix("")
    return "" if below.as_posix() == "index" else (below.parent if below.name == "index" else below).as_posix() + "/"


def resolved(address: str, link: str) -> str:
    parts = address.split("/")[:-1]
    for part in link.split("/"):
        if part == "..":
            assert parts, (address, link)
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def test_templates_and_pages_know_their_words() -> None:
    """Every word that a template or a page asks lang/vi/site.yml for is there."""
    folder = Path(str(files("build_dossier")))
    asked = set()
    for path in (*folder.glob("templates/*.j2"), *folder.glob("pages/*.py")):
        text = path.read_text(encoding="utf-8")
        asked |= {(path.name, word) for word in re.findall(r"(?<![\w.])t\.([a-z_]+)", text)} if path.suffix == ".j2" else set()
        asked |= {(path.name, word) for word in re.findall(r"words\(\)\[\"([a-z_]+)\"\]", text)}
    assert len(asked) > 40
    assert {(name, word) for name, word in asked if word not in words()} == set()


def test_unknown_is_said(project_with: Project) -> None:
    """An article without day and outlet says so in words and stands at the end of the list."""
    settings = project_with({"a.txt": article(), "b.txt": MIXED["undated.txt"]})
    generate(settings)
    listed = (settings.docs / "bai-viet" / "index.md").read_text(encoding="utf-8")
    assert listed.index("## 2023") < listed.index("## Chưa rõ ngày")
    (page,) = (settings.docs / "bai-viet").glob("*-so-1-*.md")
    text = page.read_text(encoding="utf-8")
    assert "Chưa rõ ngày" in text
    assert "Chưa rõ nguồn" in text
    assert "None" not in text


def test_a_dossier_without_articles_has_its_pages(project_with: Project) -> None:
    """Menus only: an empty list, a valid data file, a front page that promises nothing."""
    settings = project_with({"a.txt": "Trang chủ\nThời sự\n"})
    outcome = generate(settings)
    assert outcome.dossier.entries == ()
    assert (settings.docs / "index.md").exists()
    assert Draft202012Validator(SCHEMA).is_valid(data(settings.docs))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2024-12-03", "3-12-2024"),
        ("2024-12", "tháng 12-2024"),
        ("2024", "năm 2024"),
        (None, "Chưa rõ ngày"),
        ("2024-12-03T11:19", "3-12-2024"),
    ],
)
def test_days_in_the_words_of_a_newspaper(value: str | None, text: str) -> None:
    """As much as is known, no zero in front."""
    assert day(value) == text


def test_moments_in_the_words_of_a_newspaper() -> None:
    """Weekday, day, minute; the zone only where the page gave one."""
    assert moment("2023-08-05") == "Thứ bảy, 5-8-2023"
    assert moment("2023-08-05T10:15") == "Thứ bảy, 5-8-2023, 10:15"
    assert moment("2023-08-05T10:15+07:00") == "Thứ bảy, 5-8-2023, 10:15 (GMT+7)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ngắn", "ngắn"),
        ("một hai ba", "một hai ba"),
        ("một hai bốn", "một hai…"),
        ("một hai, ba", "một hai…"),
        ("m" * 20, "mmmmmmmmmm…"),
    ],
)
def test_a_cut_text_ends_between_words(text: str, shown: str) -> None:
    """At most the limit, without a comma at the end; a word longer than the limit is cut itself."""
    assert cut(text, 10) == shown


def test_a_kicker_tells_articles_apart(built: tuple[Settings, Outcome]) -> None:
    """Above a headline stands a topic of the article, and not the one that all of them have."""
    found = kickers(built[1].dossier)
    entries = built[1].dossier.entries
    assert {entry.id for entry in entries if entry.tags} == set(found)
    for entry in entries:
        assert found[entry.id][0] in {fact.value for fact in entry.tags}
    assert "gia-nhap-nato" not in {topic for topic, _ in found.values()}


def test_one_article_alone_has_a_kicker(project_with: Project) -> None:
    """Where nothing sets topics apart the article's own stands there."""
    outcome = generate(project_with({"a.txt": article(), "topics.yml": "- {id: cau, label: Cầu, phrases: [cây cầu]}\n"}))
    assert list(kickers(outcome.dossier).values()) == [("cau", "Cầu")]
