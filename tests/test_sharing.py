"""What other programs read: feeds, data for search engines, llms.txt, the card. No day in them is invented, and what needs the
site's address is there with it and left out without."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import PngImagePlugin

from build_dossier.build import generate
from build_dossier.drawing import SIZE, card
from build_dossier.escape import script_json, xml
from build_dossier.model import Outcome
from build_dossier.pages.feeds import NEWEST, UNKNOWN
from build_dossier.settings import Settings
from build_dossier.settings import folders as folders_of
from build_dossier.write import write_pages
from tests.conftest import ROOT
from tests.hostile import write_hostile_seeds
from tests.samples import article, make_project, numbered

Project = Callable[[Mapping[str, str | bytes]], Settings]
ADDRESS = "https://ho-so.example/nato/"
ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """docs/ of the repository's seeds for a site with an address."""
    folder = tmp_path_factory.mktemp("placed")
    seeds = {path.name: path.read_bytes() for path in (ROOT / "seeds").iterdir()}
    table = seeds["dossier.yml"].decode() + f"\nsite_url: {ADDRESS}\n"
    settings = make_project(folder, {**seeds, "dossier.yml": table})
    return settings.docs, generate(settings)


def linked_data(docs: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in docs.rglob("*.md"):
        for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text(encoding="utf-8")):
            yield path, json.loads(found)


def feed(path: Path) -> Any:
    return etree.parse(path).getroot()


# Feeds


def test_every_feed_is_atom(placed: tuple[Path, Outcome]) -> None:
    """One for all articles, each topic, each person, organization and country: what Atom demands is there, addresses are full."""
    docs, outcome = placed
    paths = list(docs.rglob("*.xml"))
    folders = ("chu-de", "nhan-vat", "to-chuc", "quoc-gia")
    pages = [path for folder in folders for path in (docs / folder).glob("*.md") if path.stem != "index"]
    assert {docs / "feed.xml", *(path.with_suffix(".xml") for path in pages)} == set(paths)
    for path in paths:
        root = feed(path)
        assert root.tag == f"{ATOM}feed"
        for element in (root, *root.iter(f"{ATOM}entry")):
            assert element.findtext(f"{ATOM}title")
            assert element.findtext(f"{ATOM}id").startswith(ADDRESS)
            assert RFC3339.fullmatch(element.findtext(f"{ATOM}updated"))
        ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
        assert ids and len(set(ids)) == len(ids)
        assert all(link.get("href").startswith(("https://", "http://")) for link in root.iter(f"{ATOM}link"))
    assert len(list(feed(docs / "feed.xml").iter(f"{ATOM}entry"))) == len(outcome.dossier.entries)


def test_a_reported_day_is_no_date_of_a_feed(placed: tuple[Path, Outcome]) -> None:
    """The day of publication or the moment that nobody takes for one; `published` only where the page gives a time with its zone."""
    docs, outcome = placed
    by_id = {entry.id: entry for entry in outcome.dossier.entries}
    seen = set()
    for item in feed(docs / "feed.xml").iter(f"{ATOM}entry"):
        entry = by_id[item.findtext(f"{ATOM}id").rsplit("/", 1)[1]]
        updated, published = item.findtext(f"{ATOM}updated"), item.findtext(f"{ATOM}published")
        stated = entry.facts["published"].value
        seen.add((stated is None, published is None))
        if stated is None:
            assert (updated, published) == (UNKNOWN, None)
            assert "không rõ ngày đăng" in item.findtext(f"{ATOM}summary")
        else:
            assert updated.startswith(stated[:10])
            assert published == (f"{stated[:16]}:00{stated[16:]}" if len(stated) > 16 else None)
    assert seen == {(True, True), (False, True), (False, False)}


