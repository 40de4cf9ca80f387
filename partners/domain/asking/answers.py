"""What people answer by the link in the mail, without signing in.

Confirming works once. Telling what is new, and correcting what was told, works until the link expires or is withdrawn:
many who get the mail have no account and no other way.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from partners.domain.consents import withdraw_consent
from partners.domain.publication import confirm_organisation
from partners.enums import OrganisationState
from partners.models import ContactPerson, FreshnessAnswer, FreshnessMail, FreshnessQuestion, Organisation
from portal.accounts.domain.signed_links import LinkNotUsable, find_link, revoke_link
from portal.accounts.models import SignedLink

from .mail import PURPOSE
from .schedule import interval_after

ASKABLE = (OrganisationState.PUBLISHED, OrganisationState.PAUSED)


class NothingToConfirm(Exception):
    """None of the organisations chosen is asked about any more, or nothing more can be told about it."""


@dataclass(frozen=True)
class Question:
    """One organisation of a mail as the person sees it: open, or why not, and until when a confirmation holds.

    ``told`` is the last that the person has told since this time of asking began.
    """

    row: FreshnessQuestion
    organisation: Organisation
    confirmed_on: date | None
    next_on: date | None
    told: FreshnessAnswer | None = None

    @property
    def is_open(self) -> bool:
        """Say whether the person can still confirm."""
        return self.row.answered_at is None and self.confirmed_on is None and self.may_tell

    @property
    def may_tell(self) -> bool:
        """Say whether the person can tell what is new, or tell it anew."""
        return self.organisation.state in ASKABLE

    @property
    def correctable(self) -> FreshnessAnswer | None:
        """What was told and nobody has dealt with yet; that somebody has left takes effect at once."""
        if self.told is None or self.told.done_at or self.told.kind == FreshnessAnswer.Kind.LEFT:
            return None
        return self.told


def find_mail(token: str) -> FreshnessMail | None:
    """Return the mail of ``token``, whatever its link is good for. Two queries at most."""
    link = find_link(PURPOSE, token)
    if link is None:
        return None
    return FreshnessMail.objects.filter(link=link).select_related("link").first()


def questions_of(mail: FreshnessMail) -> list[Question]:
    """Return the organisations that ``mail`` asks about, without those withdrawn from it. Two queries."""
    asked = FreshnessQuestion.objects.filter(mail=mail, withdrawn_at=None).select_related(
        "campaign__organisation__municipality", "campaign__organisation__district"
    )
    rows = list(asked.defer("campaign__organisation__district__outline"))
    told = _told_by(mail, [row.campaign.organisation_id for row in rows])
    return [_question(row, told.get(row.campaign.organisation_id)) for row in rows]


def _told_by(mail: FreshnessMail, organisation_ids: Collection[int]) -> dict[int, FreshnessAnswer]:
    """Return the last that the recipient has told about each organisation, by whichever mail."""
    answers = FreshnessAnswer.objects.filter(organisation__in=organisation_ids, mail__recipient=mail.recipient)
    return {each.organisation_id: each for each in answers.order_by("at", "pk")}


def _question(row: FreshnessQuestion, told: FreshnessAnswer | None) -> Question:
    campaign, organisation = row.campaign, row.campaign.organisation
    if told and told.at < campaign.started_at:
        told = None
    confirmed = organisation.confirmed_at
    if confirmed is None or confirmed < campaign.started_at:
        return Question(row, organisation, None, None, told)
    day = timezone.localdate(confirmed)
    return Question(row, organisation, day, day + interval_after(campaign.rounds), told)


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
        FreshnessQuestion.objects.filter(pk=each.row.pk).update(answered_at=timezone.now())
    return [each.organisation for each in chosen]


@transaction.atomic
def tell_by_link(mail: FreshnessMail, organisation: Organisation, kind: str, text: str) -> FreshnessAnswer:
    """Keep what the recipient tells about ``organisation`` until somebody deals with it.

    Told anew, it takes the place of what the person told before and nobody has dealt with: that row stays, but no
    longer waits. The same told twice is told once. Who says that it is not their organisation any more is no longer
    shown as its contact person, from now on.
    Raises ``LinkNotUsable``, and ``NothingToConfirm`` when the organisation is not asked about any more.
    """
    question = next(
        (each for each in _locked_questions(mail) if each.organisation.pk == organisation.pk and each.may_tell), None
    )
    if question is None:
        raise NothingToConfirm
    told, text = question.told, text.strip()
    if told and told.done_at is None and (told.kind, told.text) == (kind, text):
        return told
    if replaced := question.correctable:
        FreshnessAnswer.objects.filter(pk=replaced.pk, done_at=None).update(done_at=timezone.now())
    answer = FreshnessAnswer.objects.create(organisation=organisation, mail=mail, kind=kind, text=text)
    if kind == FreshnessAnswer.Kind.LEFT:
        for contact in ContactPerson.objects.filter(organisation=organisation, email__iexact=mail.recipient):
            withdraw_consent(contact, actor=None, mail=mail)
    _questions_to(organisation, mail.recipient).filter(answered_at=None).update(answered_at=timezone.now())
    return answer


@transaction.atomic
def withdraw_questions(organisation: Organisation, address: str) -> None:
    """Make all links useless for ``organisation`` that were sent to ``address``, answered or not."""
    if not address:
        return
    rows = _questions_to(organisation, address).filter(withdrawn_at=None)
    mails = list(FreshnessMail.objects.filter(questions__in=rows).select_related("link").distinct())
    # Who is answering at this moment holds the lock on the link.
    list(SignedLink.objects.select_for_update().filter(pk__in=[each.link_id for each in mails]).order_by("pk"))
    rows.update(withdrawn_at=timezone.now())
    for mail in mails:
        if not FreshnessQuestion.objects.filter(mail=mail, withdrawn_at=None).exists():
            revoke_link(mail.link)


@transaction.atomic
def forget_recipient(organisation: Organisation, address: str) -> None:
    """End links to ``address`` about ``organisation``; take the address out of its mails and the history."""
    withdraw_questions(organisation, address)
    FreshnessMail.objects.filter(pk__in=_questions_to(organisation, address).values("mail")).update(recipient="")


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


def _questions_to(organisation: Organisation, address: str) -> QuerySet[FreshnessQuestion]:
    return FreshnessQuestion.objects.filter(campaign__organisation=organisation, mail__recipient=address.lower())
