from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0010_accession"),
    ]

    operations = [
        migrations.RemoveField(model_name="networkmembership", name="declaration"),
    ]
