"""Addresses of pages about an employer and an MSO."""

from django import template

from cooperations.views.pair import Pair

register = template.Library()


@register.simple_tag
def pair_url(pair: Pair, name: str, *args: object) -> str:
    """Return the address of another page about ``pair``, which keeps for whom the user acts."""
    return pair.url(name, *args)
