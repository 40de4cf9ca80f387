"""Who is answered what about things of others: a cooperation, a conversation, notes and gifts nobody here has part in.

Other modules have rows for what belongs to somebody here; nobody may learn by these addresses that there is more.
"""

from django.utils import timezone

from cooperations.domain.keeping.planning import plan_cycle
from cooperations.domain.relay.files import keep_files
from cooperations.enums.relay import RelayState
from cooperations.models import CertificateWish, MisuseReport, Renewal, SignatoryQuestion, TouchPoint
from portal.shared.uploads.checked import CheckedFile
from tests.access.identities import MINISTRY, World
from tests.access.matrix import Row, only, signed_in
from tests.factories.confirming import ask, people, ready
from tests.factories.contact import ContactEntryFactory, ContactRequestFactory, PrivateNoteFactory
from tests.factories.cooperation import CooperationFactory
from tests.factories.giving import NeedFactory, OfferFactory, SupportFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.relay import RelayMailFactory

NOBODY = signed_in(404)


def prepare(world: World) -> None:
    """Let others cooperate, confirm, talk and give."""
    asked = ready()
    opened = ask(asked, None)
    signatory = people(asked, "mso")[0]
    kept = CooperationFactory(state="confirmed")
    plan_cycle(kept, kept.confirmed_on.year)
    today = timezone.localdate()
    Renewal.objects.create(cooperation=kept, due_on=today, asked_on=today)
    employer, mso = OrganisationFactory(employer=True), OrganisationFactory()
    request = ContactRequestFactory(employer=employer, mso=mso)
    held = RelayMailFactory(request=request, state=RelayState.HELD)
    keep_files(held, [CheckedFile("plan.txt", 4, "text/plain", b"Plan")])
    report = MisuseReport.objects.create(request=request, by_side="mso", addressee=OrganisationFactory(), text="x")
    world.extra["of_others"] = {
        "asked": {"pk": asked.pk},
        "party": {"pk": asked.pk, "party_pk": asked.parties.get(side="mso").pk},
        "signatory": {"pk": asked.pk, "signatory_pk": signatory.pk},
        "question": {
            "pk": asked.pk,
            "question_pk": SignatoryQuestion.objects.create(
                signatory=signatory, version=opened.version, text="Wer zahlt?"
            ).pk,
        },
        "kept": {"pk": kept.pk},
        "version": {"pk": kept.pk, "number": 1},
        "point": {"pk": kept.pk, "point": TouchPoint.objects.filter(cooperation=kept).first().pk},
        "wish": {
            "pk": CertificateWish.objects.create(
                cooperation=kept, kind="reference", organisation=kept.parties.get(side="mso").organisation
            ).pk
        },
        "request": {"pk": request.pk},
        "mail": {"pk": request.pk, "mail_pk": held.pk},
        "file": {"pk": request.pk, "file_pk": held.attachments.get().pk},
        "report": {"pk": report.pk},
        # Of others, asked for under the name of the organisation one is talking with.
        "note": {"slug": world.mso.slug, "pk": PrivateNoteFactory(owner=employer, about=world.mso).pk},
        "entry": {"slug": world.mso.slug, "pk": ContactEntryFactory(employer=employer, mso=world.mso).pk},
        "need": {"pk": NeedFactory(organisation=mso).pk},
        "offer": {"pk": OfferFactory(organisation=employer).pk},
        "support": {"pk": SupportFactory(giver=employer, receiver=mso).pk},
    }


def of(key: str):
    """Return what names a thing of ``prepare``."""
    return lambda world: world.extra["of_others"][key]


READ = {
    "asked": ("signatories", "confirm", "confirm_no", "confirm_question", "ask_boards", "withdraw_round"),
    "party": ("signatory_name",),
    "signatory": ("signatory_remove",),
    "version": ("proof_pdf", "proof_text"),
    "kept": ("touch_points",),
    "request": (
        "request",
        "message_write",
        "request_decline",
        "request_withdraw",
        "request_mediate",
        "request_report",
    ),
    "file": ("message_file",),
    "report": ("misuse_settle",),
    "note": ("note_edit",),
    "entry": ("log_edit",),
    "need": ("need_edit",),
    "offer": ("offer_edit",),
}
WRITTEN = {
    "asked": ("confirm", "confirm_no", "confirm_question", "ask_boards", "withdraw_round"),
    "party": ("signatory_name",),
    "signatory": ("signatory_again", "signatory_revoke", "signatory_remove"),
    "question": ("signatory_reply",),
    "kept": ("touch_point_choose", "renewal_answer"),
    "version": ("proof_pdf",),
    "point": ("touch_point_change",),
    "wish": ("certificate_put_off",),
    "request": (
        "message_write",
        "request_answer",
        "request_talked",
        "request_decline",
        "request_withdraw",
        "request_mediate",
        "request_again",
        "request_report",
    ),
    "mail": ("message_release", "message_refuse"),
    "report": ("misuse_settle",),
    "note": ("note_edit",),
    "entry": ("log_edit", "log_settle"),
    "need": ("need_edit", "need_close"),
    "offer": ("offer_edit", "offer_close"),
    "support": ("support_confirm", "support_refuse", "support_remove"),
}

ROWS: list[Row] = [
    *(
        Row(f"cooperations:{name}", method, NOBODY, of(key), case="of others")
        for method, table in (("get", READ), ("post", WRITTEN))
        for key, names in table.items()
        for name in names
    ),
    Row("cooperations:cooperation", "get", only(MINISTRY, 200), of("asked"), case="of others, being confirmed"),
]
