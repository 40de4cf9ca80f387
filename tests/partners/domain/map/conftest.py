"""Two districts with outlines, side by side."""

import pytest

from tests.factories.geo import DistrictFactory, rectangle


@pytest.fixture
def districts(db):
    return [
        DistrictFactory(key="05001", name="Westkreis", outline=[rectangle(6, 51, 7, 52)], longitude=6.5, latitude=51.5),
        DistrictFactory(key="05002", name="Ostkreis", outline=[rectangle(7, 51, 9, 52)], longitude=8.0, latitude=51.5),
    ]
