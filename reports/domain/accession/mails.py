"""Mails to an organisation about its declaration: agreed to, changed after its agreement, signed, amended.

Nobody of the ministry gets mails about accessions: its start page says what waits.
"""

from collections.abc import Callable
from typing import Any, Final

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cooperations.domain.contacting.people import people_of
from cooperations.domain.requests.mails import Notice, write_notice
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.shared.addresses import absolute_url
from reports.enums import DeclarationSide
from reports.models import Amendment, Declaration, DraftAgreement

GUARD: Final = "reports.accession"
AGREED, CHANGED, SIGNED, AMENDED = "agreed", "changed", "signed", "amended"
Texts = tuple[str, str]


def tell_agreed(agreement: DraftAgreement) -> None:
    """Tell the organisation that the ministry has agreed to the draft as it is."""
    _tell(AGREED, agreement.pk, agreement.declaration, _agreed)


def tell_changed(agreement: DraftAgreement) -> None:
    """Tell the organisation that what it had agreed to was changed."""
    _tell(CHANGED, agreement.pk, agreement.declaration, _changed)


def tell_signed(declaration: Declaration) -> None:
    """Tell the organisation that both signatures are recorded."""
    _tell(SIGNED, declaration.pk, declaration, _signed)


def tell_amended(amendment: Amendment) -> None:
    """Tell the organisation which amendment is recorded."""
    day = amendment.agreed_on

    def texts() -> Texts:
        names = {"number": amendment.number, "day": date_format(day, "DATE_FORMAT")}
        return (
            _("The declaration of your organisation was amended"),
            _("Amendment %(number)d, agreed on %(day)s, is recorded. Please check that it is what you agreed.") % names,
        )

    _tell(AMENDED, amendment.pk, amendment.declaration, texts)


def _agreed() -> Texts:
    return (
        _("The ministry has agreed to the declaration of your organisation"),
        _("Please read it. When the head of your organisation agrees to the same text, it can be signed."),
    )


def _changed() -> Texts:
    return (
        _("The declaration of your organisation was changed"),
        _("The ministry has changed it after you agreed. Please read it again: you have to agree anew."),
    )


def _signed() -> Texts:
    return (
        _("Your organisation belongs to the partner network"),
        _("Both signatures are recorded. You find the signed paper and the measures in the portal."),
    )


def _tell(kind: str, key: int, declaration: Declaration, texts: Callable[[], Texts]) -> None:
    organisation = declaration.membership.organisation
    for recipient in people_of(organisation):
        with translation.override(recipient.language):
            subject, sentence = texts()
            notice = Notice(
                subject=subject,
                reason=_("You get this mail because you act for %(organisation)s in the portal Brückenbauer.")
                % {"organisation": organisation.name},
                paragraphs=[sentence],
                links=[(_("Go to the declaration"), absolute_url(declaration.get_absolute_url()))],
            )
        write_notice(f"accession:{kind}:{key}:{recipient.key}", recipient, notice, guard=GUARD)


@register_guard(GUARD)
def is_still_so(message: Message) -> bool:
    """Say whether what the mail tells still is so, and the reader still acts for the organisation."""
    _prefix, kind, key, person = message.job.key.split(":")
    declaration = _STILL[kind](int(key))
    if declaration is None:
        return False
    return any(each.key == person for each in people_of(declaration.membership.organisation))


def _if_agreed(key: int) -> Declaration | None:
    agreement = _agreement(key)
    declaration = agreement.declaration
    return declaration if declaration.is_draft and declaration.revision == agreement.revision else None


def _if_changed(key: int) -> Declaration | None:
    declaration = _agreement(key).declaration
    again = declaration.agreements.filter(side=DeclarationSide.PARTNER, revision=declaration.revision)
    return declaration if declaration.is_draft and not again.exists() else None


def _if_signed(key: int) -> Declaration | None:
    return _in_force(Declaration.objects.select_related("membership__organisation").get(pk=key))


def _if_amended(key: int) -> Declaration | None:
    amendments = Amendment.objects.select_related("declaration__membership__organisation")
    return _in_force(amendments.get(pk=key).declaration)


def _in_force(declaration: Declaration) -> Declaration | None:
    return declaration if declaration.is_signed else None


def _agreement(key: int) -> Any:
    return DraftAgreement.objects.select_related("declaration__membership__organisation").get(pk=key)


_STILL: Final[dict[str, Callable[[int], Declaration | None]]] = {
    AGREED: _if_agreed,
    CHANGED: _if_changed,
    SIGNED: _if_signed,
    AMENDED: _if_amended,
}
