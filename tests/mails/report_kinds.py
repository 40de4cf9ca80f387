"""The mails about the yearly report. Only partners of the network get them: their people read German or English."""

from dataclasses import replace
from datetime import timedelta

from reports.domain.accession.amending import Agreed, amend_measure
from reports.domain.accession.drafting import agree_to_draft, save_wording
from reports.domain.accession.signing import Signatures, SignedPaper, sign_declaration
from reports.domain.accession.terms import terms_of
from reports.domain.campaign_mails import tell_extended, tell_opened, tell_reminder
from reports.domain.reports import accept_report, return_report
from reports.models import Extension, ReportingPeriod
from tests.factories.network import DeclarationFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory
from tests.mails.world import EMPLOYER, NAMES, SECRETS, WRITTEN, day


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


def accession(*steps):
    """Take the steps of an accession of the employer; what they tell is the kind of mail."""

    def write(world):
        # An organisation of its own: each has one declaration under way.
        organisation = OrganisationFactory(name=EMPLOYER)
        RepresentativeFactory(organisation=organisation, user=world.users["employer"])
        declaration = DeclarationFactory(membership__organisation=organisation)
        for step in steps:
            declaration.refresh_from_db()
            step(declaration)

    return write


def agreed_by(side):
    return lambda declaration: agree_to_draft(declaration, side, revision=declaration.revision, actor=None)


def changed(declaration):
    save_wording(declaration, "Wir öffnen uns anders.", revision=declaration.revision, actor=None)


def signed(declaration):
    signatures = Signatures(day() - timedelta(days=9), NAMES["employer"], "Leitung", NAMES["mediator"], "Amt")
    sign_declaration(declaration, signatures, SignedPaper(b"%PDF-1.7", "0" * 64), actor=None)


def amended(declaration):
    terms = replace(terms_of(declaration.measures.get()), title="Ausbildung zeigen")
    amend_measure(declaration, 1, terms, Agreed(SECRETS[0], day()), seen=0, actor=None)


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
    "accession, ministry agrees": accession(agreed_by("ministry")),
    "accession, changed after agreeing": accession(agreed_by("partner"), changed),
    "accession, signed": accession(agreed_by("ministry"), agreed_by("partner"), signed),
    "accession, amended": accession(agreed_by("ministry"), agreed_by("partner"), signed, amended),
}
