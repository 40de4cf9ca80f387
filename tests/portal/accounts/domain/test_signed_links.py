"""A link works once, until it expires or is revoked, and only its hash is known."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.accounts.domain.signed_links import LinkNotUsable, find_link, issue_link, revoke_link, use_link
from portal.accounts.models import SignedLink
from portal.accounts.models.signed_link import hash_token

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)


def test_issued_link_is_found_by_its_token():
    link, token = issue_link("invitation", WEEK)
    assert find_link("invitation", token) == link


def test_only_the_hash_of_the_token_is_stored():
    link, token = issue_link("invitation", WEEK)
    assert link.token_hash == hash_token(token)
    assert token not in {str(value) for value in SignedLink.objects.values_list().get()}


def test_link_is_not_found_for_another_purpose():
    _link, token = issue_link("invitation", WEEK)
    assert find_link("calendar", token) is None


@pytest.mark.parametrize("token", ["", "wrong", "ü" * 5000, "\x00"])
def test_wrong_token_costs_one_query_and_finds_nothing(token, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert find_link("invitation", token) is None


def test_link_works_once():
    link, _token = issue_link("invitation", WEEK)
    use_link(link)
    with pytest.raises(LinkNotUsable) as refusal:
        use_link(link)
    assert refusal.value.state == SignedLink.State.USED


def test_stale_copy_of_a_used_link_is_refused():
    link, _token = issue_link("invitation", WEEK)
    copy = SignedLink.objects.get(pk=link.pk)
    use_link(link)
    with pytest.raises(LinkNotUsable):
        use_link(copy)


def test_expired_link_is_refused():
    link, _token = issue_link("invitation", WEEK)
    with (
        time_machine.travel(timezone.now() + WEEK + timedelta(seconds=1), tick=False),
        pytest.raises(LinkNotUsable) as no,
    ):
        use_link(link)
    assert no.value.state == SignedLink.State.EXPIRED


def test_revoked_link_is_refused():
    link, _token = issue_link("invitation", WEEK)
    assert revoke_link(link) is True
    with pytest.raises(LinkNotUsable) as refusal:
        use_link(link)
    assert refusal.value.state == SignedLink.State.REVOKED


def test_used_link_cannot_be_revoked():
    link, _token = issue_link("invitation", WEEK)
    use_link(link)
    assert revoke_link(link) is False
