"""Whatever a seed or a table says, the generated Markdown renders to the same words and to nothing that acts."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from build_dossier.build import generate
from build_dossier.model import Outcome
from tests.conftest import ROOT
from tests.hostile import PAYLOADS, write_hostile_seeds
from tests.samples import make_project
from tests.test_escape import CONFIGS, EXTENSIONS

# Elements that our templates never write; svg is ours where it has a viewBox.
FORBIDDEN = {
    "script", "style", "iframe", "object", "embed", "img", "image", "video", "audio", "math", "mi", "form", "base", "meta",
    "link", "frame", "b", "ins", "del", "abbr", "sup", "kbd", "mark",
}  # fmt: skip
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "cite"}


# The one script element of a page of ours: data for search engines, which no browser runs.
LINKED_DATA = ("script", {"type": "application/ld+json"})


class Rendered(HTMLParser):
    """A page as a browser would see it: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[str] = []
        self.odd: list[str] = []
        self.scripts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        (self.scripts if self.lasttag == "script" and self.cdata_elem else self.pieces).append(data)

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    def handle_decl(self, decl: str) -> None:
        self.odd.append(decl)

    def handle_pi(self, data: str) -> None:
        self.odd.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    def dangers(self) -> list[str]:
        found = [
            f"<{tag}>"
            for tag, attributes in self.elements
            if (tag in FORBIDDEN and (tag, attributes) != LINKED_DATA) or (tag == "svg" and "viewbox" not in attributes)
        ]
        for tag, attributes in self.elements:
            for name, value in attributes.items():
                scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", value).lower())
                if name.startswith("on") or name in ("style", "srcdoc"):
                    found.append(f"<{tag} {name}>")
                if name in URL_ATTRIBUTES and (value.startswith("//") or (scheme and scheme[1] not in ("http", "https"))):
                    found.append(f"<{tag} {name}={value}>")
                if name in URL_ATTRIBUTES and scheme and "bd-original" not in attributes.get("class", ""):
                    found.append(f"<{tag} {name}={value}>")
        return found + self.odd


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """docs/ and the outcome of the attacker's seeds."""
    settings = make_project(tmp_path_factory.mktemp("hostile"), {})
    write_hostile_seeds(settings.seeds)
    return settings.docs, generate(settings)


def render(docs: Path, markdown: Markdown) -> dict[str, Rendered]:
    """Every Markdown page as HTML, by its path."""
    pages = {}
    for path in sorted(docs.rglob("*.md")):
        body, _ = get_data(path.read_text(encoding="utf-8"))
        pages[path.relative_to(docs).as_posix()] = Rendered(markdown.reset().convert(body))
    return pages


@pytest.fixture(scope="module")
def pages(hostile: tuple[Path, Outcome]) -> dict[str, Rendered]:
    """The pages as MkDocs renders them with the repository's mkdocs.yml."""
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(hostile[0]))
    return render(hostile[0], Markdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"]))


def test_every_hostile_seed_builds(hostile: tuple[Path, Outcome]) -> None:
    """No payload makes a seed unreadable: an article for each."""
    assert len(hostile[1].dossier.entries) >= len(PAYLOADS) + 7


def test_nothing_acts(pages: dict[str, Rendered]) -> None:
    """No script, drawing, frame, picture, handler, style, comment; no link but our own and the stated original."""
    assert {name: page.dangers() for name, page in pages.items() if page.dangers()} == {}


def test_nothing_acts_with_every_extension_on(hostile: tuple[Path, Outcome]) -> None:
    """An editor may switch on what Markdown has: still no script, frame, picture, handler or foreign link."""
    markdown = Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)
    acting = {
        name: [danger for danger in page.dangers() if danger.strip("<>") not in ("ins", "del", "mark", "kbd", "abbr", "sup", "b")]
        for name, page in render(hostile[0], markdown).items()
    }
    assert {name: dangers for name, dangers in acting.items() if dangers} == {}


@pytest.mark.parametrize("extended", [False, True])
def test_data_for_search_engines_stays_data(hostile: tuple[Path, Outcome], pages: dict[str, Rendered], extended: bool) -> None:
    """At most one block a page, whole after every extension of Markdown, and it says what the page is called."""
    markdown = Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)
    found = render(hostile[0], markdown) if extended else pages
    blocks = {name: page.scripts for name, page in found.items() if page.scripts}
    assert len(blocks) > len(PAYLOADS)
    for name, scripts in blocks.items():
        assert len(scripts) == [element == LINKED_DATA for element in found[name].elements].count(True) == 1, name
        assert json.loads(scripts[0])["@context"] == "https://schema.org"


def test_the_words_are_all_there(hostile: tuple[Path, Outcome], pages: dict[str, Rendered]) -> None:
    """Each kept line of each article is readable on its page, sign by sign."""
    for entry in hostile[1].dossier.entries:
        text = pages[f"bai-viet/{entry.slug}.md"].text
        for line in entry.article.draft.lines:
            assert " ".join(line.text.split()) in text, (entry.slug, line.text)


def test_a_payload_stands_in_every_kind_of_line(hostile: tuple[Path, Outcome]) -> None:
    """The fixture itself: the first payload reaches title, day, lede, body, subhead, caption, list, signature, origin and what is
    dropped."""
    kinds = {line.kind for entry in hostile[1].dossier.entries for line in entry.article.draft.lines if PAYLOADS[0] in line.text}
    assert {"title", "dateline", "lede", "body", "subhead", "caption", "list", "byline", "source-line", "widget"} <= kinds


def test_the_tables_words_are_there(pages: dict[str, Rendered]) -> None:
    """The dossier's title and description and the outlet's name, as the editor wrote them."""
    everything = " ".join(" ".join(PAYLOADS).split())
    assert pages["index.md"].text.count(everything) == 2
    assert everything[:190] in pages["nguon/bao-bach-sa.md"].text


def test_templates_and_snippets_do_nothing(pages: dict[str, Rendered]) -> None:
    """No sum is worked out, no file is read in."""
    for name, page in pages.items():
        assert "1337" not in page.text, name
        assert "site_name" not in page.text, name


def test_headers_carry_the_text_as_it_is(hostile: tuple[Path, Outcome]) -> None:
    """The front matter holds plain text: whoever prints it escapes it."""
    by_slug = {entry.slug: entry for entry in hostile[1].dossier.entries}
    for path in (hostile[0] / "bai-viet").glob("*.md"):
        _, header = get_data(path.read_text(encoding="utf-8"))
        if path.stem in by_slug:
            assert header["title"] == by_slug[path.stem].facts["title"].value
            assert header["seed"] == by_slug[path.stem].article.draft.seed.name


def test_no_name_of_a_seed_becomes_a_path(hostile: tuple[Path, Outcome]) -> None:
    """Files of docs/ are small letters, digits and dashes."""
    for path in hostile[0].rglob("*"):
        assert re.fullmatch(r"[a-z0-9-]+(?:\.(?:md|json|xml|csv|bib|txt|ics|sqlite))?|\.build-dossier\.json", path.name), path.name


def test_the_data_file_holds_plain_text(hostile: tuple[Path, Outcome]) -> None:
    """The words of the seed, not escaped twice; only http addresses as sources."""
    found = json.loads((hostile[0] / "data" / "dossier.json").read_text(encoding="utf-8"))
    assert any(line["text"] == PAYLOADS[0] for seed in found["seeds"] for line in seed["lines"])
    assert {re.match("[a-z]*", entry["source_url"] or "")[0] for entry in found["articles"]} <= {"", "http", "https"}
