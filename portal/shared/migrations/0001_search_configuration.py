"""Extensions and the German text search configuration without accents."""

from django.contrib.postgres.operations import BtreeGinExtension, BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Everything search needs from the database."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGinExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(
            """
            CREATE TEXT SEARCH CONFIGURATION de (COPY = german);
            ALTER TEXT SEARCH CONFIGURATION de
                ALTER MAPPING FOR hword, hword_part, word WITH unaccent, german_stem;
            """,
            "DROP TEXT SEARCH CONFIGURATION de",
        ),
    ]
