"""Mails about papers: one is asked for, is there, is revoked. Each is asked about again right before it is sent."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperations.domain.contacting.people import Recipient, people_of
from cooperations.enums.side import Side
from cooperations.models import Certificate, CertificateWish, Cooperation
from partners.models import Organisation
from partners.permissions import can_manage_team
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.outbox.wording import Sentence, named
from portal.shared.addresses import absolute_url

from .papers import check_address

GUARD = "cooperations.certificate"
WISHED, ISSUED, REVOKED = "certificate-wished", "certificate-issued", "certificate-revoked"
_SENTENCES: dict[str, str | Promise] = {
    WISHED: gettext_lazy("%(name)s asks for: %(kind)s"),
    ISSUED: gettext_lazy("There is a paper for you from %(name)s: %(kind)s"),
    REVOKED: gettext_lazy("A paper concerning %(name)s has been revoked: %(kind)s"),
}


def tell_of_wish(wished: CertificateWish) -> None:
    """Write to the heads of the employers that can issue the paper."""
    parties = [each for each in wished.cooperation.present_parties if each.side == Side.EMPLOYER]
    for party in parties:
        organisation = party.organisation
        heads = [each for each in people_of(organisation) if each.user and can_manage_team(each.user, organisation)]
        _write(WISHED, wished, wished.cooperation, heads, about=wished.organisation, to=organisation)


def tell_of_paper(certificate: Certificate) -> None:
    """Write to the MSO that the paper is there."""
    people = people_of(certificate.receiver)
    _write(ISSUED, certificate, certificate.cooperation, people, about=certificate.issuer, to=certificate.receiver)


def tell_of_revocation(certificate: Certificate) -> None:
    """Write to both that the paper no longer holds; the reason stands in the portal."""
    for to, about in (
        (certificate.receiver, certificate.issuer),
        (certificate.issuer, certificate.receiver),
    ):
        _write(REVOKED, certificate, certificate.cooperation, people_of(to), about=about, to=to)


def _write(  # noqa: PLR0913 -- what a mail is about
    sort: str,
    subject: Certificate | CertificateWish,
    cooperation: Cooperation,
    recipients: Iterable[Recipient],
    *,
    about: Organisation,
    to: Organisation,
) -> None:
    page = absolute_url(reverse("cooperations:certificates", args=[cooperation.pk]))
    for recipient in recipients:
        # Who has no account cannot open the page, but the check page, where the paper has been printed on.
        is_public = recipient.user is None and isinstance(subject, Certificate)
        with translation.override(recipient.language):
            sentence = Sentence(_SENTENCES[sort], named(name=about.name, kind=subject.get_kind_display()))
            context = {
                "sentence": sentence,
                "title": cooperation.title,
                "url": check_address(subject.code) if is_public and isinstance(subject, Certificate) else page,
                "is_public": is_public,
            }
            enqueue_message(
                key=f"{sort}:{subject.pk}:{to.pk}:{recipient.key}",
                recipient=recipient.address,
                subject=str(sentence),
                text=render_to_string("cooperations/certificate/mail.txt", context),
                html=render_to_string("cooperations/certificate/mail.html", context),
                reason=_("You get this mail because your address stands for %(name)s in the portal Brückenbauer.")
                % {"name": to.name},
                language=recipient.language,
                guard=GUARD,
            )


@register_guard(GUARD)
def is_still_so(message: Message) -> bool:
    """Say whether the wish is open, or the paper still in the state the mail tells of, for somebody still there."""
    sort, subject, organisation, _recipient = message.job.key.split(":")
    to = Organisation.objects.filter(pk=organisation).first()
    if to is None or all(each.address != message.recipient.lower() for each in people_of(to)):
        return False
    if sort == WISHED:
        return CertificateWish.objects.open().filter(pk=subject).exists()
    return Certificate.objects.filter(pk=subject, state="issued" if sort == ISSUED else "revoked").exists()
