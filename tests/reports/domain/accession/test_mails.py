"""What the organisation is told of its accession: what the ministry did, never what it did itself."""

from dataclasses import replace
from datetime import date

import pytest

from portal.outbox.guards import is_still_wanted
from portal.outbox.models import Message
from reports.domain.accession.amending import Agreed, amend_measure
from reports.domain.accession.drafting import agree_to_draft, save_wording
from reports.domain.accession.signing import Signatures, SignedPaper, sign_declaration
from reports.domain.accession.terms import terms_of
from reports.models import Declaration
from tests.factories.network import DeclarationFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db
SIGNATURES = Signatures(date(2025, 1, 1), "Hanna Haupt", "Leitung", "Jana Feld", "Amt")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft(partner):
    return DeclarationFactory(membership=partner.network_membership)


def agree(declaration, side, actor):
    declaration.refresh_from_db()
    agree_to_draft(declaration, side, revision=declaration.revision, actor=actor)


def told():
    """Return the kinds of the mails, the oldest first."""
    return [each.job.key.split(":")[1] for each in Message.objects.order_by("job__created_at").select_related("job")]


def wanted():
    return [is_still_wanted(each) for each in Message.objects.order_by("job__created_at").select_related("job")]


def test_from_agreeing_to_an_amendment(draft, lead, head):
    agree(draft, "ministry", lead)
    assert (told(), wanted()) == (["agreed"], [True])
    agree(draft, "partner", head)
    assert told() == ["agreed"]
    draft.refresh_from_db()
    save_wording(draft, "Von uns geändert.", revision=draft.revision, actor=head)
    assert (told(), wanted()) == (["agreed"], [False])
    agree(draft, "partner", head)
    save_wording(draft, "Vom Ministerium geändert.", revision=draft.revision, actor=lead)
    draft.refresh_from_db()
    save_wording(draft, "Und noch einmal.", revision=draft.revision, actor=lead)
    assert (told(), wanted()) == (["agreed", "changed"], [False, True])
    agree(draft, "partner", head)
    assert wanted() == [False, False]
    agree(draft, "ministry", lead)
    assert sign_declaration(draft, SIGNATURES, SignedPaper(b"%PDF-1.7", "0" * 64), actor=lead)
    assert not sign_declaration(draft, SIGNATURES, SignedPaper(b"%PDF-1.7", "0" * 64), actor=lead)
    terms = replace(terms_of(draft.measures.get()), title="Anders")
    amend_measure(draft, 1, terms, Agreed("Neuer Vorstand.", date(2025, 3, 1)), seen=0, actor=lead)
    assert told() == ["agreed", "changed", "agreed", "signed", "amended"]
    assert wanted() == [False, False, False, True, True]
    assert "Neuer Vorstand." not in "".join(Message.objects.values_list("text", flat=True))
    Declaration.objects.filter(pk=draft.pk).update(state="ended", ended_on=date(2026, 1, 1))
    assert wanted() == [False] * 5


def test_who_no_longer_acts_for_it_gets_no_mail(draft, lead, head, partner):
    other = RepresentativeFactory(organisation=partner)
    agree(draft, "ministry", lead)
    assert Message.objects.count() == 2
    other.delete()
    assert sorted(wanted()) == [False, True]
