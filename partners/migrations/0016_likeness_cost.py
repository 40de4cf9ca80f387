"""Tells the planner what the keys of likeness cost, so that it takes their index in a small directory as well.

With the usual estimate 300 organisations were read through for every key of a list: minutes instead of seconds.
"""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0015_imports'),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER FUNCTION partners_likeness_keys(text, text, text, text, text, text) COST 10000",
            "ALTER FUNCTION partners_likeness_keys(text, text, text, text, text, text) COST 100",
        ),
    ]
