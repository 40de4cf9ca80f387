"""Periods, reports and contributions for tests."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from reports.models import Contribution, Edition, NetworkMembership, Report, ReportingPeriod
from tests.factories.partners import OrganisationFactory


class NetworkMembershipFactory(DjangoModelFactory):
    class Meta:
        model = NetworkMembership

    organisation = factory.SubFactory(OrganisationFactory, network_partner=True)


class ReportingPeriodFactory(DjangoModelFactory):
    class Meta:
        model = ReportingPeriod

    year = factory.Sequence(lambda n: 2030 + n)
    start = factory.LazyAttribute(lambda period: date(period.year - 1, 10, 1))
    end = factory.LazyAttribute(lambda period: date(period.year, 9, 30))
    state = "open"


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = Report

    period = factory.SubFactory(ReportingPeriodFactory)
    organisation = factory.SubFactory(OrganisationFactory, network_partner=True)


class ContributionFactory(DjangoModelFactory):
    class Meta:
        model = Contribution

    report = factory.SubFactory(ReportFactory)
    focus_area = 1
    text = factory.Sequence(lambda n: f"Text {n}")


class EditionFactory(DjangoModelFactory):
    class Meta:
        model = Edition

    period = factory.SubFactory(ReportingPeriodFactory)
    title = "Erfolgsfaktor Interkulturelle Öffnung"
