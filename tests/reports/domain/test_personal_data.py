"""What people are told about themselves from the reporting, and what ends with their account."""

import json

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder

from portal.accounts.domain.account import close_account
from portal.accounts.domain.personal_data import collect_personal_data
from reports.domain.contributions import autosave_contribution, save_contribution
from reports.models import (
    Attachment,
    Contribution,
    Edition,
    Extension,
    PreflightAnswer,
    Proposal,
    Report,
    ReviewComment,
    Upload,
)
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import AttachmentFactory, ContributionFactory, EditionFactory, ReportFactory

# Columns that name somebody for what is kept in a history, in words of their section.
KEPT = {
    "Amendment.by": "network",
    "ContributionVersion.author": "report_writing",
    "DraftAgreement.by": "network",
    "Edition.prepared_by": "report_compiling",
    "Edition.released_by": "report_compiling",
    "Extension.by": "report_compiling",
    "Report.left_out_by": "report_compiling",
    "Report.released_by": "report_review",
    "Report.submitted_by": "report_review",
    "ReviewComment.author": "report_review",
}
EMPTIED = {
    "Attachment.added_by",
    "Contribution.edited_by",
    "PreflightAnswer.author",
    "Proposal.decided_by",
    "Report.opened_by",
    "ReviewComment.resolved_by",
    "Upload.uploaded_by",
}


def test_every_column_that_names_somebody_is_told_and_kept_or_emptied():
    found = set()
    for model in apps.get_app_config("reports").get_models():
        if not model.__name__.endswith("Transition"):
            people = [each for each in model._meta.local_fields if each.related_model is get_user_model()]
            found |= {f"{model.__name__}.{each.name}" for each in people}
    assert found == {*KEPT, *EMPTIED}


@pytest.mark.django_db
def test_person_reads_what_they_did_and_leaves_no_trace_but_histories(author, partner):
    RepresentativeFactory(organisation=partner, role="owner")
    report = ReportFactory(organisation=partner)
    save_contribution(report, 1, "Erster Text", expected_revision=0, author=author)
    autosave_contribution(report, 2, "Halber Satz", expected_revision=0, author=author)
    first = Contribution.objects.get(focus_area=1)
    Proposal.objects.create(
        contribution=first, source="event:1", sentence="Am 3. Mai.", state="refused", decided_by=author
    )
    PreflightAnswer.objects.create(contribution=first, rule="r", passage_hash="0" * 64, note="Stimmt.", author=author)
    AttachmentFactory(report=report, caption="Plakat", added_by=author)
    ReviewComment.objects.create(
        contribution=first, version=1, block=0, start=0, end=5, quote="Erster", text="Wann?", side="ministry",
        author=RepresentativeFactory().user, resolved_by=author, resolved_at=report.created_at,
    )  # fmt: skip
    Upload.objects.create(report=report, file_name="a.docx", size=1, sha256="0" * 64, uploaded_by=author)
    Extension.objects.create(report=report, until="2030-01-01", reason="Umzug", by=author)
    Report.objects.update(opened_by=author, left_out_by=author)
    handed_in = ReportFactory(organisation=partner, state="submitted", period__year=2063)
    EditionFactory(period=handed_in.period, prepared_by=author)
    told = collect_personal_data(author)
    assert json.dumps(told, cls=DjangoJSONEncoder)
    writing, compiling = told["report_writing"], told["report_compiling"]
    assert {name: len(rows) for name, rows in writing.items()} == {
        "versions": 1, "last_edited": 2, "proposals": 1, "answers": 1, "comments_done": 1, "pictures": 1,
    }  # fmt: skip
    assert {name: len(rows) for name, rows in compiling.items()} == {
        "opened": 1, "left_out": 1, "more_time": 1, "editions_prepared": 1, "editions_released": 0,
    }  # fmt: skip
    assert [writing["versions"][0][name] for name in ("focus_area", "number", "text")] == [1, 1, "Erster Text"]
    assert collect_personal_data(RepresentativeFactory().user)["report_writing"]["versions"] == []

    close_account(author)
    emptied = [Attachment, PreflightAnswer, Proposal, Upload]
    columns = ["added_by", "author", "decided_by", "uploaded_by"]
    assert [model.objects.get().__dict__[f"{name}_id"] for model, name in zip(emptied, columns, strict=True)] == [
        None
    ] * 4
    assert ReviewComment.objects.get().resolved_by is None
    assert not Report.objects.filter(opened_by=author).exists()
    # What is typed and in no version yet has no other sign of who wrote it.
    edited = dict(Contribution.objects.filter(report=report).values_list("focus_area", "edited_by"))
    assert edited == {1: None, 2: author.pk}
    assert (first.versions.get().author, Edition.objects.get().prepared_by) == (author, author)


@pytest.mark.django_db
def test_closing_leaves_alone_what_is_handed_in(author, partner):
    RepresentativeFactory(organisation=partner, role="owner")
    report = ReportFactory(organisation=partner)
    ContributionFactory(report=report, edited_by=author)
    report.state, report.submitted_at = "submitted", report.created_at
    report.save()
    close_account(author)
    assert Contribution.objects.get().edited_by == author
