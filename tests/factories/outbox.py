"""Jobs for tests."""

from datetime import timedelta
from uuid import uuid4

import factory
from django.db.models.functions import Now
from django.utils import timezone
from factory.django import DjangoModelFactory

from portal.outbox.models import Job


class JobFactory(DjangoModelFactory):
    class Meta:
        model = Job

    name = "tests.nothing"
    key = factory.Sequence(lambda n: f"job-{n}")
    due_at = factory.LazyFunction(Now)

    class Params:
        running = factory.Trait(
            state=Job.State.RUNNING,
            lease=factory.LazyFunction(uuid4),
            leased_until=factory.LazyFunction(lambda: timezone.now() + timedelta(minutes=1)),
            attempts=1,
        )
        abandoned = factory.Trait(
            state=Job.State.RUNNING,
            lease=factory.LazyFunction(uuid4),
            leased_until=factory.LazyFunction(lambda: timezone.now() - timedelta(seconds=1)),
            attempts=1,
        )
        done = factory.Trait(state=Job.State.DONE, finished_at=factory.LazyFunction(timezone.now), attempts=1)
        failed = factory.Trait(
            state=Job.State.FAILED,
            finished_at=factory.LazyFunction(timezone.now),
            error="This did not work.",
            attempts=5,
        )

    @classmethod
    def _after_postgeneration(cls, instance, create, results=None):
        super()._after_postgeneration(instance, create, results)
        instance.refresh_from_db()
