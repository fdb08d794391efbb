"""The story, top to bottom: from seeds to pages, from pages to the site."""

from __future__ import annotations

from build_dossier.clean import clean
from build_dossier.extract import extract
from build_dossier.model import Outcome
from build_dossier.pages import make_pages
from build_dossier.publish import publish
from build_dossier.read import read_seeds
from build_dossier.resolve import resolve
from build_dossier.segment import segment
from build_dossier.settings import Settings
from build_dossier.tables import load_tables
from build_dossier.write import write_pages


def generate(settings: Settings) -> Outcome: ...
def build(settings: Settings) -> Outcome: ...
