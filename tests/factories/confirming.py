"""Boards that are asked, and how they answer, for tests."""

import re

from django.db import transaction

from cooperations.domain.agreement.content import Content, Task, to_json
from cooperations.domain.confirming.answering import confirm
from cooperations.domain.confirming.asking import ask_boards
from cooperations.domain.confirming.mails import KEY
from cooperations.models import Agreement, AgreementRevision, Signatory
from portal.outbox.models import Message
from tests.factories.cooperation import CooperationFactory, SignatoryFactory
from tests.factories.partners import EmployerProfileFactory, MsoProfileFactory, RepresentativeFactory

READY = Content(
    aims_employer="Auszubildende finden.",
    aims_mso="Wege in Ausbildung zeigen.",
    target_group="Eltern und Jugendliche.",
    tasks=(Task("a1", "Raum stellen", "employer"),),
)


@transaction.atomic
def ready(mso=(1, 1), employer=(1, 1), *, named=None, content=READY):
    """Return a cooperation in talks whose text is ready, by signing rules and numbers of people named per side."""
    named = named or {"mso": mso[1], "employer": employer[1]}
    msos = MsoProfileFactory(signing_required=mso[0], signing_total=mso[1])
    employers = EmployerProfileFactory(signing_required=employer[0], signing_total=employer[1])
    cooperation = CooperationFactory(state="in_talks", mso=msos.organisation, employer=employers.organisation)
    write(cooperation, content)
    for profile, side in ((msos, "mso"), (employers, "employer")):
        RepresentativeFactory(organisation=profile.organisation, role="owner")
        SignatoryFactory.create_batch(named[side], cooperation=cooperation, organisation=profile.organisation)
    return cooperation


def write(cooperation, content):
    """Save ``content`` as the draft."""
    agreement = Agreement.objects.get(cooperation=cooperation)
    agreement.content, agreement.revision = to_json(content), agreement.revision + 1
    agreement.save()
    AgreementRevision.objects.create(
        agreement=agreement,
        number=agreement.revision,
        content=agreement.content,
        organisation_key=cooperation.proposed_by_id,
        organisation_name=cooperation.proposed_by.name,
        changed=[],
    )
    return agreement.revision


def ask(cooperation, actor):
    """Give the draft to the boards as it is."""
    return ask_boards(cooperation, actor=actor, revision=Agreement.objects.get(cooperation=cooperation).revision)


def answer(signatory, round_, *, yes=True, **values):
    """Answer about the version of ``round_`` as ``signatory`` would by a page."""
    given = {"name": signatory.name, "function": "Vorsitz", "language": "de", "way": "link", **values}
    return confirm(signatory, version_id=round_.version_id, sha256=round_.version.sha256, yes=yes, **given)


def people(cooperation, side):
    """The signatories of a side, in the order they were named."""
    party = cooperation.parties.get(side=side)
    return list(Signatory.objects.filter(cooperation=cooperation, organisation=party.organisation).order_by("pk"))


def tokens_for(signatory):
    """The tokens in the mails to ``signatory``, the oldest first."""
    mails = Message.objects.filter(recipient=signatory.address, job__key__startswith=KEY).select_related("job")
    in_order = sorted(mails, key=lambda mail: int(mail.job.key.removeprefix(KEY)))
    return [re.search(r"/vereinbarung/([^/]+)/", mail.text)[1] for mail in in_order]


def sent(round_, **values):
    """What the form for a yes to the version of ``round_`` sends."""
    return {
        "name": "Amal Test",
        "function": "Vorsitz",
        "version": round_.version_id,
        "sha256": round_.version.sha256,
        "has_read": "on",
        **values,
    }
