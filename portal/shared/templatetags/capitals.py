"""Capital letters as each language has them. Known to all templates without being loaded."""

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.text import capfirst as capitalised
from django.utils.translation import get_language

register = template.Library()


@register.filter(is_safe=True)
@stringfilter
def capfirst(value: str) -> str:
    """Begin with a capital letter; in Turkish that of "i" keeps its dot, which Django's own filter drops."""
    if get_language() == "tr" and value.startswith("i"):
        return "İ" + value[1:]
    return capitalised(value)
