"""A request between two organisations whose people have addresses, and mails they write."""

from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from django.db.models.functions import Now

from cooperations.domain.relay.addresses import address_of
from cooperations.domain.relay.inbound import keep_raw
from cooperations.enums.side import Side
from cooperations.models import InboundMail
from partners.enums import Role
from portal.outbox.domain import hand_over
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.accounts import UserFactory
from tests.factories.contact import ContactRequestFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

RELAY = "anfrage@portal.example.org"


@pytest.fixture(autouse=True)
def _relay(settings, tmp_path, monkeypatch):
    settings.RELAY_ADDRESS = RELAY
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(hand_over.app, "send_task", lambda *_args, **_options: None)


@pytest.fixture
def pair(db):
    """Erika asks for the employer, Leyla acts for the MSO; the request is sent."""
    employer = OrganisationFactory(name="Werk Muster", employer=True)
    mso = OrganisationFactory(name="Verein Brücke")
    erika = UserFactory(email="erika@werk.example.org", name="Erika Muster")
    leyla = UserFactory(email="leyla@verein.example.org", name="Leyla Demir", language="tr")
    RepresentativeFactory(user=erika, organisation=employer)
    RepresentativeFactory(user=leyla, organisation=mso)
    request = ContactRequestFactory(employer=employer, mso=mso, author=erika)
    return SimpleNamespace(employer=employer, mso=mso, erika=erika, leyla=leyla, request=request, roles=Role)


@pytest.fixture
def mso_address(pair):
    return address_of(pair.request, Side.MSO)


def mail(to, text="Gern, rufen Sie an.", *, sender="leyla@verein.example.org", files=(), **headers):
    """Return a mail as its writer's program makes it."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, headers.pop("subject", "Re: Anfrage")
    message["Message-ID"] = headers.pop("number", f"<{abs(hash((text, sender, to)))}@verein.example.org>")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    for name, kind, content in files:
        main, sub = kind.split("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def work_off():
    """Run all jobs that are due, those they lead to as well; none may fail."""
    while waiting := list(Job.objects.filter(state=Job.State.QUEUED, due_at__lte=Now(), attempts=0)):
        for job in waiting:
            run_job(job.pk)
    assert list(Job.objects.exclude(state=Job.State.DONE).values_list("name", "error_detail")) == []


def receive(raw):
    """Take a mail in as the mailbox reader and the worker do; return what became of it."""
    kept = keep_raw(raw)
    work_off()
    return InboundMail.objects.get(pk=kept.pk).outcome
