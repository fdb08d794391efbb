"""Every line of a page gets a name and a reason, none is lost; articles are told from what stands around them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_dossier.clean import clean
from build_dossier.extract import extract
from build_dossier.lang import table
from build_dossier.model import DROPPED, KEPT, Cut
from build_dossier.segment import segment
from tests.samples import BODY, LEDE, STAMP, TITLE, article, cut_of, kinds_of, numbered, seed_of

SHAPES = [
    TITLE, STAMP, LEDE, *BODY, "Trang chủ", "Thời sự", "Bình luận (3)", "Tin liên quan", "Xem thêm:", "Chia sẻ", "Ảnh: AFP",
    "REUTERS", "Lê Văn Khoai (theo AFP)", "Theo TTXVN", "Nguồn: Báo Bạch Sa",
    "Cầu Lam Kiều nhìn từ bến đò. Ảnh: Trần Quế Lâm", f"{TITLE} - Ảnh 1.", "Thứ bảy, 5/8/2023, 10:15 (GMT+7)",
    "- mục một của danh sách", "1. Vì sao phải xây cầu?", "- Bà nghĩ gì về cây cầu mới?", "Chợ Vân Cốc vào mùa",
    "Người chèo đò cuối cùng trên sông Lam Kiều kể chuyện đời mình",
    "Bạch Sa khởi công cầu mới Sáng nay, tỉnh Bạch Sa khởi công...", "---", "|", "0-0", "PV", "https://bachsa.example/cau",
    "(Bạch Sa Online)", "Tags: cầu, sông", "Tin mới", "Video đang phát", "...",
]  # fmt: skip
PAGES = st.lists(st.one_of(st.sampled_from(SHAPES), st.just(""), st.text(max_size=80), st.integers(0, 3).map(numbered)), max_size=40)


def assert_accounts_for(cut: Cut) -> None:
    assert [(line.n, line.text) for line in cut.lines] == [(line.n, line.text) for line in cut.seed.lines]
    for line in cut.lines:
        assert line.kind in KEPT + DROPPED, line
        for language in ("vi", "en"):
            assert table(language, "rules")[line.rule], line
        assert table("vi", "site")["kinds"][line.kind], line
    for draft in cut.drafts:
        assert draft.kept
        assert draft.seed == cut.seed
    assert [draft.part for draft in cut.drafts] == list(range(1, len(cut.drafts) + 1))


@settings(max_examples=250)
@given(PAGES)
def test_no_line_is_lost(lines: list[str]) -> None:
    """For any page: each non-blank line stands once, in order, with its own text, a known kind and a rule that has a sentence in
    both languages."""
    assert_accounts_for(cut_of("\n".join(lines)))


@given(PAGES)
def test_the_same_page_is_cut_the_same_way(lines: list[str]) -> None:
    """For any page: no chance in it."""
    page = "\n".join(lines)
    assert cut_of(page) == cut_of(page)


@given(PAGES)
def test_a_page_with_no_article_keeps_its_lines(lines: list[str]) -> None:
    """For any page: either articles and nothing beside them, or every line in the rest, none of it kept, and a problem."""
    cut = cut_of("\n".join(lines))
    assert not (cut.drafts and cut.rest)
    assert not any(line.kept for line in cut.rest)
    assert bool(cut.rest) == bool(cut.problems)


def test_a_plain_article() -> None:
    """Headline, day, first paragraph, the others."""
    kinds = kinds_of(article())
    assert [kinds[text] for text in (TITLE, STAMP, LEDE)] == ["title", "dateline", "lede"]
    assert {kinds[text] for text in BODY} == {"body"}


def test_an_article_without_headline_or_day() -> None:
    """The first paragraph is the lede; no line becomes a title."""
    kinds = kinds_of("\n".join((LEDE, *BODY)))
    assert kinds[LEDE] == "lede"
    assert "title" not in kinds.values()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Bình luận (3)", "comment-form"),
        ("Chia sẻ", "widget"),
        ("Tin liên quan", "related"),
        ("Lê Văn Khoai", "byline"),
        ("Trần Quế Lâm (theo AFP)", "byline"),
        ("Nguồn: Báo Bạch Sa", "source-line"),
        ("Theo TTXVN", "source-line"),
        ("---", "widget"),
    ],
)
def test_lines_below_an_article(line: str, kind: str) -> None:
    """Signature and origin belong to it, buttons and forms do not. A heading of links has nothing of the article after it."""
    expected = "nav" if kind == "related" else kind  # no text of the article follows it
    assert kinds_of(article() + "\n" + line + "\n")[line] == expected


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["Cầu Lam Kiều nhìn từ bến đò. Ảnh: Trần Quế Lâm"], ["caption"]),
        (["Bến đò Lam Kiều hôm khởi công", "REUTERS"], ["caption", "credit"]),
        ([f"{TITLE} - Ảnh 1.", "Bến đò Lam Kiều hôm khởi công cây cầu mới", "REUTERS"], ["alt-text", "caption", "credit"]),
        (["Người dân nói gì"], ["subhead"]),
        (["- Cầu dài 1.200 mét", "- Rộng bốn làn xe", "- Xây trong ba mươi tháng"], ["list", "list", "list"]),
        (["- Bà nghĩ gì về cây cầu mới?"], ["body"]),
        (["Tin liên quan", "Người chèo đò cuối cùng trên sông kể chuyện đời mình cho con cháu nghe"], ["related", "related"]),
        (["Chia sẻ", "Tags: cầu, sông"], ["widget", "widget"]),
        ([BODY[0]], ["duplicate"]),
        ([TITLE], ["duplicate"]),
    ],
)
def test_lines_within_an_article(lines: list[str], kinds: list[str]) -> None:
    """Pictures, subheads, lists, questions, links, buttons and repeats, between two paragraphs."""
    cut = cut_of("\n".join((TITLE, STAMP, LEDE, BODY[0], BODY[1], *lines, BODY[2], BODY[3])))
    found = [line.kind for line in cut.lines[5 : 5 + len(lines)]]
    assert found == kinds
    assert [line.kind for line in cut.lines if line.text in BODY[2:]] == ["body", "body"]


def test_an_origin_below_the_signature() -> None:
    """ "Nguồn: ..." names the owner of a picture under a picture, but the article's origin under its text or signature."""
    kinds = kinds_of(article() + "\nTrần Quế Lâm\nNguồn: Báo Bạch Sa\n")
    assert (kinds["Trần Quế Lâm"], kinds["Nguồn: Báo Bạch Sa"]) == ("byline", "source-line")
    cut = cut_of("\n".join((TITLE, STAMP, LEDE, BODY[0], "Bến đò Lam Kiều (Nguồn: Báo Bạch Sa)", *BODY[1:])))
    assert cut.lines[4].kind == "caption"