def test_a_feed_holds_the_newest_only(project_with: Project) -> None:
    """However many articles there are."""
    seeds: dict[str, str | bytes] = {f"{n}.txt": numbered(n) for n in range(NEWEST + 5)}
    settings = project_with({**seeds, "dossier.yml": f"title: Cầu\nsite_url: {ADDRESS}\n"})
    generate(settings)
    assert len(list(feed(settings.docs / "feed.xml").iter(f"{ATOM}entry"))) == NEWEST


def test_hostile_words_leave_no_feed_and_no_script(tmp_path: Path) -> None:
    """Every feed is well-formed, every piece of linked data is JSON, whatever headlines, names and topics try."""
    settings = make_project(tmp_path, {})
    write_hostile_seeds(settings.seeds)
    table = settings.seeds / "dossier.yml"
    table.write_text(json.dumps({**json.loads(table.read_text(encoding="utf-8")), "site_url": ADDRESS}), encoding="utf-8")
    generate(settings)
    for path in settings.docs.rglob("*.xml"):
        assert {element.tag.removeprefix(ATOM) for element in feed(path).iter() if isinstance(element.tag, str)} <= {
            *("feed", "generator", "id", "title", "subtitle", "link", "author", "name", "updated", "published", "entry"),
            *("category", "summary"),
        }
    found = list(linked_data(settings.docs))
    assert len(found) > 20
    assert {data["@type"] for _, data in found} == {"WebSite", "NewsArticle", "Person", "Organization"}


def test_signs_that_a_format_cannot_hold() -> None:
    """XML has no control characters; a script element ends nowhere within its JSON."""
    assert xml("a\x00b\x0bc\ufffe & <d>") == "abc &amp; &lt;d&gt;"
    text = script_json({"a": "</script><!-- \u2028 &"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": "</script><!-- \u2028 &"}


# Data for search engines


def test_only_a_stated_publication_becomes_date_published(placed: tuple[Path, Outcome]) -> None:
    """A reported day is what the article covers; an unknown day is nothing."""
    docs, outcome = placed
    by_id = {entry.id: entry for entry in outcome.dossier.entries}
    found = [data for _, data in linked_data(docs) if data["@type"] == "NewsArticle"]
    assert {data["identifier"] for data in found} == set(by_id)
    for data in found:
        entry = by_id[data["identifier"]]
        assert data.get("datePublished") == entry.facts["published"].value
        assert data.get("temporalCoverage") == (entry.date if entry.date_role == "reported" else None)
        assert data["url"] == ADDRESS + entry.address


def test_people_have_their_offices_as_the_table_says(placed: tuple[Path, Outcome]) -> None:
    """Name, other spellings, terms with their ends; an office that is held has no end."""
    (rutte,) = (data for path, data in linked_data(placed[0]) if path.name == "mark-rutte.md")
    assert (rutte["@type"], rutte["name"], rutte["url"]) == ("Person", "Mark Rutte", f"{ADDRESS}nhan-vat/mark-rutte/")
    office = next(role for role in rutte["hasOccupation"] if role["hasOccupation"]["name"] == "Tổng thư ký NATO")
    assert office["startDate"] == "2024-10-01"
    assert "endDate" not in office


# The address


def test_without_an_address_nothing_pretends_to_have_one(built: tuple[Settings, Outcome]) -> None:
    """No feeds, no card, no address in the data; the notice names what is missing, and it is no problem."""
    settings, outcome = built
    assert not list(settings.docs.rglob("*.xml"))
    assert not (settings.docs / "data" / "card.png").exists()
    assert not [data for _, data in linked_data(settings.docs) if "url" in data]
    assert [notice.kind for notice in outcome.notices] == ["no-site-url"]
    assert "no-site-url" not in {found.kind for found in outcome.problems}
    assert "](data/dossier.json)" in (settings.docs / "llms.txt").read_text(encoding="utf-8")


def test_with_an_address_nothing_is_left_out(placed: tuple[Path, Outcome]) -> None:
    """And every link of llms.txt is a full one."""
    docs, outcome = placed
    assert outcome.notices == ()
    links = re.findall(r"\]\(([^)]+)\)", (docs / "llms.txt").read_text(encoding="utf-8"))
    assert len(links) > 10
    assert all(link.startswith(ADDRESS) for link in links)


@pytest.mark.parametrize(
    ("line", "variable", "found"),
    [
        ("site_url: https://a.example/", None, "https://a.example/"),
        ("site_url: !ENV BD_ADDRESS", "https://b.example/", "https://b.example/"),
        ("site_url: !ENV BD_ADDRESS", None, None),
        ("site_url: !ENV [BD_ADDRESS, 'https://c.example/']", None, "https://c.example/"),
        ("site_url: !ENV [BD_ADDRESS, 'https://c.example/']", "https://b.example/", "https://b.example/"),
        ("site_url: !ENV [BD_ADDRESS, null]", None, None),
        ("site_url: null", None, None),
    ],
)
def test_the_address_in_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, variable: str | None, found: str | None
) -> None:
    """As MkDocs reads it, the environment's values too."""
    monkeypatch.delenv("BD_ADDRESS", raising=False)
    if variable:
        monkeypatch.setenv("BD_ADDRESS", variable)
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"site_name: x\n{line}\n", encoding="utf-8")
    assert folders_of(path).get("site_url") == found


