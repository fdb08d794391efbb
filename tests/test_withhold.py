"""What is withheld is in no file that is published: what an editor hides, and in a dossier of excerpts the paper's paragraphs."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from build_dossier.build import build, generate
from build_dossier.fold import bare
from build_dossier.model import Outcome
from build_dossier.publish.search import FOLDER
from build_dossier.sentences import quoted, sentence_bounds
from build_dossier.settings import Settings
from build_dossier.withhold import publishable
from tests.conftest import ROOT
from tests.samples import BODY, LEDE, TITLE, article, make_project, numbered, readable, tree
from tests.test_pages import SCHEMA

Project = Callable[..., Settings]
PAGE = article() + "\nBản quyền thuộc congluan.vn\n"
ACTORS = "- {id: suong, kind: person, name: Phạm Thị Sương, aliases: [bà Sương]}\n"


def published(settings: Settings) -> str:
    """Everything below docs/ as one text, in lower case with single spaces."""
    texts = [name + " " + readable(name, content) for name, content in tree(settings.docs).items()]
    return " ".join(" ".join(texts).lower().split())


def hidden(project_with: Project, entry: str, **seeds: str) -> tuple[str, Outcome]:
    """What is published of a dossier with one hidden thing, and the outcome."""
    pages = {f"{name}.txt": text for name, text in seeds.items()} or {"a.txt": PAGE, "b.txt": numbered(1)}
    settings = project_with({**pages, "corrections.yml": f"- {entry}\n"})
    outcome = generate(settings)
    return published(settings), outcome


# ---- hide --------------------------------------------------------------------------------------------------------


def test_a_hidden_article_is_nowhere(project_with: Project) -> None:
    """No page, no list, no line of its seed, no name that only it names, no problem; the editor's own list still has it."""
    page = PAGE.replace("Lê Văn Khoai", "Lê Văn Mướp")
    told, outcome = hidden(project_with, f'{{hide: "{TITLE}", why: Theo yêu cầu}}', a=page, b=numbered(1))
    assert len(outcome.dossier.entries) == 2
    for words in ("Lê Văn Mướp", LEDE, BODY[0], "Theo yêu cầu"):
        assert words.lower() not in told.replace(f"cầu 1: {words.lower()}", "").replace(f"cầu số 1: {words.lower()}", ""), words
    assert "le-van-muop" not in told
    assert TITLE.lower() + " số 1" in told
    assert not [p for p in outcome.problems if p.file == "corrections.yml"]


def test_a_copy_of_a_hidden_article_is_hidden_too(project_with: Project) -> None:
    """The same article in another seed."""
    page = PAGE.replace("một người chèo đò", "một người chèo xuồng")
    told, outcome = hidden(project_with, f'{{hide: "{TITLE}"}}', a=page, b="Trang chủ\n" + page, c=numbered(1))
    assert len(outcome.dossier.entries) == 2
    assert "chèo xuồng" not in told


def test_a_hidden_line_is_nowhere(project_with: Project) -> None:
    """Kept or dropped, in every copy, alone or within another line; the rest of the article stays."""
    joined = PAGE.replace("\n\n" + BODY[3], " " + BODY[3])
    told, _ = hidden(project_with, f'{{hide: "{BODY[3]}"}}', a=PAGE + "\n" + BODY[3] + "\n", b=joined)
    assert BODY[3].lower().rstrip(".") not in told
    assert BODY[2].lower() in told


def test_what_rests_on_a_hidden_line_is_unknown(project_with: Project) -> None:
    """A fact whose only evidence is hidden is withheld, not told without it."""
    told, outcome = hidden(project_with, '{hide: "Theo Trần Bạch Mai"}', a=PAGE + "\nTheo Trần Bạch Mai\n")
    assert "trần bạch mai" not in told
    assert outcome.dossier.entries[0].facts["original_source"].value == "Trần Bạch Mai"
    (entry,) = publishable(outcome.dossier).entries
    assert (entry.facts["original_source"].value, entry.facts["original_source"].reason) == (None, "withheld")


@pytest.mark.parametrize("tables", [{}, {"actors.yml": ACTORS}])
def test_a_hidden_name_is_nowhere(project_with: Project, tables: dict[str, str]) -> None:
    """Blacked out in every text, with the short forms in the articles that name the person; no page, no address, no statement."""
    project_with(tables)
    title = "Bà Phạm Thị Sương khởi công cầu mới qua sông Lam Kiều"
    page = article(title=title) + "\nBà Sương nói thêm rằng cầu xong sớm. Bà PHẠM THỊ SƯƠNG cười.\n"
    told, outcome = hidden(project_with, '{hide: "Phạm Thị Sương"}', a=page, b=numbered(1))
    for words in ("phạm thị sương", "bà sương", "pham-thi-suong", "/suong/"):
        assert words not in told, words
    assert "████ ███ █████" in told
    assert any("Phạm Thị Sương" in str(entry.facts["title"].value) for entry in outcome.dossier.entries)


