"""Addresses in the pages of a web edition."""

from django import template

from reports.renderers.web.pages import Addresses

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
