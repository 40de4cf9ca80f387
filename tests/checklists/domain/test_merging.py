"""Merging organisations loses no list."""

import pytest

from checklists.domain.self_check import self_checks_of
from checklists.models import Checklist
from partners.domain.merging import merge_organisations, undo_merge
from tests.factories.accounts import UserFactory
from tests.factories.checklists import self_check_of
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


def test_lists_go_along_and_come_back():
    source, target = OrganisationFactory(employer=True), OrganisationFactory(employer=True)
    user = RepresentativeFactory(organisation=target).user
    older, same_year = self_check_of(source, 2025), self_check_of(source, 2026)
    own = self_check_of(target, 2026)
    merge = merge_organisations(source, target, actor=UserFactory(), reason="doppelt")
    assert set(self_checks_of(target).lists) == {older, same_year, own}
    assert set(Checklist.objects.visible_to(user)) == {older, same_year, own}
    older.refresh_from_db()
    assert older.organisation == target
    undo_merge(merge, actor=UserFactory(), reason="doch nicht")
    assert set(Checklist.objects.visible_to(user)) == {own}
    assert set(self_checks_of(source).lists) == {older, same_year}
