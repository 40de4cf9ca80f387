"""The mails about accounts, for which django-allauth asks by the names of their templates."""

from django.conf import settings
from django.utils import timezone

from portal.accounts.domain.mails import send_account_mail
from portal.shared.addresses import absolute_url


def account_mail(template):
    def write(world):
        values = {
            "portal_url": absolute_url("/"),
            "contact_url": absolute_url("/impressum/"),
            "password_reset_url": absolute_url("/konto/password/reset/"),
            "activate_url": absolute_url("/konto/confirm-email/abc/"),
            "reset_days": 3,
            "confirmation_days": 3,
            "timestamp": timezone.now(),
            "email": "mso@people.example.org",
            "from_email": "mso@people.example.org",
            "to_email": "mso@people.example.org",
            "deleted_email": "mso@people.example.org",
        }
        send_account_mail(template, "mso@people.example.org", values, language=world.language)

    return write


def account_templates():
    """Return the beginnings of the names of all mails that django-allauth may ask for and we have words for."""
    found = (settings.ROOT / "templates").glob("*/email/*_subject.txt")
    return sorted(f"{each.parent.parent.name}/email/{each.name.removesuffix('_subject.txt')}" for each in found)
