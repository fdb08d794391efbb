"""corrections.yml: found by words that an editor can see, applied once and for good, or reported with what comes nearest."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable

import pytest

from build_dossier.build import generate
from build_dossier.matching import is_line
from build_dossier.model import Entry, Outcome
from build_dossier.problems import BrokenTable
from build_dossier.settings import Settings
from tests.conftest import ROOT
from tests.samples import BODY, LEDE, TITLE, article, numbered

Project = Callable[..., Settings]
OUTLET = "\nBản quyền thuộc congluan.vn\n"
PAGE = article() + OUTLET


def built(project_with: Project, corrections: str, **seeds: str) -> Outcome:
    """A dossier of one article (or of the seeds given) with these corrections."""
    pages = {f"{name}.txt": text for name, text in seeds.items()} or {"a.txt": PAGE}
    return generate(project_with({**pages, "corrections.yml": corrections}))


def only(outcome: Outcome) -> Entry:
    (entry,) = outcome.dossier.entries
    return entry


def kinds(outcome: Outcome) -> list[str]:
    return [p.kind for p in outcome.problems if p.file == "corrections.yml"]


# ---- facts -------------------------------------------------------------------------------------------------------


def test_a_corrected_fact_says_who_and_why(project_with: Project) -> None:
    """Basis "corrected", the entry's place, and what the program had read; in the header, the data file and on the page."""
    outcome = built(project_with, f'# tay\n- {{article: "{TITLE}", set: {{author: Vũ Lan Chi}}, by: Minh, why: Báo giấy ghi tên.}}\n')
    assert kinds(outcome) == []
    entry = only(outcome)
    fact = entry.facts["author"]
    assert (fact.value, fact.basis, fact.correction) == ("Vũ Lan Chi", "corrected", "corrections.yml:2")
    docs = project_with({}).docs
    (page,) = docs.glob("bai-viet/*-*.md")
    assert "author: Vũ Lan Chi" in page.read_text(encoding="utf-8")
    assert "Người sửa: Minh. Lý do: Báo giấy ghi tên. Chương trình đọc là: chưa rõ." in page.read_text(encoding="utf-8")
    told = json.loads((docs / "data/dossier.json").read_text(encoding="utf-8"))["articles"][0]["facts"]["author"]
    assert told["edit"] == {"by": "Minh", "why": "Báo giấy ghi tên.", "was": None, "confirms": False}


def test_a_corrected_publication_day_moves_the_day(project_with: Project) -> None:
    """Day and minute of publication are one fact: either corrects the other, and the role stays."""
    entry = only(built(project_with, f'- {{article: "{TITLE}", set: {{date: 2023-08-06}}}}\n'))
    assert (entry.date, entry.facts["published"].value, entry.date_role) == ("2023-08-06", "2023-08-06", "published")
    entry = only(built(project_with, f"- {{article: \"{TITLE}\", set: {{published: '2023-08-07T09:00'}}}}\n"))
    assert (entry.date, entry.facts["published"].value, entry.date_role) == ("2023-08-07", "2023-08-07T09:00", "published")


def test_an_editors_day_of_an_undated_article_is_that_of_the_news(project_with: Project) -> None:
    """It never becomes a day of publication; a month has its ends."""
    undated = article(stamp="") + OUTLET
    entry = only(built(project_with, f'- {{article: "{TITLE}", set: {{date: 2023-08}}}}\n', a=undated))
    assert (entry.date, entry.date_role, entry.date_from, entry.date_to) == ("2023-08", "reported", "2023-08-01", "2023-08-31")
    assert entry.facts["published"].value is None
    entry = only(built(project_with, f'- {{article: "{TITLE}", set: {{date: 2023}}}}\n', a=undated))
    assert (entry.date, entry.date_from, entry.date_to) == ("2023", "2023-01-01", "2023-12-31")


