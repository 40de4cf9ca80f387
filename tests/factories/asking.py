"""Mails that ask whether an entry is still correct."""

import re
from datetime import timedelta

from django.utils import timezone

from partners.domain.asking.mail import write_mail
from partners.models import FreshnessCampaign


def asked(*organisations, address="vorstand@example.org", language="en", rounds=1):
    """Ask ``address`` about the organisations now; return the mail and its token."""
    today = timezone.localdate()
    campaigns = []
    for organisation in organisations:
        campaign, _created = FreshnessCampaign.objects.get_or_create(
            organisation=organisation,
            ended_on=None,
            defaults={
                "started_at": timezone.now() - timedelta(seconds=1),
                "rounds": rounds,
                "last_round_on": today,
            },
        )
        campaigns.append(campaign)
    mail = write_mail(address, language, campaigns, today)
    return mail, re.search(r"/bestaetigung/([^/]+)/\s", mail.message.text).group(1)
