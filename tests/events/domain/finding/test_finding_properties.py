"""Whatever is known: the order of times keeps what the weights promise."""

from datetime import date, time, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from events.domain.calendars import Tradition
from events.domain.calendars.berlin import berlin
from events.domain.finding.context import Busy, Context, Observed, PartyFacts
from events.domain.finding.search import search
from events.domain.finding.weights import DEFAULTS
from events.domain.finding.wish import Wish
from partners.enums import MeetingTime, TargetGroup

DAYS = st.dates(date(2026, 12, 1), date(2028, 12, 1))
OBSERVED = st.builds(
    Observed,
    st.frozensets(st.sampled_from([each.value for each in Tradition]), max_size=3),
    st.booleans(),
    st.booleans(),
)
PARTY = st.builds(PartyFacts, st.sampled_from("ABC"), st.booleans(), observed=OBSERVED)
WEIGHTS = st.dictionaries(st.sampled_from(sorted(DEFAULTS)), st.integers(0, 5))


@st.composite
def searches(draw) -> tuple[Wish, Context, dict[str, int]]:
    first = draw(DAYS)
    wish = Wish(
        first,
        first + timedelta(days=draw(st.integers(0, 12))),
        draw(st.sampled_from([60, 120, 240])),
        draw(st.frozensets(st.sampled_from(list(MeetingTime)), min_size=1)),
        groups=draw(st.frozensets(st.sampled_from(list(TargetGroup)), max_size=2)),
    )
    busy = [Busy("A", berlin(first, time(18)), berlin(first, time(20)))]
    parties = draw(st.lists(PARTY, max_size=3, unique_by=lambda party: party.name))
    return wish, Context(date(2026, 11, 21), parties, busy), draw(WEIGHTS)


@given(searches())
@settings(max_examples=60, deadline=None)
def test_a_stronger_reason_against_never_ranks_higher(asked) -> None:
    found = search(*asked)
    times = sorted((each for day in found.days for each in day.times), key=lambda each: each.rank)
    strongest = [max((reason.weight for reason in each.against), default=0) for each in times]
    assert strongest == sorted(strongest)
    assert all(0 <= reason.weight <= 5 for each in times for reason in each.reasons)
    if times:
        assert found.best[0] == times[0]


@given(searches())
@settings(max_examples=30, deadline=None)
def test_the_order_of_parties_changes_nothing(asked) -> None:
    wish, context, weights = asked
    wanted = search(wish, context, weights)
    for parties in permutations(context.parties):
        assert search(wish, Context(context.today, parties, context.busy), weights) == wanted


@given(searches())
@settings(max_examples=30, deadline=None)
def test_what_nobody_named_never_counts(asked) -> None:
    wish, context, weights = asked
    nobody = [PartyFacts(party.name, party.is_voluntary) for party in context.parties]
    found = search(wish, Context(context.today, nobody, context.busy), weights)
    faiths = {"feast", "custom", "iftar", "friday_prayer", "shabbat"}
    assert not [
        reason
        for day in found.days
        for each in day.times
        for reason in each.reasons
        if reason.criterion in faiths and reason.weight
    ]


@given(searches())
@settings(max_examples=30, deadline=None)
def test_with_all_weights_at_nothing_everything_fits(asked) -> None:
    wish, context, _weights = asked
    found = search(wish, context, dict.fromkeys(DEFAULTS, 0))
    assert {each.strongest for day in found.days for each in day.times} <= {0}
