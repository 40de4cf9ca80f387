"""Periods, reports and contributions for tests."""

import io
from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from PIL import Image

from reports.domain.attachments import keep_picture
from reports.models import (
    Attachment,
    Build,
    Contribution,
    Edition,
    EditionText,
    NetworkMembership,
    Report,
    ReportingPeriod,
)
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


WAYS = {
    "draft": [],
    "submitted": ["submitted"],
    "returned": ["submitted", "returned"],
    "accepted": ["submitted", "accepted"],
    "released": ["submitted", "accepted", "released"],
    "published": ["submitted", "accepted", "released", "published"],
}


class ReportFactory(DjangoModelFactory):
    """A report in any state: ``state="accepted"`` takes the way there, as the database asks for.

    ``state="published"`` publishes its period.

    ``texts`` are the contributions by focus area; a report that is no draft gets one if none are given.
    """

    class Meta:
        model = Report

    period = factory.SubFactory(ReportingPeriodFactory)
    organisation = factory.SubFactory(OrganisationFactory, network_partner=True)
    state = "draft"
    texts = None

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        state = kwargs.pop("state")
        texts = kwargs.pop("texts")
        if state != "draft":
            kwargs.setdefault("submitted_at", timezone.now())
            texts = texts or {1: "Ein Text."}
        for moment in WAYS[state]:
            if moment in ("accepted", "released"):
                kwargs.setdefault(f"{moment}_at", timezone.now())
        report = super()._create(model_class, *args, **kwargs)
        for focus_area, text in (texts or {}).items():
            ContributionFactory(report=report, focus_area=focus_area, text=text)
        for step in WAYS[state]:
            if step == "published":
                ReportingPeriod.objects.filter(pk=report.period_id).update(state="in_review")
                ReportingPeriod.objects.filter(pk=report.period_id).update(state="published")
            report.state = step
            report.save()
        return report


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


class EditionTextFactory(DjangoModelFactory):
    class Meta:
        model = EditionText

    edition = factory.SubFactory(EditionFactory)
    kind = "introduction"
    focus_area = 1
    text = "Worum es in diesem Kapitel geht."


class AttachmentFactory(DjangoModelFactory):
    """A picture whose file lies where the portal keeps it; ``submitted`` hands its report in afterwards."""

    class Meta:
        model = Attachment

    report = factory.SubFactory(ReportFactory)
    kind = "picture"
    focus_area = factory.LazyAttribute(lambda picture: 1 if picture.kind == "picture" else None)
    width, height, size = 40, 20, 100
    name = factory.LazyAttribute(
        lambda picture: keep_picture(small_picture(picture.width, picture.height), "image/png")
    )

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        submitted = kwargs.pop("submitted", False)
        attachment = super()._create(model_class, *args, **kwargs)
        if submitted:
            Report.objects.filter(pk=attachment.report_id).update(state="submitted", submitted_at=timezone.now())
        return attachment


def small_picture(width=40, height=20, kind="PNG", colour="red", **options):
    """Return the bytes of a picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, kind, **options)
    return out.getvalue()


def make_ready(build, file="builds/x.pdf"):
    """Let a build be ready without making its file; the ready one before it is superseded."""
    Build.objects.filter(edition=build.edition_id, report=build.report_id, state="ready").exclude(pk=build.pk).update(
        state="superseded"
    )
    for state in ("running", "ready"):
        Build.objects.filter(pk=build.pk).update(state=state, file=file, sha256="0" * 64, pages=1, size=8)
    build.refresh_from_db()
    return build
