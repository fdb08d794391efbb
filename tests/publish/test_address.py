"""What needs the site's address is there with it, complete and leading somewhere, and left out without it: with both publishers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from making import copy_project, make
from mkdocs.commands.build import build
from mkdocs.config import load_config

AT = "https://example.org/ho-so/"
PUBLISHERS = ["mkdocs", "zensical"]


def heads(site: Path) -> dict[str, str]:
    """The head of every page but the missing one, by address."""
    pages = {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in site.rglob("*.html")}
    return {name: path.read_text(encoding="utf-8").split("</head>")[0] for name, path in pages.items() if name != "404.html"}


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_every_page_says_where_it_stands(published: Callable[..., Path], publisher: str) -> None:
    """Canonical link, the address for networks and the card, which exists."""
    site = published(publisher, f"site_url: {AT}")
    for name, head in heads(site).items():
        head = head.replace("&#x2f;", "/")
        assert f'<link rel="canonical" href="{AT}{name}">' in head, name
        assert f'<meta property="og:url" content="{AT}{name}">' in head, name
        assert f'<meta property="og:image" content="{AT}data/card.png">' in head, name
    assert (site / "data" / "card.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_the_site_map_names_every_page(published: Callable[..., Path], publisher: str) -> None:
    """Every page once, by its full address, without a day of change that nobody knows."""
    site = published(publisher, f"site_url: {AT}")
    root = etree.parse(site / "sitemap.xml").getroot()
    found = [element.text for element in root.iter("{*}loc")]
    assert sorted(found) == sorted(AT + name for name in heads(site))
    assert not list(root.iter("{*}lastmod"))


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_pages_name_their_feeds(published: Callable[..., Path], publisher: str) -> None:
    """The front page, the articles, topics and actors: in the head, and the feed is published."""
    site = published(publisher, f"site_url: {AT}")
    found = {}
    for name, head in heads(site).items():
        for address in re.findall(r'application/atom\+xml" title="[^"]*" href="([^"]+)"', head.replace("&#x2f;", "/")):
            found[name] = (site / name / address).resolve().relative_to(site.resolve()).as_posix()
            assert (site / found[name]).is_file()
    assert found[""] == found["bai-viet/"] == "feed.xml"
    assert found["nhan-vat/mark-rutte/"] == "nhan-vat/mark-rutte.xml"
    assert set(found.values()) == {path.relative_to(site).as_posix() for path in site.rglob("*.xml")} - {"sitemap.xml"}


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_without_an_address_all_of_it_is_left_out(published: Callable[..., Path], publisher: str) -> None:
    """No half address, no empty site map; what needs none stays."""
    site = published(publisher)
    assert not [path.name for path in site.rglob("*.xml*")]
    for head in heads(site).values():
        assert not re.search(r"canonical|og:url|og:image|atom", head)
    assert (site / "citations.bib").is_file()
    assert (site / "llms.txt").is_file()


def test_mkdocs_takes_the_address_of_the_dossier(tmp_path: Path) -> None:
    """`mkdocs build` knows the address that stands in dossier.yml alone."""
    settings = copy_project(tmp_path / "project")
    with (settings.seeds / "dossier.yml").open("a", encoding="utf-8") as table:
        table.write(f"\nsite_url: {AT}\n")
    build(load_config(str(settings.config), docs_dir=str(settings.docs), site_dir=str(settings.site)))
    assert AT in (settings.site / "sitemap.xml").read_text(encoding="utf-8")
    assert (settings.site / "feed.xml").is_file()


def test_the_packed_site_map_has_the_same_bytes_every_day(tmp_path: Path) -> None:
    """No page hangs on the clock, this one neither: its stamp is not the day of the build."""
    settings = copy_project(tmp_path / "project")
    with settings.config.open("a", encoding="utf-8") as config:
        config.write(f"\nsite_url: {AT}\n")
    packed = (make(settings) / "sitemap.xml.gz").read_bytes()
    assert packed[4:8] == bytes(4)  # the time in the header of gzip
