"""What the page of an organisation says in the language of the page."""

from django import template

from partners.domain.legal_forms import label_of

register = template.Library()
register.filter("legal_form_label", label_of)