def test_the_editors_table_wins_over_the_configuration(project_with: Project) -> None:
    """dossier.yml names the address of the dossier wherever it is built; a missing slash at the end is added."""
    settings = project_with({"a.txt": article(), "dossier.yml": "title: Cầu\nsite_url: https://a.example/x\n"})
    outcome = generate(Settings(settings.config, settings.seeds, settings.docs, settings.site, 1, site_url="https://b.example/"))
    assert outcome.dossier.about["site_url"] == "https://a.example/x/"


# The card


def test_the_card_is_a_picture_of_the_same_bytes() -> None:
    """1200 by 630, drawn alike every time, with words on it: other words, other bytes."""
    one = card("Cầu Lam Kiều", "Đò nghỉ, cầu thông.", "3 bài viết")
    assert one == card("Cầu Lam Kiều", "Đò nghỉ, cầu thông.", "3 bài viết")
    assert one != card("Cầu Lam Kiểu", "Đò nghỉ, cầu thông.", "3 bài viết")
    assert struct.unpack(">II", one[16:24]) == SIZE
    assert len(one) < 150_000  # bytes; networks refuse large ones


@pytest.mark.parametrize("words", [1, 12, 60])
def test_no_word_of_the_card_runs_over_its_edge(words: int) -> None:
    """However long title and description are: the margins stay empty, and the rule above the last line is not written over."""
    picture = BytesIO(card("đường " * words, "nghề " * words * 3, "3 bài viết"))
    image = PngImagePlugin.PngImageFile(picture).convert("L")
    assert image.crop((1130, 30, 1200, 630)).getextrema()[0] > 240
    assert image.crop((0, 525, 1200, 535)).getextrema()[0] > 240


@pytest.mark.parametrize("letters", ["ấầẩẫậ", "ĐđƠơƯư", "ăắằẳẵặ", "Šğé"])
def test_every_letter_of_the_card_has_its_shape(letters: str) -> None:
    """No letter is drawn as the box that fonts show for what they do not have: all differ."""
    assert len({card(letter, "", "") for letter in letters}) == len(letters)


def test_the_card_is_known_as_ours(placed: tuple[Path, Outcome], tmp_path: Path) -> None:
    """A killed run leaves it without a manifest: the next one knows it and the feeds again, and removes them."""
    for name in ("data/card.png", "feed.xml", "citations.bib", "llms.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((placed[0] / name).read_bytes())
    assert set(write_pages((), tmp_path)[1]) == {"data/card.png", "feed.xml", "citations.bib", "llms.txt"}
