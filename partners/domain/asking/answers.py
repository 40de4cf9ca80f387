"""What people answer by the link in the mail, without signing in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from partners.domain.consents import withdraw_consent
from partners.domain.publication import confirm_organisation
from partners.enums import OrganisationState
from partners.models import ContactPerson, FreshnessAnswer, FreshnessMail, FreshnessQuestion, Organisation
from portal.accounts.domain.signed_links import LinkNotUsable, find_link, revoke_link, use_link
from portal.accounts.models import SignedLink

from .mail import PURPOSE
from .schedule import interval_after

ASKABLE = (OrganisationState.PUBLISHED, OrganisationState.PAUSED)


class NothingToConfirm(Exception):
    """None of the organisations chosen is asked about any more."""


@dataclass(frozen=True)
class Question:
    """One organisation of a mail as the person sees it: open, or why not, and until when a confirmation holds."""

    row: FreshnessQuestion
    organisation: Organisation
    confirmed_on: date | None
    next_on: date | None

    @property
    def is_open(self) -> bool:
        """Say whether the person can still answer."""
        return self.row.answered_at is None and self.confirmed_on is None and self.organisation.state in ASKABLE


def find_mail(token: str) -> FreshnessMail | None:
    """Return the mail of ``token``, whatever its link is good for. Two queries at most."""
    link = find_link(PURPOSE, token)
    if link is None:
        return None
    return FreshnessMail.objects.filter(link=link).select_related("link").first()


def questions_of(mail: FreshnessMail) -> list[Question]:
    """Return the organisations that ``mail`` asks about. One query."""
    rows = FreshnessQuestion.objects.filter(mail=mail).select_related(
        "campaign__organisation__municipality", "campaign__organisation__district"
    )
    return [_question(row) for row in rows.defer("campaign__organisation__district__outline")]


def _question(row: FreshnessQuestion) -> Question:
    campaign, organisation = row.campaign, row.campaign.organisation
    confirmed = organisation.confirmed_at
    if confirmed is None or confirmed < campaign.started_at:
        return Question(row, organisation, None, None)
    day = timezone.localdate(confirmed)
    return Question(row, organisation, day, day + interval_after(campaign.rounds))


@transaction.atomic
def confirm_by_link(mail: FreshnessMail, organisation_ids: Collection[int]) -> list[Organisation]:
    """Confirm the organisations chosen, with all their languages and contact persons, in the name of the recipient.

    Raises ``LinkNotUsable``, and ``NothingToConfirm`` when none of them waits for an answer.
    """
    chosen = [each for each in _locked_questions(mail) if each.organisation.pk in organisation_ids and each.is_open]
    if not chosen:
        raise NothingToConfirm
    for each in chosen:
        confirm_organisation(each.organisation, actor=None, mail=mail)
        _answered(each.row)
    _use_up(mail)
    return [each.organisation for each in chosen]


@transaction.atomic
def tell_by_link(mail: FreshnessMail, organisation: Organisation, kind: str, text: str) -> FreshnessAnswer:
    """Keep what the recipient tells about ``organisation`` until somebody deals with it.

    Who says that it is not their organisation any more is no longer shown as its contact person, from now on.
    Raises ``LinkNotUsable``, and ``NothingToConfirm`` when the question was answered before.
    """
    question = next(
        (each for each in _locked_questions(mail) if each.organisation.pk == organisation.pk and each.is_open), None
    )
    if question is None:
        raise NothingToConfirm
    answer = FreshnessAnswer.objects.create(organisation=organisation, mail=mail, kind=kind, text=text.strip())
    if kind == FreshnessAnswer.Kind.LEFT:
        for contact in ContactPerson.objects.filter(organisation=organisation, email__iexact=mail.recipient):
            withdraw_consent(contact, actor=None, mail=mail)
    _answered(question.row)
    withdraw_questions(organisation, mail.recipient)
    _use_up(mail)
    return answer


@transaction.atomic
def withdraw_questions(organisation: Organisation, address: str) -> None:
    """Make all links useless that were sent to ``address`` about ``organisation``."""
    if not address:
        return
    open_rows = FreshnessQuestion.objects.filter(
        campaign__organisation=organisation, mail__recipient=address.lower(), answered_at=None
    )
    mails = list(FreshnessMail.objects.filter(questions__in=open_rows).distinct())
    open_rows.update(answered_at=timezone.now())
    for mail in mails:
        _use_up(mail)


@transaction.atomic
def forget_recipient(organisation: Organisation, address: str) -> None:
    """End links to ``address`` about ``organisation``; take the address out of its mails and the history."""
    withdraw_questions(organisation, address)
    FreshnessMail.objects.filter(
        pk__in=FreshnessQuestion.objects.filter(
            campaign__organisation=organisation, mail__recipient=address.lower()
        ).values("mail")
    ).update(recipient="")


def settle_answer(answer: FreshnessAnswer, *, actor: Any) -> bool:
    """Record that somebody has dealt with what was told. Returns False when somebody did before."""
    waiting = FreshnessAnswer.objects.filter(pk=answer.pk, done_at=None)
    return waiting.update(done_at=timezone.now(), done_by=actor) > 0


def _locked_questions(mail: FreshnessMail) -> list[Question]:
    """Return the questions of ``mail`` with its link locked. Raises ``LinkNotUsable``."""
    link = SignedLink.objects.select_for_update().get(pk=mail.link_id)
    if link.state != SignedLink.State.USABLE:
        raise LinkNotUsable(link.state)
    return questions_of(mail)


def _answered(row: FreshnessQuestion) -> None:
    row.answered_at = timezone.now()
    row.save(update_fields=["answered_at"])


def _use_up(mail: FreshnessMail) -> None:
    """Use up the link once all its questions are answered."""
    if FreshnessQuestion.objects.filter(mail=mail, answered_at=None).exists():
        return
    try:
        use_link(mail.link)
    except LinkNotUsable:
        revoke_link(mail.link)
