import re
from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cooperations.enums.cooperation import CooperationState
from cooperations.models import (
    Certificate,
    ContactRequest,
    Cooperation,
    MisuseReport,
    Renewal,
    SignatoryQuestion,
    TouchPoint,
)
from cooperations.models.relay import RelayMail
from partners.demo.users import IDENTITIES, PASSWORD
from partners.enums import Role
from partners.models import (
    Affiliation,
    Consent,
    ContactPerson,
    FieldAudience,
    MsoProfile,
    Organisation,
    SavedSearch,
    SearchEntry,
    SearchTerm,
    ShortlistEntry,
    acting_for,
)
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, Message
from reports.demo.publishing import ADDED, PUBLISH
from reports.domain.attachments import attachments_lacking
from reports.domain.indicators.series import lines_of
from reports.domain.preflight import findings_of_report
from reports.enums import FocusArea
from reports.models import (
    Attachment,
    Build,
    Contribution,
    Declaration,
    Edition,
    EditionText,
    Erratum,
    MilestoneStatus,
    NetworkMembership,
    Report,
    ReportingPeriod,
    Upload,
)
from tests.factories.reports import make_ready
from tests.reports.demo.conftest import CITIES, COUNTIES, store_districts

# Ranges that the Federal Network Agency keeps for fiction.
FICTION = re.compile(r"(030 23125|069 90009|040 66969|0221 4710|089 99998) \d{3}|(0171 39200|0176 040690) \d{2}")


def invented(role):
    return Organisation.objects.with_role(role).filter(provenance=Organisation.Provenance.DEMO)


@pytest.mark.parametrize("identity", IDENTITIES, ids=lambda identity: identity.email)
def test_every_identity_signs_in_with_the_password(demo, identity):
    client = Client()
    assert client.login(username=identity.email, password=PASSWORD)
    user = get_user_model().objects.get(email=identity.email)
    assert [each.role for each in acting_for(user)] == ([identity.role] if identity.acts_for else [])
    assert user.is_superuser == (identity.acts_for == "")


@pytest.mark.parametrize(
    ("email", "role"),
    [
        ("hr@example.org", Role.EMPLOYER),
        ("personalleitung@example.org", Role.EMPLOYER),
        ("verein@example.org", Role.MSO),
        ("vorstand@example.org", Role.MSO),
        ("vermittlung@example.org", Role.INTEGRATION_CENTRE),
        ("partner@example.org", Role.NETWORK_PARTNER),
        ("partnerleitung@example.org", Role.NETWORK_PARTNER),
        ("ministerium@example.org", Role.MINISTRY),
        ("referatsleitung@example.org", Role.MINISTRY),
    ],
)
def test_identities_act_for_the_right_kind_of_organisation(demo, email, role):
    (acting,) = acting_for(get_user_model().objects.get(email=email))
    assert role in acting.organisation_roles


def test_no_address_leads_to_somebody(demo):
    addresses = [
        *ContactPerson.objects.values_list("email", flat=True),
        *get_user_model().objects.values_list("email", flat=True),
    ]
    assert len(addresses) > 60
    assert [address for address in addresses if not address.endswith("@example.org")] == []
    websites = Organisation.objects.filter(provenance="demo").exclude(website="").values_list("website", flat=True)
    assert [each for each in websites if not re.fullmatch(r"https://[a-z0-9-]+\.example\.org", each)] == []


def test_no_telephone_rings_anywhere(demo):
    numbers = ContactPerson.objects.exclude(phone="").values_list("phone", flat=True)
    assert len(numbers) > 50
    assert [number for number in numbers if not FICTION.fullmatch(number)] == []


def test_reference_data_stays_without_invented_people(demo):
    assert ContactPerson.objects.filter(organisation__provenance="reference").count() == 0
    assert Affiliation.objects.filter(umbrella__provenance="reference").count() == 0


