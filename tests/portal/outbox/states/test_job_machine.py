"""Whatever workers, sweepers and people do in whatever order: effects happen once, states fit, nothing hangs."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import sampled_from

from portal.outbox.domain.claim import claim_job, release_job
from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.domain.lease import LeaseLost
from portal.outbox.domain.progress import Progress
from portal.outbox.domain.restart import restart_job
from portal.outbox.domain.run import _after_error
from portal.outbox.domain.sweep import sweep_jobs
from portal.outbox.models import Job
from portal.outbox.registry import PermanentFailure
from portal.shared.states import MoveRefused

KEYS = sampled_from(["a", "b", "c"])


class JobMachine(RuleBasedStateMachine):
    """A model of who holds which job, beside the rows."""

    workers = Bundle("workers")

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.holder = {}
        self.effects = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @rule(key=KEYS)
    def ask(self, key):
        job = enqueue_job("tests.nothing", {}, key=key)
        assert job.key == key
        self.effects.setdefault(job.pk, 0)

    @rule(key=KEYS, target=workers)
    def claim(self, key):
        before = Job.objects.filter(key=key).first()
        if before is None:
            return multiple()
        job = claim_job(before.pk)
        if job is None:
            return multiple()
        assert before.state in Job.OPEN_STATES
        assert before.leased_until is None or before.leased_until <= timezone.now()
        self.holder[job.pk] = job.lease
        return job

    @rule(job=workers)
    def report(self, job):
        self.only_the_holder(job, lambda: Progress(job.pk, job.lease).report("Working", 1, 2))

    @rule(job=workers)
    def complete(self, job):
        def store():
            with Progress(job.pk, job.lease).completion():
                self.effects[job.pk] += 1
            self.holder[job.pk] = None

        self.only_the_holder(job, store)

    @rule(job=consumes(workers), error=sampled_from([RuntimeError("x"), PermanentFailure("No.")]))
    def err(self, job, error):
        before = Job.objects.get(pk=job.pk)
        _after_error(job, job.lease, error)
        after = Job.objects.get(pk=job.pk)
        if self.holder.get(job.pk) != job.lease:
            assert (after.state, after.error) == (before.state, before.error)
            return
        last = isinstance(error, PermanentFailure) or before.attempts >= django_settings.OUTBOX_MAX_ATTEMPTS
        assert after.state == (Job.State.FAILED if last else Job.State.QUEUED)
        self.holder[job.pk] = None

    @rule(job=consumes(workers))
    def stop(self, job):
        def give_back():
            release_job(job.pk, job.lease)
            self.holder[job.pk] = None

        self.only_the_holder(job, give_back)

    @rule(key=KEYS)
    def lose_the_worker(self, key):
        Job.objects.filter(key=key, state=Job.State.RUNNING).update(leased_until=timezone.now() - timedelta(1))

    @rule(key=KEYS)
    def let_time_pass(self, key):
        Job.objects.filter(key=key, state=Job.State.QUEUED).update(due_at=timezone.now() - timedelta(1))

    @rule()
    def sweep(self):
        given_up = set(Job.objects.exhausted().values_list("pk", flat=True))
        assert sweep_jobs().failed == len(given_up)
        for job_id in given_up:
            self.holder[job_id] = None

    @rule(key=KEYS)
    def restart(self, key):
        job = Job.objects.filter(key=key).first()
        if job is None:
            return
        state = job.state
        try:
            assert restart_job(job) == (state == Job.State.FAILED)
        except MoveRefused:
            assert state == Job.State.DONE

    def only_the_holder(self, job, action):
        if self.holder.get(job.pk) == job.lease:
            action()
        else:
            with pytest.raises(LeaseLost):
                action()

    @invariant()
    def rows_fit_the_model(self):
        for job in Job.objects.all():
            assert job.lease == self.holder.get(job.pk)
            assert self.effects[job.pk] == (job.state == Job.State.DONE)
            assert job.attempts <= django_settings.OUTBOX_MAX_ATTEMPTS


@pytest.mark.django_db
def test_jobs_behave_in_any_order(sent):
    run_state_machine_as_test(
        JobMachine,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