def test_a_menu_above_the_headline_is_navigation() -> None:
    """Section names above the article are no part of it; the article's own title is found behind them."""
    menu = ["Trang chủ", "Thời sự", "Kinh tế", "Đời sống", "Bạch Sa quê tôi"]
    kinds = kinds_of("\n".join((*menu, article())))
    assert {kinds[name] for name in menu} <= set(DROPPED)
    assert kinds[TITLE] == "title"


def test_a_repeat_of_a_dropped_line_has_its_kind() -> None:
    """What is a widget once is a widget twice; only what was kept makes duplicates."""
    button = "Nhấn vào đây để nhận bản tin buổi sáng của chúng tôi mỗi ngày"
    cut = cut_of("\n".join((button, article(), button)))
    first, *_, last = [line for line in cut.lines if line.text == button]
    assert not first.kept
    assert first.kind == last.kind


def test_a_teaser_is_no_article() -> None:
    """A summary that is cut off, among links: the page holds no article, and the editor is told."""
    cut = cut_of("Trang chủ\nTin mới\n" + TITLE + "\nSáng nay, tỉnh Bạch Sa khởi công cây cầu mới bắc qua sông Lam Kiều, nối hai bờ...\n")
    assert cut.drafts == ()
    assert {line.kind for line in cut.lines} <= set(DROPPED)
    assert [p.kind for p in cut.problems] == ["no-article"]


@pytest.mark.parametrize("text", ["Trang chủ\nThời sự\n", "một\nhai\nba\n", TITLE + "\n"])
def test_a_page_without_text_holds_no_article(text: str) -> None:
    """Menus, words, a headline alone."""
    assert cut_of(text).drafts == ()


