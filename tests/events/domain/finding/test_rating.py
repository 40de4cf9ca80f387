"""What speaks for and against a time, and how that is added up: the examples of ``weights`` and one row per rule."""

from datetime import date, time, timedelta

import pytest
from django.utils.translation import override

from events.domain.calendars import Correction
from events.domain.calendars.berlin import berlin
from events.domain.finding.context import Busy, Context, Nearby, Observed, PartyFacts, Window
from events.domain.finding.rating import Rated, Verdict
from events.domain.finding.search import rate_time, search
from events.domain.finding.sentences import SENTENCES
from events.domain.finding.weights import CRITERIA, DEFAULTS, complete
from events.domain.finding.wish import Wish, slot_at
from partners.enums import MeetingFormat, MeetingTime, TargetGroup

TODAY = date(2026, 11, 21)
PARENTS, YOUNG = frozenset({TargetGroup.PARENTS}), frozenset({TargetGroup.YOUNG_PEOPLE})
MUSLIM = Observed(frozenset({"islam"}), friday_prayer=True)
JEWISH = Observed(frozenset({"jewish"}), shabbat=True)
SUNNI = PartyFacts("Verein", observed=MUSLIM)
GEMEINDE = PartyFacts("Gemeinde", observed=JEWISH)
VOLUNTARY = PartyFacts("Verein", is_voluntary=True, windows=(Window(4, time(18), time(20)),))


def rated(day: date, at: time, *parties: PartyFacts, **rest) -> Rated:
    wish = {"minutes": 120, "groups": frozenset(), "formats": frozenset(), **rest}
    known = {name: wish.pop(name) for name in ("busy", "nearby", "corrections", "today") if name in wish}
    weights = wish.pop("weights", {})
    context = Context(known.pop("today", TODAY), parties, **known)
    return rate_time(slot_at(berlin(day, at), wish["minutes"]), Wish(day, day, **wish), context, weights)


def said(found: Rated) -> list[tuple[str, str, int]]:
    return sorted((reason.code, reason.speaks.value, reason.weight) for reason in found.reasons)


def test_the_worked_example_of_the_weights() -> None:
    evening = rated(date(2027, 3, 8), time(18), SUNNI, groups=PARENTS)
    assert said(evening) == [("feast:eid_al_fitr", "against", 4), ("iftar:ramadan", "against", 5)]
    assert (evening.rank[:3], evening.verdict) == ((5, 9, 0), Verdict.AGAINST)
    with override("de"):
        assert [reason.sentence for reason in evening.against] == [
            "Ramadan: Das Fasten wird gegen 18:20 gebrochen. Besser ab 19:15.",
            "Fest des Fastenbrechens (Ende des Ramadan) kann auf diesen Tag fallen (± 1 Tag).",
        ]
    quiet = rated(date(2027, 3, 18), time(18), SUNNI, groups=PARENTS)
    assert (said(quiet), quiet.verdict) == ([], Verdict.GOOD)


CASES = [
    # day, hour, parties, further wishes and facts, what is said
    (
        date(2027, 5, 6),
        18,
        (),
        {},
        [("feast:ascension", "info", 0), ("feast:hidirellez", "info", 0), ("holiday", "against", 5)],
    ),
    (date(2027, 11, 21), 15, (), {}, [("day:totensonntag", "against", 5)]),
    (date(2027, 11, 9), 18, (), {}, [("day:pogrom_day", "against", 3)]),
    (date(2027, 10, 26), 18, (), {}, [("school_break", "against", 1)]),
    (date(2027, 10, 26), 18, (), {"groups": PARENTS}, [("school_break", "against", 4)]),
    (
        date(2027, 10, 26),
        14,
        (),
        {"groups": YOUNG, "formats": frozenset({MeetingFormat.COMPANY_VISIT})},
        [("school_break", "for", 2)],
    ),
    (date(2027, 9, 15), 14, (), {"groups": YOUNG}, [("school_hours", "against", 4)]),
    (date(2027, 9, 15), 16, (), {"groups": YOUNG}, []),
    (date(2027, 9, 15), 14, (), {"groups": PARENTS}, []),
    (date(2029, 10, 24), 18, (), {"groups": YOUNG}, [("school_unknown", "unknown", 0)]),
    # The same feast counts for those who named it, and is told to everybody else.
    (date(2027, 3, 10), 18, (SUNNI,), {}, [("feast:eid_al_fitr", "against", 5)]),
    (date(2027, 3, 10), 18, (), {}, [("feast:eid_al_fitr", "info", 0)]),
    (date(2027, 3, 10), 18, (GEMEINDE,), {}, [("feast:eid_al_fitr", "info", 0)]),
    (date(2028, 2, 29), 18, (SUNNI,), {}, [("feast:eid_al_fitr", "against", 4)]),
    (
        date(2028, 2, 29),
        18,
        (SUNNI,),
        {"corrections": (Correction("eid_al_fitr", 2028, date(2028, 2, 26), date(2028, 2, 28), "KRM"),)},
        [],
    ),
    (
        date(2028, 8, 3),
        18,
        (SUNNI,),
        {},
        [("feast:mawlid", "against", 3), ("school_break", "against", 1)],
    ),
    (date(2027, 3, 2), 14, (SUNNI,), {}, [("fast:ramadan", "against", 3)]),
    (date(2027, 3, 2), 19, (SUNNI,), {}, [("after:ramadan", "info", 0)]),
    (date(2027, 3, 2), 18, (), {}, [("iftar:ramadan", "info", 0)]),
    # Eves: what lasts beyond sunset is against, what ends before it is told.
    (date(2027, 10, 10), 18, (GEMEINDE,), {}, [("feast:cemaiye", "info", 0), ("feast:yom_kippur", "against", 5)]),
    (date(2027, 10, 10), 15, (GEMEINDE,), {}, [("feast:cemaiye", "info", 0), ("feast:yom_kippur", "info", 0)]),
    (date(2027, 9, 17), 14, (SUNNI,), {}, [("friday_prayer", "against", 4)]),
    (date(2027, 9, 17), 15, (SUNNI,), {}, []),
    (date(2027, 9, 17), 14, (), {}, [("friday_prayer", "info", 0)]),
    (date(2027, 9, 17), 19, (GEMEINDE,), {}, [("shabbat", "against", 5)]),
    (date(2027, 9, 18), 11, (), {}, [("shabbat", "info", 0)]),
    (date(2027, 9, 15), 14, (VOLUNTARY,), {}, [("volunteers", "against", 3)]),
    (date(2027, 9, 16), 18, (VOLUNTARY,), {}, [("reachable", "for", 1)]),
    (
        date(2027, 9, 15),
        18,
        (PartyFacts("Stadt", blocked=((date(2027, 9, 13), date(2027, 9, 15)),)),),
        {},
        [("blocked", "against", 5)],
    ),
    (
        date(2027, 9, 15),
        18,
        (),
        {"busy": (Busy("Stadt", berlin(date(2027, 9, 15), time(21, 30)), berlin(date(2027, 9, 15), time(23))),)},
        [("own_event", "against", 5)],
    ),
    (
        date(2027, 9, 15),
        18,
        (),
        {"busy": (Busy("Stadt", berlin(date(2027, 9, 15), time(22)), berlin(date(2027, 9, 15), time(23))),)},
        [],
    ),
    (
        date(2027, 9, 15),
        18,
        (),
        {"nearby": (Nearby("Markt", date(2027, 9, 15)), Nearby("Fest", date(2027, 9, 15)))},
        [("nearby", "against", 2), ("nearby", "info", 0)],
    ),
    (date(2027, 9, 15), 18, (), {"today": date(2027, 8, 1)}, [("notice", "against", 2)]),
    (date(2027, 9, 15), 18, (), {"today": date(2027, 9, 2)}, [("short_notice", "against", 4)]),
    (date(2027, 9, 15), 20, (), {}, [("way_home", "against", 1)]),
    (date(2027, 9, 15), 20, (), {"weights": {"way_home": 0}}, [("way_home", "info", 0)]),
    (date(2027, 9, 15), 18, (), {"today": date(2027, 9, 2), "weights": {"notice": 0}}, [("short_notice", "info", 0)]),
]


