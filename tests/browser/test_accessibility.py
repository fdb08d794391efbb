"""The rules of axe-core hold on every kind of page, in light and dark, with everything unfolded."""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import one_of_each

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]  # one browser, one built site

AXE = files("axe_playwright_python") / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => (await axe.run(document, { runOnly: tags, resultTypes: ["violations"] })).violations
  .map(found => `${found.id}: ${found.nodes.map(node => node.html + " " + node.failureSummary).join("; ").slice(0, 600)}`)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_axe_is_broken(chromium: Browser, address: str, scheme: str) -> None:
    """WCAG 2.2 A and AA and axe's best practices: no violation on one page of each kind."""
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = {kind: told for kind, path in one_of_each(address).items() if (told := violations(page, address + path))}
    context.close()
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_axe_is_broken_while_searching(chromium: Browser, address: str, scheme: str) -> None:
    """The search dialog with its results, over the page that it was opened on; the search page with results, and with a suggestion."""
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("/")
    page.locator("#bd-search input").fill("NATO")
    page.locator("#bd-search [data-result]").first.wait_for()
    assert rules(page) == []
    for query, awaited in (("NATO", "[data-result]"), ("zelenksy", ".bd-search-help a")):
        page.goto(f"{address}tra-cuu/?q={query}")
        page.locator(f"#bd-search-page {awaited}").first.wait_for()
        assert rules(page) == []
    context.close()


def test_axe_would_tell(chromium: Browser, address: str) -> None:
    """The rules do run: faint text, a button and a picture without a name are found."""
    page = chromium.new_page()
    page.goto(address)
    faults = '<p style="color:#ccc;background:#fff">mờ</p><button></button><img src="x.png">'
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", faults)
    assert {told.split(":")[0] for told in rules(page)} >= {"color-contrast", "button-name", "image-alt"}
    page.close()


def violations(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.eval_on_selector_all("details", "all => all.forEach(details => { details.open = true; })")
    return rules(page)


def rules(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN, RULES)
    return found
