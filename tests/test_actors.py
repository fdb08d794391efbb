"""Names of an article linked to the editor's actors. People, bodies and offices of the table are invented."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from build_dossier.extract.names import names
from build_dossier.model import Actor, Article, Draft, MarkedLine, Mention, Seed, Step, Term, unknown
from build_dossier.resolve.actors import link
from build_dossier.resolve.holders import bare_titles, office_holder

MARCHUK = Actor(
    "bohdan-marchuk",
    "person",
    "Bohdan Marchuk",
    ("Bohdan Marchuck", "Marchuk", "Marchuck"),
    (Term("ukraine-president", "2019-05-20", "2024-05-20"), Term("ukraine-speaker", None, "2019-05-19")),
)
TEPIC = Actor("zoran-tepic", "person", "Zoran Tepic", ("Tepic",), (Term("ukraine-president", "2024-05-20", None),))
ANA = Actor("ana-tepic", "person", "Ana Tepic", ("Tepic",), (Term("league-chair", "2020", None),))
LEAGUE = Actor("northern-league", "organization", "Liên minh Bắc Hải", ("LMBH", "nhóm LMBH", "Tòa tháp Xanh", "NORLEAG"))
DEFENCE = Actor("us-defence", "organization", "Bộ Quốc phòng Mỹ", ("Lầu Sáu Góc",))
OFFICES = (
    Actor("ukraine-president", "office", "Tổng thống Ukraine", ("nhà lãnh đạo Ukraine",), of="UA", titles=("Tổng thống",)),
    Actor("ukraine-speaker", "office", "Chủ tịch Quốc hội Ukraine", of="UA", titles=("Chủ tịch Quốc hội",)),
    Actor("league-chair", "office", "Chủ tịch Liên minh Bắc Hải", of="northern-league", titles=("Chủ tịch",)),
)
TABLE = (MARCHUK, TEPIC, ANA, LEAGUE, DEFENCE, *OFFICES)


def article(*lines: str | tuple[str, str]) -> Article:
    """An article of body lines, or (kind, text)."""
    pairs = [("body", line) if isinstance(line, str) else line for line in lines]
    marked = tuple(MarkedLine(n, text, kind) for n, (kind, text) in enumerate(pairs, 1))
    draft = Draft(Seed("a.txt", "", "utf-8", ()), 1, marked)
    return Article(draft, unknown("no-title"), unknown("no-dateline"), unknown("no-byline"), (), names(draft))


def linked(*lines: str | tuple[str, str], table: tuple[Actor, ...] = TABLE) -> list[tuple[str, str, str]]:
    """(text, actor, rule) of every mention; of an actor found by shape the slug of its id, without the digits behind it."""
    mentions, found = link(article(*lines), table)
    shaped = {actor.id for actor in found if not actor.known}
    return [(m.text, m.actor[:-7] if m.actor in shaped else m.actor, m.rule) for m in mentions]


def listed_names(mentions: Iterable[Mention], actors: Iterable[Actor]) -> dict[str, list[str]]:
    """Display names by kind, in the order of first mention: {people: [...], organizations: [...], countries: [...]}."""
    names = {actor.id: actor.name for actor in actors}
    keys = {"person": "people", "organization": "organizations", "country": "countries"}
    listed: dict[str, list[str]] = {key: [] for key in keys.values()}
    for mention in mentions:
        if names[mention.actor] not in listed[keys[mention.kind]]:
            listed[keys[mention.kind]].append(names[mention.actor])
    return listed


def shown(*lines: str | tuple[str, str], table: tuple[Actor, ...] = TABLE) -> dict[str, list[str]]:
    mentions, found = link(article(*lines), table)
    return listed_names(mentions, (*table, *found))


def test_every_spelling_of_an_alias_is_one_actor() -> None:
    """Full names, other spellings and lone surnames of the table."""
    assert [actor for _, actor, _ in linked("Ông Bohdan Marchuck tới. Marchuk nói ngắn. Tổng thống Marchuk đi.")] == ["bohdan-marchuk"] * 3


def test_aliases_are_whole_words_in_their_case() -> None:
    """ "LMBH" is found, "lmbh" and "LMBHX" are not; tone placement and the capitals inside a name do not matter."""
    assert linked("LMBH họp, lmbh không, LMBHX không.") == [("LMBH", "northern-league", "table"), ("LMBHX", "lmbhx", "shape")]
    assert linked("Toà tháp xanh lên tiếng.") == [("Toà tháp xanh", "northern-league", "table")]


def test_the_longest_name_wins() -> None:
    """The table's ministry over the country in it, which counts only where the article names it nowhere else; a body of its own
    over the table's alliance in it; the bare alias inside words for its kind."""
    assert linked("Theo Bộ Quốc phòng Mỹ, tin đúng.", "Mỹ im lặng.") == [
        ("Bộ Quốc phòng Mỹ", "us-defence", "table"),
        ("Mỹ", "my", "country"),
    ]
    assert [text for text, _, _ in linked("Theo Ủy ban Quân sự LMBH, tin đúng.")] == ["Ủy ban Quân sự LMBH"]
    assert [text for text, _, _ in linked("Các nước trong nhóm LMBH im lặng.")] == ["LMBH"]