def test_directory_is_filled_in_all_its_parts(demo):
    assert invented(Role.MSO).count() == MsoProfile.objects.filter(organisation__provenance="demo").count() == 60
    assert set(invented(Role.MSO).values_list("district", flat=True)) == {*CITIES, *COUNTIES}
    assert invented(Role.EMPLOYER).count() > 3
    assert invented(Role.UMBRELLA).count() == 4
    assert Affiliation.objects.count() > 10
    assert FieldAudience.objects.count() > 10
    assert Consent.objects.count() > 40
    assert set(invented(Role.MSO).values_list("state", flat=True)) == {"published", "paused", "draft"}


def test_persons_are_shown_with_consent_only(demo):
    audiences = Counter(ContactPerson.objects.values_list("audience", flat=True))
    assert set(audiences) == {"public", "employers", "intermediaries", "own"}
    shown = ContactPerson.objects.exclude(audience="own")
    assert [each.name for each in shown if each.current_consent.audience != each.audience] == []


def test_search_knows_everything(demo):
    assert SearchEntry.objects.count() == Organisation.objects.count()
    assert SearchTerm.objects.filter(word="hamm").exists()
    association = invented(Role.MSO).filter(state="published").first()
    assert SearchEntry.objects.get(organisation=association).name == association.name


def test_cooperations_stand_in_every_state_and_nobody_is_written_to(demo):
    states = Counter(Cooperation.objects.values_list("state", flat=True))
    assert states == dict.fromkeys(CooperationState.values, 1)
    assert Cooperation.objects.in_force().count() == 2
    assert Message.objects.count() == 0


def test_every_page_of_cooperations_has_something_to_show(demo):
    stored = {
        "certificates": set(Certificate.objects.values_list("state", flat=True)),
        "occasions": set(TouchPoint.objects.values_list("state", flat=True)),
        "messages": set(RelayMail.objects.values_list("state", flat=True)),
        "requests": set(ContactRequest.objects.values_list("state", flat=True)),
    }
    assert stored == {
        "certificates": {"issued", "revoked"},
        "occasions": {"open", "done", "off"},
        "messages": {"delivered", "held"},
        "requests": {"sent", "answered", "declined", "withdrawn", "mediated"},
    }
    assert (SignatoryQuestion.objects.count(), MisuseReport.objects.count(), Renewal.objects.open().count()) == (
        1,
        1,
        1,
    )
    for email in ("hr@example.org", "verein@example.org", "vorstand@example.org"):
        client = Client()
        client.force_login(get_user_model().objects.get(email=email))
        for cooperation in Cooperation.objects.in_force():
            for name in ("cooperation", "agreement", "signatories", "certificates", "touch_points"):
                assert client.get(reverse(f"cooperations:{name}", args=[cooperation.pk])).status_code == 200, name


def test_demo_has_pictures_with_all_words(demo):
    assert Attachment.objects.count() == 4
    assert attachments_lacking(Report.objects.all()) == []


def test_reports_stand_in_every_state(demo):
    states = Counter(Report.objects.values_list("period__year", "state"))
    assert states == {
        (2025, "released"): 12,
        (2026, "draft"): 3,
        (2026, "submitted"): 3,
        (2026, "returned"): 1,
        (2026, "accepted"): 2,
        (2026, "released"): 1,
    }
    assert dict(ReportingPeriod.objects.values_list("year", "state")) == {2025: "in_review", 2026: "open"}
    assert NetworkMembership.objects.current().count() == 12
    assert NetworkMembership.objects.preparing().count() == 1
    assert Declaration.objects.filter(state="signed", amendments__number=1).count() == 1
    assert MilestoneStatus.objects.filter(report__state="accepted").exists()


def test_word_file_is_taken_over_another_waits_and_the_preflight_has_work(demo):
    assert Counter(Upload.objects.values_list("state", flat=True)) == {"taken_over": 1, "previewed": 1}
    report = Upload.objects.first().report
    found = findings_of_report(report)
    assert Counter(each.is_open for each in found)[False] == 1
    assert [each.finding.rule for each in found if each.finding.severity == "error"] == ["percent-counts"]


