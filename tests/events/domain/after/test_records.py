"""Quotes, consents, results, lessons, press: who writes, who reads, what is refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from events.domain import after
from events.domain.planning import Conflict, fingerprint
from events.enums.after import Purpose
from events.models import Lesson, MediaConsent, Outcome, PressItem, Quote
from tests.events.domain.world import make_world

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
OUTCOME = {
    "attended": 20,
    "ranges": {"18-24": 5, "25-34": None},
    "helpers": 3,
    "interested": 6,
    "followed_up": None,
    "no_quotes": False,
}


@pytest.fixture
def world():
    return make_world("held")


def refused(act):
    with pytest.raises(ValidationError) as error:
        act()
    return set(error.value.message_dict)


def quote(world, **release):
    return after.record_quote(
        world.event,
        world.mso,
        text="Hier hat man mir zugehört.",
        speaker="Amina K.",
        release=after.Release(**release),
        actor=world.of_mso,
    )


def test_a_quote_leaves_its_organisation_only_as_far_as_it_is_released(world):
    kept = quote(world)
    assert [each.speaker for each in after.quotes_of(world.of_mso, world.event, TODAY())[0]] == ["Amina K."]
    assert after.quotes_of(world.of_employer, world.event, TODAY()) == ([], 1)

    release = after.Release(["website"], TODAY() + timedelta(days=3), "spoken")
    after.release_quote(kept, release, actor=world.of_mso)
    (shown,), hidden = after.quotes_of(world.of_employer, world.event, TODAY())
    assert (shown.text, shown.speaker, hidden) == ("Hier hat man mir zugehört.", "", 0)
    assert after.quotes_of(world.of_employer, world.event, TODAY() + timedelta(days=4)) == ([], 1)
    assert not Quote.objects.released(Purpose.PRESS, TODAY()).exists()
    assert Quote.objects.released(Purpose.WEBSITE, TODAY()).exists()

    with pytest.raises(PermissionDenied):
        after.withdraw_quote(kept, actor=world.of_employer)
    assert after.withdraw_quote(kept, actor=world.of_mso)
    assert not after.withdraw_quote(kept, actor=world.of_mso)
    kept.refresh_from_db()
    assert (kept.text, kept.speaker) == ("", "")
    assert not Quote.objects.released(Purpose.WEBSITE, TODAY()).exists()


@pytest.mark.parametrize(
    ("release", "fields"),
    [
        ({"released_for": ["press"]}, {"release_way"}),
        ({"released_until": date(2099, 1, 1)}, {"released_for"}),
        ({"released_for": ["press"], "release_way": "mail", "released_until": date(2020, 1, 1)}, {"released_until"}),
    ],
)
def test_a_release_says_what_for_and_how(world, release, fields):
    assert refused(lambda: quote(world, **release)) == fields


def test_a_consent_says_what_for_until_when_and_who_for_a_child(world):
    whole = {
        "who": "Sara B.",
        "in_media": ["photo"],
        "purposes": ["website"],
        "until": TODAY() + timedelta(days=400),
        "way": "paper",
    }

    def record(**values):
        return after.record_consent(
            world.event, world.employer, after.Consent(**{**whole, **values}), actor=world.of_employer
        )

    assert refused(lambda: record(until=None)) == {"until"}
    assert refused(lambda: record(until=TODAY() - timedelta(days=1))) == {"until"}
    assert refused(lambda: record(until=TODAY() + timedelta(days=4000))) == {"until"}
    assert refused(lambda: record(in_media=[], purposes=[])) == {"in_media", "purposes"}
    assert refused(lambda: record(is_minor=True)) == {"guardian"}
    row = record()
    assert record().pk == row.pk
    assert [each.who for each in after.consents_of(world.of_employer, world.event, TODAY()).own] == ["Sara B."]
    seen = after.consents_of(world.of_mso, world.event, TODAY())
    assert (seen.own, seen.others) == ([], {"website": 1})
    with pytest.raises(PermissionDenied):
        after.withdraw_consent(row, actor=world.of_mso)
    assert after.withdraw_consent(row, actor=world.of_employer)
    assert after.consents_of(world.of_mso, world.event, TODAY()).others == {}
    assert MediaConsent.objects.get().who == "Sara B."


def test_results_are_written_by_both_and_never_over_each_other(world):
    base = fingerprint(after.outcome_values(world.event.outcome))
    after.save_outcome(world.event, OUTCOME, base=base, actor=world.of_mso)
    row = Outcome.objects.get(event=world.event)
    assert (row.attended, row.ranges, row.followed_up) == (20, {"18-24": 5}, None)
    other = after.save_outcome(world.event, {**OUTCOME, "attended": 25}, base=base, actor=world.of_employer)
    assert isinstance(other, Conflict)
    assert other.theirs["attended"] == 20
    after.save_outcome(world.event, {**OUTCOME, "attended": 25}, base=other.base, actor=world.of_employer)
    assert Outcome.objects.get(event=world.event).attended == 25


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"attended": None}, {"attended"}),
        ({"ranges": {"18-24": 15, "25-34": 6}}, {"ranges_18-24"}),
        ({"interested": 21}, {"interested"}),
        ({"followed_up": 7}, {"followed_up"}),
        ({"helpers": 100_001}, {"helpers"}),
    ],
)
def test_results_that_contradict_each_other_are_refused(world, values, fields):
    base = fingerprint(after.outcome_values(world.event.outcome))
    save = lambda: after.save_outcome(  # noqa: E731 -- asked once
        world.event, {**OUTCOME, **values}, base=base, actor=world.of_mso
    )
    assert refused(save) == fields


def test_each_organisation_writes_its_own_lesson(world):
    texts = {"went_well": "Die Führung", "better": "", "next_time": ""}
    after.save_lesson(world.event, world.mso, **texts, actor=world.of_mso)
    after.save_lesson(world.event, world.mso, **{**texts, "better": "Mehr Zeit"}, actor=world.of_mso)
    assert Lesson.objects.get().better == "Mehr Zeit"
    with pytest.raises(PermissionDenied):
        after.save_lesson(world.event, world.mso, **texts, actor=world.of_employer)
    empty = dict.fromkeys(texts, "")
    assert refused(lambda: after.save_lesson(world.event, world.mso, **empty, actor=world.of_mso)) == {"went_well"}


def test_an_article_is_kept_once_and_taken_away(world):
    article = {"title": "Ein Abend", "url": "https://example.org/a", "on": TODAY(), "actor": world.of_mso}
    item = after.add_press(world.event, **article, is_shared=False)
    assert after.add_press(world.event, **article, is_shared=True).pk == item.pk
    assert PressItem.objects.get().shared_at is not None
    assert after.remove_press(world.event, item.pk, actor=world.of_employer)
    assert not after.remove_press(world.event, item.pk, actor=world.of_employer)


def test_nothing_is_written_before_the_event_or_by_strangers():
    world = make_world("announced")
    for actor in (world.of_mso, world.stranger):
        with pytest.raises(PermissionDenied):
            after.save_outcome(world.event, OUTCOME, base="", actor=actor)
