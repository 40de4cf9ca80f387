"""All lists of a person on one page: which ones, how far, what is due, at a fixed cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.domain.event_lists import SLUG
from checklists.domain.running import checklist_for
from checklists.models import ItemState
from tests.factories.checklists import list_of, version_of
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mso():
    return OrganisationFactory(name="Brücke")


@pytest.fixture
def read(client, mso):
    """Return a function that reads the page as somebody of the MSO."""
    client.force_login(RepresentativeFactory(organisation=mso, user__language="en").user)

    def read():
        return client.get(reverse("checklists:lists"), headers={"accept-language": "en"}).content.decode()

    return read


@pytest.fixture
def template():
    return version_of(SLUG, ["welcome", "room", "talk"])


def begin(mso, title, **values):
    return checklist_for(EventFactory(mso=mso, title=title, **values), SLUG, actor=None)


def test_only_own_lists_stand_there_with_what_is_due_and_at_risk(read, mso, template):
    ours = begin(mso, "Elternabend", state="planned")
    begin(OrganisationFactory(), "Fremder Abend", state="announced", is_public=True)
    list_of(version_of("employer-self-check", ["a"]), OrganisationFactory(employer=True, name="Fremdes Werk"))
    yesterday = timezone.localdate() - timedelta(days=1)
    ItemState.objects.filter(checklist=ours, key="room").update(due_on=yesterday)
    text = read()
    assert "Elternabend" in text
    assert "Fremder Abend" not in text
    assert "Fremdes Werk" not in text
    assert "0 of 3 done" in text
    assert "First at risk:" in text
    assert reverse("checklists:item", args=[ours.pk, "room"]) in text


def test_closed_list_names_nothing_to_do(read, mso, template):
    closed = begin(mso, "Vom letzten Jahr")
    ItemState.objects.filter(checklist=closed).update(due_on=timezone.localdate() - timedelta(days=300))
    type(closed).objects.filter(pk=closed.pk).update(closed_at=timezone.now())
    text = read()
    assert "Vom letzten Jahr" in text
    assert "First at risk:" not in text
    assert "/punkte/" not in text


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_for_one_and_three(read, mso, template, number, django_assert_num_queries):
    for each in range(number):
        begin(mso, f"Abend {each}")
    read()
    with django_assert_num_queries(10):
        read()
