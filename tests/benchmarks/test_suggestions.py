"""How long it takes to suggest organisations for a project, with as many as all of Germany has."""

import pytest
from django.test import Client

from .measuring import measure, report

pytestmark = pytest.mark.bench

PROJECTS = (
    "?group=young_people&language=ar&place=Hamm&radius=25",
    "?group=women&group=parents&language=tr&language=ar&field=education&place=Dortmund&radius=50",
    "?group=refugees&field=labour_market&place=K%C3%B6ln&radius=100",
    "?group=job_seekers",
)


def test_suggestions(directory):
    report("suggestions", [measure(Client(), f"/vorschlaege/{project}") for project in PROJECTS])