def test_an_editor_may_say_that_a_value_is_not_known(project_with: Project) -> None:
    """null takes a wrong value away: unknown, with the editor's word as the reason."""
    entry = only(built(project_with, f'- {{article: "{TITLE}", set: {{date: null, source: null}}}}\n'))
    for name in ("date", "published", "source"):
        assert (entry.facts[name].value, entry.facts[name].reason) == (None, "editor-unknown")
    assert entry.date_role is None


@pytest.mark.parametrize("words", ["tuoi-tre", "Tuổi Trẻ", "tuổi trẻ", "tuoitre.vn"])
def test_an_outlet_is_named_as_the_editor_knows_it(project_with: Project, words: str) -> None:
    """By id, name or domain."""
    assert only(built(project_with, f'- {{article: "{TITLE}", set: {{source: {words}}}}}\n')).facts["source"].value == "tuoi-tre"


def test_a_given_address_is_linked_and_tells_the_outlet(project_with: Project) -> None:
    """source_url is the page's address, as if the seed had named it."""
    entry = only(built(project_with, f'- {{article: "{TITLE}", set: {{source_url: "https://tuoitre.vn/cau.htm"}}}}\n', a=article()))
    assert (entry.url, entry.facts["source"].value) == ("https://tuoitre.vn/cau.htm", "tuoi-tre")


def test_a_corrected_title_keeps_the_address(project_with: Project) -> None:
    """And the article is found by either headline from then on, wherever the entry stands."""
    before = only(built(project_with, "")).slug
    text = f'- {{article: "Cầu Lam Kiều", confirm: [date]}}\n- {{article: "{TITLE}", set: {{title: Khởi công cầu Lam Kiều}}}}\n'
    outcome = built(project_with, text)
    assert kinds(outcome) == []
    assert (only(outcome).slug, only(outcome).facts["title"].value) == (before, "Khởi công cầu Lam Kiều")
    assert only(outcome).facts["date"].edit


def test_a_confirmed_fact_keeps_its_basis(project_with: Project) -> None:
    """And shows who confirmed it; its evidence stays."""
    outcome = built(project_with, f'- {{article: "{TITLE}", confirm: [date, source], by: Minh}}\n')
    date, source = only(outcome).facts["date"], only(outcome).facts["source"]
    assert (date.basis, source.basis) == ("stated", "inferred")
    assert date.edit and date.edit.by == "Minh" and date.edit.confirms
    assert date.spans and source.steps
    (page,) = project_with({}).docs.glob("bai-viet/*-*.md")
    assert page.read_text(encoding="utf-8").count("Đã xác nhận: Minh.") == 2


def test_a_value_that_was_read_as_well_is_confirmed(project_with: Project) -> None:
    """A correction that the program has caught up with does no harm and is not reported."""
    outcome = built(project_with, f'- {{article: "{TITLE}", set: {{date: 2023-08-05}}, was: 2023-08-04}}\n')
    assert kinds(outcome) == []
    assert only(outcome).facts["date"].basis == "stated"


def test_later_entries_build_on_earlier_ones(project_with: Project) -> None:
    """In the order of the file; what the program had read stays on record."""
    text = f'- {{article: "{TITLE}", set: {{date: 2023-08-06}}}}\n- {{article: "{TITLE}", set: {{date: 2023-08-07}}, was: 2023-08-06}}\n'
    outcome = built(project_with, text)
    date = only(outcome).facts["date"]
    assert kinds(outcome) == []
    assert date.edit
    assert (date.value, date.edit.was, date.correction) == ("2023-08-07", "2023-08-05", "corrections.yml:2")


