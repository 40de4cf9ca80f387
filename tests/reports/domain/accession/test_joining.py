"""From the first word to both signatures."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.utils import timezone

from partners.enums import Role
from portal.shared.states import MoveRefused
from reports.domain.accession.drafting import (
    StaleDraft,
    agree_to_draft,
    begin_accession,
    remove_draft_measure,
    save_draft_measure,
    save_wording,
)
from reports.domain.accession.queries import drafts_waiting_for
from reports.domain.accession.signing import (
    Signatures,
    SignedFileRefused,
    SignedPaper,
    check_paper,
    end_declaration,
    publish_measures,
    sign_declaration,
)
from reports.domain.accession.terms import MeasureTerms, MilestoneTerms, terms_of
from reports.models import Declaration, NetworkMembership
from tests.factories.network import DeclarationFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db

TERMS = MeasureTerms(
    "Ausbildung zeigen",
    "Zweimal im Jahr.",
    1,
    date(2026, 1, 1),
    None,
    (MilestoneTerms("Erster Abend", date(2026, 5, 1)),),
)
SIGNATURES = Signatures(date(2026, 2, 3), "Hanna Haupt", "Vorständin", "Stefan Staat", "Staatssekretär")
PAPER = SignedPaper(b"%PDF-1.7", "0" * 64)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft(partner):
    return DeclarationFactory(membership__organisation=OrganisationFactory(name="Neu AG"), measures=0, wording="")


@pytest.fixture
def newcomer(draft):
    """Return the head of the organisation that is about to join."""
    return RepresentativeFactory(organisation=draft.membership.organisation, role="owner").user


def written(draft, newcomer, lead):
    """Bring a draft so far that both can agree; return it fresh."""
    save_wording(draft, "Wir öffnen uns.", revision=0, actor=newcomer)
    save_draft_measure(draft, None, TERMS, revision=1, actor=lead)
    draft.refresh_from_db()
    return draft


def test_whole_way_into_the_network_and_out_again(draft, newcomer, lead, official):
    organisation = draft.membership.organisation
    assert not NetworkMembership.objects.current().filter(organisation=organisation).exists()
    assert NetworkMembership.objects.preparing().filter(organisation=organisation).exists()
    written(draft, newcomer, lead)
    assert agree_to_draft(draft, "partner", revision=2, actor=newcomer)
    with pytest.raises(MoveRefused, match="ministry has not agreed"):
        sign_declaration(draft, SIGNATURES, PAPER, actor=official)
    assert default_storage.listdir("declarations")[1] == []
    agree_to_draft(draft, "ministry", revision=2, actor=lead)
    assert sign_declaration(draft, SIGNATURES, PAPER, actor=official)
    assert not sign_declaration(draft, SIGNATURES, PAPER, actor=official)
    assert len(default_storage.listdir("declarations")[1]) == 1
    organisation.refresh_from_db()
    membership = NetworkMembership.objects.current().get(organisation=organisation)
    assert (membership.since, Role.NETWORK_PARTNER in organisation.roles) == (date(2026, 2, 3), True)
    assert publish_measures(draft, is_public=True, actor=newcomer)
    assert not publish_measures(draft, is_public=True, actor=lead)
    with pytest.raises(MoveRefused, match="before the start"):
        end_declaration(draft, date(2026, 2, 2), reason="x", actor=lead)
    assert end_declaration(draft, date(2026, 3, 31), reason="Auf eigenen Wunsch.", actor=lead)
    membership.refresh_from_db()
    assert membership.until == date(2026, 3, 31)
    assert list(draft.transitions.values_list("target", "reason")) == [("signed", ""), ("ended", "Auf eigenen Wunsch.")]


def test_a_change_needs_agreeing_again(draft, newcomer, lead, official):
    written(draft, newcomer, lead)
    for side, actor in (("partner", newcomer), ("ministry", lead)):
        agree_to_draft(draft, side, revision=2, actor=actor)
    assert save_wording(draft, "Wir öffnen uns sehr.", revision=2, actor=newcomer)
    with pytest.raises(MoveRefused, match="organisation has not agreed"):
        sign_declaration(draft, SIGNATURES, PAPER, actor=official)


def test_nobody_overwrites_what_they_have_not_seen(draft, newcomer, lead):
    written(draft, newcomer, lead)
    with pytest.raises(StaleDraft):
        save_wording(draft, "Anders.", revision=1, actor=lead)
    with pytest.raises(StaleDraft):
        save_draft_measure(draft, 1, MeasureTerms("Anders", "", 2, None, None), revision=1, actor=newcomer)
    with pytest.raises(StaleDraft):
        remove_draft_measure(draft, 1, revision=0, actor=newcomer)
    with pytest.raises(StaleDraft):
        agree_to_draft(draft, "partner", revision=1, actor=newcomer)
    assert save_wording(draft, "Wir öffnen uns.", revision=0, actor=lead) is False  # it reads so already
    assert draft.measures.get().title == "Ausbildung zeigen"


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (lambda _draft: None, "no text yet"),
        (lambda draft: save_wording(draft, "Text", revision=0, actor=None), "names no measure"),
        (
            lambda draft: [
                save_wording(draft, "Text", revision=0, actor=None),
                save_draft_measure(draft, None, MeasureTerms("M", "", 1, None, None), revision=1, actor=None),
            ],
            "Measure 1 has no milestone",
        ),
    ],
)
def test_what_is_incomplete_cannot_be_agreed_to(draft, newcomer, prepare, sentence):
    prepare(draft)
    draft.refresh_from_db()
    with pytest.raises(MoveRefused, match=sentence):
        agree_to_draft(draft, "partner", revision=draft.revision, actor=newcomer)


def test_heads_agree_for_their_own_side_only(draft, newcomer, lead, official):
    written(draft, newcomer, lead)
    editor = RepresentativeFactory(organisation=draft.membership.organisation, role="editor").user
    for actor, side in ((newcomer, "ministry"), (lead, "partner"), (editor, "partner"), (official, "ministry")):
        with pytest.raises(PermissionDenied):
            agree_to_draft(draft, side, revision=2, actor=actor)


def test_milestones_of_a_draft_are_kept_by_their_id(draft, newcomer):
    measure = save_draft_measure(draft, None, TERMS, revision=0, actor=newcomer)
    kept = terms_of(measure).milestones[0]
    later = MilestoneTerms("Erster Abend", date(2026, 6, 1), kept.pk)
    changed = MeasureTerms(TERMS.title, "", 2, None, None, (later, MilestoneTerms("Neu", date(2026, 7, 1))))
    save_draft_measure(draft, 1, changed, revision=1, actor=newcomer)
    assert [(each.pk == kept.pk, each.title) for each in draft.measures.get().milestones.all()] == [
        (True, "Erster Abend"),
        (False, "Neu"),
    ]


def test_beginning_twice_gives_the_same_draft_and_a_new_one_after_the_end(lead):
    organisation = OrganisationFactory()
    first = begin_accession(organisation, "company", actor=lead)
    assert begin_accession(organisation, "company", actor=lead) == first
    ended = DeclarationFactory(state="ended")
    again = begin_accession(ended.membership.organisation, "city", actor=lead)
    assert (again.state, Declaration.objects.filter(membership=ended.membership).count()) == ("draft", 2)


def test_paper_loses_what_runs_and_other_files_are_refused(scan):
    paper = check_paper("vereinbarung.pdf", scan)
    assert b"JavaScript" in scan
    assert b"JavaScript" not in paper.content
    with pytest.raises(SignedFileRefused, match="no PDF"):
        check_paper("text.pdf", b"nur Text")


def test_days_to_come_are_refused(draft, newcomer, lead):
    written(draft, newcomer, lead)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(MoveRefused, match="future"):
        sign_declaration(draft, Signatures(tomorrow, "a", "b", "c", "d"), PAPER, actor=lead)


def test_a_draft_waits_for_whoever_has_to_act(draft, newcomer, lead, official):
    def waits():
        return tuple([each.what for each in drafts_waiting_for(user)] for user in (newcomer, lead, official))

    written(draft, newcomer, lead)
    assert waits() == (["write"], [], [])
    agree_to_draft(draft, "partner", revision=2, actor=newcomer)
    assert waits() == ([], ["agree"], [])
    agree_to_draft(draft, "ministry", revision=2, actor=lead)
    assert waits() == ([], ["sign"], ["sign"])
