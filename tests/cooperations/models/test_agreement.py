"""What the database refuses about drafts and frozen texts, asked around the domain."""

import hashlib

import pytest
from django.db import IntegrityError, connection, transaction

from cooperations.models import Agreement, AgreementRevision, AgreementVersion, FrozenParty
from tests.factories.cooperation import AgreedTaskFactory, CooperationFactory, freeze

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return CooperationFactory(state="in_talks", content={"further": "A"}).agreement


@pytest.fixture
def version():
    return AgreementVersion.objects.get(
        agreement__cooperation=CooperationFactory(state="awaiting_confirmation", content={"further": "A"})
    )


@pytest.mark.parametrize(
    "values",
    [
        {"content": {"further": "B"}},
        {"content": {"further": "B"}, "revision": 2},
        {"revision": 7},
        {"content": [], "revision": 1},
    ],
)
def test_a_draft_changes_only_by_counting_one_up(agreement, values):
    with pytest.raises(IntegrityError, match="agreement_counts_up"):
        Agreement.objects.filter(pk=agreement.pk).update(**values)


def test_one_up_is_fine(agreement):
    assert Agreement.objects.filter(pk=agreement.pk).update(content={"further": "B"}, revision=1) == 1


def test_a_saved_draft_is_not_changed(version):
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        AgreementRevision.objects.update(content={})


def test_saved_drafts_stay_once_something_was_frozen(version):
    with pytest.raises(IntegrityError, match="revision_goes_only_unfrozen"):
        AgreementRevision.objects.all().delete()


def test_saved_drafts_go_with_what_came_to_nothing(agreement):
    AgreementRevision.objects.create(
        agreement=agreement, number=1, content={}, organisation_key=1, organisation_name="A", changed=[]
    )
    assert AgreementRevision.objects.all().delete()[0] == 1


@pytest.mark.parametrize("model", [AgreementVersion, FrozenParty])
def test_what_is_frozen_is_never_changed_nor_deleted(version, model):
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        model.objects.update(id=7)
    with pytest.raises(Exception, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608 -- a name of ours


def test_the_hash_is_that_of_the_text(version):
    with pytest.raises(IntegrityError, match="version_is_what_was_saved"):
        AgreementVersion.objects.create(
            agreement=version.agreement,
            number=2,
            revision=version.revision,
            content=version.content,
            text="Anders.",
            sha256=version.sha256,
        )


def test_only_what_was_saved_is_frozen(version):
    with pytest.raises(IntegrityError, match="nobody saved"):
        AgreementVersion.objects.create(
            agreement=version.agreement,
            number=2,
            revision=version.revision,
            content={"further": "Nie gespeichert."},
            text="ä",
            sha256=hashlib.sha256("ä".encode()).hexdigest(),
        )


@pytest.mark.parametrize(("required", "total"), [(0, 1), (3, 2)])
def test_a_rule_has_to_be_possible(required, total):
    cooperation = CooperationFactory(state="in_talks")
    with pytest.raises(IntegrityError, match="frozen_party_rule_possible"):
        freeze(cooperation, rules={"mso": (required, total)})


def test_go_betweens_do_not_sign(version, organisation):
    with pytest.raises(IntegrityError, match="frozen_party_signs"):
        FrozenParty.objects.create(
            version=version, organisation=organisation, name="A", side="mediator", required=1, total=1
        )


def test_a_task_belongs_to_a_side_or_a_party_or_to_all(version, organisation):
    cooperation = version.agreement.cooperation
    AgreedTaskFactory(cooperation=cooperation, version=version)
    AgreedTaskFactory(cooperation=cooperation, version=version, owner_side="mso")
    with pytest.raises(IntegrityError, match="agreed_task_of_side_or_party"):
        AgreedTaskFactory(cooperation=cooperation, version=version, owner_side="mso", owner=organisation)
