"""The commands of the editor's desk: options, and what they print."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from build_dossier.desk.adding import Added, NotAdded, add, pages
from build_dossier.desk.correcting import NAME, Done, NotCorrected, correct, parse_changes, told_fact, undo
from build_dossier.desk.entries import one_line
from build_dossier.desk.todo import Item, todo
from build_dossier.escape import terminal
from build_dossier.knowing import Knowledge, know
from build_dossier.lang import sentence
from build_dossier.model import DROPPED, KEPT
from build_dossier.problems import Problem, problem
from build_dossier.settings import Settings
from build_dossier.tables import FIELDS

_FIRST = 10  # items of a group that are shown at once: more is no list for a morning

_KINDS = KEPT + DROPPED
Commands = Any  # argparse has no public name for what add_subparsers returns
SettingsOf = Callable[[argparse.Namespace], Settings]


def add_commands(commands: Commands, common: argparse.ArgumentParser, settings: SettingsOf) -> None:
    """Adds check, correct and add to the command line."""
    command = commands.add_parser(
        "check",
        parents=[common],
        help="what to look at next, most useful first",
        description="Lists what an editor should look at, most useful first, each with the command or the table's entry that settles it.",
        epilog="examples:\n  build-dossier check\n  build-dossier check --all --lang vi\n  build-dossier check --json --strict",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--all", action="store_true", help=f"show every item (default: {_FIRST} of each kind)")
    command.add_argument("--strict", action="store_true", help="exit with 1 if there is anything to do")
    command.add_argument("--json", action="store_true", help="print one JSON object on standard output and nothing else there")
    command.set_defaults(run=lambda options: _check(options, settings(options)))
    _add_correct(commands, common, settings)
    _add_add(commands, common, settings)


def _add_add(commands: Commands, common: argparse.ArgumentParser, settings: SettingsOf) -> None:
    command = commands.add_parser(
        "add",
        parents=[common],
        help="add pages to seeds/, unless they are there already",
        description="Copies pages into seeds/ under a name made of the headline. What is there already is refused, and the seed named; "
        "near-duplicates are pointed out; what was read is shown, and what of it is uncertain.",
        epilog=_ADD,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("sources", nargs="+", metavar="FILE|DIR|-", help="a saved page, a folder of them, or - for standard input")
    command.add_argument("--url", help="the address of the page; it is written above the text")
    command.set_defaults(run=lambda options: _add(options, settings(options)))


_ADD = """examples:
  build-dossier add trang-da-luu.txt --url https://congluan.vn/bai-1.html
  build-dossier add thu-muc-trang/
  xclip -o | build-dossier add - --url https://congluan.vn/bai-2.html"""


def _add(options: argparse.Namespace, settings: Settings) -> int:
    found = list(pages(options.sources, lambda: sys.stdin.buffer.read()))
    if options.url and len(found) > 1:
        raise NotAdded(problem("add-several-pages", " ".join(options.sources)))
    asks = _asking(options.lang) if sys.stdin.isatty() and "-" not in options.sources else _alone
    outcomes = list(add(settings, found, options.url, asks))
    new = {outcome.seed for outcome in outcomes if outcome.seed}
    known = know(settings) if new else None
    items = todo(known) if known else ()
    for outcome in outcomes:
        lines = _told_added(outcome, known, items, options.lang) if known and outcome.seed else _told_refused(outcome, options.lang)
        for line in lines:
            print(terminal(line), file=sys.stdout if outcome.seed else sys.stderr)
    return 0 if new else 2


def _alone(doubt: Problem) -> bool:
    """Where nobody can be asked, what may be a copy is added and pointed out, what gives no article is not."""
    return doubt.kind != "add-no-article"


def _asking(language: str) -> Callable[[Problem], bool]:
    """Asks on the terminal; anything but yes is no."""

    def asks(doubt: Problem) -> bool:
        question = f"{doubt.where()}: {doubt.message(language)} {sentence(language, 'desk', 'add-anyway')}"
        return input(terminal(question)).strip().lower() in (sentence(language, "desk", "answer"), "y", "yes")

    return asks


def _told_refused(outcome: Added, language: str) -> list[str]:
    told = [f"{p.where()}: {p.message(language)}" for p in outcome.problems]
    return [sentence(language, "desk", "refused", problem=text) for text in told]


def _told_added(outcome: Added, known: Knowledge, items: Sequence[Item], language: str) -> list[str]:
    """What was read of the new seed: headline, facts with their basis, counts; and what an editor should look at."""
    lines = [sentence(language, "desk", "added", seed=str(outcome.seed), shown=outcome.shown)]
    outlets = {outlet.id: outlet.name for outlet in known.dossier.outlets}
    for entry in known.dossier.entries:
        if entry.article.draft.seed.name.split("#")[0] == outcome.seed:
            facts = ", ".join(f"{name} {told_fact(entry.facts[name], outlets)}" for name in ("date", "source", "author"))
            lines += [sentence(language, "desk", "article-read", title=str(entry.facts["title"].value)), f"  {facts}"]
            named = {m.actor for m in entry.mentions}
            counts = {
                "kept": len(entry.article.draft.kept),
                "dropped": len(entry.article.draft.lines) - len(entry.article.draft.kept),
                "known": len(named & known.dossier.known),
                "unknown": len(named - known.dossier.known),
            }
            lines.append(sentence(language, "desk", "counts-read", **{key: str(value) for key, value in counts.items()}))
    lines += [sentence(language, "desk", "careful", problem=f"{p.where()}: {p.message(language)}") for p in outcome.problems]
    for item in items:
        if item.file.split("#")[0] == outcome.seed and item.group != "names":
            lines.append(sentence(language, "desk", "uncertain", message=item.message(language)))
            lines += [f"      {item.paste}"] if item.paste else []
    return lines