def test_another_person_of_the_same_surname_is_not_the_tables() -> None:
    """A full name that is no alias is someone else, and so is the surname in that article."""
    assert linked("Bà Olena Marchuk phát biểu. Sau đó bà Marchuk ra về.") == [
        ("Olena Marchuk", "olena-marchuk", "shape"),
        ("Marchuk", "olena-marchuk", "surname"),
    ]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Ông Tepic im lặng.", []),
        ("Ông Zoran Tepic tới. Sau đó ông Tepic đi.", ["zoran-tepic", "zoran-tepic"]),
        ("Zoran Tepic gặp Ana Tepic. Sau đó ông Tepic đi.", ["zoran-tepic", "ana-tepic"]),
        ("Tổng thống Ukraine Tepic im lặng.", ["ukraine", "zoran-tepic"]),
    ],
)
def test_an_alias_of_two_people_needs_a_decision(text: str, actors: list[str]) -> None:
    """One of them named in full, or the office; else the name stays unlinked."""
    assert [actor for _, actor, _ in linked(text)] == actors


@pytest.mark.parametrize(
    ("text", "rule"),
    [("Mỹ đồng ý.", "country"), ("Họ chờ Washington trả lời.", "capital"), ("Nhà Trắng từ chối.", "seat"), ("Hoa Kỳ rút.", "country")],
)
def test_states_are_countries(text: str, rule: str) -> None:
    """Names, capitals and palaces of a state are mentions of one country."""
    ((_, actor, found),) = linked(text)
    assert (actor, found) == ("my", rule)


def test_a_capital_that_is_visited_is_no_country() -> None:
    """A literal place is no mention; the country beside it is."""
    assert shown("Hội nghị họp tại Kiev, rồi tới Washington.")["countries"] == []
    assert shown("Hội nghị họp tại Copenhagen, Đan Mạch.")["countries"] == ["Đan Mạch"]


def test_what_the_table_does_not_know_is_found_by_shape() -> None:
    """An actor of the article only, its id the slug of its name and a few digits, the longest name the one shown."""
    mentions, found = link(article("Ông Lê Văn Khoai, Giám đốc Công ty Hoa Sậy, tới dự. Ông Khoai vui."), TABLE)
    assert [(actor.id[:-7], actor.kind, actor.name, actor.known) for actor in found] == [
        ("le-van-khoai", "person", "Lê Văn Khoai", False),
        ("cong-ty-hoa-say", "organization", "Công ty Hoa Sậy", False),
    ]
    assert [mention.rule for mention in mentions] == ["shape", "shape", "surname"]


def test_a_body_found_by_shape_is_called_in_short() -> None:
    """An abbreviation in brackets, the name cut short, the proper name alone; the reader's own ministry is not a foreign one."""
    assert shown("Cơ quan Biển Talvera (TMA) cấm tàu. TMA không nói gì thêm.")["organizations"] == ["Cơ quan Biển Talvera"]
    assert shown("Công an tỉnh Lào Cai vào cuộc. Bệnh viện Nhi Hoa Sậy mở cửa. Bệnh viện Nhi đông.")["organizations"] == [
        "Công an tỉnh Lào Cai",
        "Bệnh viện Nhi Hoa Sậy",
    ]
    assert shown("Theo Bộ Ngoại giao, đoàn đã gặp Bộ Ngoại giao Lào.")["organizations"] == ["Bộ Ngoại giao", "Bộ Ngoại giao Lào"]
    assert shown("Bộ Ngoại giao Lào đón đoàn. Bộ Ngoại giao cảm ơn.")["organizations"] == ["Bộ Ngoại giao Lào"]


