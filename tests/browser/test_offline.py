"""The unpacked bundle in a browser: every kind of page opens without a server, looks as it should, and asks nobody for anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("library")]

LEFT = "net::ERR_ABORTED"  # the reader went on before it was there
FONTS = "Promise.all([...document.fonts].map(face => face.load())).then(faces => faces.map(face => face.status))"


@pytest.fixture
def page(chromium: Browser, library_folder: Path) -> Iterator[Page]:
    """A page that fails on script errors, on files that are not there and on any request beyond the folder."""
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(library_folder.as_uri()) else None)
    opened.on("requestfailed", lambda asked: wrong.append(asked.url) if asked.failure != LEFT else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert wrong == []


def test_every_kind_of_page_opens(page: Page, library_folder: Path) -> None:
    """With its style and its font; one page of every folder."""
    found = sorted(library_folder.rglob("index.html"))
    kinds = {path.parent.relative_to(library_folder).parts[:1]: path for path in found}
    kinds |= {
        (*path.parent.relative_to(library_folder).parts[:1], "entry"): path
        for path in found
        if len(path.relative_to(library_folder).parts) > 2
    }
    assert len(kinds) >= 15
    for path in kinds.values():
        page.goto(path.as_uri())
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Source Serif 4"'), path
    assert set(page.evaluate(FONTS)) == {"loaded"}


def test_readers_get_from_page_to_page(page: Page, library_folder: Path) -> None:
    """From the front page to the list, an article, a person and back to the front page."""
    page.goto((library_folder / "index.html").as_uri())
    page.get_by_role("navigation", name="Chuyên mục").get_by_role("link", name="Bài viết").click()
    page.locator(".bd-item-title", has_text="Ukraine chuẩn bị đàm phán").first.click()
    page.locator(".bd-tags-person a").first.click()
    page.wait_for_url("**/nhan-vat/*/index.html")
    page.locator(".bd-name").click()
    expect(page).to_have_url(f"{library_folder.as_uri()}/index.html")


def test_the_dialog_searches_and_its_results_open(page: Page, library_folder: Path) -> None:
    """With the key, a result chosen with the arrows, the words marked on the article; and the page with all results."""
    page.goto((library_folder / "bai-viet" / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("dam bao an ninh")
    expect(page.get_by_role("dialog").locator("a[data-result='1']")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html?tim=*")
    expect(page.locator("p mark").first).to_be_in_viewport()
    page.keyboard.press("/")
    page.keyboard.type("đàm phán")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tra-cuu/index.html?q=*")
    expect(page.locator("#bd-search-page .bd-result")).to_have_count(5)
    page.get_by_label("Năm").select_option("2024")
    expect(page.locator("#bd-search-page .bd-result")).to_have_count(3)
    page.go_back()
    expect(page.locator("#bd-search-page .bd-result")).to_have_count(5)
