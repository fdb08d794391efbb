"""Every kind of page is readable: on a phone, at a desk and on paper, in light and dark, by keyboard, without scripts,
and without asking anyone else for anything."""

from __future__ import annotations

import re
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page

import build_dossier

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]  # one browser, one built site

THEME = Path(build_dossier.__file__).parent / "theme"

# A long word without a break, a long address and a wide table are what widens a phone's page.
LONG = "https://example.org/" + "motdiachiratdai" * 8
ARTICLE = f"""---
title: Tiêu đề có "ngoặc" & <b>dấu</b>
description: Câu mở đầu "có ngoặc" & <dấu>
seed: mau.txt
---

<p class="bd-kicker">Gia nhập NATO</p>

# Tiêu đề có "ngoặc" &amp; &lt;b&gt;dấu&lt;/b&gt;

<p class="bd-meta"><a class="bd-outlet" href="../../nguon/">Công Luận</a> ·
<time datetime="2024-12-03">Thứ ba, 3-12-2024</time></p>

Đoạn mở đầu của bài.
{{: #d5 .bd-lede }}

Đoạn thân bài có {LONG}
{{: #d7 }}

## Tiêu đề phụ {{: #d8 }}

Quốc kỳ các nước.
{{: #d9 .bd-caption }}

REUTERS
{{: #d10 .bd-credit }}

Hồng Hạnh (theo Reuters)
{{: #d11 .bd-byline }}

Theo báo khác
{{: #d12 .bd-source }}

<section class="bd-evidence" data-search-ignore><h2 id="can-cu">Căn cứ</h2><dl>
{{facts}}
</dl></section>

<details class="bd-dropped" open><summary>Phần đã lược bỏ (1 dòng)</summary>
<ol><li value="20"><span class="bd-kind">Tiện ích</span> <span class="bd-reason">Thanh chia sẻ</span>
<span class="bd-text">{LONG}</span></li></ol></details>

<details class="bd-seed" open><summary>Văn bản gốc</summary><ol><li value="1234" class="bd-kept">{LONG}</li>
<li value="1235" class="bd-out">bỏ</li></ol></details>

<nav class="bd-prevnext" aria-label="Bài trước và bài sau"><a rel="next" href="../">Bài sau</a></nav>
"""
FACT = (
    '<div class="bd-fact bd-basis-{0}"><dt>Ngày</dt>'
    '<dd><span class="bd-value">3-12-2024</span> <span class="bd-basis">{0}</span> <span class="bd-why">Dòng ghi ngày</span>'
    '<ul><li><a href="#d5">dòng 5</a>: <q>3/12</q></li></ul></dd></div>'
)
BASES = ("stated", "inferred", "derived", "corrected", "unknown")
ITEM = (
    '<ol class="bd-list"><li class="bd-item"><a class="bd-item-title" href="{0}bai-1234abcd/">Một bài</a>'
    '<p class="bd-item-meta">Công Luận · 3-12-2024</p><p class="bd-item-lede">Câu mở đầu.</p></li></ol>'
)
DOCS = {
    "index.md": "# Hồ sơ mẫu\n\n"
    '<p class="bd-figures">6 bài · 4 nguồn tin</p>\n\n<p class="bd-updated">Cập nhật đến 14-3-2025</p>\n\n'
    '<section class="bd-lead"><h2 class="bd-lead-title"><a href="bai-viet/bai-1234abcd/">Bài đầu</a></h2></section>\n\n'
    '<figure class="bd-coverage"><figcaption>Số bài theo tháng</figcaption><svg viewBox="0 0 20 84" role="img"'
    ' aria-label="Biểu đồ"><rect x="1" y="2" width="8" height="80"/></svg></figure>\n\n'
    "## Mới nhất\n\n" + ITEM.format("bai-viet/"),
    "bai-viet/index.md": "# Bài viết\n\n## 2024\n\n" + ITEM.format(""),
    "bai-viet/bai-1234abcd.md": ARTICLE.replace("{facts}", "\n".join(map(FACT.format, BASES))),
    "nguon/index.md": f"# Nguồn tin\n\n<table><tr><th>Nguồn</th><th>Số bài</th></tr><tr><td>{LONG}</td><td>1</td></tr></table>\n",
    "tra-cuu/index.md": "# Tra cứu\n",
    "gioi-thieu/index.md": "# Giới thiệu\n\nĐoạn văn.\n",
}
SECTIONS = ("", "bai-viet/", "nguon/", "gioi-thieu/", "404.html")

