"""The page on which a signatory reads the text and says yes or no. Looking changes nothing, only the buttons do.

Programs that check mails open every link in them, so a GET must never confirm.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods

from cooperations.domain.confirming.answering import confirm
from cooperations.domain.confirming.arriving import Step
from cooperations.domain.confirming.errors import AlreadyAnswered, NamingRefused, NoSignatory, TextChanged
from cooperations.domain.confirming.links import send_again
from cooperations.domain.confirming.questions import ask_question
from cooperations.forms.confirming import NoForm, QuestionForm, YesForm
from cooperations.models.frozen import AgreementVersion
from cooperations.renderers.agreement_paper import sections
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.shared.word_diff import around_changes, compare_words

from .visits import Visit, by_link, signed_in

GONE = 410
CHANGED = 409


def yes_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the text with what can be answered, or take a yes."""
    if visit.arrival.step != Step.ASKED:
        return gone(request, visit)
    form = YesForm(request.POST if request.method == "POST" else None, initial=_initial(visit))
    if request.method == "POST" and form.is_valid():
        return _take(request, visit, form.cleaned_data, yes=True)
    return show(request, visit, form)


def no_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask once more and for a reason, if the person wishes to give one; take a no."""
    if visit.arrival.step != Step.ASKED:
        return gone(request, visit)
    form = NoForm(request.POST if request.method == "POST" else None, initial=_initial(visit))
    if request.method == "POST" and form.is_valid():
        return _take(request, visit, form.cleaned_data, yes=False)
    return render(request, "cooperations/confirming/no.html", {**_context(visit), "form": form})


def question_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take a question; the answer comes by mail and stands on the page."""
    if visit.arrival.step != Step.ASKED:
        return gone(request, visit)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_question(visit.arrival.signatory, **form.cleaned_data)
        except NamingRefused as refusal:
            form.add_error("text", str(refusal))
        except (TextChanged, NoSignatory):
            return redirect(visit.here)
        else:
            return render(request, "cooperations/confirming/asked.html", _context(visit))
    return render(request, "cooperations/confirming/question.html", {**_context(visit), "form": form})


def renew_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send a new link to the address that is stored, which is never shown."""
    if visit.arrival.step != Step.EXPIRED:
        return redirect(visit.here)
    try:
        send_again(visit.arrival.signatory)
    except NamingRefused as refusal:
        return render(request, "cooperations/confirming/renewed.html", {**_context(visit), "refusal": str(refusal)})
    return render(request, "cooperations/confirming/renewed.html", _context(visit))


def show(request: HttpRequest, visit: Visit, form: YesForm, **more: Any) -> HttpResponse:
    """Show the text, who has confirmed, and the form."""
    status = CHANGED if more.get("has_changed") else None
    return render(
        request, "cooperations/confirming/page.html", {**_context(visit), "form": form, **more}, status=status
    )


def gone(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say why nothing can be answered any more, and whom to ask. To a link that is of no use: 410."""
    context = _context(visit)
    return render(request, "cooperations/confirming/gone.html", context, status=GONE if visit.link else None)


def _take(request: HttpRequest, visit: Visit, data: dict[str, Any], *, yes: bool) -> HttpResponse:
    try:
        state = confirm(
            visit.arrival.signatory,
            version_id=data["version"],
            sha256=data["sha256"],
            yes=yes,
            name=data["name"],
            function=data["function"],
            language=translation.get_language() or "de",
            way=visit.way,
            link=visit.link,
            user=visit.user,
            reason=data.get("reason", ""),
            reason_shared=data.get("reason_shared", False),
        )
    except TextChanged:
        return _changed(request, visit, data)
    except (AlreadyAnswered, NoSignatory, LinkNotUsable):
        # Another click, another tab, the own side: the page itself knows what happened.
        return redirect(visit.here)
    return render(request, "cooperations/confirming/done.html", {**_context(visit), "yes": yes, "state": state.value})


def _changed(request: HttpRequest, visit: Visit, data: dict[str, Any]) -> HttpResponse:
    """Show the text that is asked about now, and what is different from the one that was answered."""
    version = visit.arrival.version
    if version.pk == data["version"] and version.sha256 == data["sha256"]:
        return redirect(visit.here)
    seen = AgreementVersion.objects.filter(pk=data["version"], agreement=version.agreement_id).first()
    changes = around_changes(compare_words(seen.text, version.text)) if seen else []
    form = YesForm(initial={**_initial(visit), "name": data["name"], "function": data["function"]})
    return show(request, visit, form, has_changed=True, changes=changes)


def _initial(visit: Visit) -> dict[str, Any]:
    arrival = visit.arrival
    return {
        "name": arrival.signatory.name,
        "function": arrival.signatory.function,
        "version": arrival.version.pk,
        "sha256": arrival.version.sha256,
    }


def _context(visit: Visit) -> dict[str, Any]:
    arrival = visit.arrival
    first_line, _newline, rest = arrival.version.text.partition("\n")
    return {
        "text": {"first_line": first_line, "sections": list(sections(rest))},
        "visit": visit,
        "arrival": arrival,
        "signatory": arrival.signatory,
        "cooperation": arrival.version.agreement.cooperation,
        "version": arrival.version,
        "changes": arrival.changes,
        "layout": visit.layout,
    }


_both = require_http_methods(["GET", "HEAD", "POST"])
confirm_link = _both(by_link(yes_page))
confirm_link_no = _both(by_link(no_page))
confirm_link_question = _both(by_link(question_page))
confirm_link_renew = require_http_methods(["POST"])(by_link(renew_page))
confirm_signed_in = _both(signed_in(yes_page))
confirm_signed_in_no = _both(signed_in(no_page))
confirm_signed_in_question = _both(signed_in(question_page))
