"""Addresses for those who do not look at a page of the portal: readers of mails and files."""

from django.conf import settings


def absolute_url(path: str) -> str:
    """Return the whole address of ``path`` (which begins with "/"), where no request says under which host."""
    return f"{settings.PORTAL_URL.rstrip('/')}{path}"