# ---- what has no effect is told -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "kind", "told"),
    [
        ('{article: "Bạch Sa khởi công sân bay", set: {date: 2023-08-06}}', "correction-no-article", TITLE),
        ('{article: "khởi công cầu mới bắc qua sông Lam Kiều", confirm: [date]}', "correction-several-articles", "2"),
        (f'{{article: "{TITLE}", set: {{date: 2023-08-06}}, was: 2023-08-01}}', "correction-outdated", "2023-08-05"),
        (f'{{article: "{TITLE}", confirm: [date], was: 2023-08-01}}', "correction-outdated", "2023-08-05"),
        (f'{{article: "{TITLE}", confirm: [author]}}', "correction-nothing-to-confirm", "author"),
        (f'{{article: "{TITLE}", set: {{source: Tuổi Tre}}}}', "correction-unknown-outlet", "Tuổi Trẻ"),
        (f"{{article: \"{TITLE}\", set: {{published: '2023-02-30'}}}}", "correction-impossible-day", "2023-02-30"),
        ('{line: "Cây cầu dài một nghìn", kind: related}', "correction-no-line", "Cây cầu dài một nghìn hai trăm"),
        ('{line: "Bản quyền thuộc congluan.vn", kind: body}', "correction-several-lines", "a.txt"),
        ('{name: "Phạm Thị Sưong", actor: none}', "correction-no-name", "Phạm Thị Sương"),
        ('{name: "Phạm Thị Sương", actor: suong}', "correction-unknown-actor", "suong"),
        ('{name: "Lê Văn Khoai", actor: none, was: ai-do}', "correction-outdated", "le-van-khoai"),
    ],
)
def test_what_has_no_effect_is_told_with_what_comes_nearest(project_with: Project, entry: str, kind: str, told: str) -> None:
    """No match, several, or a value that is read no more: file, line, remedy; nothing is applied."""
    pages = {"a": PAGE, "b": numbered(1) + OUTLET}
    text = f"# một\n\n- {entry}\n"
    plain, outcome = built(project_with, "", **pages), built(project_with, text, **pages)
    (found,) = [p for p in outcome.problems if p.file == "corrections.yml"]
    assert (found.kind, found.line) == (kind, 3)
    for language in ("en", "vi"):
        assert told in found.message(language)
    assert outcome.dossier.entries == plain.dossier.entries


BROKEN = [
    ("- {articel: x y, set: {date: 2024-01-01}}", "table-unknown-key", 1),
    ("- {article: x y, set: {dat: 2024-01-01}}", "table-unknown-key", 1),
    ("- article: x y\n  confirm: [date]\n  wyh: z", "table-unknown-key", 3),
    ("- {article: x y}", "table-invalid", 1),
    ("- {article: x y, set: {date: 2024-02-30}}", "table-invalid", 1),
    ("- {article: x y, set: {}}", "table-invalid", 1),
    ("- {article: x y, confirm: [dates]}", "table-unknown-word", 1),
    ("- {article: x y, line: z t, kind: body}", "correction-target", 1),
    ("- {line: x y}", "table-invalid", 1),
    ("- {line: x y, kind: subhed}", "table-unknown-word", 1),
    ("- {line: x y, kind: body, set: {date: null}}", "table-needless-key", 1),
    ("- {name: x y, in: z t}", "table-invalid", 1),
    ("- {article: x y, set: {source_url: 'javascript:alert(1)'}}", "table-invalid", 1),
    ("- {article: '...', confirm: [date]}", "table-invalid", 1),
    ("- {article: x y, set: {date: null, source: null}, was: 2024-01-01}", "correction-was", 1),
    ("- {hide: x y, kind: body}", "table-needless-key", 1),
]


@pytest.mark.parametrize(("text", "kind", "line"), BROKEN)
def test_a_wrong_key_is_told_with_the_one_that_is_meant(project_with: Project, text: str, kind: str, line: int) -> None:
    """A broken table stops the build before anything is written, in both languages, with the line of the key."""
    with pytest.raises(BrokenTable) as broken:
        built(project_with, text)
    found = broken.value.problems[0]
    assert (found.file, found.kind, found.line) == ("corrections.yml", kind, line)
    assert found.message("vi") != found.message("en")


# ---- lines -------------------------------------------------------------------------------------------------------

