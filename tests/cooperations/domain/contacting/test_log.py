"""The shared log, private notes, settings, slots, the plan."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cooperations.domain.contacting.blocks import block, blocks_of, lift_block
from cooperations.domain.contacting.contact_settings import change_settings, settings_of
from cooperations.domain.contacting.log import (
    attempts_of,
    basis_for,
    change_entry,
    log_contact,
    settle_next_step,
)
from cooperations.domain.contacting.notes import change_note, delete_note, notes_about, write_note
from cooperations.domain.contacting.plan import contact_plan, visible_slot
from cooperations.domain.requests.waiting import waiting_next_steps
from cooperations.enums.side import Side
from cooperations.models import Block, ContactEntry, ContactSettings
from cooperations.renderers.calendar_entry import CalendarEntry, calendar_file
from partners.models import ReachabilityWindow
from portal.shared.states import MoveRefused
from tests.factories.contact import ContactEntryFactory, ContactRequestFactory, PrivateNoteFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, MsoProfileFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
TODAY = {"kind": "call", "on": timezone.localdate()}


@pytest.fixture
def hr():
    return RepresentativeFactory(organisation__employer=True).user


@pytest.fixture
def employer(hr):
    return hr.representations.get().organisation


@pytest.fixture
def board():
    return RepresentativeFactory(role="board").user


@pytest.fixture
def mso(board):
    return board.representations.get().organisation


def test_a_call_noted_by_the_mso_answers_the_request_one_of_the_employer_does_not(hr, employer, board, mso):
    request = ContactRequestFactory(employer=employer, mso=mso)
    log_contact(employer, mso, author=hr, side=Side.EMPLOYER, **TODAY)
    request.refresh_from_db()
    assert request.state == "sent"
    log_contact(employer, mso, author=board, side=Side.MSO, reached=False, **TODAY)
    request.refresh_from_db()
    assert request.state == "sent"
    entry = log_contact(employer, mso, author=board, side=Side.MSO, **TODAY)
    request.refresh_from_db()
    assert (request.state, entry.request) == ("answered", request)


def test_nobody_writes_for_the_other_side(hr, employer, mso):
    with pytest.raises(PermissionDenied):
        log_contact(employer, mso, author=hr, side=Side.MSO, **TODAY)


def test_only_a_talk_that_reached_somebody_opens_the_form_for_three_months(employer, mso):
    pair = {"employer": employer, "mso": mso}
    ContactEntryFactory(**pair, reached=False)
    ContactEntryFactory(**pair, kind="mail")
    ContactEntryFactory(**pair, on=timezone.localdate() - timedelta(days=91))
    assert basis_for(employer, mso) is None
    assert len(attempts_of(employer, mso)) == 1
    entry = ContactEntryFactory(**pair, on=timezone.localdate() - timedelta(days=90))
    assert basis_for(employer, mso) == entry


def test_an_entry_is_corrected_by_its_author_for_a_day(hr, employer, mso, board):
    entry = ContactEntryFactory(employer=employer, mso=mso, author=hr)
    with pytest.raises(PermissionDenied):
        change_entry(entry, actor=board, text="anders")
    assert change_entry(entry, actor=hr, text="anders").text == "anders"
    ContactEntry.objects.update(written_at=timezone.now() - timedelta(hours=25))
    with pytest.raises(MoveRefused):
        change_entry(entry, actor=hr, text="noch einmal")


def test_the_next_step_waits_for_whose_turn_it_is(hr, employer, board, mso):
    due = timezone.localdate() + timedelta(days=7)
    step = {"next_step": "Termin nennen", "next_on": due, "next_side": "mso"}
    entry = ContactEntryFactory(employer=employer, mso=mso, **step)
    ContactEntryFactory(employer=employer, mso=mso, **{**step, "next_on": due + timedelta(days=1)})
    assert [each.title for each in waiting_next_steps(board)] == ["Termin nennen"]
    assert waiting_next_steps(hr) == []
    assert settle_next_step(entry, actor=hr)
    assert not settle_next_step(entry, actor=board)
    assert waiting_next_steps(board) == []
    with pytest.raises(PermissionDenied):
        settle_next_step(entry, actor=RepresentativeFactory().user)


def test_notes_are_of_the_own_organisation(hr, employer, board, mso):
    note = write_note(employer, mso, "Nach 18 Uhr", author=hr)
    assert list(notes_about(employer, mso, reader=hr)) == [note]
    assert list(notes_about(employer, mso, reader=board)) == []
    for verb in (lambda: change_note(note, "x", actor=board), lambda: delete_note(note, actor=board)):
        with pytest.raises(PermissionDenied):
            verb()
    colleague = RepresentativeFactory(organisation=employer).user
    change_note(note, "Nach 19 Uhr", actor=colleague)
    delete_note(note, actor=hr)
    foreign = PrivateNoteFactory(owner=mso, about=employer)
    assert list(notes_about(mso, employer, reader=hr)) == []
    assert foreign.pk


def test_settings_and_blocks_are_the_boards(hr, employer, board, mso):
    MsoProfileFactory(organisation=mso)
    values = {
        "is_paused": True,
        "paused_until": None,
        "pause_note": "Sommerfest",
        "monthly_limit": 3,
        "prefers": "visit",
        "through": None,
        "intermediary_told": False,
    }
    editor = RepresentativeFactory(organisation=mso).user
    for stranger in (hr, editor):
        with pytest.raises(PermissionDenied):
            change_settings(mso, actor=stranger, **values)
        with pytest.raises(PermissionDenied):
            block(mso, employer, actor=stranger)
    change_settings(mso, actor=board, **values)
    mso.mso_profile.refresh_from_db()
    assert (settings_of(mso).pause_note, mso.mso_profile.monthly_request_limit) == ("Sommerfest", 3)
    assert mso.changes.get().fields == ["monthly_request_limit"]
    row = block(mso, employer, actor=board, note="Ruft nachts an")
    assert block(mso, employer, actor=board) == row
    ContactRequestFactory(employer=employer, mso=mso, is_silenced=True)
    assert blocks_of(mso).get().held_back == 1
    assert lift_block(Block.objects.get(), actor=board)
    assert not lift_block(Block.objects.get(), actor=board)


@pytest.fixture
def reachable(mso):
    contact = ContactPersonFactory(organisation=mso, phone="0201 5550100")
    contact.current_consent, contact.audience = ConsentFactory(contact=contact), "public"
    contact.save()
    for weekday in (1, 3):
        ReachabilityWindow.objects.create(contact=contact, weekday=weekday, start=time(18), end=time(20))
    return contact


@pytest.mark.parametrize(
    ("now", "first", "is_now"),
    [
        (datetime(2026, 11, 23, 17, 59, tzinfo=BERLIN), 23, False),
        (datetime(2026, 11, 23, 18, 0, tzinfo=BERLIN), 23, True),
        (datetime(2026, 11, 23, 20, 0, tzinfo=BERLIN), 25, False),
    ],
)
def test_the_next_slot_is_marked(hr, reachable, now, first, is_now):
    slots = contact_plan(hr, reachable.organisation, now=now).slots
    assert (slots[0].start.day, slots[0].is_now) == (first, is_now)


def test_the_plan_costs_the_same_for_one_and_for_three_of_everything(
    hr, employer, mso, reachable, django_assert_num_queries
):
    contact_plan(hr, mso, employer)
    for number in range(3):
        ContactEntryFactory(employer=employer, mso=mso)
        with django_assert_num_queries(22):
            plan = contact_plan(hr, mso, employer)
        assert (plan.phone, len(plan.entries)) == (reachable, number + 1)


def test_a_slot_becomes_an_appointment_with_the_right_hour_and_short_lines(hr, mso, reachable):
    window = reachable.windows.get(weekday=3)
    slot = visible_slot(hr, mso, window.pk, datetime(2026, 7, 1, tzinfo=BERLIN).date())
    assert visible_slot(hr, mso, window.pk, datetime(2026, 7, 2, tzinfo=BERLIN).date()) is None
    title = "Ärztinnen, Pflege; Café – " + "مرحبا " * 20
    file = calendar_file(CalendarEntry("u", slot.start, slot.end, title, "eins\nzwei", slot.start))
    assert b"DTSTART:20260701T160000Z\r\n" in file
    assert max(map(len, file.split(b"\r\n"))) <= 75
    unfolded = file.replace(b"\r\n ", b"").decode()
    assert f"SUMMARY:{title}".replace(",", "\\,").replace(";", "\\;") in unfolded
    assert "DESCRIPTION:eins\\nzwei" in unfolded


@pytest.mark.parametrize("told", [True, False])
def test_a_go_between_reads_the_note_on_a_block_only_if_told(client, hr, board, told):
    employer, mso = (each.representations.get().organisation for each in (hr, board))
    request = ContactRequestFactory(employer=employer, mso=mso, state="mediated", is_silenced=True)
    block(mso, employer, actor=board, note="Ruft nachts an")
    ContactSettings.objects.update(intermediary_told=told)
    client.force_login(RepresentativeFactory(organisation=request.mediator).user)
    assert ("nachts" in client.get(request.get_absolute_url()).content.decode()) is told
    client.force_login(hr)
    assert "nachts" not in client.get(request.get_absolute_url()).content.decode()
