"""What of a dossier may be published. Taken away before the first page is made, so that nothing made of it can tell more: what an
editor hides, and in a dossier of excerpts everything but headlines, first paragraphs, quotations and evidence."""

from __future__ import annotations

from build_dossier.edits import Withheld
from build_dossier.model import Dossier
from build_dossier.withhold.excerpts import excerpts
from build_dossier.withhold.hiding import without_hidden


def publishable(dossier: Dossier) -> Dossier:
    """The dossier as readers may see it; the same object where nothing is withheld."""
    if dossier.withheld != Withheld():
        dossier = without_hidden(dossier)
    return excerpts(dossier) if dossier.about["mode"] == "excerpt" else dossier
