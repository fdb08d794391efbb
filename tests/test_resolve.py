"""What the corpus and the tables add: stable addresses, the same article twice, whose page it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_dossier.build import generate
from build_dossier.extract import extract
from build_dossier.model import Dossier, Entry, Fact
from build_dossier.resolve.addresses import address
from build_dossier.settings import Settings
from tests.samples import BODY, LEDE, STAMP, TITLE, article, draft_of, numbered

Project = Callable[..., Settings]
Resolved = Callable[..., Dossier]


@pytest.fixture
def resolved(project_with: Project) -> Resolved:
    """The dossier of the given seeds and tables."""
    return lambda seeds: generate(project_with(seeds)).dossier


def only(dossier: Dossier) -> Entry:
    (entry,) = dossier.entries
    return entry


# Addresses


def test_an_id_outlives_everything_around_the_text(resolved: Resolved) -> None:
    """A new name of the file, a new menu, a corrected headline, another day, blank lines and quotation marks: the same id."""
    first = only(resolved({"a.txt": article()}))
    for name, text in (
        ("a.txt", article("Bạch Sa có cầu mới")),
        ("a.txt", "Trang chủ\nThời sự\nKinh tế\n\n" + article(stamp="06/08/2023 11:00")),
        ("a.txt", article().replace("\n\n", "\n")),
        ("a.txt", article().replace(", nối", " — nối").upper().lower().replace("\n", "\r\n")),
    ):
        assert only(resolved({name: text})).id == first.id


def test_a_renamed_seed_keeps_its_page(resolved: Resolved, project_with: Project) -> None:
    """Same address, one page, nothing left of the old name."""
    before = only(resolved({"a.txt": article()}))
    settings = project_with({})
    (settings.seeds / "a.txt").rename(settings.seeds / "b.txt")
    after = only(generate(settings).dossier)
    assert (after.slug, after.article.draft.seed.name) == (before.slug, "b.txt")


def test_another_text_is_another_article(resolved: Resolved) -> None:
    """Under the same headline and day."""
    dossier = resolved({"a.txt": article(), "b.txt": article(lede=f"Hôm qua, {LEDE[0].lower()}{LEDE[1:]}")})
    assert len({entry.id for entry in dossier.entries}) == 2


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_words_of_any_title(title: str) -> None:
    """For any title: at most sixty ASCII characters, small letters, digits and single dashes; never a path."""
    identity, words = address(extract(draft_of(("title", title or "x"), ("lede", LEDE))))
    assert re.fullmatch("(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", words)
    assert len(words) <= 60
    assert re.fullmatch("[0-9a-f]{8}", identity)


def test_words_end_between_words() -> None:
    """The title's own, without marks, cut at a space."""
    title = "Đường tới chợ Vân Cốc ngập sâu sau trận mưa lớn nhất từ đầu năm đến nay"
    _, words = address(extract(draft_of(("title", title), ("lede", LEDE))))
    assert words == "duong-toi-cho-van-coc-ngap-sau-sau-tran-mua-lon-nhat-tu-dau"


def test_an_article_without_a_title_has_an_address(resolved: Resolved) -> None:
    """Its page is named by the lede's words and its id."""
    entry = only(resolved({"a.txt": "\n".join((LEDE, *BODY))}))
    assert re.fullmatch(r"bai-viet/[a-z0-9-]+-[0-9a-f]{8}/", entry.address)


# The same article twice


def test_the_same_article_in_two_seeds_is_one(resolved: Resolved) -> None:
    """One page, both files named, and the editor is told."""
    dossier = resolved({"a.txt": article(), "b.txt": "Trang chủ\nThời sự\n\n" + article(), "c.txt": numbered(1)})
    same = next(entry for entry in dossier.entries if entry.facts["title"].value == TITLE)
    assert len(dossier.entries) == 2
    assert same.article.draft.seed.name == "a.txt"
    assert same.also_in == (("b.txt", 1),)
    told = [p for p in dossier.problems if p.kind == "same-article"]
    assert [(p.file, dict(p.values)["first"]) for p in told] == [("b.txt", "a.txt")]


