"""Indicators and their values for tests."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from reports.models import Indicator, IndicatorValue, Report, StateValue
from tests.factories.reports import ReportFactory


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator

    name = factory.Sequence(lambda n: f"Auszubildende {n}")
    counts = "people"
    unit = "Personen"
    basis = "alle Auszubildenden"
    way = "register"


class _ValueFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    indicator = factory.SubFactory(IndicatorFactory)
    value = 40
    counts = factory.SelfAttribute("indicator.counts")
    unit = factory.SelfAttribute("indicator.unit")
    basis = factory.SelfAttribute("indicator.basis")
    way = factory.SelfAttribute("indicator.way")
    to_day = date(2026, 9, 30)


class IndicatorValueFactory(_ValueFactory):
    """A value; ``state`` is where its report goes afterwards, as the value is locked then."""

    class Meta:
        model = IndicatorValue

    report = factory.SubFactory(ReportFactory)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        state = kwargs.pop("state", "draft")
        value = super()._create(model_class, *args, **kwargs)
        if state != "draft":
            hand_in(value.report, state)
        return value


class StateValueFactory(_ValueFactory):
    class Meta:
        model = StateValue

    year = 2026


def hand_in(report, state="accepted"):
    """Bring a draft with a text to ``state``."""
    if not report.contributions.exists():
        report.contributions.create(focus_area=1, text="Ein Text.")
    Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at="2026-10-01T00:00Z")
    if state == "accepted":
        Report.objects.filter(pk=report.pk).update(state="accepted", accepted_at="2026-10-02T00:00Z")
