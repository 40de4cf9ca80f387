"""Links at the foot of every page that higher apps add."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class FooterLink:
    """A link to a page: its URL name and label."""

    url_name: str
    label: str | Promise


_links: list[FooterLink] = []


def register_footer_link(link: FooterLink) -> None:
    """Add ``link`` to the foot of every page; its page must be open to everybody."""
    if link not in _links:
        _links.append(link)


def footer_links() -> list[FooterLink]:
    """Return the links in the order they were registered."""
    return list(_links)
