"""What a page costs the reader, and whom it asks: the site itself, and little of it."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.kinds import articles, one_of_each

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]  # one browser, one built site

LIMIT = 150_000  # bytes, as a host sends them; the search is loaded when it is first used
PACKED = (".woff2", ".png", ".gz")


def test_a_page_is_light_and_asks_nobody_else(chromium: Browser, address: str) -> None:
    """One page of each kind and every article, with fonts and scripts, compressed as hosts do: below 150 kB, all from the site
    itself, all there, and nothing of the search but what opens it."""
    for path in {*one_of_each(address).values(), *articles(address)} - {"tra-cuu/"}:
        context = chromium.new_context()  # of a reader who comes for the first time
        page, answers = context.new_page(), list[Response]()
        page.on("response", lambda answer, answers=answers: answers.append(answer))
        page.goto(address + path)
        page.evaluate("document.fonts.ready")
        assert [answer.url for answer in answers if answer.status != 200 or not answer.url.startswith(address)] == [], path
        sizes = {answer.url: len(answer.body() if answer.url.endswith(PACKED) else gzip.compress(answer.body())) for answer in answers}
        assert 0 < sum(sizes.values()) < LIMIT, (path, sizes)
        assert not [url for url in sizes if "/search/" in url and not url.endswith(("search.js", "search.css"))], path
        context.close()


def test_nothing_moves_for_readers_who_asked_for_calm(page: Page, address: str) -> None:
    """With reduced motion no page animates, fades or scrolls smoothly."""
    page.emulate_media(reduced_motion="reduce")
    for path in one_of_each(address).values():
        page.goto(address + path)
        moving = page.evaluate("""() => [document.documentElement, ...document.body.querySelectorAll("*")].filter(element => {
          const style = getComputedStyle(element);
          return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth";
        }).map(element => element.className || element.tagName)""")
        assert moving == [], path
