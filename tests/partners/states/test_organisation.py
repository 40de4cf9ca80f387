"""The life of an entry: whatever is asked in whatever order, only the moves of the machine happen."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners.domain.publication import archive_organisation, pause_organisation, publish_organisation
from partners.models import Organisation
from partners.states.organisation import MOVES, moves_from
from portal.shared.states import MoveRefused
from tests.factories.geo import MunicipalityFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db

VERBS = {"publish": publish_organisation, "pause": pause_organisation, "archive": archive_organisation}
NEXT = {
    ("draft", "publish"): "published",
    ("published", "pause"): "paused",
    ("paused", "publish"): "published",
    ("paused", "archive"): "archived",
}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(sorted(VERBS)), max_size=8))
def test_any_sequence_of_moves_follows_the_machine_and_is_recorded(db, names):
    organisation = OrganisationFactory(state="draft", municipality=MunicipalityFactory())
    actor = RepresentativeFactory(organisation=organisation).user
    expected, history = "draft", []
    for name in names:
        target = MOVES[name].target
        stale = Organisation.objects.get(pk=organisation.pk)
        if (expected, name) in NEXT:
            assert VERBS[name](stale, actor=actor) is True
            history.append((expected, NEXT[expected, name]))
            expected = NEXT[expected, name]
        elif expected == target:
            assert VERBS[name](stale, actor=actor) is False
        else:
            with pytest.raises(MoveRefused):
                VERBS[name](stale, actor=actor)
    organisation.refresh_from_db()
    assert organisation.state == expected
    assert list(organisation.transitions.values_list("source", "target")) == history


def test_moves_from_each_state_are_those_of_the_design():
    assert {
        state: [move.name for move in moves_from(state)] for state in ("draft", "published", "paused", "archived")
    } == {
        "draft": ["publish"],
        "published": ["pause"],
        "paused": ["publish", "archive"],
        "archived": [],
    }
