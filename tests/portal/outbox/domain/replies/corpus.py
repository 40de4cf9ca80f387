"""The mails of the corpus: written by hand after what mail programs make of answers."""

from pathlib import Path

MAILS = Path(__file__).with_name("mails")
RELAY = "anfrage@portal.example.org"
TOKEN = "abcdefghijklmnopqrstuvwxyz"
PROGRAMS = ("outlook", "gmail", "apple", "gmx", "thunderbird", "phone")
ANSWERS = {
    "de": "Guten Tag Frau Muster,\n\ngern, rufen Sie am Dienstag nach 18 Uhr an.",
    "tr": "Merhaba Erika Hanım,\n\nmemnuniyetle. Salı günü 18'den sonra arayabilirsiniz.",
    "ar": "مرحبا سيدة موستر،\n\nبكل سرور، اتصلي بنا يوم الثلاثاء بعد السادسة.",
    "ru": "Здравствуйте!\n\nС удовольствием, звоните во вторник после 18 часов.",
    "uk": "Доброго дня!\n\nЗалюбки, телефонуйте у вівторок після 18.",
}


def mail(name: str) -> bytes:
    """Return the mail called ``name``."""
    return (MAILS / f"{name}.eml").read_bytes()
