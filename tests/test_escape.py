"""The exits: whatever a text says, it comes out as that text and nothing else."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from build_dossier import escape

# Everything that is installed and gives signs a meaning. Not here: `meta`, which reads the top of a document (ours begin with a
# heading); smarty and smartsymbols, which are there to change letters; nl2br, codehilite and the like, which add no syntax.
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "legacy_attrs", "md_in_html", "sane_lists",
    "tables", "toc", "wikilinks", "pymdownx.arithmatex", "pymdownx.b64", "pymdownx.betterem", "pymdownx.blocks.admonition",
    "pymdownx.blocks.caption", "pymdownx.blocks.definition", "pymdownx.blocks.details", "pymdownx.blocks.html",
    "pymdownx.blocks.tab", "pymdownx.bracketspan", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.escapeall", "pymdownx.fancylists", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.pathconverter", "pymdownx.progressbar", "pymdownx.quotes",
    "pymdownx.saneheaders", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
    "pymdownx.tilde",
]  # fmt: skip
CONFIGS = {
    "pymdownx.magiclink": {"repo_url_shorthand": True, "social_url_shorthand": True, "user": "a", "repo": "b"},
    "pymdownx.snippets": {"base_path": ["."], "check_paths": True, "url_download": False},
}
MARKDOWN = Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)

# Signs and words that mean something somewhere, so that Hypothesis puts them side by side.
SIGNS = [
    "#", "##", "-", "--", "---", "*", "**", "_", "__", "+", "++", "1.", "2)", "10.", "a.", "ii)", "#.", "(1)", "(a)", ">",
    "!!!", "???", "???+", "===", "///", ":::", "```", "~~~", "`", "~", "^", "^^", "==", "|", "| a | b |", "|-|-|", "$", "$$",
    "\\", "\\(", "[", "]", "](x)", "![", "[^1]", "[^1]:", "*[a]:", "[[a]]", "[TOC]", "[x]", "[ ]", "[=50%]", "[a]: http://x",
    "{", "}", "{:", "{: #a .b onclick=c }", "{++", "++}", "{--", "--}", "{==", "==}", "{>>", "<<}", "{~~", "~>", "~~}", "{{",
    "}}", "{%", "%}", "{#", "#}", "{@a=b}", "<", "</", "/>", "<b>", "<!--", "-->", "<?", "?>", "<![CDATA[", "&", "&amp;",
    "&#38;", "&lt", ":", ": ", ":smile:", ":material-home:", "--8<--", ';--8<-- "a"', "-8<-", "http://", "https://a.vn",
    "ftp://a", "www.a.vn", "a@b.vn", "mailto:a@b.vn", "@a", "@a/b", "#1", "a/b#1",
    "a/b@0123456789abcdef0123456789abcdef01234567", "?1", "!1", "javascript:alert(1)", "ctrl", '"', "'", "”", "’", ";", ",",
    ".", "…", "%", "!", "?", "/", "=", "tab", "    ", "\t", "  \n", "\u00a0", "chữ", "a", "1",
]  # fmt: skip
# What a text may be after reading: anything but control characters and halves of characters.
ANY = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]))
TRICKY = st.lists(st.one_of(st.sampled_from(SIGNS), ANY), max_size=8).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "".join(parts)])
)


def flat(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=400)
@given(TRICKY)
@example('--8<-- "mkdocs.yml"')
@example("www.a.vn")
@example("A. Lê Văn Khoai")
@example("(1) chữ")
@example("Ông nói: @a gửi a@b.vn")
def test_markdown_shows_exactly_the_text(text: str) -> None:
    """For any text and with every extension switched on: one paragraph, the same text, no other element, no attribute."""
    MARKDOWN.reset()
    rendered = MARKDOWN.convert(escape.markdown(text))
    if not flat(text):
        assert rendered == ""
        return
    root = lxml.html.fragment_fromstring(rendered, create_parent="div")
    elements = [(element.tag, dict(element.attrib)) for element in root.iter()]
    assert elements == [("div", {}), ("p", {})]
    assert flat(root.text_content()) == flat(text)


@given(TRICKY)
def test_markdown_is_one_line_and_no_template(text: str) -> None:
    """For any text: one line, nothing that Jinja would run, no sign that opens HTML."""
    escaped = escape.markdown(text)
    assert len(escaped.splitlines()) <= 1
    assert not set("<>{}[]`|") & set(escaped)


@pytest.mark.parametrize("sign", SIGNS)
def test_markdown_with_a_sign_at_either_end(sign: str) -> None:
    """Each sign alone, in front of a word, behind one and around one."""
    for text in (sign, f"{sign} chữ", f"chữ {sign}", f"{sign}chữ{sign}", f"{sign} chữ {sign} chữ"):
        test_markdown_shows_exactly_the_text.hypothesis.inner_test(text)


class Reader(HTMLParser):
    """What an HTML parser sees: elements, attributes, text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(TRICKY)
def test_html_between_tags_and_in_attributes(text: str) -> None:
    """For any text: it stays between its tags, and in its attribute whichever quotation marks stand around it."""
    seen = Reader(f"<q>{escape.html(text)}</q>")
    assert seen.elements == [("q", [])]
    assert flat(seen.text) == flat(text)
    for mark in "\"'":
        assert Reader(f"<i title={mark}{escape.html(text)}{mark}>").elements == [("i", [("title", flat(text))])]


TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.characters(categories=["Cc"]), st.sampled_from(TURNING))))
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    """For any text: no escape sequence, no line end, nothing that changes the direction of what follows; all else stays."""
    bad = {ch for ch in text if unicodedata.category(ch) == "Cc" or ch in TURNING}
    assert escape.terminal(text) == "".join("\ufffd" if ch in bad else ch for ch in text)
