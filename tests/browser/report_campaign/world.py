"""The people of the campaign, the mail server they get their mail from, and what workers and the clock do."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Now

from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory

YEAR = 2024
PERIOD = f"/berichte/zeitraum/{YEAR}/"
EDITION = f"/berichte/ausgabe/{YEAR}/"
PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 900}}
PASSWORD = "Sommer-im-Ruhrgebiet-7"
CITY, COUNTY, CHAMBER = "Stadt Musterfeld", "Kreis Beispielhausen", "Kammer Musterland"


def person(name, organisation, role="editor"):
    """Return the account of somebody who acts for ``organisation``."""
    user = RepresentativeFactory(
        organisation=organisation,
        role=role,
        user__name=name,
        user__email=f"{name.split()[0].lower()}@example.org",
        user__language="en",
    ).user
    user.set_password(PASSWORD)
    user.save()
    return user


def people():
    """Return everybody by first name: two of the ministry; of the city who writes and its head; of the others one."""
    ministry = OrganisationFactory(ministry=True, name="Ministerium")
    city, county, chamber = (
        NetworkMembershipFactory(organisation__name=name).organisation for name in (CITY, COUNTY, CHAMBER)
    )
    found = [
        person("Rolf Referent", ministry),
        person("Zoe Zweite", ministry),
        person("Erna Editor", city),
        person("Hanna Haupt", city, role="owner"),
        person("Bilal Bericht", county, role="owner"),
        person("Carla Kammer", chamber, role="owner"),
    ]
    return {user.name.split()[0].lower(): user for user in found}


@dataclass
class Post:
    """The mails a real server has got, and those somebody has read of them."""

    mails: list[Any]
    read: int = 0

    def work_off(self):
        """Do what workers do, mails included; nothing may fail."""
        while waiting := list(Job.objects.filter(state=Job.State.QUEUED, due_at__lte=Now(), attempts=0)):
            for job in waiting:
                run_job(job.pk)
        assert list(Job.objects.exclude(state=Job.State.DONE).values_list("name", "error_detail")) == []

    def arrived(self):
        """Return who got which subjects since the last call, sorted, as the first parts of the addresses."""
        self.work_off()
        new, self.read = self.mails[self.read :], len(self.mails)
        return sorted((envelope.rcpt_tos[0].partition("@")[0], mail["Subject"]) for envelope, mail in new)

    def link_to(self, name):
        """Return the path that the last mail to ``name`` leads to."""
        mail = next(mail for envelope, mail in reversed(self.mails) if envelope.rcpt_tos[0].startswith(f"{name}@"))
        return re.search(r"https?://[^/\s]+(/berichte/\S*)", mail.get_body(("plain",)).get_content())[1]
