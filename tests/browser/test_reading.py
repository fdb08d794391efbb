"""What helps a reader of an article: cards of names, places to point at, citations to copy, all by pointer and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import articles

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]  # one browser, one built site


@pytest.fixture
def article(page: Page, address: str) -> Page:
    """The article that names Antony Blinken with an office, open."""
    (path,) = (path for path in articles(address) if "nato-co-the-se-bo-qua" in path)
    page.goto(address + path)
    return page


def test_a_card_says_who_held_what_on_the_day(article: Page) -> None:
    """The name of the table, the office of that day and its term, and how often the dossier names them."""
    article.locator(".bd-article > p a", has_text="Antony Blinken").hover()
    card = article.get_by_role("tooltip")
    card.wait_for()
    assert card.inner_text().splitlines() == ["Antony Blinken", "Ngoại trưởng Mỹ (từ 26-1-2021)", "Có tên trong 2 bài của hồ sơ"]


def test_nobody_holds_an_office_before_the_term(article: Page) -> None:
    """Trump was elected and not yet in office on 3-12-2024: the card names no office."""
    article.locator(".bd-article > p a", has_text="Donald Trump").hover()
    card = article.get_by_role("tooltip")
    card.wait_for()
    assert "Tổng thống" not in card.inner_text()


def test_a_card_stays_under_the_pointer_and_goes_with_escape(article: Page) -> None:
    """WCAG 1.4.13: the pointer may rest on the card, Esc takes it away without moving, leaving takes it away."""
    link = article.locator(".bd-article > p a", has_text="Antony Blinken")
    card = article.get_by_role("tooltip")
    link.hover()
    card.wait_for()
    card.hover()
    article.wait_for_timeout(600)  # ms; longer than a card waits for the pointer
    assert card.is_visible()
    article.keyboard.press("Escape")
    assert card.count() == 0
    link.hover()
    card.wait_for()
    article.mouse.move(5, 5)
    card.wait_for(state="detached")


def test_a_card_opens_with_the_focus(article: Page) -> None:
    """By keyboard the name is described by its card, which goes when the focus goes."""
    link = article.locator(".bd-article > p a", has_text="Antony Blinken")
    article.locator(".bd-meta a").focus()
    for _ in range(40):
        article.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    assert link.get_attribute("aria-describedby") == article.get_by_role("tooltip").get_attribute("id")
    article.keyboard.press("Tab")
    assert article.get_by_role("tooltip").count() == 0
    assert link.get_attribute("aria-describedby") is None


def test_a_card_stays_in_the_window(article: Page) -> None:
    """On a narrow window too, for every name."""
    article.set_viewport_size({"width": 320, "height": 700})
    for link in article.locator(".bd-article > :is(.bd-lede, .bd-body, .bd-caption) > a:not(.bd-permalink)").all():
        link.hover()
        box = article.get_by_role("tooltip").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
        article.keyboard.press("Escape")


def test_every_paragraph_can_be_pointed_at(article: Page) -> None:
    """Each paragraph ends with a link to itself, seen under the pointer and with the focus."""
    paragraphs = article.locator(".bd-article > :is(.bd-lede, .bd-body, .bd-list)")
    assert paragraphs.count() > 5
    for paragraph in paragraphs.all():
        link = paragraph.locator(".bd-permalink")
        assert link.get_attribute("href") == f"#{paragraph.get_attribute('id')}"
    link = paragraphs.nth(2).locator(".bd-permalink")
    assert link.evaluate("link => getComputedStyle(link).opacity") == "0"
    link.hover()
    assert link.evaluate("link => getComputedStyle(link).opacity") == "1"
    link.click()
    assert article.url.endswith(f"#{paragraphs.nth(2).get_attribute('id')}")


def test_a_citation_is_copied_as_it_stands(article: Page) -> None:
    """A button beside each citation; the lines of a reference manager's record keep their spaces and ends."""
    article.context.grant_permissions(["clipboard-read", "clipboard-write"])
    clipboard = "navigator.clipboard.readText()"
    section = article.get_by_role("region", name="Trích dẫn bài này")
    section.get_by_role("button", name="Sao chép").first.click()
    section.get_by_text("Đã sao chép.").wait_for()
    assert article.evaluate(clipboard).startswith("Hồng Hạnh. (2024, ngày 3 tháng 12). NATO có thể sẽ bỏ qua")
    section.get_by_text("RIS", exact=True).click()
    section.get_by_role("button", name="Sao chép").last.click()
    article.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('TY  - NEWS\\nID  - bai-'))")
    assert article.evaluate(clipboard).splitlines()[-1].strip() == "ER  -"


def test_lines_are_as_long_as_eyes_like(article: Page) -> None:
    """At a desk a full line of the text has 60 to 75 characters, as the median."""
    article.set_viewport_size({"width": 1280, "height": 900})
    lengths = article.evaluate("""() => [...document.querySelectorAll(".bd-article > .bd-body")].flatMap(paragraph => {
      const range = document.createRange(), lines = new Map(), walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) for (let i = 0; i < walker.currentNode.length; i++) {
        range.setStart(walker.currentNode, i); range.setEnd(walker.currentNode, i + 1);
        const top = Math.round(range.getBoundingClientRect().top / 8);
        lines.set(top, (lines.get(top) || 0) + 1);
      }
      return [...lines.values()].slice(0, -1);
    }).sort((a, b) => a - b)""")
    assert 60 <= lengths[len(lengths) // 2] <= 75