# Text colour against the first opaque background behind it, by the WCAG formula. Returns what falls below 4.5:1.
TOO_FAINT = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * linear(r / 255) + .7152 * linear(g / 255) + .0722 * linear(b / 255);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = numbers(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !element.checkVisibility()) continue;
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) faint.push(`${element.className || element.tagName}: ${ratio.toFixed(2)}`);
  }
  return faint;
}"""
OUTLINE = """() => {
  const style = getComputedStyle(document.activeElement);
  return [style.outlineStyle, parseFloat(style.outlineWidth)];
}"""


class _Host(SimpleHTTPRequestHandler):
    """A static host as usual: 404.html answers for what is missing."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with everything that a page can hold, built with the theme alone."""
    root = tmp_path_factory.mktemp("pages")
    for name, text in DOCS.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    config = load_config(
        config_file_path=None,
        site_name="Hồ sơ & <mẫu>",
        docs_dir=str(root / "docs"),
        site_dir=str(root / "site"),
        theme={"name": "material", "language": "vi", "font": False, "custom_dir": str(THEME)},
        plugins=[],
        markdown_extensions=["attr_list"],
        nav=[{"Trang chủ": "index.md"}, {"Bài & <viết>": "bai-viet/index.md"}, {"Nguồn tin": "nguon/index.md"}],
    )
    build(config)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@dataclass(frozen=True)