def test_words_that_are_no_name_can_be_hidden(project_with: Project) -> None:
    """A telephone number, an address: blacked out wherever they stand."""
    told, _ = hidden(project_with, '{hide: "0912 345 678"}', a=PAGE + "\nBạn đọc xin gọi số 0912 345 678 để mua vé đò cuối cùng của ông.\n")
    assert "0912" not in told


def test_a_hidden_name_in_the_name_of_a_file_is_told(project_with: Project) -> None:
    """Readers see the names of seeds."""
    pages = {"pham-thi-suong.txt": PAGE, "x/Phạm_Thị_Sương.txt": numbered(1)}
    settings = project_with({**pages, "corrections.yml": '- {hide: "Phạm Thị Sương"}\n'})
    found = [p.file for p in generate(settings).problems if p.kind == "hidden-in-name"]
    assert "x/Phạm_Thị_Sương.txt" in found
    assert "pham-thi-suong.txt" in found


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ('{hide: "Trịnh Văn Không"}', "correction-nothing-to-hide"),
        ('{hide: "khởi công cầu mới bắc qua"}', "correction-several-articles"),
        ('{hide: "Bến đò Lam Kiều ngày ấy"}', "correction-several-things"),
    ],
)
def test_what_hides_nothing_is_told(project_with: Project, entry: str, kind: str) -> None:
    """Words that fit nothing, two articles, or an article and a name: the editor must know that it is still on the site."""
    project_with({"actors.yml": "- {id: ben-do, kind: organization, name: Bến đò Lam Kiều ngày ấy}\n"})
    other = article(title="Bến đò Lam Kiều ngày ấy", lede="Bến đò Lam Kiều ngày ấy đông vui, " + LEDE)
    third = numbered(1) + "\nBến đò Lam Kiều ngày ấy\n"
    _, outcome = hidden(project_with, entry, a=PAGE, b=third, c=other)
    assert [p.kind for p in outcome.problems if p.file == "corrections.yml"] == [kind]


def test_nothing_withheld_changes_nothing(built: tuple[Settings, Outcome]) -> None:
    """Then the very same dossier is published."""
    assert publishable(built[1].dossier) is built[1].dossier


# ---- excerpts ----------------------------------------------------------------------------------------------------


def sentences(outcome: Outcome) -> dict[str, str]:
    """Every longer sentence of the paragraphs behind the first, by its text; those with a quotation or within one are left out."""
    found = {}
    for entry in outcome.dossier.entries:
        paragraphs = [line for line in entry.article.draft.kept if line.kind in ("lede", "body", "caption", "list", "subhead")][1:]
        for line in paragraphs:
            at = 0
            while at < len(line.text):
                start, end = sentence_bounds(line.text, at)
                sentence = " ".join(line.text[start:end].split()).lower()
                if len(sentence) > 40 and not re.search(r"[\"“”]", sentence) and not quoted(line.text, at):
                    found[sentence] = entry.slug
                at = max(end, at + 1)
    return found


@pytest.fixture(scope="module")
def excerpt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Outcome]:
    """The repository's dossier in excerpts, with its site."""
    folder = tmp_path_factory.mktemp("excerpt")
    for name in ("seeds", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    with (folder / "seeds" / "dossier.yml").open("a", encoding="utf-8") as table:
        table.write("mode: excerpt\n")
    settings = make_project(folder, {})
    return settings, build(settings)


def test_a_sentence_of_the_third_paragraph_is_nowhere(excerpt: tuple[Settings, Outcome]) -> None:
    """Nor one of any paragraph but the first, in any file of docs/ or site/: pages, data, lists, index."""
    settings, outcome = excerpt
    forbidden = sentences(outcome)
    assert len(forbidden) > 60
    for folder in (settings.docs, settings.site):
        for path in (path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".woff2", ".png")):
            text = readable(path.name, path.read_bytes())
            plain = " ".join(re.sub(r"<[^>]*>", "", text).replace("&quot;", '"').lower().split())
            assert [sentence for sentence in forbidden if sentence in plain] == [], path