def test_the_brackets_join_the_table_and_the_text() -> None:
    """The full name in front of an abbreviation that the table knows is the table's."""
    assert shown("Tổ chức Hợp tác Bắc Hải (NORLEAG) họp.")["organizations"] == ["Liên minh Bắc Hải"]


@pytest.mark.parametrize("text", ["Bà Ishida nói.", "Bà Ayako nói.", "Bà Ishida Ayako nói."])
def test_names_of_either_order(text: str) -> None:
    """Japanese names stand in both orders: first or last word call the same person."""
    assert shown("Thủ tướng Nhật Bản Ishida Ayako phát biểu.", text)["people"] == ["Ishida Ayako"]


def test_an_id_of_the_table_is_never_taken() -> None:
    """An actor found by shape has digits behind its slug; and marks tell people apart, in one article and across articles."""
    table = (Actor("hoa-say-gold", "person", "Ilse Vondra"),)
    (mention,), _ = link(article("Hôm qua Hoa Sậy Gold giảm giá."), table)
    assert mention.actor != "hoa-say-gold"
    (hung, other), _ = link(article("Ông Nguyễn Văn Hùng đến.", "Ông Nguyễn Văn Hưng đi."), ())
    assert hung.actor != other.actor
    (again, *_), _ = link(article("Ông Nguyễn Văn Hưng về."), ())
    assert again.actor == other.actor


def test_the_front_matter_lists_actors_in_order_of_first_mention() -> None:
    """By kind, once each, under their display names; media are none of them."""
    assert shown(("title", "Ukraine cảm ơn LMBH"), "Theo Reuters, ông Marchuck thăm Mỹ, rồi Marchuk về Kiev. Lê Văn Khoai đi cùng.") == {
        "people": ["Bohdan Marchuk", "Lê Văn Khoai"],
        "organizations": ["Liên minh Bắc Hải"],
        "countries": ["Ukraine", "Mỹ"],
    }


def test_mentions_stand_in_reading_order_in_their_places() -> None:
    """Spans are code points of their line; a photographer's employer in a credit is no mention."""
    story = article(("caption", "Ông Bohdan Marchuk và Mỹ Sương. Ảnh: LMBH"), "Marchuk rời Ukraine.")
    mentions: tuple[Mention, ...] = link(story, TABLE)[0]
    texts = {line.n: line.text for line in story.draft.kept}
    assert [texts[m.span.n][m.span.start : m.span.end] for m in mentions] == [m.text for m in mentions]
    assert [(m.span.n, m.text) for m in mentions] == [(1, "Bohdan Marchuk"), (1, "Mỹ Sương"), (2, "Marchuk"), (2, "Ukraine")]


@pytest.mark.parametrize(
    ("role", "day", "holder"),
    [
        ("Tổng thống Ukraine", "2020-01-01", "bohdan-marchuk"),
        ("Tổng thống của Ukraine", "2024-05-19", "bohdan-marchuk"),
        ("đương kim Tổng thống Ukraine", "2024-05-21", "zoran-tepic"),
        ("Tân Chủ tịch Liên minh Bắc Hải", "2021-03", "ana-tepic"),
        ("nhà lãnh đạo Ukraine", "2030-01-01", "zoran-tepic"),
        ("Tổng thống Ukraine", "2022", "bohdan-marchuk"),
        ("Tổng thống Ukraine", "2024-05-20", None),  # the day of the handover: two
        ("Tổng thống Ukraine", "2024", None),  # changed hands within the year
        ("Tổng thống Ukraine", "2019-05", None),  # began within the month
        ("Tổng thống Ukraine", "2010-01-01", None),
        ("cựu Tổng thống Ukraine", "2020-01-01", None),
        ("Tổng thống đắc cử Ukraine", "2024-05-01", None),
        ("Tổng thống", "2020-01-01", None),
    ],
)
def test_a_bare_title_is_whoever_held_the_office(role: str, day: str, holder: str | None) -> None:
    """Only if the title names one office and one person held it for all of the day, month or year."""
    found = office_holder(role, day, TABLE)
    assert (found[0].id if found else None) == holder


