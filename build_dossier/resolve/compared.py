"""Times that something is compared with: "so với cùng kỳ năm ngoái", "so với tháng trước" count from the period just told."""

from __future__ import annotations

import calendar
import datetime as dt

from build_dossier.model import Day, Step
from build_dossier.resolve.calendar import Moment
from build_dossier.resolve.relative import counted, way


def same_period(day: Day, period: Moment | None) -> Moment | None:
    """ "Tháng 4 ... tăng 5% so với cùng kỳ năm ngoái": the April of that year. Where the line names no period nobody knows."""
    if period is None or period.day.span.n != day.span.n or period.precision not in ("month", "range"):
        return None
    first = period.when[0].year
    year = day.first[0] or (first - 1 if day.relative and way(day.relative) < 0 else None)
    if year is None:
        return None
    since, until = (_with_year_of(one, year + one.year - first) for one in period.when)
    return Moment(day, (since, until), period.precision, (Step("from-day-before", (period.day.span,), (), period.when[0].isoformat()),))


def month_before(day: Day, period: Moment | None) -> Moment | None:
    """ "Tháng 10 ... tăng 5% so với tháng trước": September, whenever that is told."""
    if day.relative != "tháng trước" or period is None or period.precision != "month" or period.day.span.n != day.span.n:
        return None
    when = counted(period.when[0], -1, "tháng")
    return when and Moment(day, *when, (Step("from-day-before", (period.day.span,), (), period.when[0].isoformat()),))


def _with_year_of(day: dt.date, year: int) -> dt.date:
    """The same day of another year; the last of February stays the last."""
    last = calendar.monthrange(year, day.month)[1]
    ends = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.replace(year=year, day=last if ends else min(day.day, last))
