"""Every kind of mail: a name and what has to happen for it to be written."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cooperations.domain.certificates.issuing import issue, revoke
from cooperations.domain.certificates.wishes import wish
from cooperations.domain.confirming.links import mail_link
from cooperations.domain.confirming.mails import send_left, send_request
from cooperations.domain.confirming.questions import ask_question
from cooperations.domain.keeping.renewal_mail import write_mails
from cooperations.domain.lifecycle.mails import _TEXTS, tell
from cooperations.domain.relay.explaining import Why, explain
from cooperations.domain.relay.passing_on import pass_on
from cooperations.domain.requests import notices
from cooperations.domain.requests.delivery import deliver, tell_withdrawn
from cooperations.models import Cooperation, MisuseReport, Renewal, RequestLink, Signatory
from partners.domain.consent_requests import ask_for_consent
from partners.domain.consents import record_consent, withdraw_by_link
from partners.domain.facets import all_labels
from partners.domain.handover.mail import remind
from partners.domain.invitations import invite_representative
from partners.domain.saved_searches import digest_mail
from partners.domain.saved_searches.news import News, portraits_of
from portal.accounts.domain.digest.mail import Overview, send_overviews
from portal.accounts.domain.digest.sources import Line
from portal.accounts.models import Rhythm
from portal.shared.addresses import absolute_url
from tests.factories.asking import asked
from tests.factories.certificate import WORDING
from tests.factories.contact import ContactRequestFactory
from tests.factories.cooperation import CooperationFactory
from tests.factories.partners import OrganisationFactory, SavedSearchFactory
from tests.factories.relay import RelayMailFactory
from tests.mails.account_kinds import account_mail, account_templates
from tests.mails.event_kinds import EVENT_KINDS
from tests.mails.planning_kinds import PLANNING_KINDS
from tests.mails.report_kinds import REPORT_KINDS
from tests.mails.world import AIM, MSO, SECRETS, SUBJECT, TEXT, TITLE, WRITTEN, World, day, open_round

Write = Callable[[World], object]
# Only employers, intermediaries and the ministry get these: their people read German or English.
STAFF = frozenset(
    {"request sent", "request declined", "request lifted", "request to a go-between", "request reported", *REPORT_KINDS}
)


def declined(world):
    request = world.extra["declined"] = ContactRequestFactory(
        employer=world.employer,
        mso=OrganisationFactory(name=MSO),
        author=world.users["employer"],
        subject=SUBJECT,
        state="declined",
        decline_text=WRITTEN,
    )
    notices.tell_declined(request)


def reported(world):
    ministry = world.mediator
    notices.tell_reported(
        MisuseReport.objects.create(request=world.request, by_side="mso", addressee=ministry, text=SECRETS[1])
    )


def to_mediator(world):
    world.request.mediated_on = day()
    notices.tell_mediator(world.request)


def passed_on(side, name):
    def write(world):
        pass_on(RelayMailFactory(request=world.request, side=side, author_name=name, text=TEXT))

    return write


def proposed_to_unknown(world):
    tell(_with_unknown(world), "proposed", [world.unknown], by=world.employer.name)


def request_to_unknown(world):
    deliver(_request_to_unknown(world))


def message_to_unknown(world):
    pass_on(
        RelayMailFactory(request=_request_to_unknown(world), side="employer", author_name="Petra Lindner", text=WRITTEN)
    )


def _request_to_unknown(world):
    if "to_unknown" not in world.extra:
        world.extra["to_unknown"] = ContactRequestFactory(
            employer=world.employer,
            mso=world.unknown,
            author=world.users["employer"],
            subject=SUBJECT,
            aim=AIM,
            text=TEXT,
        )
    return world.extra["to_unknown"]


def _with_unknown(world):
    return CooperationFactory(state="proposed", title=TITLE, employer=world.employer, mso=world.unknown)


def cooperation_mail(kind):
    def write(world):
        tell(world.talks, kind, [world.mso], by=world.employer.name, reason=WRITTEN)

    return write


def explained(why):
    def write(world):
        explain(world.request, "mso", world.users["mso"].email, why)

    return write


def boards_asked(world):
    open_round(world)


def reminded(world):
    mail_link(open_round(world), _signatory(world), "5")


def asked_about_a_change(world):
    round_, signatory = open_round(world), _signatory(world)
    sent = mail_link(round_, signatory, "again", actor=world.users["mso"])
    round_.version.before_id = round_.version_id
    sent.pk = 10**9
    send_request(round_, sent, "token-of-a-changed-text")
    round_.version.before_id = None


def question_answered(world):
    mail_link(open_round(world), _signatory(world), "answered")


def question(world):
    ask_question(_signatory(world), text=WRITTEN, to_both=False)


def left(world):
    send_left(_signatory(world))


def _signatory(world):
    return Signatory.objects.get(cooperation=world.talks, organisation=world.mso)


def wished(world):
    confirmed = Cooperation.objects.get(pk=world.confirmed.pk)
    wish(confirmed, "certificate", organisation=world.mso, actor=world.users["mso"])


def issued(world):
    confirmed = Cooperation.objects.get(pk=world.confirmed.pk)
    actor = world.users["employer"]
    world.extra["paper"] = issue(
        confirmed, world.mso, "certificate", issuer=world.employer, actor=actor, wording=WORDING
    )


def revoked(world):
    revoke(world.extra["paper"], actor=world.users["employer"], reason=SECRETS[0])


def renewal(stage):
    def write(world):
        row = Renewal.objects.filter(cooperation=world.confirmed).first() or Renewal.objects.create(
            cooperation=world.confirmed, due_on=day(), asked_on=day()
        )
        write_mails(row, stage)

    return write


def consent_question(world):
    ask_for_consent(world.contact, audience="public", language=world.language, actor=world.users["mso"])


def consent_receipt(world):
    world.extra["consent"] = record_consent(
        world.contact, audience="public", way="paper", given_at=timezone.now(), actor=None, language=world.language
    )


def consent_withdrawn(world):
    withdraw_by_link(world.extra["consent"])


def term(stage):
    def write(world):
        remind(world.mso, day() + timedelta(days=30), stage, ["ليلى حداد", "Hasan Yıldız"], world.users["mso"])

    return write


def freshness(world):
    asked(world.mso, address="fresh@people.example.org", language=world.language)


def last_freshness(world):
    mso = [world.mso, world.unknown]
    asked(*mso, address="last@people.example.org", language=world.language, rounds=3)


def news(world):
    search = SavedSearchFactory(user=world.users["employer"], name="Arabisch in Hamm")
    with translation.override(world.language):
        found = News(search, [world.mso.pk], portraits_of(world.users["employer"], [world.mso.pk]))
        digest_mail.send_digest_mail(world.users["employer"], [found], all_labels())


def weekly(world):
    with translation.override(world.language):
        lines = [
            Line("a", f"Elternabend vorbereiten: {TITLE}", "/kooperationen/", day(), _("What you agreed on")),
            Line("b", TITLE, "/geben-und-nehmen/#matches", None, _("Give and take")),
        ]
        send_overviews([Overview(world.users["mso"], Rhythm.WEEKLY, "2026-W47", lines)])


def invited(inviter):
    def write(world):
        actor = world.users[inviter] if inviter else None
        address = f"new-{inviter}@people.example.org"
        with translation.override(world.language):
            invite_representative(
                world.mso, address, "board", actor=actor, build_url=lambda token: absolute_url(f"/einladung/{token}/")
            )

    return write


# In this order: some need what an earlier one has left.
KINDS: dict[str, Write] = {
    "request": lambda world: deliver(world.request),
    "request, reminder": lambda world: deliver(world.request, RequestLink.Stage.REMINDER),
    "request without account": request_to_unknown,
    "request withdrawn": lambda world: tell_withdrawn(world.request),
    "request sent": lambda world: notices.tell_sent(world.request),
    "request declined": declined,
    "request lifted": lambda world: notices.tell_lifted(world.request),
    "request to a go-between": to_mediator,
    "request reported": reported,
    "message to the employer": passed_on("mso", "ليلى حداد"),
    "message to the MSO": passed_on("employer", "Petra Lindner"),
    "message without account": message_to_unknown,
    **{f"mail not taken: {why}": explained(why) for why in Why},
    "proposal without account": proposed_to_unknown,
    **{f"cooperation {kind}": cooperation_mail(kind) for kind in _TEXTS},
    "boards asked": boards_asked,
    "boards asked, reminder": reminded,
    "boards asked, changed text": asked_about_a_change,
    "question of a signatory": question,
    "question answered": question_answered,
    "signatory left": left,
    "certificate wished": wished,
    "certificate issued": issued,
    "certificate revoked": revoked,
    "renewal": renewal("first"),
    "renewal, reminder": renewal("reminder"),
    "consent asked": consent_question,
    "consent recorded": consent_receipt,
    "consent withdrawn": consent_withdrawn,
    "term ends": term("month"),
    "term ended": term("ended"),
    "entry to confirm": freshness,
    "entries to confirm, last mail": last_freshness,
    "news of saved searches": news,
    **EVENT_KINDS,
    **PLANNING_KINDS,
    **REPORT_KINDS,
    "weekly overview": weekly,
    "invitation": invited("mso"),
    "invitation by nobody": invited(""),
    **{f"account: {each.rpartition('/')[2]}": account_mail(each) for each in account_templates()},
}
