"""Addresses in mails and files are whole."""

from portal.shared.addresses import absolute_url


def test_address_is_that_of_the_portal(settings):
    settings.PORTAL_URL = "https://portal.example.org/"
    assert absolute_url("/verzeichnis/?q=a") == "https://portal.example.org/verzeichnis/?q=a"
