"""What the stories of events share: people with their organisations, workers, mails, forms of several rows."""

from datetime import date, time

from django.core import mail
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from checklists.domain.loading import load_templates
from events.domain.calendars.berlin import berlin
from portal.outbox.domain import hand_over
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.contact import ContactEntryFactory
from tests.factories.geo import PostalCodeFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}}


def at(year, month, day, hour, minute=0):
    """Return a moment by the clocks of Berlin."""
    return berlin(date(year, month, day), time(hour, minute))


def prepare(monkeypatch, settings, tmp_path, postal_code, town):
    """Make the world in which events are planned: a town, the templates of lists, workers that wait to be called."""
    monkeypatch.setattr(hand_over.app, "send_task", lambda *_args, **_options: None)
    settings.MEDIA_ROOT = tmp_path
    load_templates()
    PostalCodeFactory(code=postal_code, municipality__name=town)


def person(name, organisation, language="en"):
    """Return the account of somebody who acts for ``organisation``."""
    return RepresentativeFactory(
        organisation=organisation,
        role="owner",
        user__name=name,
        user__email=f"{name.split()[0].lower()}@example.org",
        user__language=language,
    ).user


def employer(name):
    """Return an employer."""
    return OrganisationFactory(employer=True, name=name)


def association(name, *, known_to):
    """Return an MSO with which the employer ``known_to`` has talked."""
    found = OrganisationFactory(name=name)
    get_to_know(known_to, found)
    return found


def get_to_know(employer, mso):
    """Let the two have talked: whoever is invited should know who invites."""
    ContactEntryFactory(employer=employer, mso=mso, reached=True)


def work_off():
    """Run all jobs that are due by the clock of the story, and those they lead to; none may fail."""
    waiting = Job.objects.filter(state=Job.State.QUEUED, due_at__gt=Now())
    waiting.filter(due_at__lte=timezone.now()).update(due_at=Now())
    while due := list(Job.objects.filter(state=Job.State.QUEUED, due_at__lte=Now(), attempts=0)):
        for job in due:
            run_job(job.pk)
    assert not Job.objects.exclude(state__in=[Job.State.DONE, Job.State.QUEUED]).exists()


def mailed():
    """Return who got which subjects since the last call, sorted, as the first parts of addresses and subjects."""
    found = sorted((each.to[0].partition("@")[0], each.subject.partition(":")[0]) for each in mail.outbox)
    mail.outbox.clear()
    return found


def page_of(name, event, *more):
    """Return the address of a page of ``event``."""
    return reverse(f"events:{name}", args=[event.pk, *more])


def fill(page, **values):
    """Write into the fields of these names."""
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


def send(page):
    """Press the one button on which all depends."""
    page.locator("main form button.kern-btn--primary, main form button.kern-btn--danger").last.click()


def fill_rows(page, name, rows):
    """Write ``rows`` into the empty lines of a list; a choice is given by its words."""
    known = page.locator(f"[name^={name}][name$=-{next(iter(rows[0]))}]")
    free = [n for n in range(known.count()) if not known.nth(n).input_value()]
    for number, row in zip(free, rows, strict=False):
        for column, value in row.items():
            control = page.locator(f"[name={name}{number}-{column}]")
            if control.evaluate("each => each.tagName") == "SELECT":
                control.select_option(label=value)
            else:
                control.fill(value)


def open_list(page, event, *numbers):
    """Open the list of ``event`` and the phases in which ``numbers`` stand; return the last of these items."""
    page.goto(event.get_absolute_url())
    page.locator("nav a[href*='checklist']").last.click()
    shown = None
    for number in numbers:
        shown = page.locator(f"[data-number='{number}']")
        phase = page.locator("details").filter(has=shown)
        if phase.get_attribute("open") is None:
            phase.locator("summary").first.click()
    return shown
