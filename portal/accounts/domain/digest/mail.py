"""The mails of overviews, each in the language of its reader, with a link that ends such mails at once."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.domain.signed_links import issue_links
from portal.accounts.models import Digest, Rhythm, User
from portal.outbox.domain.enqueue_many import NewMessage, enqueue_messages
from portal.outbox.wording import Name
from portal.shared.addresses import absolute_url

from .sources import Line

GUARD: Final = "accounts.digest"
PURPOSE: Final = "end_digests"
LIFETIME: Final = timedelta(days=365)


@dataclass(frozen=True)
class Overview:
    """What one person is told; the lines are in their language."""

    user: User
    rhythm: Rhythm
    period: str
    lines: Sequence[Line]


def send_overviews(overviews: Sequence[Overview]) -> list[Digest]:
    """Put the mails into the outbox, in the transaction of the caller. As many queries for many as for one."""
    keys = [uuid.uuid4() for _overview in overviews]
    links = issue_links(PURPOSE, LIFETIME, len(overviews))
    messages = enqueue_messages(
        [_mail(key, overview, token) for key, overview, (_link, token) in zip(keys, overviews, links, strict=True)]
    )
    return Digest.objects.bulk_create(
        Digest(
            pk=key,
            user=overview.user,
            rhythm=overview.rhythm,
            period=overview.period,
            message=message,
            link=link,
            told=[line.fingerprint for line in overview.lines],
        )
        for key, overview, message, (link, _token) in zip(keys, overviews, messages, links, strict=True)
    )


def _mail(key: uuid.UUID, overview: Overview, token: str) -> NewMessage:
    user = overview.user
    stop_url = absolute_url(reverse("accounts:digest_end", args=[token]))
    context = {
        "name": Name(user.name),
        "sections": _by_section(overview.lines),
        "start_url": absolute_url(reverse("start")),
        "stop_url": stop_url,
    }
    with translation.override(user.language):
        subject, reason = _words(overview)
        return NewMessage(
            key=f"digest-mail:{key}",
            recipient=user.email,
            subject=subject,
            text=render_to_string("accounts/digest/mail.txt", context),
            html=render_to_string("accounts/digest/mail.html", context),
            reason=reason,
            language=user.language,
            unsubscribe_url=stop_url,
            guard=GUARD,
        )


def _words(overview: Overview) -> tuple[str, str]:
    """Return the subject, and why the person gets the mail."""
    number = len(overview.lines)
    if overview.rhythm == Rhythm.DAILY:
        return (
            ngettext(
                "Only a few days left: %(number)s thing is open",
                "Only a few days left: %(number)s things are open",
                number,
            )
            % {"number": number},
            _("You get this mail once a day, because something that will soon be due is open for you."),
        )
    return (
        ngettext(
            "Your weekly overview: %(number)s thing is open",
            "Your weekly overview: %(number)s things are open",
            number,
        )
        % {"number": number},
        _("You get this mail at most once a week, because something is open for you in the portal Brückenbauer."),
    )


def _by_section(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Group the lines; sections stand in the order of their most urgent line."""
    sections: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        shown = {"title": line.title, "url": absolute_url(line.url), "due": line.due}
        sections.setdefault(line.section, []).append(shown)
    return [{"name": name, "lines": shown} for name, shown in sections.items()]