LINES = "Trang chủ Bạch Sa ngày nay\n" + article() + "\nMời bạn đọc gửi thư cho tòa soạn theo địa chỉ của chúng tôi ở Bạch Sa nhé.\n"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (BODY[1], "related"),
        (BODY[1].split()[0] + " Phạm … Vân Cốc", "widget"),
        ("Trang chủ Bạch Sa ngày nay", "body"),
        (BODY[0], "subhead"),
        (BODY[3], "credit"),
    ],
)
def test_a_line_is_what_the_editor_says(project_with: Project, line: str, kind: str) -> None:
    """Kept or dropped, with the editor as the reason; every other line is told on."""
    outcome = built(project_with, f'- {{line: "{line}", kind: {kind}}}\n', a=LINES)
    assert kinds(outcome) == []
    (cut,) = outcome.dossier.seeds
    (changed,) = [found for found in cut.lines if found.rule == "editor"]
    assert changed.kind == kind
    assert is_line(line, changed.text)
    assert [found.n for found in cut.lines] == [found.n for found in cut.seed.lines]


def test_an_article_has_the_headline_that_the_editor_names(project_with: Project) -> None:
    """The line that the program took for it is none any more."""
    outcome = built(project_with, '- {line: "Trang chủ Bạch Sa ngày nay", kind: title}\n', a=LINES)
    entry = only(outcome)
    assert entry.facts["title"].value == "Trang chủ Bạch Sa ngày nay"
    assert [line.text for line in entry.article.draft.kept if line.kind == "title"] == ["Trang chủ Bạch Sa ngày nay"]


def test_a_line_of_several_pages_is_narrowed_by_in(project_with: Project) -> None:
    """Words of the headline choose the page; the other stays as it was."""
    both = {"a": PAGE + "\n" + BODY[2], "b": numbered(1) + OUTLET + "\n" + BODY[2]}
    outcome = built(project_with, f'- {{line: "{BODY[2]}", in: "sông Lam Kiều số 1", kind: related}}\n', **both)
    assert kinds(outcome) == []
    assert {cut.seed.name for cut in outcome.dossier.seeds for line in cut.lines if line.rule == "editor"} == {"b.txt"}


# ---- names -------------------------------------------------------------------------------------------------------

ACTORS = "- {id: suong, kind: person, name: Phạm Thị Sương}\n- {id: khoai, kind: person, name: Lê Văn Khoai}\n"


def mentions(outcome: Outcome, seed: str = "a.txt") -> set[tuple[str, str]]:
    return {(m.text, m.actor) for entry in outcome.dossier.entries if entry.article.draft.seed.name == seed for m in entry.mentions}


def test_a_name_means_whom_the_editor_says(project_with: Project) -> None:
    """Every mention of it in the article; longer names that hold it are other names."""
    project_with({"actors.yml": ACTORS})
    outcome = built(project_with, f'- {{name: "Khoai", in: "{TITLE}", actor: suong}}\n', a=PAGE + "\nÔng Khoai nói thế.\n")
    assert ("Lê Văn Khoai", "khoai") in mentions(outcome)
    assert {actor for text, actor in mentions(outcome) if text == "Khoai"} <= {"suong"}
    outcome = built(project_with, '- {name: "Lê Văn Khoai", actor: suong}\n')
    assert ("Lê Văn Khoai", "suong") in mentions(outcome)


def test_a_name_may_mean_nobody(project_with: Project) -> None:
    """actor: none takes the link away, and the article no longer lists him."""
    project_with({"actors.yml": ACTORS})
    outcome = built(project_with, '- {name: "Lê Văn Khoai", actor: none}\n')
    assert "khoai" not in {actor for _, actor in mentions(outcome)}