@pytest.mark.parametrize(("day", "hour", "parties", "rest", "wanted"), CASES)
def test_what_is_said_about_a_time(day, hour, parties, rest, wanted) -> None:
    found = rated(day, time(hour), *parties, **rest)
    assert said(found) == wanted
    assert all(reason.sentence.count("%") == 0 for reason in found.reasons)


def test_every_criterion_and_sentence_has_a_case() -> None:
    reasons = [reason for case in CASES for reason in rated(case[0], time(case[1]), *case[2], **case[3]).reasons]
    reasons += rated(date(2027, 2, 8), time(10), SUNNI).reasons
    wordings = {reason.wording for reason in reasons} | {"feasts_unknown", "feast_near"}
    assert {reason.criterion for reason in reasons} == set(DEFAULTS) == {each.name for each in CRITERIA}
    assert wordings == set(SENTENCES)


def test_weights_stay_within_their_bounds_and_others_are_dropped() -> None:
    assert complete({"feast": 9, "custom": -3, "moon": 5}) == {**DEFAULTS, "feast": 5, "custom": 0}


def test_in_ramadan_a_time_after_the_fast_is_proposed() -> None:
    wish = Wish(date(2027, 2, 15), date(2027, 2, 15), parts=frozenset({MeetingTime.EVENING}))
    day = search(wish, Context(TODAY, [SUNNI]), {}).days[0]
    assert [each.slot.starts_at.time() for each in day.times] == [time(18), time(18, 30), time(19)]
    assert day.best
    assert (day.best.slot.starts_at.time(), day.best.verdict) == (time(18, 30), Verdict.GOOD)
    without = search(wish, Context(TODAY), {}).days[0]
    assert [each.slot.starts_at.time() for each in without.times] == [time(18), time(19)]


def test_the_five_best_lie_on_five_days_and_never_before_now() -> None:
    wish = Wish(date(2027, 3, 8), date(2027, 4, 30))
    now = berlin(date(2027, 3, 15), time(18, 30))
    found = search(wish, Context(TODAY, [SUNNI]), {}, not_before=now)
    assert len({each.slot.day for each in found.best}) == 5
    assert all(each.slot.starts_at >= now for day in found.days for each in day.times)
    assert [each.verdict for each in found.best] == [Verdict.GOOD] * 5


def test_what_calendars_do_not_know_is_said_and_the_answer_is_not_empty() -> None:
    wish = Wish(date(2035, 10, 1), date(2036, 3, 1))
    found = search(wish, Context(TODAY), {})
    assert len(found.notes) == 3
    assert all("2029" in note or "2035" in note for note in found.notes)
    assert len(found.best) == 5
    assert search(Wish(date(2027, 1, 1), date(2027, 5, 1)), Context(TODAY), {}).notes == ()


@pytest.mark.parametrize("days", [-1, 180])
def test_a_span_is_at_least_a_day_and_at_most_180(days: int) -> None:
    with pytest.raises(ValueError, match="1 to 180 days"):
        Wish(TODAY, TODAY + timedelta(days=days))
