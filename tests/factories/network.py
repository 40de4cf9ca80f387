"""Declarations to the partner network for tests."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from reports.enums import DeclarationSide
from reports.models import Declaration, DraftAgreement, Measure, Milestone
from tests.factories.accounts import UserFactory
from tests.factories.reports import NetworkMembershipFactory


class MeasureFactory(DjangoModelFactory):
    """A measure with one milestone, due on ``due_on``."""

    class Meta:
        model = Measure
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Maßnahme {n}")
    wording = "Wir laden jedes Jahr Vereine zu uns ein."
    focus_area = 1

    @factory.post_generation
    def due_on(self, _create, extracted, **_kwargs):
        Milestone.objects.create(measure=self, title="Erste Einladung", due_on=extracted or date(2027, 3, 31))


class DeclarationFactory(DjangoModelFactory):
    """A declaration; ``state`` is reached the way the database asks for.

    It has ``measures`` measures, each with a milestone, or one for each day of ``due``.
    """

    class Meta:
        model = Declaration

    membership = factory.SubFactory(NetworkMembershipFactory)
    wording = "Wir öffnen uns."
    state = "draft"
    measures = 1
    due = None

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        state, measures, due = kwargs.pop("state"), kwargs.pop("measures"), kwargs.pop("due")
        ended_on = kwargs.pop("ended_on", None)
        declaration = super()._create(model_class, *args, **kwargs)
        for number, day in enumerate(due or [None] * measures, start=1):
            MeasureFactory(declaration=declaration, number=number, due_on=day)
        if state == "draft":
            return declaration
        for side in DeclarationSide.values:
            DraftAgreement.objects.create(
                declaration=declaration, side=side, revision=declaration.revision, by=UserFactory()
            )
        declaration.state, declaration.signed_on = "signed", kwargs.get("signed_on", date(2024, 5, 2))
        declaration.head_name, declaration.head_function = "Hanna Haupt", "Vorständin"
        declaration.secretary_name, declaration.secretary_function = "Stefan Staat", "Staatssekretär"
        declaration.file.name, declaration.file_size = "declarations/x.pdf", 9
        declaration.sha256 = declaration.original_sha256 = "0" * 64
        declaration.save()
        if state == "ended":
            declaration.state, declaration.ended_on = "ended", ended_on or date(2025, 1, 1)
            declaration.save()
        return declaration