def test_the_same_article_twice_in_one_seed_is_one(resolved: Resolved) -> None:
    """The repeat is no second article."""
    assert len(resolved({"a.txt": article() + "\n" + article()}).entries) == 1


# Outlets

OUTLETS = """
- id: bao-bach-sa
  name: Báo Bạch Sa
  domain: bachsa.example
  strong: ["(BSO)", bachsa.example, Bạch Sa Online]
  weak:
    - {pattern: '^tặng hoa cho bài', at: furniture, family: reader's gifts}
    - {pattern: '^chuyện chợ vân cốc$', at: furniture, family: section names}
    - {pattern: '^chuyện bến đò$', at: furniture, family: section names}
    - {pattern: 'ngày \\d{1,2}~\\d{1,2}', at: text, family: date style}
- id: bao-hoa-say
  name: Báo Hoa Sậy
  domain: hoasay.example
  strong: ["(HSO)", hoasay.example]
  weak:
    - {pattern: '^tặng hoa cho bài', at: furniture, family: reader's gifts}
    - {pattern: '^chuyện đảo$', at: furniture, family: section names}
"""


def source(resolved: Resolved, text: str, name: str = "a.txt") -> Fact:
    return only(resolved({"outlets.yml": OUTLETS, name: text})).facts["source"]


@pytest.mark.parametrize(
    "text",
    [
        article() + "\nBản quyền thuộc bachsa.example\n",
        article() + "\nBản quyền thuộc Bạch Sa Online\n",
        article(lede="(BSO) - " + LEDE),
        article(TITLE + " - bachsa.example"),
    ],
    ids=["address", "name", "code", "behind the headline"],
)
def test_one_strong_sign_is_enough(resolved: Resolved, text: str) -> None:
    """The outlet's address or name in the furniture, its code in front of the lede, its name behind the headline."""
    fact = source(resolved, text)
    assert (fact.value, fact.basis) == ("bao-bach-sa", "inferred")
    assert fact.spans
    assert [step.refs[0] for step in fact.steps] == ["bao-bach-sa"]


def test_two_weak_signs_of_different_families_are_enough(resolved: Resolved) -> None:
    """Each of them is shown as a step with its line."""
    fact = source(resolved, "Chuyện chợ Vân Cốc\n\n" + article() + "\nTặng hoa cho bài viết này\n")
    assert (fact.value, fact.basis) == ("bao-bach-sa", "inferred")
    assert {step.refs[1] for step in fact.steps} == {"section names", "reader's gifts"}
    assert all(step.spans for step in fact.steps)


@pytest.mark.parametrize(
    "text",
    [
        article(),
        "Chuyện chợ Vân Cốc\n\n" + article(),
        "Chuyện chợ Vân Cốc\nChuyện bến đò\n\n" + article(),
        article(body=(*BODY, "Lễ thông xe sẽ diễn ra ngày 3~12 năm tới, theo lời bà Sương nói với báo chí sáng nay.")),
        article(body=(*BODY, "Theo Bạch Sa Online, đò sẽ chạy tới hết năm, và bachsa.example cũng đưa tin như vậy hôm nay.")),
    ],
    ids=["none", "one weak", "two of one family", "date style alone", "quoted in the text"],
)
def test_less_is_not_enough(resolved: Resolved, text: str) -> None:
    """No sign, one weak sign, two of the same family, the date style alone, a name that the text only quotes: unknown."""
    fact = source(resolved, text)
    assert (fact.value, fact.basis, fact.reason) == (None, "unknown", "no-outlet-sign")


