"""What the page of an organisation says in the language of the page."""

from collections.abc import Mapping

from django import template

from partners.domain.legal_forms import label_of
from partners.models import Organisation
from partners.views.portal_parts import FilledPart

register = template.Library()
register.filter("legal_form_label", label_of)


@register.simple_tag
def card_parts_for(parts: Mapping[int, list[FilledPart]] | str, organisation: Organisation) -> list[FilledPart]:
    """Return those of the ``parts`` of a page of cards that belong to ``organisation``; pages may have none at all."""
    return parts.get(organisation.pk, []) if isinstance(parts, Mapping) else []
