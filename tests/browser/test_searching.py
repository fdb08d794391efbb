"""Searching as readers do: on the search page and in the dialog, with marks and without."""

from __future__ import annotations

import re
import unicodedata

import pytest
from playwright.sync_api import Locator, Page, expect

from build_dossier.publish.search.tokens import bare, form, words
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]  # one browser, one built site

NEGOTIATIONS = "Ukraine chuẩn bị đàm phán với Mỹ về đảm bảo an ninh trước khi gia nhập NATO"


def results(page: Page) -> list[str]:
    """The titles of the results on the search page, best first."""
    expect(status(page)).to_have_text(re.compile("kết quả"))
    return page.locator("#bd-search-page .bd-result a").all_inner_texts()


def status(page: Page) -> Locator:
    return page.locator("#bd-search-page").get_by_role("status")


def field(page: Page) -> Locator:
    return page.locator("#bd-search-page").get_by_role("searchbox")


def look_for(page: Page, address: str, query: str) -> list[str]:
    page.goto(address + "tra-cuu/")
    field(page).fill(query)
    return results(page)


@pytest.mark.parametrize("query", ["dam phan", "đàm phán", "Đàm  Phán", "đàm phán"])
def test_negotiations_are_found_with_and_without_marks(page: Page, address: str, query: str) -> None:
    """Four of the five seeds speak of them, one in its title: that one comes first."""
    found = look_for(page, address, query)
    assert len(found) >= 4
    assert found[0] == NEGOTIATIONS


def test_d_with_stroke_is_folded(page: Page, address: str) -> None:
    """«dam bao an ninh» finds «đảm bảo an ninh», and shows it with its marks."""
    assert look_for(page, address, "dam bao an ninh")[0] == NEGOTIATIONS
    expect(page.locator(".bd-result-text mark").first).to_have_text("đảm bảo an ninh")
    assert "ḏ" not in page.content()


def test_the_phrase_as_typed_comes_first(page: Page, address: str) -> None:
    """«bảo đảm an ninh» stands in two articles, «đảm bảo an ninh» in others: the spelling decides."""
    typed = look_for(page, address, "bảo đảm an ninh")
    other = look_for(page, address, "đảm bảo an ninh")
    assert set(typed) == set(other)
    assert other[0] == NEGOTIATIONS
    assert NEGOTIATIONS not in typed[:2]
    assert not set(typed[:2]) & set(other[:2])


@pytest.mark.parametrize("query", ["“bảo đảm an ninh”", '"bao dam an ninh"'])
def test_a_quoted_phrase_is_found_as_a_whole(page: Page, address: str, query: str) -> None:
    """In quotation marks the words stand side by side in that order, with marks or without."""
    found = look_for(page, address, query)
    assert len(found) == 2
    assert NEGOTIATIONS not in found


def test_a_word_that_stands_nowhere_is_told(page: Page, address: str) -> None:
    """The other words are searched, but the reader knows."""
    look_for(page, address, "nato xyzzy")
    expect(status(page)).to_contain_text("Không bài nào có: “xyzzy”")


def test_nothing_found_is_told(page: Page, address: str) -> None:
    """Not an empty page."""
    page.goto(address + "tra-cuu/?q=xyzzy")
    expect(status(page)).to_contain_text("Không có kết quả nào cho “xyzzy”")


def test_dropped_lines_are_not_found(page: Page, address: str) -> None:
    """A heading for videos stands folded on an article's page, and is not to be searched."""
    page.goto(address + "tra-cuu/?q=%22Video+đang+HOT%22")
    expect(status(page)).to_contain_text("Không có kết quả nào")


def test_the_address_holds_the_search(page: Page, address: str) -> None:
    """A search can be kept and sent: words, filters and order are in the address, and come back from it."""
    look_for(page, address, "nato")
    told = page.get_by_label("Năm").locator("option[value='2024']").inner_text()
    page.get_by_label("Năm").select_option("2024")
    page.get_by_label("Thứ tự").select_option("oldest")
    expect(page.locator(".bd-result")).to_have_count(int(told.removeprefix("2024 (").removesuffix(")")))
    assert page.url.endswith("?q=nato&nam=2024&xep=oldest")
    titles = results(page)
    page.reload()
    assert results(page) == titles
    expect(page.get_by_label("Năm")).to_have_value("2024")


def test_results_can_be_put_in_the_order_of_days(page: Page, address: str) -> None:
    """Newest first or oldest first; what has no day stands last in both."""
    for order in ("newest", "oldest"):
        page.goto(address + f"tra-cuu/?q=nato&xep={order}")
        results(page)
        days = [text.split(" · ")[-1] for text in page.locator(".bd-result-about").all_inner_texts()]
        years = [day.split("-")[-1] for day in days if day != "Chưa rõ ngày"]
        assert years == sorted(years, reverse=order == "newest")
        assert days[len(years) :] == ["Chưa rõ ngày"] * (len(days) - len(years))
        assert len(years) >= 2


