"""How far a run is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from build_dossier.corpus import Progress as Report
from build_dossier.corpus import silent
from build_dossier.lang import sentence


@contextmanager
def progress_on(stream: TextIO, language: str, quiet: bool = False) -> Iterator[Report]:
    """A function (stage, done, of) that shows the progress on a stream as long as the context lasts."""
    if quiet:
        yield silent
    elif stream.isatty():
        with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=Console(file=stream)) as bar:
            yield _bars(bar, language)
    else:
        yield _lines(stream, language)


def _bars(bar: Progress, language: str) -> Report:
    tasks: dict[str, TaskID] = {}

    def report(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(sentence(language, "terminal", stage), total=total)
        bar.update(tasks[stage], completed=done)

    return report


def _lines(stream: TextIO, language: str) -> Report:
    """A line when a stage begins: logs need no more."""
    begun: set[str] = set()

    def report(stage: str, _done: int, total: int) -> None:
        if stage not in begun:
            begun.add(stage)
            print(f"{sentence(language, 'terminal', stage)} ({total})", file=stream)

    return report