OTHER_BODY = (
    "Đội tuyển đua thuyền Hoa Sậy giành huy chương vàng nội dung bốn người ở giải vô địch hồ Mây Trắng chiều chủ nhật.",
    "Huấn luyện viên Trần Quế Lâm cho biết các tay chèo đã tập ba tháng trong giá lạnh trên hồ để chờ cuộc đua này.",
    "Đội Núi Vọng về nhì, chậm hơn hai giây, còn đội chủ nhà Mây Trắng phải bỏ cuộc vì gãy mái chèo ở vòng thứ hai.",
    "Lễ trao giải diễn ra ngay bên hồ, trước năm nghìn khán giả, trong đó có gia đình của cả bốn tay chèo đoạt giải vàng.",
    "Giải năm sau sẽ được tổ chức ở vịnh Cát Mịn, theo thông báo của liên đoàn đua thuyền khu vực phía bắc hôm nay.",
)


def test_two_articles_in_one_file() -> None:
    """Each with its own headline, day and paragraphs; no line of one in the other."""
    title = "Đua thuyền Hoa Sậy giành huy chương vàng ở hồ Mây Trắng"
    cut = cut_of(article() + "\n" + "\n".join((title, "07/08/2023 09:00", *OTHER_BODY)))
    assert len(cut.drafts) == 2
    one, two = ([line.text for line in draft.kept] for draft in cut.drafts)
    assert one == [TITLE, STAMP, LEDE, *BODY]
    assert two == [title, "07/08/2023 09:00", *OTHER_BODY]


def test_a_number_of_a_line_is_its_place_in_the_file() -> None:
    """Blank lines count."""
    numbers = {line.text: line.n for line in cut_of("\n\n" + article()).lines}
    assert (numbers[TITLE], numbers[STAMP], numbers[LEDE]) == (3, 5, 7)


HOSTILE = {
    "short lines": [f"tin {i}" for i in range(20_000)],
    "headlines": [f"{TITLE} {i}" for i in range(20_000)],
    "identical lines": [LEDE] * 20_000,
    "signatures": [f"Lê Khoai{'a' * (i % 50)}" for i in range(20_000)],
    "items": [f"- mục {i} của danh sách" for i in range(20_000)],
    "nine hundred articles": [line for i in range(900) for line in numbered(i).splitlines()],
    "one long paragraph": [" ".join(BODY) * 200],
    "one long word": ["a" * 90_000],
    "short words": ["a " * 45_000],
    "brackets": ["(" * 90_000],
    "bars": ["| " * 45_000],
    "quotes": ['"' * 90_000],
    "owners of pictures": ["Ảnh: " * 18_000],
    "half a day": ["1/1/" * 22_000],
    "names": ["Ab " * 30_000],
    "names with commas": ["Lê Khoai, " * 9_000],
    "dots": ["." * 90_000],
    "ellipses": ["a... " * 18_000],
    "origins": ["theo " * 18_000],
    "dashes": ["- " * 45_000],
    "dotted": ["A." * 45_000],
    "colons": ["a: " * 30_000],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sizes_take_seconds(name: str) -> None:
    """Twenty thousand lines, nine hundred articles, a line of ninety thousand characters: cleaned and cut in a few seconds of
    computing, without running out of stack, and still every line accounted for."""
    seed = seed_of("\n".join(HOSTILE[name]))
    start = time.process_time()
    cut = segment(clean(seed))
    seconds = time.process_time() - start
    assert_accounts_for(cut)
    assert seconds < 10, f"{seconds:.1f} s"  # two on an idle machine; what is quadratic takes minutes
    if name == "nine hundred articles":
        assert len(cut.drafts) == 900


def test_numbered_picture_text_is_no_headline_but_names_it() -> None:
    """Above a caption stands the headline with the picture's number: the line is dropped, its words are the title that the page lacks."""
    headline = "Làng cá Sa Huỳnh đón tàu lưới vây đầu tiên sau bão"
    text = "\n".join((LEDE, f"{headline} - 1", "Tàu lưới vây cập bến sáng 5/3 (Ảnh: Hạ Vy).", *BODY))
    (draft,) = cut_of(text).drafts
    assert [(line.kind, line.rule) for line in draft.lines[:3]] == [
        ("lede", "first-paragraph"),
        ("alt-text", "image-alt-text"),
        ("caption", "picture"),
    ]
    title = extract(draft).title
    assert (title.value, title.basis, title.spans[0].n) == (headline, "derived", 2)


def test_a_score_is_no_picture_number() -> None:
    """Two figures with a dash between are the result of a match."""
    kinds = kinds_of("\n".join((LEDE, *BODY, "Sa Huỳnh thắng Vân Cốc 2 - 1", "Trận đấu ở vòng hai (Ảnh: Hạ Vy).", *BODY[:1])))
    assert "alt-text" not in kinds.values()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Thời sự Góc nhìn Thế giới Podcast Kinh doanh Pháp luật Giáo dục Sức khỏe", "nav"),
        ("Nữ miền Nam Nam miền Bắc", "widget"),
        ("1x 1.25x 1.5x", "widget"),
        ("Video: Phút cầu Lam Kiều hợp long", "widget"),
        ("Please enable JavaScript to play this video.", "widget"),
    ],
)
def test_phrases_of_furniture_in_a_row(line: str, kind: str) -> None:
    """Menus and players are often scraped as one line."""
    assert kinds_of(article() + f"\n{line}\n")[line] == kind


