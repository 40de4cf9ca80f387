"""What an organisation has never said anything about is as restricted as the default says."""

from copy import deepcopy

import pytest

from partners.domain.audience import FIELDS
from partners.domain.terms import refresh_terms
from partners.enums import Audience
from partners.models import SearchEntry, SearchTerm
from tests.partners.outputs.seed import PROFILES

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(world_of_the_module, db):
    """Return the world with nothing sown."""
    return deepcopy(world_of_the_module)


def test_fields_that_are_restricted_by_default_are_never_indexed(world):
    """Without a choice of the organisation the default counts, in the index as well."""
    hidden = [each for each in FIELDS.values() if each.default != Audience.PUBLIC]
    organisation = world.mso
    for each in hidden:
        row = organisation
        if each.relation:
            row, _ = PROFILES[each.relation].objects.get_or_create(organisation=organisation)
        filled = dict.fromkeys(each.attributes, "Geheimwort" if each.relation == "" else 4711)
        type(row).objects.filter(pk=row.pk).update(**filled)
    refresh_terms()
    entry = SearchEntry.objects.get(pk=organisation.pk)
    indexed = f"{entry.words} {entry.text} {entry.vector} {entry.facets}".lower()
    assert hidden
    assert [word for word in ("geheimwort", "4711") if word in indexed] == []
    assert not SearchTerm.objects.filter(word="geheimwort").exists()
