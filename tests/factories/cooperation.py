"""Cooperations, drafts and frozen versions for tests."""

import hashlib
from datetime import timedelta

import factory
from django.db import transaction
from django.utils import timezone
from factory.django import DjangoModelFactory

from cooperations.models import (
    AgreedTask,
    Agreement,
    AgreementRevision,
    AgreementVersion,
    Confirmation,
    ConfirmationRound,
    Cooperation,
    CooperationParty,
    FrozenParty,
    Signatory,
)
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory

WAYS = {
    "proposed": [],
    "in_talks": ["in_talks"],
    "awaiting_confirmation": ["in_talks", "awaiting_confirmation"],
    "confirmed": ["in_talks", "awaiting_confirmation", "confirmed"],
    "dormant": ["in_talks", "awaiting_confirmation", "confirmed", "dormant"],
    "ended": ["in_talks", "awaiting_confirmation", "confirmed", "ended"],
    "declined": ["declined"],
    "withdrawn": ["withdrawn"],
}


class CooperationFactory(DjangoModelFactory):
    """A cooperation in any state, proposed by ``employer`` to ``mso``; it takes the way the database asks for.

    From ``in_talks`` on there is a draft with ``content``, from ``awaiting_confirmation`` on a frozen version of it;
    ``rules`` says how many of how many confirm for a side: ``{"mso": (3, 5)}``.
    """

    class Meta:
        model = Cooperation

    title = factory.Sequence(lambda n: f"Ausbildung gemeinsam {n}")
    state = "proposed"
    employer = factory.SubFactory(OrganisationFactory, employer=True)
    mso = factory.SubFactory(OrganisationFactory)
    created_by = factory.SubFactory(UserFactory)
    content = None
    rules = None

    @classmethod
    @transaction.atomic
    def _create(cls, model_class, *args, **kwargs):
        state, content, rules = kwargs.pop("state"), kwargs.pop("content"), kwargs.pop("rules")
        employer, mso = kwargs.pop("employer"), kwargs.pop("mso")
        kwargs.setdefault("proposed_by", employer)
        cooperation = super()._create(model_class, *args, **kwargs)
        for organisation, side in ((employer, "employer"), (mso, "mso")):
            answered = organisation == cooperation.proposed_by or WAYS[state][:1] == ["in_talks"]
            CooperationPartyFactory(
                cooperation=cooperation,
                organisation=organisation,
                side=side,
                accepted_at=timezone.now() if answered else None,
            )
        version = None
        for step in WAYS[state]:
            if step == "in_talks":
                AgreementFactory(cooperation=cooperation, content=content or {})
            if step == "awaiting_confirmation":
                version = freeze(cooperation, rules=rules or {})
            if step == "confirmed":
                say_yes(version)
                cooperation.valid_version = version
                cooperation.confirmed_on = timezone.localdate()
            if step == "ended":
                cooperation.ended_on = timezone.localdate()
            _move(cooperation, step)
        return cooperation


class CooperationPartyFactory(DjangoModelFactory):
    class Meta:
        model = CooperationParty

    organisation = factory.SubFactory(OrganisationFactory)
    side = "mso"
    accepted_at = factory.LazyFunction(timezone.now)


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = Agreement

    cooperation = factory.SubFactory(CooperationFactory)


class AgreedTaskFactory(DjangoModelFactory):
    class Meta:
        model = AgreedTask

    uid = factory.Sequence(lambda n: f"a{n}")
    what = factory.Sequence(lambda n: f"Aufgabe {n}")


def freeze(cooperation, *, text="Vereinbarung\n", rules=None):
    """Freeze the draft of ``cooperation`` with all present parties, each with the rule of its side or 1 of 1."""
    agreement = Agreement.objects.get(cooperation=cooperation)
    agreement.revision += 1
    agreement.save()
    AgreementRevision.objects.create(
        agreement=agreement,
        number=agreement.revision,
        content=agreement.content,
        organisation_key=cooperation.proposed_by_id,
        organisation_name=cooperation.proposed_by.name,
        changed=[],
    )
    before = agreement.versions.order_by("number").last()
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=before.number + 1 if before else 1,
        revision=agreement.revision,
        content=agreement.content,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        before=before,
    )
    for party in cooperation.parties.present().exclude(side="mediator"):
        required, total = (rules or {}).get(party.side, (1, 1))
        FrozenParty.objects.create(
            version=version,
            organisation=party.organisation,
            name=party.organisation.name,
            side=party.side,
            required=required,
            total=total,
        )
    return version


def say_yes(version):
    """Let as many people of each party as its rule asks for say yes to ``version``, and close the round."""
    cooperation = version.agreement.cooperation
    ends_at = timezone.now() + timedelta(days=28)
    opened = ConfirmationRound.objects.create(version=version, cooperation=cooperation, ends_at=ends_at)
    for party in version.parties.all():
        for _ in range(party.required):
            signatory = SignatoryFactory(cooperation=cooperation, organisation=party.organisation)
            ConfirmationFactory(version=version, signatory=signatory)
    opened.state = "complete"
    opened.save()
    opened.transitions.create(source="open", target="complete")


class SignatoryFactory(DjangoModelFactory):
    class Meta:
        model = Signatory

    name = factory.Sequence(lambda n: f"Vorstand {n}")
    function = "Vorsitz"
    email = factory.Sequence(lambda n: f"vorstand{n}@example.org")
    language = "de"


class ConfirmationFactory(DjangoModelFactory):
    class Meta:
        model = Confirmation

    answer = "yes"
    name = factory.LazyAttribute(lambda confirmation: confirmation.signatory.name)
    function = "Vorsitz"
    sha256 = factory.LazyAttribute(lambda confirmation: confirmation.version.sha256)
    way = "link"
    language = "de"


def _move(cooperation, state):
    source, cooperation.state = cooperation.state, state
    cooperation.save()
    cooperation.transitions.create(source=source, target=state, reason="So kam es.")
