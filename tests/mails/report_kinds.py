"""The mails about the yearly report. Only partners of the network get them: their people read German or English."""

from datetime import timedelta

from reports.domain.campaign_mails import tell_extended, tell_opened, tell_reminder
from reports.domain.reports import accept_report, return_report
from reports.models import Extension, ReportingPeriod
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory
from tests.mails.world import SECRETS, WRITTEN, day


def opened(world):
    tell_opened(_period(world), world.employer)


def reminded(days, stage):
    def write(world):
        tell_reminder(_period(world), world.employer, day() + timedelta(days=days), stage)

    return write


def reminded_without_day(world):
    tell_reminder(_period(world), world.employer, None, "by-hand")


def extended(world):
    report = ReportFactory(period=_period(world), organisation=world.employer)
    until = day() + timedelta(days=40)
    tell_extended(Extension.objects.create(report=report, until=until, reason=SECRETS[1], by=None))


def decided(verb, **options):
    def write(world):
        # A period of its own: what is told must not depend on what was told before.
        report = ReportFactory(organisation=world.employer, state="submitted")
        official = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
        verb(report, actor=official, **options)

    return write


def _period(world):
    if "period" not in world.extra:
        world.extra["period"] = ReportingPeriodFactory(deadline=day() + timedelta(days=20))
    return ReportingPeriod.objects.get(pk=world.extra["period"].pk)


REPORT_KINDS = {
    "report, period open": opened,
    "report, reminder before the deadline": reminded(14, "-14"),
    "report, reminder after the deadline": reminded(-3, "3"),
    "report, reminder without a day": reminded_without_day,
    "report, more time": extended,
    "report returned": decided(return_report, reason=f"{SECRETS[0]} {WRITTEN}"),
    "report accepted": decided(accept_report),
}
