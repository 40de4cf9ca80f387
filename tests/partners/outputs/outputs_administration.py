"""The administration: lists, search, and the form of each seeded thing."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from tests.partners.outputs.registry import Answer, Reader, output


def lists(app: str) -> Iterator[str]:
    """Yield the addresses of the lists of one app."""
    for model in apps.get_app_config(app).get_models():
        if admin.site.is_registered(model):
            yield reverse(f"admin:{app}_{model._meta.model_name}_changelist")


@output("administration: lists")
def administration_lists(reader: Reader) -> Iterator[Answer]:
    for app in ("partners", "outbox", "accounts"):
        for url in lists(app):
            yield reader.get(url)


@output("administration: forms")
def administration_forms(reader: Reader) -> Iterator[Answer]:
    for organisation in reader.seeded.organisations.values():
        yield reader.get(reverse("admin:partners_organisation_change", args=[organisation.pk]))
    for person in reader.seeded.people.values():
        for page in ("change", "delete", "history"):
            yield reader.get(reverse(f"admin:partners_contactperson_{page}", args=[person.pk]))


@output("administration: choices")
def administration_choices(reader: Reader) -> Iterator[Answer]:
    for model, relation in (("affiliation", "member"), ("contactperson", "organisation")):
        data = {"app_label": "partners", "model_name": model, "field_name": relation, "term": "e"}
        yield reader.get(reverse("admin:autocomplete"), data)
