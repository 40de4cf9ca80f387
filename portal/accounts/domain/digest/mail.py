"""The mail of the weekly overview, in the language of its reader, with a link that ends such mails at once."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.domain.signed_links import issue_link
from portal.accounts.models import User, WeeklyDigest
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.wording import Name
from portal.shared.addresses import absolute_url

from .sources import Line

GUARD = "accounts.weekly_digest"
PURPOSE = "end_weekly_digest"
LIFETIME = timedelta(days=365)


def send_digest_mail(user: User, week: str, lines: Sequence[Line]) -> WeeklyDigest:
    """Put the mail into the outbox, in the transaction and the language of the caller."""
    link, token = issue_link(PURPOSE, LIFETIME)
    stop_url = absolute_url(reverse("accounts:digest_end", args=[token]))
    context = {
        "name": Name(user.name),
        "sections": _by_section(lines),
        "start_url": absolute_url(reverse("start")),
        "stop_url": stop_url,
    }
    pk = uuid.uuid4()
    message = enqueue_message(
        key=f"weekly-digest-mail:{pk}",
        recipient=user.email,
        subject=ngettext(
            "Your weekly overview: %(number)s thing is open",
            "Your weekly overview: %(number)s things are open",
            len(lines),
        )
        % {"number": len(lines)},
        text=render_to_string("accounts/digest/mail.txt", context),
        html=render_to_string("accounts/digest/mail.html", context),
        reason=_(
            "You get this mail at most once a week, because something is open for you in the portal Brückenbauer."
        ),
        language=user.language,
        unsubscribe_url=stop_url,
        guard=GUARD,
    )
    return WeeklyDigest.objects.create(
        pk=pk, user=user, week=week, message=message, link=link, told=[line.fingerprint for line in lines]
    )


def _by_section(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Group the lines; sections stand in the order of their most urgent line."""
    sections: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        shown = {"title": line.title, "url": absolute_url(line.url), "due": line.due}
        sections.setdefault(line.section, []).append(shown)
    return [{"name": name, "lines": shown} for name, shown in sections.items()]