def test_a_filter_alone_lists_its_articles(page: Page, address: str) -> None:
    """Without words, a year gives the articles of that year."""
    page.goto(address + "tra-cuu/?nam=2023")
    assert results(page) == [NEGOTIATIONS]


def test_a_result_leads_to_its_article(page: Page, address: str) -> None:
    """Every result is a link marked data-result with outlet and day under it."""
    look_for(page, address, "đàm phán với Mỹ")
    expect(page.locator("a[data-result='1']")).to_have_text(NEGOTIATIONS)
    expect(page.locator(".bd-result-about").first).to_contain_text("31-7-2023")
    page.locator("a[data-result='1']").click()
    page.wait_for_url("**/bai-viet/**")
    expect(page.locator("h1")).to_have_text(NEGOTIATIONS)


def test_searched_words_are_marked_on_the_article(page: Page, address: str) -> None:
    """In the text and in the headline, also across a link, the first place in view; nothing in evidence or seed; without scripts' traces
    on a page that was not reached by a search."""
    look_for(page, address, "đảm bảo an ninh")
    page.locator("a[data-result='1']").click()
    page.wait_for_url("**/bai-viet/**")
    marks = page.locator("[data-search-body] mark")
    expect(marks.first).to_be_visible()
    assert {text.lower() for text in marks.all_inner_texts()} == {"đảm bảo an ninh"}
    expect(page.locator("h1 mark")).to_have_count(1)
    expect(page.locator("p mark").first).to_be_in_viewport()
    assert page.locator("[data-search-ignore] mark").count() == 0
    page.goto(page.url.split("?")[0])
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("mark").count() == 0


ODD = "Đàm phán hoà hòa thuỷ THỦY quý Quỳnh oái Wałęsa Erdoğan Strauß Æsir ıki Łódź ỘC 007 0 3.10 H'Drai Ma-ri-a ΣΟΦΟΣ İstanbul ﬁn x² 中文"


def test_browser_and_index_cut_words_alike(page: Page, address: str) -> None:
    """Every word of the seeds, decomposed or not, and odd ones, has the same key in text.js and in tokens.py."""
    page.goto(address)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))] + [ODD]
    texts += [unicodedata.normalize("NFD", text) for text in texts]
    made = page.evaluate(
        """async (texts) => {
          const { words, form, bare } = await bdSearch.take("text");
          return texts.map((text) => words(text.normalize("NFC")).map(({ word }) => [form(word), bare(form(word))]));
        }""",
        texts,
    )
    assert made == [[[form(word), bare(form(word))] for word in words(text)] for text in texts]


def test_another_spelling_is_marked_on_the_article(page: Page, address: str) -> None:
    """Who looks for Zelenskiy sees where the page has Zelensky, and the excerpt shows it."""
    look_for(page, address, "Zelenskiy")
    expect(page.locator(".bd-result-text mark").first).to_have_text(re.compile("Zelenskyy?"))
    page.locator("a[data-result='1']").click()
    page.wait_for_url("**/bai-viet/**")
    expect(page.locator("p mark").first).to_have_text(re.compile("Zelenskyy?"))


def test_an_address_made_by_hand_marks_and_does_no_harm(page: Page, address: str) -> None:
    """What stands in ?tim= is text to look for, however much of it there is."""
    page.goto(address + "bai-viet/")
    article = page.locator(".bd-item-title").first.get_attribute("href") or ""
    page.goto(
        f"{address}bai-viet/{article}?tim=NATO&tim=%3Cimg+src%3Dx+onerror%3D%22window.run%3D1%22%3E&tim=" + "a+" * 2000 + "&tim=x" * 200
    )
    expect(page.locator("p mark").first).to_have_text("NATO")
    assert page.evaluate("window.run") is None


def test_every_step_can_be_taken_back(page: Page, address: str) -> None:
    """Back and forward go through the filters and the searches that were sent, and from an article back to its results."""
    look_for(page, address, "nato")
    page.keyboard.press("Enter")
    page.get_by_label("Năm").select_option("2024")
    expect(page.get_by_label("Nhân vật").locator("option", has_text="Mark Rutte")).to_have_count(1)
    page.get_by_label("Nhân vật").select_option("Mark Rutte")
    page.wait_for_url("**/?q=nato&nhan-vat=Mark+Rutte&nam=2024")
    expect(page.locator(".bd-result")).to_have_count(2)
    titles = results(page)
    page.locator("a[data-result='1']").click()
    page.wait_for_url("**/bai-viet/**")
    page.go_back()
    expect(page.get_by_label("Nhân vật")).to_have_value("Mark Rutte")
    assert results(page) == titles
    page.go_back()
    expect(page.get_by_label("Nhân vật")).to_have_value("")
    expect(page.locator(".bd-result")).not_to_have_count(2)
    page.go_back()
    expect(page.get_by_label("Năm")).to_have_value("")
    page.go_forward()
    expect(page.get_by_label("Năm")).to_have_value("2024")


