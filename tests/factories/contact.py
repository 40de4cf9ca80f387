"""Contact requests, entries of the log, notes and blocks for tests."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from cooperations.enums.contact import CLOSED_STATES, ContactKind, DeclineReason, RequestState
from cooperations.enums.side import Side
from cooperations.models import Block, ContactEntry, ContactRequest, ContactSettings, PrivateNote, TalkGuide
from tests.factories.partners import OrganisationFactory

# What only a request that has moved on may have.
LATER = ("closed_on", "first_answer_at", "decline_reason", "decline_text", "mediated_on")


class ContactSettingsFactory(DjangoModelFactory):
    class Meta:
        model = ContactSettings

    organisation = factory.SubFactory(OrganisationFactory)


class BlockFactory(DjangoModelFactory):
    class Meta:
        model = Block

    blocker = factory.SubFactory(OrganisationFactory)
    blocked = factory.SubFactory(OrganisationFactory, employer=True)


class ContactEntryFactory(DjangoModelFactory):
    class Meta:
        model = ContactEntry

    employer = factory.SubFactory(OrganisationFactory, employer=True)
    mso = factory.SubFactory(OrganisationFactory)
    kind = ContactKind.CALL
    author_side = Side.EMPLOYER
    text = "Kurz gesprochen"


class PrivateNoteFactory(DjangoModelFactory):
    class Meta:
        model = PrivateNote

    owner = factory.SubFactory(OrganisationFactory, employer=True)
    about = factory.SubFactory(OrganisationFactory)
    text = "Nachmittags anrufen"


class TalkGuideFactory(DjangoModelFactory):
    class Meta:
        model = TalkGuide

    employer = factory.SubFactory(OrganisationFactory, employer=True)
    mso = factory.SubFactory(OrganisationFactory)


class ContactRequestFactory(DjangoModelFactory):
    """A request in whatever state, with what that state needs. Its history is empty."""

    class Meta:
        model = ContactRequest

    employer = factory.SubFactory(OrganisationFactory, employer=True)
    mso = factory.SubFactory(OrganisationFactory)
    subject = "Info-Abend zur Ausbildung"
    aim = "Wir möchten Eltern zeigen, wie eine Ausbildung bei uns aussieht."
    text = "Wir würden gern mit Ihnen einen Abend planen."
    no_phone_reason = "Dreimal angerufen, niemanden erreicht"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        state = kwargs.pop("state", RequestState.SENT)
        later = {name: kwargs.pop(name) for name in LATER if name in kwargs}
        request = super()._create(model_class, *args, **kwargs)
        if state in CLOSED_STATES:
            later.setdefault("closed_on", timezone.localdate())
        if state in {RequestState.ANSWERED, RequestState.DECLINED}:
            later.setdefault("first_answer_at", timezone.now())
        if state == RequestState.DECLINED:
            later.setdefault("decline_reason", DeclineReason.NO_TIME)
        row = ContactRequest.objects.filter(pk=request.pk)
        if state == RequestState.MEDIATED:
            row.update(state=RequestState.UNANSWERED, closed_on=timezone.localdate())
            later |= {"closed_on": None, "mediator": request.mediator or OrganisationFactory(umbrella=True)}
            later.setdefault("mediated_on", timezone.localdate())
        if later or state != RequestState.SENT:
            row.update(state=state, **later)
        return row.get()
