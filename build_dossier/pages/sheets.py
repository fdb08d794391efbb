"""Tables for spreadsheets: comma-separated values as spreadsheets read them."""

from __future__ import annotations

from collections.abc import Iterable

from build_dossier.escape import csv


def sheet(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """The table as text, a line a row; UTF-8 with its mark, without which a spreadsheet takes Vietnamese for something else."""
    return "\ufeff" + "".join(",".join(map(_cell, row)) + "\n" for row in (columns, *rows))


def _cell(text: str) -> str:
    """A cell on one line, in quotation marks where a sign in it would end it."""
    safe = csv(" ".join(text.split()))
    return '"' + safe.replace('"', '""') + '"' if any(sign in safe for sign in '",;') else safe