def test_the_holder_comes_with_the_step() -> None:
    """The term that shows it, for readers to follow."""
    found = office_holder("Tổng thống Ukraine", "2020-01-01", TABLE)
    assert found
    assert found[1] == Step("term", refs=("bohdan-marchuk", "ukraine-president"), since="2019-05-20", until="2024-05-20")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Tổng thống Ukraine tới xã Cồn Nổi.", ["bohdan-marchuk"]),
        ("Tổng thống Ukraine Bohdan Marchuk tới xã Cồn Nổi.", []),
        ("Cựu Tổng thống Ukraine tới xã Cồn Nổi.", []),
        ("Phó Tổng thống Ukraine tới xã Cồn Nổi.", []),
        ('Ông Lực nói: "Tổng thống Ukraine sẽ tới".', []),
        ("Khi đó, Tổng thống Ukraine tới xã Cồn Nổi.", []),
    ],
)
def test_a_bare_title_means_the_holder_of_the_day(text: str, meant: list[str]) -> None:
    """Only a title without a name, of the article's own news, on a day that is known; with the term as its step."""
    told = article(text)
    mentions, _ = link(told, TABLE)
    found = bare_titles(told, mentions, "2020-03-14", TABLE)
    assert [fact.value for fact in found] == meant
    assert all(fact.basis == "inferred" and fact.steps[0].kind == "term" for fact in found)
    assert bare_titles(told, mentions, None, TABLE) == ()


@pytest.mark.parametrize(
    ("texts", "people"),
    [
        (("Ông Sergei Mikhailov phát biểu.", "Sau đó ông Sergey Mikhalov ra về."), ["Sergei Mikhailov"]),
        (("Ông Rustan Kadarovich phát biểu.", "Ông Rustan Kadarovitch về."), ["Rustan Kadarovich"]),
        (("Ông Alan Cayetanov phát biểu.", "Theo ông Cayetonov, việc này đã xong."), ["Alan Cayetanov"]),
        (("Bà Hoa Xuân Dung phát biểu.", "Theo bà Hoa, việc này đã xong."), ["Hoa Xuân Dung"]),
        (("Ông Ivan Petrovsky tới.", "Bà Ivana Petrovska về."), ["Ivan Petrovsky", "Ivana Petrovska"]),
        (("Ông Władysław Karsk tới.", "Ông Wladyslaw Karsk về."), ["Władysław Karsk"]),
        (("Bà Kim Yo-rae tới, ông Kim Jong Su về.", "Bà Kim nói: “Mệt quá rồi, về thôi”."), ["Kim Yo-rae", "Kim Jong Su"]),
        (("Ông Nguyễn Văn Hùng tới.", "Ông Nguyễn Văn Hưng về."), ["Nguyễn Văn Hùng", "Nguyễn Văn Hưng"]),
        (("Tổng thống Bohdan Marchuk tới.", "Ông Bohdan Marchouk về."), ["Bohdan Marchuk"]),
    ],
)
def test_one_person_in_two_spellings(texts: tuple[str, ...], people: list[str]) -> None:
    """Letters of one sound and a slip of the pen make no second person; tones and a woman's ending do."""
    assert shown(*texts)["people"] == people


def test_a_country_may_be_named_inside_a_body_only() -> None:
    """ "Cục Kiểm lâm Na Uy" names Na Uy, unless the article names it by itself; a word that is a country elsewhere does not."""
    assert shown("Theo Cục Kiểm lâm Na Uy, tuyết còn dày.")["countries"] == ["Na Uy"]
    assert [m[0] for m in linked("Cục Kiểm lâm Na Uy cho biết Na Uy còn tuyết.")] == ["Cục Kiểm lâm Na Uy", "Na Uy"]
    assert shown("Học sinh Trường Hồng Đức nghỉ học.")["countries"] == []


def test_a_body_of_the_table_may_be_written_small() -> None:
    """ "bộ Quốc phòng Mỹ" is the table's ministry, "liên minh Bắc Hải" its alliance."""
    assert shown("Theo bộ Quốc phòng Mỹ, tin đúng.")["organizations"] == ["Bộ Quốc phòng Mỹ"]
    assert {actor for _, actor, _ in linked("Hôm qua bộ Quốc phòng Mỹ bác tin.", "Mỹ im lặng.")} == {"us-defence", "my"}


def test_first_names_by_their_letters() -> None:
    """ "B.Marchuk" and "B. Marchuk" are the table's; a name in capitals is shown as names are."""
    assert shown("Tổng thống Ukraine B.Marchuk phát biểu.")["people"] == ["Bohdan Marchuk"]
    assert shown("Tổng thống Ukraine B. Marchuk phát biểu.")["people"] == ["Bohdan Marchuk"]
    assert shown("Trung tướng PHẠM VĂN SẬY tới dự.")["people"] in (["Phạm Văn Sậy"], [])
