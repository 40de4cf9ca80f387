"""Templates of checklists and running lists for tests."""

from checklists.domain.loading import load_templates
from checklists.domain.self_check import SLUG
from checklists.domain.ticking import tick_item
from checklists.models import Checklist, Item, ItemState, Phase, Template, TemplateVersion
from checklists.states.item import Answer
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory


def texts(text):
    return {"de": text, "en": text}


def version_of(slug, keys, *, number=1, **fields):
    """Store a version whose items are ``keys`` in one phase; ``fields`` are those of every item.

    ``keys`` may be a dict with further fields by key.
    """
    template, _created = Template.objects.get_or_create(slug=slug)
    version = TemplateVersion.objects.create(
        template=template, number=number, title=texts(slug), source=texts("Source"), digest=f"{slug}-{number}"
    )
    phase = Phase.objects.create(version=version, position=1, slug="phase", title=texts("Phase"))
    for position, key in enumerate(keys, start=1):
        Item.objects.create(
            version=version,
            phase=phase,
            position=position,
            slug=key,
            number=str(position),
            text=texts(f"Item {key}"),
            **{"owner": "employer", **fields, **(keys[key] if isinstance(keys, dict) else {})},
        )
    return version


def list_of(version, organisation=None, **fields):
    """Begin a list after ``version``, of an employer unless another subject is given."""
    if not {"cooperation", "event"} & fields.keys():
        fields["organisation"] = organisation or OrganisationFactory(employer=True)
    checklist = Checklist.objects.create(template=version.template, version=version, **fields)
    ItemState.objects.bulk_create(
        [ItemState(checklist=checklist, item=item, key=item.slug) for item in version.items.all()]
    )
    return checklist


def self_check_of(organisation, year, answers=(), actor=None):
    """Begin the self-check of ``year`` and give ``answers`` (note by item)."""
    if not TemplateVersion.objects.filter(template__slug=SLUG).exists():
        load_templates()
    version = TemplateVersion.objects.filter(template__slug=SLUG).latest("number")
    checklist = list_of(version, organisation, year=year)
    actor = actor or (UserFactory() if answers else None)
    for key, note in dict(answers).items():
        tick_item(checklist, key, actor=actor, answer=Answer("done", note), revision=0)
    return checklist
