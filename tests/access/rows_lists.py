"""Who is answered what: lists of events, of cooperations, about MSOs. Nobody but those who work on them sees them."""

from checklists.domain.cooperation_lists import BASICS
from checklists.domain.event_lists import SLUG
from checklists.domain.fitting import SLUG as FIT
from checklists.domain.fitting import begin_fit
from checklists.domain.loading import load_templates
from checklists.domain.running import checklist_for
from checklists.domain.together.parts import comment
from checklists.models import ItemFile, TemplateVersion
from tests.access.identities import EMPLOYER, MSO, Identity, World
from tests.access.matrix import Row, form, only, read_only, write_only
from tests.factories.checklists import version_of
from tests.factories.cooperation import CooperationFactory, CooperationPartyFactory
from tests.factories.events import EventFactory, EventPartyFactory

KEY = "welcome"
GO_BETWEEN = frozenset({Identity.INTERMEDIARY})
HOLDING = EMPLOYER | MSO
TAKING_PART = HOLDING | GO_BETWEEN
NOBODY: frozenset = frozenset()


def prepare(world: World) -> None:
    """Begin the list of an event of employer, MSO and go-between, and that of an announced one of others."""
    if not TemplateVersion.objects.filter(template__slug=SLUG).exists():
        load_templates()
    event = EventFactory(employer=world.employer, mso=world.mso, title="Elternabend mit Liste")
    EventPartyFactory(event=event, organisation=world.centre, side="mediator")
    for name, subject in (("shared_list", event), ("foreign_list", EventFactory(state="announced", is_public=True))):
        checklist = checklist_for(subject, SLUG, actor=None)
        answer, author = checklist.answers.get(key=KEY), world.users[Identity.EMPLOYER_HEAD]
        comment(checklist, KEY, actor=author, organisation=world.employer, text="Wer ruft an?")
        ItemFile.objects.create(
            answer=answer, name="a.txt", content_type="text/plain", size=1, sha256="0" * 64, file="none", by=author
        )
        world.extra[name] = checklist
    cooperation = CooperationFactory(state="in_talks", employer=world.employer, mso=world.mso)
    CooperationPartyFactory(cooperation=cooperation, organisation=world.centre, side="mediator")
    version_of(BASICS, [KEY], number=9)
    world.extra["cooperation_list"] = checklist_for(cooperation, BASICS, actor=None)
    version_of(FIT, [KEY], number=9)
    world.extra["fit_list"] = begin_fit(world.employer, world.mso, actor=None)


def of(name: str, **values: object):
    """Name a list, and what further values the address takes."""
    return lambda world: {"pk": world.extra[name].pk, **values}


def event_of(name: str):
    """Name the event of a list."""
    return lambda world: {"pk": world.extra[name].event_id}


def file_of(name: str):
    """Name a file; its content is not there, so that those who may have it are told 404 as well."""
    return lambda world: {
        "pk": world.extra[name].pk,
        "file_pk": ItemFile.objects.get(answer__checklist=world.extra[name]).pk,
    }


def said(_world: World) -> dict[str, object]:
    """Leave the text out: refused at the form of those who may write."""
    return {"text": ""}


ANSWER = {"state": "done", "revision": "0"}
ROWS: list[Row] = []
for case, everyone, holders in (("shared_list", TAKING_PART, HOLDING), ("foreign_list", NOBODY, NOBODY)):
    item = of(case, key=KEY)
    ROWS += [
        *read_only("checklists:event_list", only(everyone, 302), event_of(case), case=case),
        *read_only("checklists:list", only(everyone, 200), of(case), case=case),
        *read_only("checklists:standing", only(everyone, 200), of(case), case=case),
        *form("checklists:paper", only(everyone, 200), only(everyone, 302), of(case), case=case),
        *read_only("checklists:history", only(everyone, 200), of(case), case=case),
        *form("checklists:item", only(everyone, 200), only(holders, 302), item, data=lambda _world: ANSWER, case=case),
        *write_only("checklists:newer_version", only(holders, 302), of(case), case=case),
        *write_only("checklists:comments", only(everyone, 422), item, data=said, case=case),
        *write_only("checklists:files", only(holders, 422), item, case=case),
        *write_only("checklists:plan", only(holders, 302), item, data=lambda _world: {"seen": "|"}, case=case),
        *read_only("checklists:file", only(NOBODY, 404), file_of(case), case=case),
    ]
# Lists of a cooperation and of an employer about an MSO: the same pages, no go-betweens.
for case, holders, commenters in (("cooperation_list", HOLDING, HOLDING), ("fit_list", EMPLOYER, NOBODY)):
    item = of(case, key=KEY)
    ROWS += [
        *read_only("checklists:list", only(holders, 200), of(case), case=case),
        *read_only("checklists:standing", only(holders, 200), of(case), case=case),
        *form("checklists:paper", only(holders, 200), only(holders, 302), of(case), case=case),
        *read_only("checklists:history", only(holders, 200), of(case), case=case),
        *form("checklists:item", only(holders, 200), only(holders, 302), item, data=lambda _world: ANSWER, case=case),
        *write_only("checklists:newer_version", only(holders, 302), of(case), case=case),
        *write_only("checklists:comments", only(commenters, 422), item, data=said, case=case),
        *write_only("checklists:files", only(holders, 422), item, case=case),
        *write_only("checklists:plan", only(holders, 302), item, data=lambda _world: {"seen": "|"}, case=case),
    ]
ROWS += [
    *form(
        "checklists:cooperation_lists",
        only(HOLDING, 200),
        only(HOLDING, 302),
        lambda world: {"pk": world.extra["cooperation_list"].cooperation_id},
    ),
    *form(
        "checklists:fit",
        only(EMPLOYER, 200),
        only(EMPLOYER, 302),
        lambda world: {"slug": world.mso.slug},
        data=lambda world: {"employer": world.employer.pk},
    ),
]
