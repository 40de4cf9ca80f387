"""Filter for templates of papers."""

from django import template

from portal.printing.directions import set_apart

register = template.Library()
register.filter("set_apart", set_apart)
