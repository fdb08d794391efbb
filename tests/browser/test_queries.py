"""Every query of queries.yml, on the search page and in the dialog, below a sub-path and opened from an unpacked bundle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("library")]

TABLE = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
ARTICLES: dict[str, str] = TABLE["articles"]
QUERIES: list[dict[str, Any]] = TABLE["queries"]
OF_ADDRESS = re.compile(r"-([0-9a-f]{8})/")
KEYS = {end: key for key, end in ARTICLES.items()}
SEEN = 8  # results that the dialog shows


def name(row: dict[str, Any]) -> str:
    return f"{row['kind']}: {row['query']} {row.get('filters', '')}".strip()


@pytest.fixture(scope="module")
def served(chromium: Browser, library: str) -> Iterator[Page]:
    """A page that the queries of this file share. It fails on script errors and on any request to another host."""
    yield from opened(chromium, library)


@pytest.fixture(scope="module")
def unpacked(chromium: Browser, library_folder: Path) -> Iterator[Page]:
    """The same without a server."""
    yield from opened(chromium, library_folder.as_uri())


def opened(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(address) else None)
    page.on("requestfailed", lambda asked: wrong.append(asked.url) if asked.failure != "net::ERR_ABORTED" else None)  # left before it came
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def keys_of(results: Locator) -> list[str]:
    """The articles of links to them, by the keys of the table."""
    addresses = results.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [KEYS.get(found[1], found[1]) if (found := OF_ADDRESS.search(address)) else address for address in addresses]


def check(row: dict[str, Any], place: Locator, most: int | None = None) -> None:
    """What the table expects of an answer; where only the first `most` results are shown, of these."""
    status = place.get_by_role("status")
    expect(status).to_contain_text("kết quả")
    found = keys_of(place.locator(".bd-result a"))
    assert most is None or len(found) <= most
    if row.get("nothing"):
        assert found == []
    if "first" in row:
        assert found[:1] == [row["first"]], found
    if "found" in row:
        assert sorted(found) == sorted(row["found"])
    begins = row.get("begins", [])
    assert found[: len(begins)] == begins, found
    if "in_order" in row:
        assert found == row["in_order"]
    assert set(row.get("some", ())) <= set(found), found
    if "says" in row:
        expect(status).to_contain_text(row["says"])
    if "suggests" in row:
        expect(place.locator(".bd-search-help a").first).to_have_text(row["suggests"])
    for called in row.get("pages", ()):
        expect(place.locator(".bd-result-pages").get_by_role("link", name=called, exact=True)).to_be_visible()
    assert place.page.evaluate("window.run") is None
    assert place.locator("img, script").count() == 0


def on_the_page(row: dict[str, Any], page: Page, address: str) -> None:
    page.goto(f"{address}?{urlencode({'q': row['query'], **row.get('filters', {})})}")
    check(row, page.locator("#bd-search-page"))


def in_the_dialog(row: dict[str, Any], page: Page, address: str) -> None:
    if page.url != address:
        page.goto(address)
    page.evaluate("document.getElementById('bd-search').close(); document.activeElement.blur()")
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Tìm trong hồ sơ")
    field = dialog.get_by_role("searchbox")
    field.fill("")
    expect(dialog.get_by_role("status")).to_be_empty()
    field.fill(row["query"])
    check(row, dialog, SEEN)


@pytest.mark.parametrize("row", QUERIES, ids=name)
def test_on_a_server(served: Page, library: str, row: dict[str, Any]) -> None:
    """On the search page, below a sub-path as on many hosts."""
    on_the_page(row, served, f"{library}tra-cuu/")


@pytest.mark.parametrize("row", QUERIES, ids=name)
def test_from_a_folder(unpacked: Page, library_folder: Path, row: dict[str, Any]) -> None:
    """From the unpacked bundle, where the browser lets no page fetch a file: in the dialog of the front page, or on the search page
    where there are filters."""
    if "filters" in row:
        on_the_page(row, unpacked, f"{library_folder.as_uri()}/tra-cuu/index.html")
    else:
        in_the_dialog(row, unpacked, f"{library_folder.as_uri()}/index.html")


def test_the_table_is_long_enough() -> None:
    """Every kind of query that readers were promised, and no article that is none of them."""
    kinds = {row["kind"] for row in QUERIES}
    assert kinds >= {
        "marks",
        "no marks",
        "NFD",
        "tones",
        "exact marks",
        "exact phrase",
        "names",
        "quoted",
        "days",
        "facets",
        "order",
        "hostile",
    }
    assert len(QUERIES) >= 40
    named = [row.get(key, []) for row in QUERIES for key in ("found", "in_order", "begins", "some")] + [
        [row["first"]] for row in QUERIES if "first" in row
    ]
    assert {key for keys in named for key in keys} <= set(ARTICLES)
