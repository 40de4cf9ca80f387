"""Invitations are made once per kind and language, and say when they no longer hold."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from events.domain.material.making import make_invitations
from events.domain.material.queries import guests_flyer, material_page
from events.enums.material import GuestLanguage, MaterialKind
from events.models import Event, Invitation
from portal.outbox.domain.run import run_job
from portal.printing.models import Printout
from portal.shared.states import MoveRefused
from tests.factories.events import EventFactory, EventTextFactory, move_on
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db
FLYER, AR, TI = MaterialKind.FLYER, GuestLanguage.AR, GuestLanguage.TI


@pytest.fixture
def event():
    return EventFactory(state="announced", title="Offene Werkstatt")


@pytest.fixture
def actor(event):
    return RepresentativeFactory(organisation=event.host).user


def again(event):
    return Event.objects.with_sections().with_parties().get(pk=event.pk)


def page(event):
    return material_page(again(event), list(event.texts.all()))


def outdated(event):
    return {row.language.code for row in page(event).rows if any(made.is_outdated for made in row.made)}


def test_made_twice_is_one_made_after_a_change_replaces_the_older_one(event, actor):
    [first] = make_invitations(event, FLYER, [AR], actor=actor)
    [second] = make_invitations(event, FLYER, [AR], actor=actor)
    assert first.printout_id == second.printout_id
    assert outdated(event) == set()

    event.starts_at += timedelta(days=1)
    event.ends_at += timedelta(days=1)
    event.save()
    assert outdated(event) == {"ar"}
    [third] = make_invitations(event, FLYER, [AR, TI], actor=actor)[:1]
    assert outdated(event) == set()
    assert set(Printout.objects.values_list("pk", flat=True)) == set(
        Invitation.objects.values_list("printout", flat=True)
    )
    assert third.event_sequence > first.event_sequence


def test_a_text_of_ones_own_makes_only_its_language_outdated_and_calling_off_all(event, actor):
    make_invitations(event, FLYER, [AR, TI], actor=actor)
    EventTextFactory(event=event, language="ar", title="ورشة مفتوحة")
    assert outdated(event) == {"ar"}
    move_on(event, "postponed")
    assert outdated(event) == {"ar", "ti"}


def test_guests_get_the_flyer_that_is_printed_and_still_holds(event, actor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    [flyer] = make_invitations(event, FLYER, [TI], actor=actor)
    assert guests_flyer(again(event), [], "ti") is None
    run_job(flyer.printout.job_id)
    flyer.printout.refresh_from_db()
    assert (flyer.printout.pages, flyer.printout.warnings) == (1, "")
    assert flyer.printout.picture
    assert guests_flyer(again(event), [], "ti") == flyer
    assert guests_flyer(again(event), [], "de") is None
    event.venue.street = "Ostwall 2"
    event.venue.save()
    assert guests_flyer(again(event), [], "ti") is None


def test_nobody_is_invited_to_nowhere_or_by_strangers(event, actor):
    with pytest.raises(PermissionDenied):
        make_invitations(event, FLYER, [AR], actor=RepresentativeFactory().user)
    undated = EventFactory(starts_at=None, ends_at=None, employer=event.host)
    with pytest.raises(MoveRefused, match="date and a place"):
        make_invitations(undated, FLYER, [AR], actor=actor)
