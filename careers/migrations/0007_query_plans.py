"""Indexes that query plans want, each with the query it is for."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('careers', '0006_hr_desk'),
        ('admin', '0003_logentry_add_action_flag_choices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Every process asks twice a second whether an opening has changed: how many, when last, how
        # often. With this it reads two small columns, and not every opening there ever was, text and all.
        migrations.AddIndex(
            model_name='vacancy',
            index=models.Index(fields=['changed_at', 'revision'], name='vacancy_stamp'),
        ),
        # Each knock at a door first sweeps out those that no longer count: under attack there are many.
        migrations.AddIndex(
            model_name='guess',
            index=models.Index(fields=['at'], name='guess_over'),
        ),
        # Who changed a thing last, and its history. The table is Django's and has an index for the kind
        # alone: every entry of that kind was read.
        migrations.RunSQL(
            'CREATE INDEX careers_log_of ON django_admin_log (content_type_id, object_id)',
            'DROP INDEX careers_log_of',
        ),
    ]
