"""The mails about confirmations. Those with a link forget their text when they are sent: it is stored as hash only."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cooperations.enums.confirmation import MailStage, RoundState
from cooperations.models.confirmation_round import ConfirmationRound
from cooperations.models.signatory import Signatory, SignatoryLink, SignatoryQuestion
from partners.models import Organisation, Representative
from portal.accounts.models import SignedLink, User
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.outbox.wording import Name, named
from portal.shared.addresses import absolute_url

REQUEST = "cooperations.confirmation"
QUESTION = "cooperations.signatory_question"
LEFT = "cooperations.signatory_left"
KEY = "confirm:"
# Plain text, then HTML.
REQUEST_TEMPLATES = ("cooperations/confirming/mails/request.txt", "cooperations/confirming/mails/request.html")
ANSWERED_TEMPLATES = ("cooperations/confirming/mails/answered.txt", "cooperations/confirming/mails/answered.html")
REMINDERS = frozenset({MailStage.FIFTH_DAY, MailStage.TENTH_DAY})


def send_request(round_: ConfirmationRound, sent: SignatoryLink, token: str) -> None:
    """Ask a signatory in their language to read the text and to say yes or no."""
    signatory = sent.signatory
    with translation.override(signatory.language):
        context = {
            **_names(round_, signatory),
            **_link(sent, token),
            "is_reminder": sent.stage in REMINDERS,
            "is_changed": round_.version.before_id is not None,
        }
        subject = (
            _("Reminder: your yes or no to “%(title)s”")
            if context["is_reminder"]
            else _("Your yes or no to “%(title)s”")
        )
        _post(sent, subject % context, REQUEST_TEMPLATES, context)


def send_question_answered(round_: ConfirmationRound, sent: SignatoryLink, token: str) -> None:
    """Tell a signatory that their question was answered, with a new link."""
    with translation.override(sent.signatory.language):
        context = {**_names(round_, sent.signatory), **_link(sent, token)}
        _post(sent, _("Your question about “%(title)s” was answered") % context, ANSWERED_TEMPLATES, context)


def send_question(question: SignatoryQuestion, organisations: list[Organisation]) -> None:
    """Tell the people of ``organisations`` that a signatory has a question."""
    for user in people_acting_for([each.pk for each in organisations]):
        with translation.override(user.language):
            context = {
                **_signatory_names(question.signatory),
                "question": question.text,
                "url": _page(question.signatory),
            }
            enqueue_message(
                key=f"signatory-question:{question.pk}:{user.pk}",
                recipient=user.email,
                subject=_("A question about “%(title)s”") % context,
                text=render_to_string("cooperations/confirming/mails/question.txt", context),
                html=render_to_string("cooperations/confirming/mails/question.html", context),
                reason=_("You get this mail because you act for this organisation in the portal Brückenbauer."),
                language=user.language,
                guard=QUESTION,
            )


def send_left(signatory: Signatory) -> None:
    """Tell the people of the organisation that a signatory has left and that the confirmation waits."""
    for user in people_acting_for([signatory.organisation_id]):
        with translation.override(user.language):
            context = {**_signatory_names(signatory), "url": _page(signatory)}
            enqueue_message(
                key=f"signatory-left:{signatory.pk}:{user.pk}",
                recipient=user.email,
                subject=_("%(name)s cannot confirm “%(title)s” any more") % context,
                text=render_to_string("cooperations/confirming/mails/left.txt", context),
                html=render_to_string("cooperations/confirming/mails/left.html", context),
                reason=_("You get this mail because you act for this organisation in the portal Brückenbauer."),
                language=user.language,
                guard=LEFT,
            )


def people_acting_for(organisation_ids: list[int]) -> list[User]:
    """Return the people who act for any of the organisations now, each once. One query."""
    acting = Representative.objects.current().filter(organisation__in=organisation_ids)
    return list(User.objects.filter(is_active=True, pk__in=acting.values("user")).order_by("pk"))


@register_guard(REQUEST)
def is_still_asked(message: Message) -> bool:
    """Say whether the link in the mail works and its person is still to answer."""
    pk = int(message.job.key.removeprefix(KEY))
    sent = SignatoryLink.objects.filter(pk=pk).select_related("link", "signatory", "version__agreement").first()
    if sent is None or sent.link.state != SignedLink.State.USABLE:
        return False
    round_ = ConfirmationRound.objects.filter(version=sent.version, state=RoundState.OPEN)
    return round_.exists() and Signatory.objects.waiting(sent.version).filter(pk=sent.signatory_id).exists()


@register_guard(QUESTION)
def is_still_unanswered(message: Message) -> bool:
    """Say whether nobody has answered the question and the person still acts for somebody."""
    _prefix, pk, user = message.job.key.split(":")
    is_open = SignatoryQuestion.objects.filter(pk=pk, answered_at=None).exists()
    return is_open and Representative.objects.current().filter(user=int(user)).exists()


@register_guard(LEFT)
def is_still_missing(message: Message) -> bool:
    """Say whether the boards are still asked and the person acts for the organisation."""
    _prefix, pk, user = message.job.key.split(":")
    signatory = Signatory.objects.filter(pk=pk).first()
    if signatory is None:
        return False
    acts = Representative.objects.current().filter(organisation=signatory.organisation_id, user=int(user))
    rounds = ConfirmationRound.objects.filter(cooperation=signatory.cooperation_id, state=RoundState.OPEN)
    return acts.exists() and rounds.exists()


def _post(sent: SignatoryLink, subject: str, templates: tuple[str, str], context: dict[str, Any]) -> None:
    enqueue_message(
        key=f"{KEY}{sent.pk}",
        recipient=sent.signatory.address,
        subject=subject,
        text=render_to_string(templates[0], context),
        html=render_to_string(templates[1], context),
        reason=_(
            "You get this mail because your organisation named you as somebody who signs for it. If that is wrong, "
            "please tell your organisation."
        ),
        language=sent.signatory.language,
        guard=REQUEST,
        requested=sent.stage == MailStage.AGAIN and sent.link.created_by_id is None,
        forgets=True,
    )


def _names(round_: ConfirmationRound, signatory: Signatory) -> dict[str, Any]:
    parties = list(round_.version.parties.all())
    return {
        **_signatory_names(signatory),
        "parties": [party.name for party in parties],
        "rule": next((party for party in parties if party.organisation_id == signatory.organisation_id), None),
    }


def _signatory_names(signatory: Signatory) -> dict[str, Name]:
    return named(name=signatory.name, organisation=signatory.organisation.name, title=str(signatory.cooperation))


def _link(sent: SignatoryLink, token: str) -> dict[str, Any]:
    return {
        "url": absolute_url(reverse("cooperations:confirm_link", args=[token])),
        "until": date_format(timezone.localtime(sent.link.expires_at), "DATE_FORMAT"),
    }


def _page(signatory: Signatory) -> str:
    return absolute_url(reverse("cooperations:signatories", args=[signatory.cooperation_id]))
