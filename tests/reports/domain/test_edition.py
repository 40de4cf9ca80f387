"""What goes into the brochure, in which order, and how numbers read in German."""

from decimal import Decimal

import pytest

from reports.domain.collation import german_sort_key
from reports.domain.edition import NothingToPrint, collect_edition, collect_partner_report
from reports.domain.figures import printed_value, pulled_out
from reports.models import Figure
from reports.renderers.data import EditionData
from tests.factories.partners import OrganisationFactory
from tests.factories.reports import EditionFactory, EditionTextFactory, NetworkMembershipFactory, ReportFactory


@pytest.fixture
def edition(db):
    return EditionFactory()


def accepted(edition, name, texts=None, **options):
    organisation = OrganisationFactory(name=name, network_partner=True)
    return ReportFactory(period=edition.period, organisation=organisation, state="accepted", texts=texts, **options)


def test_german_alphabet():
    names = ["Zunft", "Ärzte", "Arzt", "öffentlich", "Oper", "Straße", "Strasse B", "unternehmer", "Übung"]
    assert sorted(names, key=german_sort_key) == [
        "Arzt", "Ärzte", "öffentlich", "Oper", "Straße", "Strasse B", "Übung", "unternehmer", "Zunft",
    ]  # fmt: skip


def test_partners_stand_in_alphabetical_order(edition):
    for name in ("Zunft", "Ärztebund", "Arbeiterverein"):
        accepted(edition, name)
    data = collect_edition(edition)
    assert [each.partner for each in data.chapters[0].contributions] == ["Arbeiterverein", "Ärztebund", "Zunft"]
    assert [each.name for each in data.partners] == ["Arbeiterverein", "Ärztebund", "Zunft"]


def test_only_accepted_reports_are_printed(edition):
    accepted(edition, "Angenommen")
    ReportFactory(period=edition.period, state="submitted")
    ReportFactory(period=edition.period, state="returned")
    ReportFactory(state="accepted")
    assert [each.name for each in collect_edition(edition).partners] == ["Angenommen"]


def test_period_without_accepted_reports_says_so(edition):
    ReportFactory(period=edition.period, state="submitted")
    with pytest.raises(NothingToPrint, match="is accepted yet"):
        collect_edition(edition)


def test_chapters_have_title_introduction_and_articles(edition):
    accepted(edition, "Stadt", {5: "Netz", 2: "Kurse"})
    EditionTextFactory(edition=edition, focus_area=5, title="Eigener Titel", text="Einleitung")
    EditionTextFactory(edition=edition, focus_area=5, kind="guest_article", title="Gast", author="G", text="Artikel")
    EditionTextFactory(edition=edition, focus_area=None, kind="greeting", title="Gruß", author="M", text="Willkommen")
    data = collect_edition(edition)
    assert [(each.number, each.title, each.introduction) for each in data.chapters] == [
        (2, "Stärkung der interkulturellen Kompetenz der Beschäftigten", ""),
        (5, "Eigener Titel", "Einleitung"),
    ]
    assert [each.title for each in data.chapters[1].guest_articles] == ["Gast"]
    assert [each.title for each in data.greetings] == ["Gruß"]


def test_partner_is_listed_by_its_kind(edition):
    report = accepted(edition, "Stadt")
    NetworkMembershipFactory(organisation=report.organisation, kind="city")
    assert [(each.name, each.kind) for each in collect_edition(edition).partners] == [("Stadt", "Städte und Gemeinden")]


def test_same_content_gives_the_same_data(edition):
    accepted(edition, "Stadt")
    first = collect_edition(edition)
    assert collect_edition(edition).to_json() == first.to_json()
    assert EditionData.from_json(first.to_json()) == first


@pytest.mark.parametrize("partners", [1, 3])
def test_number_of_queries_is_fixed(edition, partners, django_assert_num_queries):
    for number in range(partners):
        report = accepted(edition, f"Stadt {number}", {1: "a"})
        NetworkMembershipFactory(organisation=report.organisation)
    with django_assert_num_queries(9):
        collect_edition(edition)


@pytest.mark.django_db
def test_report_of_one_partner_is_printed_in_any_state():
    report = ReportFactory(texts={1: "Text", 3: "", 6: "Mehr"})
    assert [each.number for each in collect_partner_report(report).sections] == [1, 6]


@pytest.mark.django_db
def test_report_without_text_says_so():
    with pytest.raises(NothingToPrint, match="has no text yet"):
        collect_partner_report(ReportFactory())


def figure(**values):
    return Figure(**{"indicator": "Neue", "value": Decimal(12), "unit": "Personen", **values})


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        ({"value": Decimal("33.3000"), "unit": "%"}, "33,3 %"),
        ({"value": Decimal("20.0000"), "value_max": Decimal("30.0000"), "unit": "%"}, "20–30 %"),
        ({"value": Decimal("1234567.0000")}, "1.234.567 Personen"),
        ({"value": Decimal(500), "qualifier": "über"}, "über 500 Personen"),
        ({"value": Decimal(500), "qualifier": "Schätzwert"}, "500 Personen"),
    ],
)
def test_figures_read_as_germans_write_them(values, printed):
    assert printed_value(figure(**values)) == printed


def test_at_most_two_telling_figures_are_pulled_out():
    figures = [
        figure(value=Decimal(3)),
        figure(value=Decimal(90), unit="Minuten"),
        figure(reference="2022 (Planung)"),
        figure(indicator="x" * 100),
        figure(value=Decimal(3), unit="%"),
        figure(),
        figure(value=Decimal(99)),
    ]
    assert [each.value for each in pulled_out(figures)] == ["3 %", "12 Personen"]
