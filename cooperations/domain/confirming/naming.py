"""Who signs for a party: named by its own people for one cooperation, taken off the list by them, or gone."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.domain.agreement import rule_of as rule_in_profile
from cooperations.enums.confirmation import LeftWhy, MailStage, NamedAs
from cooperations.models.confirmation import Confirmation
from cooperations.models.confirmation_round import ConfirmationRound
from cooperations.models.cooperation import Cooperation
from cooperations.models.signatory import Signatory
from partners.models import ContactPerson, Organisation
from portal.accounts.models import User

from .errors import NamingRefused
from .links import mail_link, revoke_links
from .locking import lock_cooperation, lock_open_round
from .mails import send_left
from .rule import Rule


def rule_of(organisation: Organisation) -> Rule:
    """Return the signing rule that the profile of ``organisation`` states, else one person alone."""
    return Rule(*rule_in_profile(organisation))


@transaction.atomic
def name_signatory(  # noqa: PLR0913 -- what a signatory consists of
    cooperation: Cooperation,
    organisation: Organisation,
    *,
    actor: Any,
    name: str,
    function: str,
    email: str,
    language: str,
    user: User | None = None,
    contact: ContactPerson | None = None,
) -> Signatory:
    """Add somebody who signs for ``organisation``; while boards are asked, they are asked at once.

    ``email`` may be "" for a ``user``, who is then written to at the address of the account.

    Raises ``NamingRefused`` when they are named already, when nobody could reach them, or when the rule knows no more
    people.
    """
    locked = lock_cooperation(cooperation.pk)
    round_ = lock_open_round(locked)
    present = Signatory.objects.present().filter(cooperation=locked, organisation=organisation)
    if not email and user is None:
        raise NamingRefused(_("Please give an e-mail address."))
    if email and present.filter(email__iexact=email).exists():
        raise NamingRefused(_("Somebody with this address is named already."))
    if user and present.filter(user=user).exists():
        raise NamingRefused(_("This person is named already."))
    _refuse_too_many(round_, locked, organisation)
    signatory = Signatory.objects.create(
        cooperation=locked,
        organisation=organisation,
        name=name,
        function=function,
        email=email,
        language=language,
        named_as=NamedAs.MEMBER if user else NamedAs.CONTACT if contact else NamedAs.OTHER,
        user=user,
        contact=contact,
        named_by=actor,
    )
    if round_ and round_.version.parties.filter(organisation=organisation).exists():
        mail_link(round_, signatory, MailStage.FIRST, actor=actor)
    return signatory


@transaction.atomic
def take_off(signatory: Signatory, *, why: LeftWhy) -> bool:
    """End that somebody signs. Their links stop working; an answer given stays. False when it was so already.

    While boards are asked and the answer is missing, the people of the organisation are told when somebody departed.
    """
    round_ = lock_open_round(lock_cooperation(signatory.cooperation_id))
    locked = Signatory.objects.select_for_update(of=("self",)).get(pk=signatory.pk)
    if locked.left_at:
        return False
    was_waited_for = round_ is not None and Signatory.objects.waiting(round_.version).filter(pk=locked.pk).exists()
    revoke_links(locked)
    locked.left_at, locked.left_why = timezone.now(), why
    locked.save(update_fields=["left_at", "left_why"])
    if was_waited_for and why == LeftWhy.DEPARTED:
        send_left(locked)
    return True


def missing_signatories(cooperation: Cooperation, organisation: Organisation) -> int:
    """Return how many people ``organisation`` must still name before boards can be asked. Two queries at most."""
    named = Signatory.objects.present().filter(cooperation=cooperation, organisation=organisation).count()
    return max(0, rule_of(organisation).required - named)


def _refuse_too_many(round_: ConfirmationRound | None, cooperation: Cooperation, organisation: Organisation) -> None:
    """The rule of the frozen text counts while boards are asked about it, else that of the profile."""
    party = round_.version.parties.filter(organisation=organisation).first() if round_ else None
    total = party.total if party else rule_of(organisation).total
    named = Signatory.objects.present().filter(cooperation=cooperation, organisation=organisation)
    number = named.count()
    if round_:
        number += (
            Confirmation.objects.filter(version=round_.version, signatory__organisation=organisation)
            .exclude(signatory__left_at=None)
            .count()
        )
    if number >= total:
        raise NamingRefused(
            _("By its signing rule at most %(total)d may sign for your organisation. Take somebody off the list first.")
            % {"total": total}
        )
