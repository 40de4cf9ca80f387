"""The mail of the digest, in the language of its reader, with a link that ends such mails at once."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import SearchDigest
from portal.accounts.domain.signed_links import issue_link
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.wording import Name
from portal.shared.addresses import absolute_url

from .meaning import address_of, describe_query
from .news import News, seen_as

GUARD = "partners.search_digest"
PURPOSE = "end_search_digest"
LIFETIME = timedelta(days=365)


def send_digest_mail(user: Any, news: Sequence[News], labels: Mapping[str, Any]) -> None:
    """Put the mail into the outbox, in the transaction and the language of the caller; one per person and day."""
    link, token = issue_link(PURPOSE, LIFETIME)
    unsubscribe_url = absolute_url(reverse("partners:digest_end", args=[token]))
    number = len({pk for each in news for pk in each.ids})
    context = {
        "name": Name(user.name),
        "sections": [_section(each, labels) for each in news],
        "searches_url": absolute_url(reverse("partners:saved_searches")),
        "unsubscribe_url": unsubscribe_url,
    }
    message = enqueue_message(
        key=f"search-digest-mail:{user.pk}:{timezone.localdate().isoformat()}",
        recipient=user.email,
        subject=ngettext(
            "%(number)s new organisation in your saved searches",
            "%(number)s new organisations in your saved searches",
            number,
        )
        % {"number": number},
        text=render_to_string("partners/saved_searches/mail.txt", context),
        html=render_to_string("partners/saved_searches/mail.html", context),
        reason=_("You get this mail because you saved searches in the portal Brückenbauer and asked for news."),
        language=user.language,
        unsubscribe_url=unsubscribe_url,
        guard=GUARD,
    )
    SearchDigest.objects.create(
        user=user,
        link=link,
        message=message,
        told={str(each.search.pk): each.ids for each in news},
        seen_as=seen_as(portrait for each in news for portrait in each.portraits),
    )


def _section(news: News, labels: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": Name(news.search.name),
        "words": describe_query(news.search.query, labels),
        "url": absolute_url(address_of(news.search.query)),
        "organisations": [
            (portrait, absolute_url(portrait.organisation.get_absolute_url())) for portrait in news.portraits
        ],
        "more": news.more,
    }
