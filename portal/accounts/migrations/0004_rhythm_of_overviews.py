import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_weekly_digest'),
        ('outbox', '0003_returned_mails'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='weeklydigest', name='weekly_digest_once'),
        migrations.RemoveConstraint(model_name='weeklydigest', name='weekly_digest_week'),
        migrations.RenameModel(old_name='WeeklyDigest', new_name='Digest'),
        migrations.RenameField(model_name='digest', old_name='week', new_name='period'),
        migrations.AlterField(
            model_name='digest',
            name='period',
            field=models.CharField(max_length=10, verbose_name='week or day'),
        ),
        migrations.AddField(
            model_name='digest',
            name='rhythm',
            field=models.CharField(choices=[('weekly', 'weekly'), ('daily', 'daily')], default='weekly', max_length=6, verbose_name='rhythm'),
        ),
        migrations.AlterField(
            model_name='digest',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to=settings.AUTH_USER_MODEL, verbose_name='user'),
        ),
        migrations.AlterField(
            model_name='digest',
            name='message',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='digest', to='outbox.message', verbose_name='message'),
        ),
        migrations.AlterField(
            model_name='digest',
            name='link',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='digest', to='accounts.signedlink', verbose_name='link'),
        ),
        migrations.AlterModelOptions(
            name='digest',
            options={'ordering': ['-created_at'], 'verbose_name': 'overview by e-mail', 'verbose_name_plural': 'overviews by e-mail'},
        ),
        migrations.AddConstraint(
            model_name='digest',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('user', 'period'), name='digest_once', violation_error_message='This person has the overview already.'),
        ),
        migrations.AddConstraint(
            model_name='digest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('period__regex', '^\\d{4}-W\\d{2}$'), ('rhythm', 'weekly')), models.Q(('period__regex', '^\\d{4}-\\d{2}-\\d{2}$'), ('rhythm', 'daily')), _connector='OR'), name='digest_period', violation_error_message='A week is written like 2026-W47, a day like 2026-11-23.'),
        ),
    ]