def test_worker_publishes_the_past_brochure_and_begins_its_correction(demo):
    with transaction.atomic():
        first = Job.objects.get(name=PUBLISH)
        run_job(first.pk)
        build = Build.objects.get(edition__period__year=2025)
        make_ready(build)
        again = Job.objects.filter(name=PUBLISH).exclude(pk=first.pk)
        again.update(due_at=timezone.now())
        run_job(again.get().pk)
        assert dict(Edition.objects.filter(period__year=2025).values_list("number", "state")) == {
            1: "published",
            2: "editing",
        }
        assert Erratum.objects.get().corrected_text.endswith(ADDED)
        assert ReportingPeriod.objects.get(year=2025).state == "published"
        transaction.set_rollback(True)


def test_contributions_cover_all_focus_areas_at_very_different_length(demo):
    texts = Contribution.objects.filter(report__period__year=2025)
    assert set(texts.values_list("focus_area", flat=True)) == set(FocusArea.values)
    lengths = sorted(len(each.text) for each in texts)
    assert lengths[0] < 150
    assert lengths[-1] > 1500
    joined = "\n\n".join(each.text for each in texts)
    assert "{" not in joined
    assert all(mark in joined for mark in ("\n### ", "\n- ", "\n> ", "https://", "**"))


def test_every_edition_has_a_greeting_and_six_introductions(demo):
    kinds = Counter(EditionText.objects.values_list("edition__period__year", "kind"))
    assert kinds == {(year, kind): n for year in (2025, 2026) for kind, n in (("greeting", 1), ("introduction", 6))}
    assert not EditionText.objects.filter(text="").exists()


def test_first_partner_writes_to_all_focus_areas(demo):
    values = [line.now for report in Report.objects.filter(period__year=2026) for line in lines_of(report)]
    assert all(any(getattr(each, name) for each in values) for name in ("change", "unlike", "is_hidden"))
    (acting,) = acting_for(get_user_model().objects.get(email="partner@example.org"))
    for report in Report.objects.filter(organisation=acting.organisation_id):
        assert report.contributions.count() == 6


def test_second_run_stores_nothing(demo, capsys):
    before = Organisation.objects.count(), Report.objects.count()
    call_command("demo_data", msos=10)
    assert "there already" in capsys.readouterr().out
    assert (Organisation.objects.count(), Report.objects.count()) == before


@pytest.mark.parametrize("number", [0, -1, 1_000_001])
def test_impossible_number_is_wrong_usage(number):
    with pytest.raises(CommandError, match="1 to 1000000") as refused:
        call_command("demo_data", msos=number)
    assert refused.value.returncode == 2


@pytest.mark.django_db
def test_places_come_first():
    with pytest.raises(CommandError, match="load_geo"):
        call_command("demo_data")
    assert Organisation.objects.count() == 0


@pytest.mark.django_db
def test_same_seed_gives_the_same_portal():
    snapshots = []
    for _run in range(2):
        with transaction.atomic():
            store_districts()
            call_command("demo_data", msos=12, seed=7, verbosity=0)
            snapshots.append(
                (
                    list(Organisation.objects.order_by("slug").values_list("slug", "name", "description", "street")),
                    list(ContactPerson.objects.order_by("email").values_list("email", "name", "phone", "audience")),
                    list(
                        Contribution.objects.order_by(
                            "report__period", "report__organisation__slug", "focus_area"
                        ).values_list("report__organisation__slug", "focus_area", "text")
                    ),
                )
            )
            transaction.set_rollback(True)
    assert snapshots[0] == snapshots[1]


def test_employer_remembers_and_searches_again(demo):
    hr, head = (get_user_model().objects.get(email=f"{name}@example.org") for name in ("hr", "personalleitung"))
    entries = ShortlistEntry.objects.filter(user=hr)
    assert (entries.count(), entries.exclude(note="").count()) == (3, 1)
    assert ShortlistEntry.objects.get(user=head).shared_with_id == acting_for(hr)[0].organisation_id
    assert SavedSearch.objects.get(user=hr).due_on.isoweekday() == 1