class Site:
    """A site to read: where it is, its articles, and one page of every other kind."""

    address: str
    articles: tuple[str, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        return (*SECTIONS, *self.articles)


@pytest.fixture(scope="module", params=["address", "sample"], ids=["dossier", "sample"])
def site(request: pytest.FixtureRequest) -> Site:
    """The real dossier, then the sample."""
    address: str = request.getfixturevalue(request.param)
    with urllib.request.urlopen(address + "bai-viet/") as answer:
        index = answer.read().decode()
    slugs = sorted(set(re.findall(r"(?<=[\"/])[a-z0-9-]*[0-9a-f]{8}(?=/\")", index)))
    assert slugs
    return Site(address, tuple(f"bai-viet/{slug}/" for slug in slugs))


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def test_no_page_is_wider_than_the_window(site: Site, reader: Page) -> None:
    """Nothing makes a reader scroll sideways: not at 320 px, on a phone, nor at a desk, with everything unfolded."""
    for path in site.pages:
        reader.goto(site.address + path)
        reader.eval_on_selector_all("details", "all => all.forEach(details => { details.open = true; })")
        for width in (320, 390, 1280):
            reader.set_viewport_size({"width": width, "height": 800})
            assert reader.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_dark_enough_on_its_ground(site: Site, reader: Page, scheme: str) -> None:
    """Every visible text reaches 4.5:1 in both colour schemes."""
    reader.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in site.pages:
        reader.goto(site.address + path)
        reader.eval_on_selector_all("details", "all => all.forEach(details => { details.open = true; })")
        assert reader.evaluate(TOO_FAINT) == [], path


def test_structure_for_screen_readers(site: Site, reader: Page) -> None:
    """One h1, one main, header and footer, navigations named apart, ids once, no link or button without a name."""
    for path in site.pages:
        reader.goto(site.address + path)
        for role in ("banner", "main", "contentinfo"):
            assert reader.get_by_role(role).count() == 1, (path, role)  # type: ignore[arg-type]
        assert reader.locator("h1").count() == 1, path
        names = reader.eval_on_selector_all("nav", "all => all.map(nav => nav.ariaLabel)")
        assert all(names) and len(set(names)) == len(names), (path, names)
        ids = reader.eval_on_selector_all("[id]", "all => all.map(element => element.id)")
        assert len(set(ids)) == len(ids), path
        unnamed = "all => all.filter(e => e.checkVisibility() && !e.textContent.trim() && !e.ariaLabel).length"
        assert reader.eval_on_selector_all("a, button, summary", unnamed) == 0, path
        assert reader.locator("html").get_attribute("lang") == "vi"


def test_evidence_leads_to_its_line(site: Site, reader: Page) -> None:
    """Every link from the evidence to a line has its line on the page, and unfolds what hides it."""
    for path in site.articles:
        reader.goto(site.address + path)
        targets = reader.eval_on_selector_all(".bd-evidence a[href^='#']", "all => all.map(a => a.getAttribute('href'))")
        assert targets
        for target in targets:
            reader.goto(site.address + path + target)
            assert reader.locator(target).count() == 1, (path, target)
            assert reader.locator(target).is_visible(), (path, target)


def test_keyboard_focus_is_seen(site: Site, reader: Page) -> None:
    """The first stop is the skip link, it leads into the text, and every stop shows an outline."""
    reader.goto(site.address + site.articles[0])
    reader.keyboard.press("Tab")
    assert reader.locator(":focus").inner_text() == "Đến nội dung chính"
    reader.wait_for_function("document.activeElement.getBoundingClientRect().top >= 0")
    for _ in range(14):
        style, width = reader.evaluate(OUTLINE)
        assert style != "none" and width >= 2, reader.evaluate("document.activeElement.outerHTML")
        reader.keyboard.press("Tab")
    reader.locator(".bd-skip").focus()
    reader.keyboard.press("Enter")
    assert reader.evaluate("document.activeElement.id") == "noi-dung"


def test_no_page_asks_a_third_party(site: Site, reader: Page) -> None:
    """Every request goes to the site itself, and every one of them is answered."""
    asked: list[str] = []
    failed: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    for path in site.pages:
        reader.goto(site.address + path)
        reader.evaluate("document.fonts.ready")
    assert [url for url in asked if not url.startswith(site.address)] == []
    assert failed == []


def test_a_chosen_scheme_lasts(site: Site, reader: Page) -> None:
    """The button changes the colours, says what it will do next, and the next page starts in the chosen ones."""
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    reader.goto(site.address)
    light = reader.evaluate(ground)
    reader.get_by_role("button", name="Chuyển sang giao diện tối").click()
    dark = reader.evaluate(ground)
    assert dark != light
    reader.goto(site.address + "nguon/")  # loaded: before its styles are there the page has no ground at all
    assert reader.evaluate(ground) == dark
    reader.get_by_role("button", name="Chuyển sang giao diện sáng").click()
    assert reader.evaluate(ground) == light


def test_pages_without_scripts(site: Site, chromium: Browser) -> None:
    """Without scripts the text, the evidence and the sections are there, and no dead button stands in the header."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + site.articles[0])
    assert page.locator(".bd-lede").first.is_visible()
    assert page.get_by_role("heading", name="Căn cứ").is_visible()
    assert page.get_by_role("navigation", name="Chuyên mục").get_by_role("link").count() >= 3
    assert not page.locator(".bd-scheme").is_visible()
    context.close()


def test_values_are_escaped_in_the_chrome(sample: str, reader: Page) -> None:
    """A title, a site name, a description or a navigation label with markup is shown as text."""
    reader.goto(sample + "bai-viet/bai-1234abcd/")
    assert reader.title() == 'Tiêu đề có "ngoặc" & <b>dấu</b> · Hồ sơ & <mẫu>'
    assert reader.locator("meta[name=description]").get_attribute("content") == 'Câu mở đầu "có ngoặc" & <dấu>'
    assert reader.locator(".bd-name").inner_text() == "Hồ sơ & <mẫu>"
    assert reader.get_by_role("navigation", name="Chuyên mục").get_by_role("link", name="Bài & <viết>").is_visible()


def test_only_articles_are_found_by_search(site: Site, reader: Page) -> None:
    """The article marks its body for the index, lists and the missing page do not."""
    for path in site.pages:
        reader.goto(site.address + path)
        assert reader.locator("[data-search-body]").count() == (path in site.articles), path


def test_a_missing_page_finds_a_moved_article(sample: str, reader: Page) -> None:
    """An address with an old title and the article's id, at any depth, leads to the article."""
    reader.goto(sample + "bai-viet/ten-cu-1234abcd/")
    reader.get_by_role("link", name="Một bài").click()
    reader.wait_for_url(sample + "bai-viet/bai-1234abcd/")
    assert reader.get_by_role("heading", level=1).is_visible()


def test_a_missing_page_searches(address: str, reader: Page) -> None:
    """The words of the address stand in the field, and lead to the article that they are of."""
    with urllib.request.urlopen(address + "404.html") as answer:
        body = answer.read().decode()
    reader.route("**/nato-*-keu-goi/", lambda route: route.fulfill(body=body, status=404, content_type="text/html"))
    reader.goto(address + "nato-co-the-se-bo-qua-loi-keu-goi/")
    assert reader.get_by_role("searchbox", name="Từ cần tìm trong hồ sơ").input_value() == "nato co the se bo qua loi keu goi"
    reader.get_by_role("button", name="Tìm", exact=True).click()
    reader.wait_for_url("**/tra-cuu/?q=*")
    reader.locator("[data-result]").first.wait_for()
    assert "NATO có thể sẽ bỏ qua" in reader.locator("[data-result]").first.inner_text()


def test_paper_shows_text_and_evidence_only(site: Site, reader: Page) -> None:
    """Print leaves out navigation and buttons and is black on white, whatever the reader's scheme."""
    reader.emulate_media(media="print", color_scheme="dark")
    reader.goto(site.address + site.articles[0])
    for hidden in (".bd-sections", ".bd-scheme", ".bd-skip", ".bd-search-trigger", ".bd-prevnext", ".bd-footer nav"):
        assert not reader.locator(hidden).is_visible(), hidden
    assert reader.get_by_role("heading", name="Căn cứ").is_visible()
    colours = "(style => [style.color, style.backgroundColor])(getComputedStyle(document.documentElement))"
    assert reader.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