def test_a_word_of_the_third_paragraph_is_not_in_the_index(excerpt: tuple[Settings, Outcome]) -> None:
    """The search index has no word that only withheld lines have: what cannot be read cannot be found."""
    settings, outcome = excerpt
    texts = [line.text for entry in publishable(outcome.dossier).entries for line in entry.article.draft.lines]
    tables = [*(ROOT / "seeds").glob("*.yml"), *(ROOT / "build_dossier").glob("lang/vi/[!s]*.yml")]  # names and spellings of the tables
    shown = " ".join([*texts, *(path.read_text(encoding="utf-8") for path in tables)]).lower()
    shown += " " + bare(shown)
    kept = " ".join(line.text.lower() for entry in outcome.dossier.entries for line in entry.article.draft.kept)
    alone = {word for word in re.findall(r"[^\W\d_]{4,}", kept) if word not in shown}
    assert len(alone) > 8  # what is quoted is shown, and found
    index = " ".join(path.read_text(encoding="utf-8") for path in (settings.site / FOLDER).rglob("*.js")).lower()
    assert index
    assert {word for word in alone if re.search(rf"(?<!\w){word}(?!\w)", index)} == set()


def test_an_excerpt_keeps_headline_first_paragraph_and_evidence(excerpt: tuple[Settings, Outcome]) -> None:
    """The data file keeps its schema, every span its words, and the pages say that they are excerpts."""
    settings, _ = excerpt
    data = json.loads((settings.docs / "data" / "dossier.json").read_text(encoding="utf-8"))
    assert [error.message[:200] for error in Draft202012Validator(SCHEMA).iter_errors(data)] == []
    lines = {(seed["file"], line["n"]): line["text"] for seed in data["seeds"] for line in seed["lines"]}
    for one in data["articles"]:
        assert len(one["paragraphs"]) == 1
        assert one["mentions"]
        for mention in one["mentions"]:
            assert lines[mention["seed"], mention["n"]][mention["start"] : mention["end"]] == mention["text"]
        page = (settings.docs / "bai-viet" / f"{one['url'].split('/')[1]}.md").read_text(encoding="utf-8")
        assert "Hồ sơ chỉ đăng phần mở đầu" in page
        assert one["description"]


def test_one_long_line_is_not_shown_whole(project_with: Project) -> None:
    """A page without line breaks has no second paragraph: the first sentences are shown, the rest is not."""
    more = (f"Câu thứ {n} kể rằng bến đò vẫn đông người qua lại như xưa." for n in range(9))
    settings = project_with({"a.txt": f"{TITLE}\n\n{' '.join((LEDE, *BODY, *more))}\n", "dossier.yml": "mode: excerpt\n"})
    generate(settings)
    told = published(settings)
    assert LEDE.lower() in told
    assert "câu thứ 5 kể rằng" not in told


def test_excerpts_and_hidden_things_go_together(project_with: Project) -> None:
    """Both are taken away."""
    tables = {"dossier.yml": "mode: excerpt\n", "corrections.yml": f'- {{hide: "{TITLE}"}}\n'}
    settings = project_with({"a.txt": PAGE, "b.txt": numbered(1), **tables})
    outcome = generate(settings)
    assert [entry.facts["title"].value for entry in publishable(outcome.dossier).entries] == [f"{TITLE} số 1"]
    assert BODY[0].lower() not in published(settings)


# ---- contact -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("sua-loi@bachsa.example", "mailto:sua-loi@bachsa.example?subject=B%C3%A1o%20l%E1%BB%97i"),
        ("mailto:sua-loi@bachsa.example", "mailto:sua-loi@bachsa.example?subject="),
        ("https://bachsa.example/bao-loi", "https://bachsa.example/bao-loi?trang=https%3A%2F%2Fho-so.example%2Fbai-viet%2F"),
        ("https://bachsa.example/?f=1", "https://bachsa.example/?f=1&amp;trang=https%3A"),
        ("https://bachsa.example/{address}/x", "https://bachsa.example/https%3A%2F%2Fho-so.example%2Fbai-viet%2F"),
    ],
)
def test_readers_can_report_a_mistake(project_with: Project, contact: str, link: str) -> None:
    """A letter or the editor's form, with the page's address filled in; without a contact there is no link."""
    about = f'site_url: https://ho-so.example/\ncontact: "{contact}"\n'
    settings = project_with({"a.txt": article(title="Tít có “ngoặc” & <b>thẻ</b> trong bài về cầu mới"), "dossier.yml": about})
    generate(settings)
    (page,) = settings.docs.glob("bai-viet/*-*.md")
    assert f'href="{link}' in page.read_text(encoding="utf-8")
    project_with({"dossier.yml": ""})
    generate(replace(settings))
    assert "Báo lỗi" not in next(Path(settings.docs).glob("bai-viet/*-*.md")).read_text(encoding="utf-8")
