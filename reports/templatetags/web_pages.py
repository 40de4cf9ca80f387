"""Addresses in the pages of a web edition."""

from django import template
from django.urls import reverse

from reports.renderers.web.pages import Addresses
from reports.renderers.web.site import path_of_partner

register = template.Library()


@register.filter
def to_page(addresses: Addresses, path: str) -> str:
    """Give the address of a page of the edition."""
    return addresses.page(path)


@register.filter
def to_picture(addresses: Addresses, name: str) -> str:
    """Give the address of a picture."""
    return addresses.picture(name)


@register.filter
def place(places: dict[str, str], key: str) -> str:
    """Give where something is to be found, "" if nowhere."""
    return places.get(key, "")


@register.simple_tag
def partner_page(year: int, slug: str) -> str:
    """Give the permanent address of a partner's page in the published brochure of a year."""
    return reverse("brochure:page", kwargs={"year": year, "path": path_of_partner(slug).rstrip("/")})
