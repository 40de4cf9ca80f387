"""The page of giving and taking: who sees what, publishing, answering, writing down and confirming support."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cooperations.models import MatchAnswer, Need, Offer, Support
from tests.factories.cooperation import CooperationFactory
from tests.factories.giving import NeedFactory, OfferFactory, SupportFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
PAGE = reverse("cooperations:giving")


@pytest.fixture
def mso():
    return RepresentativeFactory(organisation__latitude=51.68, organisation__longitude=7.82)


@pytest.fixture
def employer():
    return RepresentativeFactory(
        organisation__employer=True, organisation__latitude=51.68, organisation__longitude=7.82
    )


def shown(client):
    return client.get(PAGE).content.decode()


def test_need_is_published_matched_and_settled(client_of, mso, employer):
    ours, theirs = client_of(mso.user), client_of(employer.user)
    need = {"kind": "rooms", "text": "Ein Raum\u200b am Samstag", "until": "", "audience": "public"}
    assert ours.post(reverse("cooperations:need_add"), need).url == PAGE
    offer = {"kind": "rooms", "text": "Saal für 40", "until": ""}
    assert theirs.post(reverse("cooperations:offer_add"), offer).url == PAGE
    assert (Need.objects.get().text, Offer.objects.get().organisation) == ("Ein Raum am Samstag", employer.organisation)
    assert "Same kind, in your area." in shown(ours)
    for client, side in ((ours, "needs"), (theirs, "offers")):
        url = reverse("cooperations:match_answer", args=[Need.objects.get().pk, Offer.objects.get().pk, side])
        client.post(url, {"answer": "interested"})
    assert ("Both are interested" in shown(ours), "Get in touch" in shown(theirs)) == (True, True)
    ours.post(reverse("cooperations:need_close", args=[Need.objects.get().pk]))
    assert Need.objects.get().state == "closed"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": "x" * 501}, "500"),
        ({"text": "kaputt \ufffd"}, "U+FFFD"),
        ({"text": " "}, ""),
        ({"until": "2020-01-01"}, "This day has passed."),
        ({"kind": "gold"}, ""),
    ],
)
def test_bad_input_is_refused_and_nothing_is_lost(client_of, mso, wrong, said):
    data = {"kind": "rooms", "text": "Ein Raum", "until": "", "audience": "public", **wrong}
    response = client_of(mso.user).post(reverse("cooperations:need_add"), data)
    page = response.content.decode()
    assert (response.status_code, Need.objects.count(), said in page, data["text"].strip() in page) == (
        200,
        0,
        True,
        True,
    )


def test_who_acts_for_several_says_for_which(client_of, mso):
    RepresentativeFactory(user=mso.user, organisation=OrganisationFactory(name="Zweitverein"))
    page = client_of(mso.user).get(reverse("cooperations:need_add")).content.decode()
    assert "Zweitverein" in page


def test_support_is_written_down_and_confirmed_by_the_receiver(client_of, mso, employer):
    url = reverse("cooperations:support_add", args=[mso.organisation.slug])
    data = {"direction": "given", "kind": "rooms", "what": "Saal", "amount": "2", "unit": "times", "on": "2026-01-05"}
    client_of(employer.user).post(url, data)
    support = Support.objects.get()
    assert (support.giver, support.receiver, support.confirmed_at) == (employer.organisation, mso.organisation, None)
    client_of(mso.user).post(reverse("cooperations:support_confirm", args=[support.pk]))
    support.refresh_from_db()
    assert support.confirmed_by == mso.user
    client_of(mso.user).post(reverse("cooperations:support_refuse", args=[support.pk]))
    assert "not confirmed" in shown(client_of(employer.user))
    client_of(employer.user).post(reverse("cooperations:support_remove", args=[support.pk]))
    assert Support.objects.count() == 0


def test_support_belongs_to_a_cooperation_of_the_two(client_of, mso, employer):
    data = {"direction": "received", "kind": "rooms", "what": "Saal", "on": "2026-01-05"}
    with transaction.atomic():
        foreign = CooperationFactory(state="confirmed")
        none_yet = CooperationFactory(state="in_talks", employer=employer.organisation, mso=mso.organisation)
    url = reverse("cooperations:support_add", args=[employer.organisation.slug])
    assert "cooperation" not in client_of(mso.user).get(url).context["form"].fields
    with transaction.atomic():
        own = CooperationFactory(state="confirmed", employer=employer.organisation, mso=mso.organisation)
    for refused in (foreign, none_yet):
        assert client_of(mso.user).post(url, {**data, "cooperation": refused.pk}).status_code == 200
    links = client_of(mso.user).get(own.get_absolute_url()).content.decode().split('"')
    from_page = next(link for link in links if link.startswith(f"{url}?koop"))
    assert client_of(mso.user).get(from_page).context["form"]["cooperation"].value() == str(own.pk)
    client_of(mso.user).post(from_page, {**data, "cooperation": own.pk})
    assert Support.objects.get().cooperation == own
    assert "Saal" in client_of(employer.user).get(own.get_absolute_url()).content.decode()
    with transaction.atomic(), pytest.raises(IntegrityError, match="support_within"):
        Support.objects.update(cooperation=foreign)


@pytest.mark.parametrize(
    "wrong", [{"amount": "2", "unit": ""}, {"amount": "-1"}, {"on": "2999-01-01"}, {"direction": ""}]
)
def test_support_that_cannot_be_is_refused(client_of, mso, employer, wrong):
    url = reverse("cooperations:support_add", args=[mso.organisation.slug])
    today = timezone.localdate().isoformat()
    data = {"direction": "given", "kind": "rooms", "what": "Saal", "amount": "2", "unit": "times", "on": today, **wrong}
    assert (client_of(employer.user).post(url, data).status_code, Support.objects.count()) == (200, 0)


def test_need_is_on_the_page_of_its_organisation_for_its_audience(client, client_of, employer):
    need = NeedFactory(text="Nur für Arbeitgeber")
    public = NeedFactory(organisation=need.organisation, text="Für alle", audience="public")
    url = need.organisation.get_absolute_url()
    told = {
        who: each.get(url).content.decode() for who, each in {"all": client, "us": client_of(employer.user)}.items()
    }
    assert [need.text in told["all"], public.text in told["all"], need.text in told["us"]] == [False, True, True]


def test_matches_of_others_are_answered_by_nobody_else(client_of, mso, employer):
    need, offer = NeedFactory(), OfferFactory()
    for user in (mso.user, employer.user):
        for side in ("needs", "offers", "both"):
            url = reverse("cooperations:match_answer", args=[need.pk, offer.pk, side])
            assert client_of(user).post(url, {"answer": "interested"}).status_code == 404
    assert MatchAnswer.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_number_of_queries_for_one_and_three(client_of, mso, rows, django_assert_num_queries):
    NeedFactory.create_batch(rows, organisation=mso.organisation)
    OfferFactory.create_batch(rows)
    SupportFactory.create_batch(rows, receiver=mso.organisation)
    client = client_of(mso.user)
    client.get(PAGE)
    with django_assert_num_queries(15):
        client.get(PAGE)
