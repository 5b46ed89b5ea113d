"""A notice (melding) is called one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_choices")]

    operations = [
        migrations.RenameModel("Message", "Notice"),
        migrations.RemoveConstraint(
            model_name='notice',
            name='notices_message_status_choice',
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['failed', 'held', 'letter', 'posted', 'queued', 'sending', 'sent', 'stopped', 'uncertain'])), name='notices_notice_status_choice'),
        ),
    ]
