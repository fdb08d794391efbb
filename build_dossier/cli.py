"""The command line: a thin layer over build.py."""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from build_dossier.build import build, generate
from build_dossier.desk.commands import add_commands
from build_dossier.escape import terminal
from build_dossier.explain import explain
from build_dossier.lang import sentence
from build_dossier.model import Outcome
from build_dossier.problems import DossierError, Problem, PublisherFailed, problem
from build_dossier.progress import progress_on
from build_dossier.publish.bundle import bundle, bundle_name
from build_dossier.settings import Settings, folders
from build_dossier.tables import FIELDS
from build_dossier.usage import Parser, completion

DONE, PROBLEMS, UNUSABLE, PUBLISHER, INTERRUPTED = 0, 1, 2, 3, 130

_EXAMPLES = """examples:
  build-dossier build                     seeds/ to docs/ and site/
  build-dossier build --no-site --json    docs/ only, a report for programs
  build-dossier serve --port 8001         the live site; it follows every saved seed
  build-dossier bundle                    the site as one zip, search included, for readers without a server
  build-dossier explain seeds/a.txt       every line and every fact of a seed, with its reason
  build-dossier add trang.txt             a page into seeds/, unless it is there already
  build-dossier check                     what to look at next, with what settles it
  build-dossier correct 'words of the headline' date=2024-12-04
  build-dossier correct --undo
  eval "$(build-dossier complete)"      complete commands and options in bash and zsh
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command. Exit codes: 0 done, 1 problems with --strict, 2 unusable, 3 publisher failed, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # in any locale, and whatever bytes a file has for a name
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DossierError as error:
        _report(error.problems, options)
        return PUBLISHER if isinstance(error, PublisherFailed) else UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="build-dossier",
        description="Raw news articles in, a dossier out, in which every fact shows where it comes from.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=version("build-dossier"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="configuration of the site (default: mkdocs.yml)")
    common.add_argument("--seeds", type=Path, help="folder of raw articles and tables (default: seeds/ beside the configuration)")
    common.add_argument("--lang", choices=["en", "vi"], default="en", help="language of this command's messages")

    making = argparse.ArgumentParser(add_help=False, parents=[common])
    making.add_argument("--docs", type=Path, help="folder of the Markdown pages (default: docs/ beside the configuration)")
    making.add_argument("--site", type=Path, help="folder of the published site (default: site/ beside the configuration)")
    making.add_argument("--jobs", type=_count, default=0, metavar="N", help="processes for reading seeds (default: all processors)")
    making.add_argument("--publisher", choices=["mkdocs", "zensical"], default="mkdocs")

    command = _command(commands, "build", making, "seeds to pages, pages to the site")
    command.add_argument("--no-site", action="store_true", help="stop after the Markdown pages")
    command.add_argument("--strict", action="store_true", help="exit with 1 if there is any problem")
    command.add_argument("--json", action="store_true", help="print one JSON object on standard output and nothing else there")
    command.set_defaults(run=_build)

    command = _command(commands, "bundle", making, "the site as one zip that is read without a server")
    command.add_argument(
        "--output", type=Path, metavar="ZIP", help="where to write it (default: named by the title, beside the configuration)"
    )
    command.set_defaults(run=_bundle)

    command = _command(commands, "serve", common, "the live site, as mkdocs serve")
    command.add_argument("--port", type=_count, default=8000, metavar="N")
    command.set_defaults(run=_serve)

    command = _command(commands, "explain", common, "a seed line by line and fact by fact, with reasons")
    command.add_argument("seed", type=Path, metavar="SEED")
    command.set_defaults(run=_explain)

    add_commands(commands, common, _settings)

    command = commands.add_parser("complete", help="a script that lets bash and zsh complete commands and options")
    command.set_defaults(run=lambda _: print(completion(_parser(), {"correct": tuple(f"{field}=" for field in FIELDS)}), end="") or DONE)
    return parser


def _command(commands: Any, name: str, parent: argparse.ArgumentParser, does: str) -> argparse.ArgumentParser:
    """A command with the examples that speak of it."""
    examples = [line for line in _EXAMPLES.splitlines() if f"build-dossier {name} " in f"{line} "]
    epilog = "\n".join(["examples:", *examples])
    form = argparse.RawDescriptionHelpFormatter
    command: argparse.ArgumentParser = commands.add_parser(
        name, parents=[parent], help=does, description=f"{does[0].upper()}{does[1:]}.", epilog=epilog, formatter_class=form
    )
    return command


def _count(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)


def _settings(options: argparse.Namespace) -> Settings:
    config = options.config.resolve()
    configured = folders(config)

    def folder(option: str, key: str, default: str) -> Path:
        given: Path | None = getattr(options, option, None)
        return (given or config.parent / configured.get(key, default)).resolve()

    return Settings(
        config=config,
        seeds=folder("seeds", "seeds", "seeds"),
        docs=folder("docs", "docs_dir", "docs"),
        site=folder("site", "site_dir", "site"),
        jobs=getattr(options, "jobs", 0),
        publisher=getattr(options, "publisher", "mkdocs"),
        site_url=configured.get("site_url"),
    )


def _build(options: argparse.Namespace) -> int:
    settings = _settings(options)
    if not options.no_site and not settings.config.is_file():
        _report((problem("no-config", options.config.name),), options)
        return UNUSABLE
    start = time.perf_counter()
    with progress_on(sys.stderr, options.lang, quiet=options.json) as progress:
        outcome = (generate if options.no_site else build)(settings, progress)
    seconds = round(time.perf_counter() - start, 2)
    if options.json:
        print(json.dumps(_as_data(outcome, seconds, options.lang), ensure_ascii=False))
    else:
        _report((*outcome.problems, *(() if options.no_site else outcome.notices)), options)
        _summary(outcome, settings, seconds, options)
    return PROBLEMS if options.strict and outcome.problems else DONE


def _bundle(options: argparse.Namespace) -> int:
    settings = _settings(options)
    if not settings.config.is_file():
        _report((problem("no-config", options.config.name),), options)
        return UNUSABLE
    start = time.perf_counter()
    with progress_on(sys.stderr, options.lang) as progress:
        outcome = build(settings, progress)
        target = (options.output or settings.config.parent / f"{bundle_name(str(outcome.dossier.about['title']))}.zip").resolve()
        bundle(settings.site, target)
    _report(outcome.problems, options)
    _summary(outcome, settings, round(time.perf_counter() - start, 2), options)
    print(sentence(options.lang, "terminal", "bundle_at", bundle=terminal(str(target)), kilobytes=str(target.stat().st_size // 1000)))
    return DONE


def _serve(options: argparse.Namespace) -> int:
    from mkdocs.__main__ import (
        cli,
    )  # its command line sets up logging and the server; loading it costs other commands time

    if not options.config.is_file():
        _report((problem("no-config", options.config.name),), options)
        return UNUSABLE
    cli.main(
        ["serve", "--config-file", str(options.config), "--dev-addr", f"127.0.0.1:{options.port}"],
        prog_name="build-dossier",
        standalone_mode=False,
    )
    return DONE


def _explain(options: argparse.Namespace) -> int:
    for line in explain(options.seed, _settings(options).seeds, options.lang):
        print(terminal(line))
    return DONE


def _as_data(outcome: Outcome, seconds: float, language: str) -> dict[str, object]:
    return {
        "counts": {
            "seeds": len(outcome.dossier.seeds),
            "articles": len(outcome.dossier.entries),
            "pages": outcome.pages,
        },
        "problems": [p.as_dict(language) for p in outcome.problems],
        "notices": [p.as_dict(language) for p in outcome.notices],
        "written": list(outcome.written),
        "removed": list(outcome.removed),
        "seconds": seconds,
    }


def _report(problems: Sequence[Problem], options: argparse.Namespace) -> None:
    if getattr(options, "json", False) and problems:
        print(json.dumps({"problems": [p.as_dict(options.lang) for p in problems]}, ensure_ascii=False))
        return
    for p in problems:
        print(terminal(f"{p.where()}: {p.message(options.lang)}"), file=sys.stderr)


def _summary(outcome: Outcome, settings: Settings, seconds: float, options: argparse.Namespace) -> None:
    counts = {
        "articles": len(outcome.dossier.entries),
        "seeds": len(outcome.dossier.seeds),
        "pages": outcome.pages,
        "written": len(outcome.written),
        "removed": len(outcome.removed),
        "seconds": seconds,
    }
    print(sentence(options.lang, "terminal", "done", **{key: str(value) for key, value in counts.items()}))
    if not getattr(options, "no_site", False):
        print(sentence(options.lang, "terminal", "site_at", site=terminal(str(settings.site))))