@pytest.mark.parametrize("line", ["Kinh tế thế giới chững lại", "Trụ sở huyện Lam Kiều chuyển sang bờ bắc (Ảnh: Hạ Vy)"])
def test_words_of_furniture_in_a_sentence(line: str) -> None:
    """The same words within an article's own line are no furniture."""
    assert kinds_of("\n".join((TITLE, LEDE, line, *BODY)))[line] in KEPT


def test_readers_words_are_no_part_of_the_article() -> None:
    """Under a comment form one sentence on the same matter is a reader's."""
    reader = "Mong cây cầu mới ở Lam Kiều sớm xong cho bà con đi lại."
    assert kinds_of(article() + f"\nBình luận (2)\nGửi bình luận\n{reader}\n")[reader] not in KEPT


def test_regions_as_subheads_of_a_digest() -> None:
    """ "Châu Âu" between paragraphs parts a digest; in a menu it is a section."""
    kinds = kinds_of("\n".join(("Châu Âu", TITLE, LEDE, BODY[0], "Trung Đông", *BODY[1:])))
    assert (kinds["Châu Âu"], kinds["Trung Đông"]) == ("nav", "subhead")


def test_a_medium_alone_is_the_origin() -> None:
    """Below the signature, or between headline and date."""
    assert kinds_of(article() + "\nLê Hạ Vy\nNhịp sống thị trường\n")["Nhịp sống thị trường"] == "source-line"
    assert kinds_of("\n".join((TITLE, "Công an nhân dân", STAMP, LEDE, *BODY)))["Công an nhân dân"] == "source-line"


def test_a_headline_of_many_clauses() -> None:
    """A digest's headline may be as long as a paragraph: the date right below it tells it."""
    long = (
        "Tin Lam Kiều 20/1: Cầu mới thông xe sớm một tháng, chợ Vân Cốc sửa xong mái, đò ngang nghỉ hẳn, trường học đón thêm ba lớp mầm non"
    )
    assert kinds_of("\n".join((long, STAMP, LEDE, *BODY)))[long] == "title"


def test_the_age_of_an_article_is_its_date_line() -> None:
    """ "5 giờ trước" below the headline is kept, but dates nothing by itself."""
    (draft,) = cut_of("\n".join((TITLE, "5 giờ trước", LEDE, *BODY))).drafts
    assert draft.lines[1].kind == "dateline"
    assert extract(draft).published.value is None


def test_a_signed_stamp_above_the_headline() -> None:
    """Name and day in one line between the section and the headline are the article's own."""
    (draft,) = cut_of("\n".join(("Nông thôn", "Lê Văn Khoai - 20/05/2024 06:30", TITLE, LEDE, *BODY))).drafts
    assert extract(draft).published.value == "2024-05-20T06:30"


def test_a_signature_below_links() -> None:
    """Some sign in capitals below the article's links: those are dropped, the name is kept."""
    link = "Người chèo đò cuối cùng trên sông Lam Kiều kể chuyện"
    kinds = kinds_of(article() + f"\n{link}\nChia sẻ\nLÊ HẠ VY\n")
    assert (kinds[link], kinds["LÊ HẠ VY"]) == ("related", "byline")


LINKS = (
    "Vân Cốc mở chợ đêm đầu tiên bên bờ sông",
    "Ba đội bóng của huyện vào vòng trong giải mùa xuân",
    "Giá lúa đầu vụ nhích lên từng ngày",
)


@pytest.mark.parametrize("order", ["above", "below"])
def test_the_headline_beside_the_date(order: str) -> None:
    """Among headlines the article's is the one with the date right above or below, whatever words it plays with."""
    playful = "Mười hai nhịp và một giấc mơ"
    head = (STAMP, playful) if order == "above" else (playful, STAMP)
    kinds = kinds_of("\n".join((*LINKS, *head, "Chia sẻ", LEDE, *BODY)))
    assert kinds[playful] == "title"
    assert all(kinds[link] not in KEPT for link in LINKS)