def test_facets_tell_how_many_articles_they_leave(page: Page, address: str) -> None:
    """Six facets; the numbers are those of the search, and what leaves nothing is not offered."""
    look_for(page, address, "ngừng bắn")
    for label in ("Nhân vật", "Tổ chức", "Quốc gia", "Chủ đề", "Nguồn tin", "Năm"):
        expect(page.get_by_label(label)).to_be_visible()
    expect(page.get_by_label("Nhân vật").locator("option", has_text="Vladimir Putin")).to_have_text("Vladimir Putin (1)")
    expect(page.get_by_label("Nhân vật").locator("option", has_text="Kaja Kallas")).to_have_count(0)


def test_a_suggestion_is_one_step_away(page: Page, address: str) -> None:
    """A mistyped word: the search goes on with the one that was meant, in the dialog and on the page."""
    page.goto(address + "tra-cuu/?q=zelenksy")
    page.locator(".bd-search-help").get_by_role("link", name="Zelensky").click()
    expect(page.locator(".bd-result")).not_to_have_count(0)
    assert page.url.endswith("?q=Zelensky")
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("zelenksy")
    page.get_by_role("dialog").get_by_role("link", name="Zelensky").click()
    expect(page.get_by_role("dialog").locator("a[data-result='1']")).to_be_visible()


def test_filters_that_leave_nothing_are_taken_off(page: Page, address: str) -> None:
    """With one click, the words stay."""
    page.goto(address + "tra-cuu/?q=nato&nhan-vat=Nobody")
    expect(status(page)).to_contain_text("với bộ lọc đã chọn")
    page.get_by_role("link", name="Bỏ bộ lọc").click()
    expect(page.locator(".bd-result")).not_to_have_count(0)
    assert page.url.endswith("?q=nato")


def test_pages_of_people_and_topics_stand_after_the_articles(page: Page, address: str) -> None:
    """Under the results, with what they are; the articles come first."""
    look_for(page, address, "zelenskyy")
    ranks = page.locator("#bd-search-page a[data-result]").evaluate_all("all => all.map(a => [Number(a.dataset.result), a.pathname])")
    assert [rank for rank, _ in ranks] == list(range(1, len(ranks) + 1))
    kinds = ["bai-viet" in path for _, path in ranks]
    assert kinds == sorted(kinds, reverse=True)
    page.locator(".bd-result-pages").get_by_role("link", name="Volodymyr Zelensky").click()
    page.wait_for_url("**/nhan-vat/volodymyr-zelensky/")


@pytest.mark.parametrize("key", ["/", "s"])
def test_the_dialog_is_used_with_keys_alone(page: Page, address: str, key: str) -> None:
    """A key opens it, arrows choose, Enter follows; no engine is loaded before."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    assert not [url for url in asked if "search/data" in url or "engine.js" in url]
    page.keyboard.press(key)
    dialog = page.get_by_role("dialog", name="Tìm trong hồ sơ")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("dam phan")
    expect(dialog.get_by_role("status")).to_contain_text(re.compile("[4-9] kết quả"))
    page.keyboard.press("ArrowDown")
    expect(dialog.locator("a[data-result='1']")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bai-viet/**")


def test_escape_closes_the_dialog_and_gives_the_focus_back(page: Page, address: str) -> None:
    """The trigger is a link that opens the dialog."""
    page.goto(address)
    trigger = page.locator(".bd-search-trigger")
    trigger.click()
    dialog = page.get_by_role("dialog", name="Tìm trong hồ sơ")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(trigger).to_be_focused()


def test_the_keys_are_letters_while_typing(page: Page, address: str) -> None:
    """In a field, s and / are what they are."""
    page.goto(address + "tra-cuu/")
    typed = field(page)
    typed.click()
    page.keyboard.type("s/s")
    expect(typed).to_have_value("s/s")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_enter_in_the_dialog_opens_the_search_page(page: Page, address: str) -> None:
    """All results, with filters, at an address that can be kept."""
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("đàm phán")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tra-cuu/?q=*")
    assert results(page)[0] == NEGOTIATIONS


def test_markup_in_a_query_is_text(page: Page, address: str) -> None:
    """What a link makes a reader search for cannot run."""
    page.goto(address + "tra-cuu/?q=%3Cimg%20src%3Dx%20onerror%3D%22window.run%3D1%22%3E%20nato")
    results(page)
    assert page.evaluate("window.run") is None
    expect(page.locator("#bd-search-page img")).to_have_count(0)


def test_without_scripts_the_search_page_has_links(chromium: object, address: str) -> None:
    """Readers without scripts get to the lists."""
    context = chromium.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(address)
    page.locator(".bd-search-trigger").click()
    page.wait_for_url("**/tra-cuu/")
    assert page.locator("main a[href*='bai-viet/']").count()
    context.close()
