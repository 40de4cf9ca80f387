"""Invented persons: names, e-mail addresses, telephone numbers nobody has."""

from random import Random

from portal.geo.domain.names import fold

WOMENS_NAMES = """
Agnieszka Alina Amina Ana Asmait Aylin Ayşe Azra Beata Berivan Carla Dalia Daria Dilara Dimitra Elena Elif Emine
Esther Fatma Fiona Gabriela Giulia Hanna Hatice Hoda Ines Irina Ivana Jasmin Joana Kalina Katharina Laila Leyla Lucía
Magda Maria Mirjana Miriam Nadia Nasrin Natalia Nilufar Oksana Paola Parwin Petra Priya Rana Rosa Ruta
Samira Sara Selin Shirin Sofia Svitlana Tamara Teresa Vera Yara Zahra
""".split()  # noqa: SIM905 -- a word list
MENS_NAMES = """
Adem Amir Andrej Anwar Bao Bojan Chidi Daniel Dragan Emre Farid Filip Georgi Haben Ibrahim Ilir Jamal Jonas Kadir Karim
Kofi Luan Mahmoud Marek Mehmet Milan Murat Oleh Omar Rami Sergej Stefan Tarek Thanh Thomas Tomasz Viktor Yusuf Zoran
""".split()  # noqa: SIM905 -- a word list
FIRST_NAMES = [*WOMENS_NAMES, *MENS_NAMES, "Bahar", "Deniz", "Lan", "Mei", "Nino", "Noor"]
LAST_NAMES = """
Abebe Adjei Akgül Almasri Amiri Andersen Antonescu Asante Aslanov Bajwa Barzani Bekele Berger Bianchi Bondarenko Brandt
Carvalho Çelik Chen Costa Demirtaş Dimitrov Dogan Duarte Eklund Fadel Ferreira Fischer Gebre
Ghani Gjoni Haddad Hakimi
Hoang Hoxha Ibrahimi Ivanova Jankowski Jovanović Kamara Karimi Kaya Khalil Kiriakou Kolodziej Kovačević Krasniqi Kurtz
Lehmann Levin Lindner Mahmoudi Markovska Martínez Melnyk Mensah Moradi Nasser Nguyen Nowicki Okafor Osmani Özkan
Papadakis Petrenko Petrov Popescu Qaderi Rahmani
Ramírez Rezai Rossi Sahin Sandberg Schneider Selassie Sharma Shevchuk Silva Sivakumar
Sokolova Stein Szymański Tadesse Tahiri Tekin Tran Usman Vasilev Vogel Weber Yıldırım Zaharia Zieliński
""".split()  # noqa: SIM905 -- a word list
# Ranges the Federal Network Agency keeps for film and books; the x are free.
PHONE_RANGES = ("030 23125 {:03d}", "069 90009 {:03d}", "040 66969 {:03d}", "0221 4710 {:03d}", "089 99998 {:03d}")
MOBILE_RANGES = ("0171 39200 {:02d}", "0176 040690 {:02d}")
MAIL_DOMAIN = "example.org"


def person_name(rng: Random, *, woman: bool = False) -> str:
    """Return an invented first and last name."""
    first = rng.choice(WOMENS_NAMES if woman else FIRST_NAMES)
    return f"{first} {rng.choice(LAST_NAMES)}"


def mail_address(name: str, number: int) -> str:
    """Return an address below ``example.org``; ``number`` keeps namesakes apart."""
    return f"{fold(name).replace(' ', '.')}.{number}@{MAIL_DOMAIN}"


def phone_number(rng: Random, *, mobile: bool) -> str:
    """Return a number from a range that is never given to anybody."""
    if mobile:
        return rng.choice(MOBILE_RANGES).format(rng.randrange(100))
    return rng.choice(PHONE_RANGES).format(rng.randrange(1000))