def test_words_that_no_rule_saw_can_be_a_name(project_with: Project) -> None:
    """And a country of the package can be meant as well as anyone of the table."""
    project_with({"actors.yml": ACTORS})
    outcome = built(project_with, '- {name: "bến Lam Kiều", actor: suong}\n- {name: "chợ Vân Cốc", actor: lithuania}\n')
    assert kinds(outcome) == []
    assert {("bến Lam Kiều", "suong"), ("chợ Vân Cốc", "lithuania")} <= mentions(outcome)
    assert "lithuania" in {actor.id for actor in outcome.dossier.actors}


def test_a_name_of_two_people_needs_the_article(project_with: Project) -> None:
    """Without `in` nothing is applied, and both are named."""
    project_with({"actors.yml": ACTORS})
    pages = {"a": PAGE, "b": numbered(1).replace("Lê Văn Khoai", "Lê Văn Bắp").replace("Phạm Thị Sương", "Bùi Văn Bắp") + "\nÔng Bắp đi.\n"}
    linked = {"corrections.yml": '- {name: "Lê Văn Khoai", actor: none}\n- {name: "Lê Văn Khoai", in: "số 1", actor: suong}\n'}
    outcome = generate(project_with({**linked, **{f"{k}.txt": v for k, v in pages.items()}}))
    assert kinds(outcome) == ["correction-no-name"]


# ---- another copy of the page -------------------------------------------------------------------------------------

MENU = "Trang chủ\nThời sự\nĐọc nhiều\nMới nhất\nĐăng nhập\n"


def rescraped(text: str, number: int) -> str:
    """Another copy of a page: another menu, other blank lines, ends of lines, spaces, quotation marks, and letters composed anew."""
    lines = [line for line in text.splitlines() if line.strip()]
    if number % 2:
        lines = [line.replace("“", '"').replace("”", '"') for line in lines]
    text = ("\r\n\r\n" if number % 3 else "\n").join(line.replace(" ", "\u00a0", 1) + "  " for line in lines)
    return MENU + "\n" + unicodedata.normalize("NFD" if number % 2 else "NFC", text) + "\n"


SEEDS: dict[str, tuple[str, Callable[[Entry], bool]]] = {
    "004": ('- {article: "NATO có thể sẽ bỏ qua", set: {date: 2024-12-04}, was: 2024-12-03}', lambda e: e.date == "2024-12-04"),
    "001": ('- {article: "Tổng thư ký NATO đề cập", confirm: [date]}', lambda e: e.facts["date"].edit is not None),
    "003": (
        '- {line: "Thách thức người cầm lái NATO |", kind: related}',
        lambda e: "subhead" not in {k.kind for k in e.article.draft.lines},
    ),
    "002": (
        '- {name: "Zelensky", in: "Ukraine chuẩn bị đàm phán với Mỹ", actor: none}',
        lambda e: "Zelensky" not in [m.text for m in e.mentions],
    ),
}


