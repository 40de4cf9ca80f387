"""People of an accession, and a paper to sign."""

import io

import pikepdf
import pytest

from tests.factories.partners import OrganisationFactory, RepresentativeFactory


@pytest.fixture
def lead(db):
    """Return a lead of the ministry's team."""
    return RepresentativeFactory(
        organisation=OrganisationFactory(ministry=True), role="owner", user__name="Lena Leitung"
    ).user


@pytest.fixture
def head(partner):
    return RepresentativeFactory(organisation=partner, role="owner", user__name="Hanna Haupt").user


@pytest.fixture
def scan():
    """Return a PDF that would run a script when it is opened."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        content = io.BytesIO()
        pdf.save(content)
    return content.getvalue()