def test_summaries_above_the_date_are_not_the_lede() -> None:
    """Headline lists with summaries end where the article's own date stands."""
    teaser = "Chợ đêm sẽ bán cá khô, mắm và đồ đan của các làng nghề ven sông vào mỗi tối thứ bảy."
    kinds = kinds_of("\n".join((LINKS[0], teaser, LINKS[1], LINKS[2], STAMP, TITLE, LEDE, *BODY)))
    assert kinds[teaser] not in KEPT and kinds[TITLE] == "title" and kinds[LEDE] == "lede"


def test_a_lede_between_headline_and_date_is_kept() -> None:
    """It stands right below the page's first headline, so it is no summary of a link, whether or not the text takes up its words."""
    lede = "Ngày 12-3, người dân các xóm ven sông cùng nhau dọn bãi đất trống sau trận lụt lớn của mùa trước."
    kinds = kinds_of("\n".join((TITLE, lede, STAMP, *BODY)))
    assert (kinds[TITLE], kinds[lede], kinds[STAMP]) == ("title", "lede", "dateline")
    assert all(kinds[paragraph] == "body" for paragraph in BODY)


def test_a_table_of_contents_is_dropped_and_its_subheads_are_kept() -> None:
    """The subheads come again below, each with text between; the list on top is navigation."""
    heads = ("1. Vì sao phải xây cầu", "2. Ai trả tiền cho cây cầu", "3. Bao giờ cầu thông xe")
    text = "\n".join((TITLE, STAMP, LEDE, "Nội dung:", *heads, *(line for pair in zip(heads, BODY, strict=False) for line in pair)))
    lines = cut_of(text).lines
    assert [line.rule for line in lines[3:7]] == ["table-of-contents"] * 4
    assert [line.kind for line in lines if line.text in heads and line.n > 7] == ["subhead"] * 3


def test_entries_that_count_themselves_are_a_list() -> None:
    """Answers, sets, steps: short lines with a word and a number in front."""
    entries = tuple(f"Câu {n}: {letter}" for n, letter in enumerate("BDAAC", 1))
    kinds = kinds_of("\n".join((TITLE, STAMP, LEDE, *BODY[:2], *entries, *BODY[2:])))
    assert {kinds[entry] for entry in entries} == {"list"}


def test_a_digest_is_one_article() -> None:
    """Items with headlines of their own, nothing between them, and one signature at the end."""
    items = [
        (f"{link}, theo báo cáo mới", f"{link}, theo báo cáo mới của huyện công bố sáng nay. Bà con ven sông cho biết họ rất vui.")
        for link in LINKS
    ]
    text = "\n".join(
        ("Tin trong ngày: Cầu mới, chợ đêm và giá lúa", STAMP, LEDE, *(line for item in items for line in item), "Lê Hạ Vy (tổng hợp)")
    )
    (draft,) = cut_of(text).drafts
    assert [line.kind for line in draft.lines].count("subhead") == 3
    assert all(line.kept for line in draft.lines)


def test_a_subhead_with_a_day_is_no_date_line() -> None:
    """A few words that tell a day are a subhead; a place, "Cập nhật lúc" or the author before a day date the page."""
    subhead = "Bến đò Lam Kiều đóng cửa từ ngày 20-6-2025"
    assert kinds_of("\n".join((TITLE, STAMP, LEDE, *BODY[:2], subhead, *BODY[2:])))[subhead] == "subhead"
    for line in ("Hà Nội, ngày 5/3/2024", "Cập nhật lúc: 09:15 ngày 14/08/2023", "Đăng lúc 11:19, ngày 03/12/2024"):
        assert kinds_of("\n".join((TITLE, line, LEDE, *BODY)))[line] == "dateline"


def test_a_picture_text_that_its_caption_repeats() -> None:
    """Right above a caption that begins with the same words stands the text of the picture, not a subhead."""
    text = "Bến đò Lam Kiều ngày nước lên"
    kinds = kinds_of("\n".join((TITLE, STAMP, LEDE, BODY[0], text, f"{text}. Ảnh: Hạ Vy", *BODY[1:])))
    assert (kinds[text], kinds[f"{text}. Ảnh: Hạ Vy"]) == ("alt-text", "caption")
