"""The mail that invites a person to act for an organisation."""

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.models import Invitation
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.wording import named


def send_invitation(invitation: Invitation, url: str) -> None:
    """Put the mail into the outbox, in the transaction of the invitation and in the language of who invites."""
    inviter = invitation.invited_by
    language = inviter.language if inviter else "de"
    with translation.override(language):
        names = {
            **named(organisation=invitation.organisation.name, inviter=str(inviter or "")),
            "role": invitation.get_role_display(),
            "url": url,
            "until": date_format(timezone.localtime(invitation.link.expires_at), "DATE_FORMAT"),
        }
        enqueue_message(
            key=f"invitation:{invitation.pk}",
            recipient=invitation.email,
            subject=_("Invitation to act for %(organisation)s") % names,
            text=render_to_string("partners/invitation/mail.txt", names),
            html=render_to_string("partners/invitation/mail.html", names),
            reason=_("You get this mail because %(inviter)s entered your address to invite you.")
            % {"inviter": names["inviter"] or "Brückenbauer"},
            language=language,
        )
