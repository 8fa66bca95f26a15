"""The working calendar: what is open, and when promised time has passed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handlers.secretariat.calendar import Calendar, CalendarError, Holidays
from handlers.secretariat.hours import Shift, Week

SANTIAGO, ASUNCION = ZoneInfo("America/Santiago"), ZoneInfo("America/Asuncion")
OFFICE = "lun-vie 09:00-13:00, 14:00-17:30; sáb 09:00-12:00"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def office(hours: str = OFFICE, zone: str = "America/Santiago", country: str = "", extra: str = "") -> Calendar:
    return Calendar.parse(hours=hours, zone=zone, country=country, extra=extra)


def at(written: str, zone: ZoneInfo = SANTIAGO) -> datetime:
    """«2026-11-30 09:00» on the clocks of a zone."""
    return datetime.fromisoformat(written).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-30 08:59", False),
        ("2026-11-30 09:00", True),
        ("2026-11-30 12:59", True),
        ("2026-11-30 13:00", False),
        ("2026-11-30 14:00", True),
        ("2026-11-30 17:30", False),
        ("2026-11-28 11:59", True),
        ("2026-11-28 12:00", False),
        ("2026-11-29 10:00", False),
    ],
)
def test_it_is_open_from_the_first_minute_of_a_shift_to_the_last(moment: str, is_open: bool) -> None:
    assert office().is_open(at(moment)) is is_open


def test_a_moment_of_another_zone_is_read_on_the_clocks_of_the_secretariat() -> None:
    eleven_in_paris = at("2026-11-30 11:00", ZoneInfo("Europe/Paris"))

    assert office().local(eleven_in_paris).hour == 7
    assert not office().is_open(eleven_in_paris)
    assert office().next_open(eleven_in_paris) == at("2026-11-30 09:00")


def test_while_open_the_next_opening_is_now() -> None:
    now = at("2026-11-30 10:15")

    assert office().next_open(now) == now


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-11-30 09:00", 4, "2026-11-30 13:00"),
        ("2026-11-30 12:00", 2, "2026-11-30 15:00"),
        ("2026-11-30 03:00", 1, "2026-11-30 10:00"),
        ("2026-11-27 17:00", 3, "2026-11-28 11:30"),
        ("2026-11-28 11:00", 2, "2026-11-30 10:00"),
        ("2026-11-29 15:00", 7.5, "2026-11-30 17:30"),
    ],
)
def test_working_time_pauses_while_nobody_works(start: str, hours: float, due: str) -> None:
    assert office().after_working(at(start), timedelta(hours=hours)) == at(due)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-11-30 09:37", "2026-11-30 10:45"),
        ("2026-11-30 09:45", "2026-11-30 10:45"),
        ("2026-11-30 11:58", "2026-11-30 13:00"),
        ("2026-11-30 16:25", "2026-11-30 17:25"),
    ],
)
def test_a_promise_is_a_round_time_at_which_somebody_works(start: str, due: str) -> None:
    hours = office("lun-vie 09:00-13:00, 14:00-17:25")

    assert hours.promise(at(start), HOUR) == at(due)


def test_the_seconds_of_a_question_move_no_promise() -> None:
    assert office().promise(at("2026-11-30 10:00") + timedelta(seconds=59), HOUR) == at("2026-11-30 11:00")


def test_what_comes_out_is_utc() -> None:
    assert office().after_working(at("2026-11-30 09:00"), HOUR).tzinfo is UTC
    assert office().next_open(at("2026-11-30 03:00")).tzinfo is UTC


def test_nobody_works_on_a_public_holiday_nor_on_an_extra_day_off() -> None:
    calendar = office(country="CL", extra="2026-12-24, 2026-12-31")

    assert not calendar.is_open(at("2026-09-18 10:00"))
    assert not calendar.is_open(at("2026-12-24 10:00"))
    assert calendar.after_working(at("2026-12-23 17:00"), HOUR) == at("2026-12-26 09:30")


def test_a_day_off_is_told_from_a_day_without_hours() -> None:
    calendar = office(country="CL")

    assert calendar.is_day_off(at("2026-12-25 10:00"))
    assert not calendar.is_day_off(at("2026-12-27 10:00"))


def test_holidays_of_several_countries_are_kept() -> None:
    calendar = office(country="cl, PE")

    assert date(2026, 9, 18) in calendar.holidays
    assert date(2026, 7, 28) in calendar.holidays
    assert date(2026, 7, 27) not in calendar.holidays


def test_without_a_country_every_weekday_is_worked() -> None:
    assert office().is_open(at("2026-12-25 10:00"))


@pytest.mark.parametrize(
    ("zone", "start", "amount", "due"),
    [
        # Chile: clocks go forward on 2026-09-06 at 00:00, back on 2026-04-05 at 00:00
        (SANTIAGO, "2026-09-05 22:00", 4, "2026-09-06 03:00"),
        (SANTIAGO, "2026-04-04 22:00", 4, "2026-04-05 01:00"),
        # Paraguay: forward on 2023-10-01, back on 2024-03-24, and never back again after 2024-10-06
        (ASUNCION, "2023-09-30 22:00", 4, "2023-10-01 03:00"),
        (ASUNCION, "2024-03-23 22:00", 4, "2024-03-24 01:00"),
        (ASUNCION, "2026-03-21 22:00", 4, "2026-03-22 02:00"),
    ],
)
def test_an_hour_that_clocks_skip_or_repeat_is_no_more_nor_less_work(
    zone: ZoneInfo, start: str, amount: int, due: str
) -> None:
    calendar = office("todos los días 00:00-24:00", zone.key)

    assert calendar.after_working(at(start, zone), amount * HOUR) == at(due, zone)


def test_offices_open_at_nine_on_both_sides_of_a_change_of_clocks() -> None:
    calendar = office("lun-vie 09:00-17:00")

    saturday_before = at("2026-09-05 12:00")

    assert calendar.next_open(saturday_before) == datetime(2026, 9, 7, 12, tzinfo=UTC)
    assert calendar.next_open(saturday_before - 7 * DAY) == datetime(2026, 8, 31, 13, tzinfo=UTC)


def test_an_opening_that_clocks_skip_is_when_they_jump() -> None:
    calendar = office("dom 00:30-03:00")

    (span,) = calendar.spans(date(2026, 9, 6))

    assert (span.start, span.end) == (at("2026-09-06 01:00"), at("2026-09-06 03:00"))
    assert office("dom 00:10-00:50; lun 9-10").spans(date(2026, 9, 6)) == ()


def test_a_shift_in_an_hour_that_comes_twice_lasts_through_both() -> None:
    (span,) = office("sáb 23:00-23:30").spans(date(2026, 4, 4))

    assert span.end - span.start == 1.5 * HOUR


def test_no_time_is_worked_backwards() -> None:
    later, sooner = at("2026-11-30 12:00"), at("2026-11-30 10:00")

    assert office().working_between(later, sooner) == timedelta(0)
    with pytest.raises(ValueError, match="past"):
        office().after_working(sooner, -HOUR)


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 30, 10)  # noqa: DTZ001

    with pytest.raises(ValueError, match="does not say its zone"):
        office().is_open(naive)
    with pytest.raises(ValueError, match="does not say its zone"):
        office().working_between(at("2026-11-30 09:00"), naive)


def test_every_mistake_is_told_in_one_error() -> None:
    with pytest.raises(CalendarError) as raised:
        office("lum 9-17; mar 17-9", "Marte/Uno", "CL,XX", "2026-13-01, 2026-12-24")

    told = str(raised.value).splitlines()
    assert [line.split("»")[0] for line in told[:2]] == ["«lum", "«17-9"]
    assert "«Marte/Uno»" in told[2]
    assert "«XX»" in told[3]
    assert "«2026-13-01»" in told[4]


@pytest.mark.parametrize("zone", ["", "America", "/etc/passwd", "../UTC", "\0"])
def test_what_is_no_zone_is_refused(zone: str) -> None:
    with pytest.raises(CalendarError, match="La zona horaria"):
        office(zone=zone)


def test_a_calendar_without_hours_cannot_be_made() -> None:
    with pytest.raises(CalendarError, match="ninguna hora"):
        Calendar(SANTIAGO, ((),) * 7, Holidays())


def test_two_calendars_of_the_same_words_are_the_same() -> None:
    assert office(country="CL") == office(country="CL")
    assert hash(office(country="CL")) == hash(office(country="CL"))


def test_beyond_the_last_year_nothing_is_promised() -> None:
    with pytest.raises(OverflowError):
        office().after_working(datetime(9999, 12, 1, tzinfo=UTC), 1000 * HOUR)


@st.composite
def weeks(draw: st.DrawFn, first: int, last: int) -> Week:
    """Any week of whole five minutes with hours on some day."""
    week: list[tuple[Shift, ...]] = []
    for _ in range(7):
        marks = sorted(draw(st.sets(st.integers(first // 5, last // 5), max_size=6)))
        pairs = zip(marks[::2], marks[1::2], strict=False)
        week.append(tuple(Shift(opens * 5, closes * 5) for opens, closes in pairs))
    assume(any(week))
    return tuple(week)


ZONES = st.sampled_from([SANTIAGO, ASUNCION, ZoneInfo("Europe/Madrid"), ZoneInfo("America/Mexico_City")])
MOMENTS = st.datetimes(datetime(2022, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
AMOUNTS = st.timedeltas(timedelta(0), timedelta(hours=80))
DAYS_OFF = st.sets(st.dates(date(2022, 1, 1), date(2027, 3, 1)), max_size=40).map(frozenset)


@settings(max_examples=60, deadline=None)
@given(weeks(0, 1440), ZONES, DAYS_OFF, MOMENTS, AMOUNTS)
def test_the_working_time_until_the_result_is_the_amount_and_it_lies_within_hours(
    week: Week, zone: ZoneInfo, days_off: frozenset[date], moment: datetime, amount: timedelta
) -> None:
    calendar = Calendar(zone, week, Holidays(extra=days_off))

    due = calendar.after_working(moment, amount)

    assert due >= moment
    assert calendar.working_between(moment, due) == amount
    assert calendar.is_open(due) or calendar.is_open(due - timedelta(microseconds=1))


@settings(max_examples=60, deadline=None)
@given(weeks(5 * 60, 22 * 60), ZONES, DAYS_OFF, MOMENTS)
def test_it_is_open_when_local_clocks_say_so(
    week: Week, zone: ZoneInfo, days_off: frozenset[date], moment: datetime
) -> None:
    calendar = Calendar(zone, week, Holidays(extra=days_off))
    there = moment.astimezone(zone)
    minute = there.hour * 60 + there.minute

    said = any(shift.opens <= minute < shift.closes for shift in week[there.weekday()])

    assert calendar.is_open(moment) == (said and there.date() not in days_off)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(weeks(5 * 60, 22 * 60), ZONES, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=2)))
def test_working_time_is_the_open_minutes_counted_one_by_one(
    week: Week, zone: ZoneInfo, moment: datetime, span: timedelta
) -> None:
    start = moment.replace(second=0, microsecond=0)
    minutes = span // MINUTE
    calendar = Calendar(zone, week, Holidays())

    counted = sum(calendar.is_open(start + at * MINUTE) for at in range(minutes))

    assert calendar.working_between(start, start + minutes * MINUTE) == counted * MINUTE
