"""The timeline in a browser: filtered by name, topic and year, and whole without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def shown(page: Page) -> int:
    return page.locator(".bd-event:visible").count()


def test_the_filters_leave_what_fits(chromium: Browser, address: str) -> None:
    """Fewer events, no empty month, the choice in the address; the same address shows the same."""
    page = chromium.new_page()
    page.goto(f"{address}dong-thoi-gian/")
    everything = shown(page)
    page.get_by_label("Được nêu tên").select_option("mark-rutte")
    left = shown(page)
    assert 0 < left < everything
    assert page.locator(".bd-event:visible:not([data-actors~=mark-rutte])").count() == 0
    assert page.locator("h2:visible").count() <= left + 1
    assert page.url.endswith("?nhan-vat=mark-rutte")
    assert page.get_by_role("status").first.text_content() == f"{left} trong {everything} sự kiện"
    page.goto(page.url)
    assert shown(page) == left
    page.get_by_label("Năm").select_option("2024")
    assert 0 < shown(page) <= left
    page.close()


def test_without_scripts_the_timeline_is_whole(chromium: Browser, address: str) -> None:
    """Every event, and names as links in the place of the filters."""
    with_scripts, without = chromium.new_page(), chromium.new_page(java_script_enabled=False)
    with_scripts.goto(f"{address}dong-thoi-gian/")
    without.goto(f"{address}dong-thoi-gian/")
    assert shown(with_scripts) == shown(without) > 20
    assert without.locator(".bd-filter a").count() > 10
    with_scripts.close()
    without.close()
