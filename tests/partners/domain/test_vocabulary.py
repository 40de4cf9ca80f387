"""Every choice has its words, and they reach the index."""

import pytest

from partners.domain.facets import HAS
from partners.domain.vocabulary import WORDS, store_vocabulary
from partners.enums import (
    ActivityField,
    AgencyField,
    EmployerOffer,
    Language,
    Role,
    StaffKind,
    TargetGroup,
    UmbrellaLevel,
)
from partners.models import SearchEntry, SearchWord
from tests.factories.partners import MsoProfileFactory

CHOICES = {
    "group": TargetGroup,
    "field": ActivityField,
    "language": Language,
    "staff": StaffKind,
    "role": Role,
    "agency": AgencyField,
    "offer": EmployerOffer,
    "level": UmbrellaLevel,
}


def test_every_choice_has_words():
    keys = {f"{kind}:{value}" for kind, choices in CHOICES.items() for value in choices.values}
    assert set(WORDS) == keys | {f"with:{value}" for value in HAS}


@pytest.mark.django_db
def test_changed_words_reach_the_index_and_unchanged_ones_cost_nothing():
    MsoProfileFactory(languages=["tw"])
    SearchWord.objects.filter(facet="language:tw").update(words="Veraltet")
    assert [store_vocabulary(), store_vocabulary()] == [True, False]
    assert SearchEntry.objects.filter(words__contains="Twi").count() == 1