def _add_correct(commands: Commands, common: argparse.ArgumentParser, settings: SettingsOf) -> None:
    command = commands.add_parser(
        "correct",
        parents=[common],
        help="correct or confirm what was read, by words that you see",
        description="Writes an entry into corrections.yml and shows its effect. An article is found by words of its headline or of its "
        f"first paragraph. Fields: {', '.join(FIELDS)}.",
        epilog=_CORRECT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("article", nargs="?", metavar="ARTICLE", help="words of an article's headline or first paragraph")
    command.add_argument("changes", nargs="*", metavar="FIELD=VALUE", help="a new value; FIELD=null where nobody knows")
    command.add_argument("--confirm", metavar="FIELDS", help="fields that are right as they are, parted by commas")
    command.add_argument("--line", metavar="WORDS", help="a line of a page: whole, or its beginning … its end")
    command.add_argument("--kind", choices=_KINDS, metavar="KIND", help=f"what the line is, with --line: {', '.join(_KINDS)}")
    command.add_argument("--name", metavar="WORDS", help="a name as the articles write it")
    command.add_argument("--actor", metavar="ID", help="whom the name means, with --name: an id of actors.yml, or none")
    command.add_argument("--in", dest="within", metavar="WORDS", help="words of the headline in which to look, with --line and --name")
    command.add_argument("--hide", metavar="WORDS", help="an article, a line or a name to keep off the site")
    command.add_argument("--as", dest="sort", choices=["article", "line", "name"], help="what to hide, where the words fit several")
    command.add_argument("--by", metavar="NAME", help="who says so; shown on the page")
    command.add_argument("--why", metavar="TEXT", help="why; shown on the page")
    command.add_argument("--undo", action="store_true", help="take the last entry of corrections.yml back")
    command.add_argument("--trial", action="store_true", help="show the effect and write nothing")
    command.set_defaults(run=lambda options: _correct(options, settings(options)))


_CORRECT = """examples:
  build-dossier correct 'NATO có thể sẽ bỏ qua' date=2024-12-04 --by 'Minh' --why 'Báo in ghi ngày 4-12'
  build-dossier correct 'NATO có thể sẽ bỏ qua' --confirm source,author --by 'Minh'
  build-dossier correct --line 'Thách thức người cầm lái NATO |' --kind related
  build-dossier correct --name 'Singh' --in 'Ông Mark Rutte tái khẳng định' --actor none
  build-dossier correct --hide 'Nguyễn Văn A' --why 'theo yêu cầu'
  build-dossier correct --undo"""


def _correct(options: argparse.Namespace, settings: Settings) -> int:
    if options.undo:
        done, heading = undo(settings, options.trial), "taken-back"
    else:
        done, heading = correct(settings, _entry(options), options.trial), "written"
    for line in _told_done(done, "tried" if options.trial else heading, options.lang):
        print(terminal(line))
    return 0


def _entry(options: argparse.Namespace) -> dict[str, Any]:
    """The entry that the options spell, in the order of the guide. What it lacks, the table's own check tells."""
    changes = parse_changes(options.changes)
    confirm = [name.strip() for name in (options.confirm or "").split(",") if name.strip()]
    given = {
        "article": options.article, "line": options.line, "name": options.name, "hide": options.hide, "in": options.within,
        "set": changes or None, "confirm": confirm or None, "kind": options.kind, "actor": options.actor, "as": options.sort,
        "by": options.by, "why": options.why,
    }  # fmt: skip
    entry = {key: value for key, value in given.items() if value is not None}
    if not {"set", "confirm", "kind", "actor", "hide"} & entry.keys():
        raise NotCorrected(problem("correct-what", "correct"))
    return entry


def _told_done(done: Done, heading: str, language: str) -> list[str]:
    """What was written, and each effect with what was before and is after."""
    lines = [sentence(language, "desk", heading, file=NAME), f"  {one_line(done.entry)}"]
    for where, found in groupby(done.effects, key=lambda effect: effect.where):
        lines += [where, *(f"  {effect.what}: {effect.before} → {effect.after}" for effect in found)]
    lines += [] if done.effects else [sentence(language, "desk", "no-effect")]
    lines += [sentence(language, "desk", "brings", problem=f"{p.where()}: {p.message(language)}") for p in done.problems]
    following = {"tried": (), "taken-back": ("build-after",)}.get(heading, ("build-next",))
    return [*lines, *(sentence(language, "desk", key) for key in following)]


def _check(options: argparse.Namespace, settings: Settings) -> int:
    items = todo(know(settings))
    if options.json:
        counts = {group: len(list(found)) for group, found in groupby(items, key=lambda item: item.group)}
        print(json.dumps({"counts": counts, "items": [item.as_dict(options.lang) for item in items]}, ensure_ascii=False))
    else:
        for line in _told(items, options.lang, None if options.all else _FIRST):
            print(terminal(line))
    return 1 if options.strict and items else 0


def _told(items: Sequence[Item], language: str, limit: int | None) -> list[str]:
    """The list for a terminal: a heading per group, a line per item, and below it what to paste."""
    lines = []
    for group, found in groupby(items, key=lambda item: item.group):
        own = list(found)
        lines += ["", f"{sentence(language, 'todo', group)} ({len(own)})"]
        for item in own[:limit]:
            lines += [f"  {item.where()}: {item.message(language)}", *([f"      {item.paste}"] if item.paste else [])]
        if len(own[:limit]) < len(own):
            lines.append("  " + sentence(language, "todo", "more", count=str(len(own) - len(own[:limit]))))
    return lines[1:] or [sentence(language, "todo", "nothing")]
