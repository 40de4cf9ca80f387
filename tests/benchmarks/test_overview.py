"""How long the ministry's overview takes with the organisations of all of Germany, and many cooperations and events."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from cooperations.models import Cooperation
from events.models import Venue
from partners.enums import MeetingFormat, Role
from partners.models import Organisation
from portal.accounts.models import User

from .measuring import least, measure, report

pytestmark = pytest.mark.bench

COOPERATIONS, EVENTS = 5_000, 20_000
PROMISED = 1_000  # milliseconds of processor time
ADDRESSES = ("", "?jahr=alle", "?jahr=alle&karte=veranstaltungen", "?jahr=alle&feld=education&format=market")
LISTS = ("kooperationen/", "veranstaltungen/?jahr=2026", "organisationen/?kreis=unbekannt", "kreise.xlsx?jahr=alle")


def insert(table, columns, rows):
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608


@pytest.fixture
def busy(directory):
    """Store cooperations and events in bulk, past the triggers that follow each through its life."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    now, today = timezone.now(), timezone.localdate()
    msos = list(Organisation.objects.filter(roles__contains=[Role.MSO]).values_list("pk", flat=True)[:5_000])
    employer = Organisation.objects.filter(roles__contains=[Role.EMPLOYER]).values_list("pk", flat=True)[0]
    version = Cooperation.objects.filter(valid_version__isnull=False).values_list("valid_version", flat=True)[0]
    ids = [uuid.uuid4() for _ in range(COOPERATIONS)]
    columns = ["id", "title", "state", "proposed_by_id", "valid_version_id", "confirmed_on", "created_at", "updated_at"]
    insert(
        "cooperations_cooperation",
        columns,
        [
            (pk, "Gemeinsam", "confirmed", employer, version, today - timedelta(days=number % 3_000), now, now)
            for number, pk in enumerate(ids)
        ],
    )
    columns = ["cooperation_id", "organisation_id", "side", "since", "accepted_at", "is_silenced", "left_reason"]
    parties = [(employer, "employer"), *((mso, "mso") for mso in msos)]
    insert(
        "cooperations_cooperationparty",
        columns,
        [
            (pk, organisation, side, date(2020, 1, 1), now, False, "")
            for number, pk in enumerate(ids)
            for organisation, side in (parties[0], parties[1 + number % len(msos)])
        ],
    )
    store_events(msos, now)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("ANALYZE")


def store_events(msos, now):
    """Store events, each with one party and a place without a district of its own."""
    ids = [uuid.uuid4() for _ in range(EVENTS)]
    formats = MeetingFormat.values
    columns = ["id", "title", "formats", "state", "host_id", "target_groups", "group_note", "minors", "starts_at"]
    columns += ["ends_at", "is_all_day", "is_public", "summary", "code", "feedback_code", "sequence", "revision"]
    columns += ["changed_at", "announced_at", "created_at", "updated_at"]
    rows = []
    for number, pk in enumerate(ids):
        begins = now - timedelta(days=number % 3_000)
        chosen, code = [formats[number % 10], formats[(number + 3) % 10]], f"{number:09d}"
        row = [pk, "Abend", chosen, "held", msos[number % len(msos)], ["parents"], "", "unknown", begins]
        row += [begins + timedelta(hours=2), False, False, "", f"b{code}", f"f{code}", 0, 0, now, now, now, now]
        rows.append(row)
    insert("events_event", columns, rows)
    # Every event has a place, which may be unknown.
    Venue.objects.bulk_create(Venue(event_id=pk) for pk in ids)
    columns = ["event_id", "organisation_id", "side", "invited_at", "accepted_at", "is_silenced"]
    parties = [(pk, msos[number % len(msos)], "mso", now, now, False) for number, pk in enumerate(ids)]
    insert("events_eventparty", columns, parties)


def test_overview_takes_well_under_a_second(busy):
    client = Client()
    client.force_login(
        User.objects.get(email="ministerium@example.org"), backend="django.contrib.auth.backends.ModelBackend"
    )
    pages = [measure(client, f"/ueberblick/{address}", rounds=3) for address in ADDRESSES]
    report(f"overview, {COOPERATIONS} cooperations, {EVENTS} events", pages)
    report("lists and files behind it", [measure(client, f"/ueberblick/{address}", rounds=3) for address in LISTS])
    assert max(least(each) for each in pages) < PROMISED