def test_corrections_survive_renaming_and_another_copy(project_with: Project) -> None:
    """Every seed renamed and saved anew, with other menus and line breaks: each correction is applied as before, or told."""
    texts = {path.stem[:3]: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
    tables = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.yml")}
    files = {f"x/{9 - i}.txt": rescraped(text, i) for i, text in enumerate(texts.values())}
    corrections = "\n".join(entry for entry, _ in SEEDS.values()) + "\n"
    outcome = generate(project_with({**tables, **files, "corrections.yml": corrections}))
    assert kinds(outcome) == []
    seeds = {f"x/{9 - i}.txt": seed for i, seed in enumerate(texts)}
    for entry in outcome.dossier.entries:
        seed = seeds[entry.article.draft.seed.name]
        _, holds = SEEDS.get(seed, ("", None))
        if holds and entry.article.draft.part == 1:
            assert holds(entry), seed
        assert seed == "004" or entry.facts["date"].basis != "corrected"
    assert [line.rule for cut in outcome.dossier.seeds for line in cut.lines].count("editor") == 1


def split(text: str) -> str:
    """A copy with a line for every sentence."""
    return re.sub(r"(?<=[.!?…])\s+(?=[A-ZĐÀ-Ỹ“\"])", "\n", text)


def joined(text: str) -> str:
    """A copy in which every second paragraph stands behind the one before."""
    lines = [line for line in text.splitlines() if line.strip()]
    return "\n".join(" ".join(lines[i : i + 2]) if i > 3 else "\n".join(lines[i : i + 2]) for i in range(0, len(lines), 2))


@pytest.mark.parametrize("again", [split, joined])
def test_with_other_line_breaks_a_correction_holds_or_is_told(project_with: Project, again: Callable[[str], str]) -> None:
    """Paragraphs cut into sentences or run together, under another menu, in renamed files: each correction is applied to its own
    article, or told; no other article and no other line has one."""
    texts = {path.stem[:3]: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
    tables = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.yml")}
    files = {f"moi/{9 - i}.txt": MENU + again(text) for i, text in enumerate(texts.values())}
    corrections = "\n".join(entry for entry, _ in SEEDS.values()) + "\n"
    outcome = generate(project_with({**tables, **files, "corrections.yml": corrections}))
    seeds = {f"moi/{9 - i}.txt": seed for i, seed in enumerate(texts)}
    told = {p.line for p in outcome.problems if p.file == "corrections.yml"}
    for number, (seed, (_, holds)) in enumerate(SEEDS.items(), 1):
        own = [entry for entry in outcome.dossier.entries if seeds[entry.article.draft.seed.name] == seed]
        assert number in told or any(holds(entry) for entry in own), seed
    for entry in outcome.dossier.entries:
        edits = {fact.correction for fact in entry.facts.values() if fact.edit}
        assert edits <= {f"corrections.yml:{list(SEEDS).index(seed) + 1}" for seed in SEEDS if seed == seeds[entry.article.draft.seed.name]}
    changed = [line.text for cut in outcome.dossier.seeds for line in cut.lines if line.rule == "editor"]
    assert all(is_line("Thách thức người cầm lái NATO |", text) for text in changed)


def test_lines_that_were_run_together_are_told(project_with: Project) -> None:
    """A copy without the line breaks: the correction of a line finds none and says so; no paragraph goes with it."""
    joined = article().replace("\n\n" + BODY[2], " " + BODY[2])
    outcome = built(project_with, f'- {{line: "{BODY[2]}", kind: related}}\n', a=joined)
    assert kinds(outcome) == ["correction-no-line"]
    assert any(BODY[2] in line.text and line.kept for line in only(outcome).article.draft.lines)


def test_the_same_article_in_two_seeds_is_one(project_with: Project) -> None:
    """A copy in a second file makes no correction ambiguous."""
    text = f'- {{article: "{TITLE}", set: {{date: 2023-08-06}}}}\n- {{line: "{BODY[1]}", kind: related}}\n'
    outcome = built(project_with, text, a=PAGE, b="Trang chủ\n" + PAGE)
    assert kinds(outcome) == []
    assert only(outcome).date == "2023-08-06"
    assert {cut.seed.name for cut in outcome.dossier.seeds for line in cut.lines if line.rule == "editor"} == {"a.txt", "b.txt"}


def test_corrections_of_facts_do_not_read_the_seeds_anew(project_with: Project) -> None:
    """Lines, kinds and addresses are the same with and without them: only lines named by an editor are cut anew."""
    plain = built(project_with, "").dossier
    edited = built(project_with, f'- {{article: "{TITLE}", set: {{title: Tít khác hẳn}}}}\n').dossier
    assert plain.seeds == edited.seeds
    assert [e.slug for e in plain.entries] == [e.slug for e in edited.entries]


def test_words_of_the_first_paragraph_find_an_article(project_with: Project) -> None:
    """For an article whose headline is another's as well, or that has none."""
    outcome = built(project_with, f'- {{article: "{LEDE[:40]}", confirm: [date]}}\n')
    assert kinds(outcome) == []
    assert only(outcome).facts["date"].edit
