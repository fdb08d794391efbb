"""The ratchet: no field of any set of texts falls below what was reached once, or gets wrong more than it did."""

from __future__ import annotations

import pytest
import yaml

from tests.quality.scoring import EVERY, FLOORS, SCORECARD, score


@pytest.mark.parametrize("name", EVERY)
def test_no_score_falls(name: str) -> None:
    """floors.yml holds [right at least, wrong at most] for every field that the set scores, and for no other."""
    floors: dict[str, list[int]] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))[name]
    scores = score(name)
    fallen = {
        key: (found.right, found.wrong, found.misses)
        for key, found in scores.items()
        if found.right < floors[key][0] or found.wrong > floors[key][1]
    }
    assert not fallen
    assert set(scores) == set(floors)


def test_the_misses_name_text_and_value() -> None:
    """A score can be looked into: every value that is not right is listed."""
    for found in score("cases").values():
        assert len(found.misses) >= found.wrong + found.unknown


@pytest.mark.parametrize("name", EVERY)
def test_the_scorecard_claims_nothing_that_is_not_measured(name: str) -> None:
    """What the site shows is at most what is right and at least what is wrong, of the same number of values; after a gain,
    `python -m tests.quality.scoring --write` shows it."""
    card = yaml.safe_load(SCORECARD.read_text(encoding="utf-8"))[name]
    for key, found in score(name).items():
        right, wrong, _ = card.get(key, (0, 0, found.of))
        assert right <= found.right, (key, "claims more than is right")
        assert wrong >= found.wrong or key not in card, (key, "tells less than is wrong")
