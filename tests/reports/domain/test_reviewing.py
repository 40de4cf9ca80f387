"""Comments of a review: who writes and reads them when, and that nothing of them is lost or told twice."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from portal.outbox.guards import is_still_wanted
from portal.outbox.models import Message
from portal.shared.states import MoveRefused
from reports.domain.contributions import TextRefused, save_contribution
from reports.domain.queries import sections_of
from reports.domain.reports import return_report, submit_report
from reports.domain.reviewing import answer, comment_on, resolve, reviewed_sections, visible_comments
from reports.models import Contribution, Report, ReviewComment
from tests.factories.reports import ReportFactory
from tests.races import run_together

FIRST = "Wir waren mit Plakaten an sechs Schulen der Stadt unterwegs."
TEXT = f"### Werbung\n\n{FIRST}\n\nIm Herbst kamen Besuche in Betrieben dazu."


@pytest.fixture
def report(partner, author):
    report = ReportFactory(organisation=partner)
    save_contribution(report, 1, TEXT, expected_revision=0, author=author)
    submit_report(report, actor=author)
    return fresh(report)


def fresh(report):
    return Report.objects.select_related("period", "organisation").get(pk=report.pk)


def comment(report, official, **changes):
    values = {"text": "Welche Schulen?", "block": 1, "quote": "an sechs Schulen", "version": 1, **changes}
    return comment_on(fresh(report), 1, author=official, **values)


def places(report, user):
    """Return comment and passage for what ``user`` is shown; "" where the passage is gone."""
    report = fresh(report)
    sections = [each for each in sections_of(report, user) if each.text]
    found = {}
    for area in reviewed_sections(report, sections, visible_comments(report, user)):
        threads = [*area.gone, *(thread for _block, on_it in area.blocks for thread in on_it)]
        found |= {each.comment.text: each.place.quote if each.place else "" for each in threads}
    return found


@pytest.mark.django_db
def test_comments_come_with_the_return_and_answers_with_the_next_submission(report, author, official):
    made = comment(report, official)
    assert (places(report, official), places(report, author)) == ({"Welche Schulen?": "an sechs Schulen"}, {})
    return_report(fresh(report), actor=official, reason="Bitte ergänzen.")
    assert places(report, author) == {"Welche Schulen?": "an sechs Schulen"}
    made = ReviewComment.objects.select_related("contribution__report").get(pk=made.pk)
    answer(made, text="Alle Gesamtschulen.", author=author)
    assert [each.text for each in visible_comments(fresh(report), official)] == ["Welche Schulen?"]
    submit_report(fresh(report), actor=author)
    assert [each.text for each in visible_comments(fresh(report), official)] == [
        "Welche Schulen?",
        "Alle Gesamtschulen.",
    ]


@pytest.mark.django_db
def test_comment_stays_with_its_passage_and_outlives_it(report, author, official):
    comment(report, official)
    comment(report, official, text="Bitte streichen.", block=2, quote="")
    return_report(fresh(report), actor=official, reason="Bitte ergänzen.")
    revised = f"Vorweg ein neuer Absatz.\n\nGleich zu Beginn: {FIRST}"
    revision = Contribution.objects.get().revision
    save_contribution(fresh(report), 1, revised, expected_revision=revision, author=author)
    assert places(report, author) == {"Welche Schulen?": "an sechs Schulen", "Bitte streichen.": ""}
    # The ministry still sees what was handed in; the draft stays with the partner.
    assert places(report, official)["Bitte streichen."] == "Im Herbst kamen Besuche in Betrieben dazu."
    assert ReviewComment.objects.get(text="Bitte streichen.").quote == "Im Herbst kamen Besuche in Betrieben dazu."


@pytest.mark.django_db
def test_comment_needs_the_text_it_is_about(report, official, author):
    with pytest.raises(MoveRefused, match="do not stand in the paragraph"):
        comment(report, official, quote="an sieben Schulen")
    with pytest.raises(MoveRefused, match="has changed meanwhile"):
        comment(report, official, version=7)
    with pytest.raises(TextRefused):
        comment(report, official, text="  ")
    with pytest.raises(PermissionDenied):
        comment(report, author)
    return_report(fresh(report), actor=official, reason="Bitte ergänzen.")
    with pytest.raises(PermissionDenied):
        comment(report, official)


@pytest.mark.django_db
def test_what_was_written_stays_and_only_done_is_noted(report, official):
    made = comment(report, official)
    assert comment(report, official).pk == made.pk  # sent twice
    stored = ReviewComment.objects.select_related("contribution__report").get()
    assert [resolve(stored, actor=official, is_done=True) for _ in range(2)] == [True, False]
    for change in ({"text": "anders"}, {"quote": "anders"}):
        with pytest.raises(DatabaseError, match="comment"), transaction.atomic():
            ReviewComment.objects.update(**change)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        ReviewComment.objects.all().delete()


@pytest.mark.django_db
def test_partner_is_told_of_a_return_once_and_not_when_it_is_over(report, author, official):
    for _ in range(2):
        return_report(fresh(report), actor=official, reason="Geheimnis 4711")
    mail = Message.objects.select_related("job").get()
    assert (mail.recipient, "4711" in mail.text + mail.html) == (author.email, False)
    assert is_still_wanted(mail)
    submit_report(fresh(report), actor=author)
    assert not is_still_wanted(mail)


@pytest.mark.django_db(transaction=True)
def test_comment_while_the_report_is_returned_is_in_it_or_refused(report, official):
    outcome, _moved = run_together(
        lambda: comment(report, official),
        lambda: return_report(fresh(report), actor=official, reason="Bitte ergänzen."),
    )
    stored = ReviewComment.objects.filter(text="Welche Schulen?").count()
    assert stored == (0 if isinstance(outcome, Exception) or outcome is None else 1)
    returned = Report.objects.get().transitions.get(target="returned")
    assert all(each.at <= returned.at for each in ReviewComment.objects.all())
