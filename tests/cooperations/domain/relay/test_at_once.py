"""Many readers of one mailbox, fifty decisions about one held mail: one happens."""

import threading

import pytest
from django.db import IntegrityError, connection

from cooperations.domain.relay import releasing
from cooperations.domain.relay.inbound import keep_raw
from cooperations.domain.relay.releasing import refuse, release
from cooperations.enums.relay import RelayState
from cooperations.models import InboundMail, RelayDelivery, RelayMail, RelayTransition
from portal.outbox.models import Job
from tests.cooperations.domain.relay.conftest import mail
from tests.factories.relay import RelayMailFactory
from tests.races import meet_in_move, refusal_of_the_database, run_together, without_locks


@pytest.mark.django_db(transaction=True)
def test_mail_read_by_many_readers_is_kept_once(pair, mso_address):
    raw = mail(mso_address)
    kept = run_together(*[lambda: keep_raw(raw).pk] * 20)
    assert len(set(kept)) == InboundMail.objects.count() == 1
    assert Job.objects.filter(key__startswith="inbound:").count() == 1


@pytest.mark.django_db
def test_control_without_the_constraint_it_would_be_kept_twice(pair, mso_address):
    raw = mail(mso_address)
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE conrelid = 'cooperations_inboundmail'::regclass")
        names = [name for (name,) in cursor.fetchall() if "digest" in name]
        for name in names:
            cursor.execute(f'ALTER TABLE cooperations_inboundmail DROP CONSTRAINT "{name}"')
    keep_raw(raw)
    with pytest.raises(InboundMail.MultipleObjectsReturned):
        keep_raw(raw)


@pytest.mark.django_db(transaction=True)
def test_fifty_decisions_about_a_held_mail_are_one(pair):
    held = RelayMailFactory(request=pair.request, state=RelayState.HELD)
    verbs = [release, refuse] * 25
    outcomes = run_together(*[lambda verb=verb: verb(held, actor=pair.leyla) for verb in verbs])
    assert [outcome for outcome in outcomes if outcome is True] == [True]
    row = RelayMail.objects.get()
    assert RelayTransition.objects.count() == 1
    assert RelayDelivery.objects.count() == (1 if row.state == RelayState.DELIVERED else 0)


@pytest.mark.django_db(transaction=True)
def test_control_without_lock_a_mail_is_passed_on_and_thrown_away(pair, monkeypatch):
    held = RelayMailFactory(request=pair.request, state=RelayState.HELD)
    without_locks(monkeypatch)
    gate = threading.Barrier(2, timeout=60)
    for name in ("RELEASE", "REFUSE"):
        meet_in_move(monkeypatch, releasing, name, gate)
    outcomes = run_together(
        *[refusal_of_the_database(lambda verb=verb: verb(held, actor=pair.leyla)) for verb in (release, refuse)]
    )
    assert outcomes == [True, True] or IntegrityError in {type(each) for each in outcomes}