@pytest.mark.parametrize(
    "text",
    [
        article() + "\nBản quyền thuộc bachsa.example\nLiên kết: hoasay.example\n",
        "Chuyện chợ Vân Cốc\nChuyện đảo\n\n" + article() + "\nTặng hoa cho bài viết này\n",
    ],
    ids=["strong", "weak"],
)
def test_signs_of_two_outlets_leave_it_unknown(resolved: Resolved, text: str) -> None:
    """A contradiction is said, not settled."""
    fact = source(resolved, text)
    assert (fact.value, fact.basis, fact.reason) == (None, "unknown", "outlet-signs-conflict")


def test_the_code_before_the_lede_outweighs_names_in_links(resolved: Resolved) -> None:
    """An article with its own code among links to another paper."""
    text = article(lede="(HSO) - " + LEDE) + "\nLiên kết: bachsa.example\n"
    assert source(resolved, text).value == "bao-hoa-say"


def test_the_address_of_a_record_states_the_outlet(resolved: Resolved) -> None:
    """Stated, also below a www; a look-alike address states nothing."""
    for url, value in (
        ("https://www.bachsa.example/cau-moi", "bao-bach-sa"),
        ("https://bachsa.example.evil.example/", None),
        ("https://evil.example/bachsa.example", None),
        ("https://xbachsa.example/", None),
        ("https://bachsa.example@evil.example/", None),
    ):
        fact = source(resolved, json.dumps({"text": article(), "url": url}), "a.jsonl")
        assert (fact.value, fact.basis) == (value, "stated" if value else "unknown"), url


def test_agencies_are_those_that_the_article_names(resolved: Resolved) -> None:
    """In the order of their first mention, once each, with every place; not those of the furniture, nor the page's own outlet."""
    body = (*BODY[:3], "Theo Reuters, cầu đã thông xe. Báo Bạch Sa cho hay AFP và Reuters cùng có mặt tại lễ thông xe.")
    text = article(lede="(BSO) - " + LEDE, body=body) + "\nTrần Quế Lâm (theo Bưu báo Vân Cốc)\nBản quyền: Bloomberg\n"
    entry = only(resolved({"outlets.yml": OUTLETS, "a.txt": text}))
    assert [fact.value for fact in entry.agencies] == ["Reuters", "AFP", "Bưu báo Vân Cốc"]
    assert [len(fact.spans) for fact in entry.agencies] == [2, 1, 1]


# Days


def test_a_stated_day_is_the_day(resolved: Resolved) -> None:
    """Of publication, with its line; the minute stays with `published`."""
    entry = only(resolved({"a.txt": article()}))
    assert (entry.date, entry.facts["date"].basis, entry.date_role) == ("2023-08-05", "stated", "published")
    assert entry.facts["published"].value == "2023-08-05T10:15+07:00"
    assert entry.facts["date"].spans[0].n == article().splitlines().index(STAMP) + 1


@pytest.mark.parametrize("stamp", ["", "31/02/2023 10:15"])
def test_an_unknown_day_is_unknown_and_told(resolved: Resolved, stamp: str) -> None:
    """No date line, or a day that no calendar has: no day, no role, a reason, a problem; never the clock."""
    dossier = resolved({"a.txt": article(stamp=stamp)})
    fact = only(dossier).facts["date"]
    assert (fact.value, fact.basis, only(dossier).date_role) == (None, "unknown", None)
    assert fact.reason
    assert [p.file for p in dossier.problems if p.kind.startswith("date-unknown")] == ["a.txt"]


def test_newest_first_and_unknown_days_last(resolved: Resolved) -> None:
    """By day, then by minute; an article without a day ends every list."""
    stamps = {1: "", 2: "01/01/2022 08:00", 3: "05/08/2023 10:15", 4: "05/08/2023 09:00", 5: "31/12/2023 07:00"}
    seeds = {f"{n}.txt": numbered(n).replace(STAMP, stamp) for n, stamp in stamps.items()}
    names = [entry.article.draft.seed.name for entry in resolved(seeds).entries]
    assert names == ["5.txt", "3.txt", "4.txt", "2.txt", "1.txt"]
