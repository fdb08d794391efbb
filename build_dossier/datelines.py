"""Days with their year as date lines write them: 05/03/2024, 2024-03-05, 5 tháng Ba năm 2024, 05 Th3, 2024, Mar 5, 2024."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    **{f"tháng {word}": n for n, word in enumerate(("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1)},
    **{"tháng giêng": 1, "tháng mười một": 11, "tháng mười hai": 12, "tháng chạp": 12},
    **{word: n for n, word in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)},  # noqa: SIM905
}
_WORDS = "|".join(sorted((word.replace(" ", r"\s+") for word in _MONTHS), key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"

DAY = re.compile(
    rf"(?<![\d/.-])(?:(?P<d>\d{{1,2}})\s?(?P<sep>[/.-])\s?(?P<m>\d{{1,2}})\s?(?P=sep)\s?(?P<y>{_YEAR})"
    rf"|(?P<y2>{_YEAR})(?P<sep2>[-.])(?P<m2>\d\d)(?P=sep2)(?P<d2>\d\d)"
    rf"|(?P<d3>\d{{1,2}})\s+(?:tháng\s+|th)(?P<m3>\d{{1,2}})\s*(?:,|năm|/|-)?\s*(?P<y3>{_YEAR})"
    rf"|(?P<d4>\d{{1,2}})\s+(?P<m4>{_WORDS})[a-z]*\.?\s*(?:,|năm)?\s*(?P<y4>{_YEAR})"
    rf"|(?P<m5>{_WORDS})[a-z]*\.?\s+(?P<d5>\d{{1,2}})\s*,\s*(?P<y5>{_YEAR})"
    # 05/03/24 10:45: two digits are a year only with a time behind them
    r"|(?P<d6>\d{1,2})/(?P<m6>\d{1,2})/(?P<y6>\d\d)(?=[\s,|-]+\d{1,2}[:h]\d\d))(?!\d)",
    re.IGNORECASE,
)


def date_in(found: re.Match[str]) -> dt.date | None:
    """The date of a match of DAY, None for a day that the calendar does not have."""
    for i in ("", "2", "3", "4", "5", "6"):
        year, month, day = found[f"y{i}"], found[f"m{i}"], found[f"d{i}"]
        if year:
            number = int(month) if month.isdigit() else _MONTHS[" ".join(month.lower().split())]
            try:
                return dt.date(int(year) if len(year) == 4 else 2000 + int(year), number, int(day))
            except ValueError:
                return None
    return None
