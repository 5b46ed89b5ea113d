"""Statistics, and what case systems are told, by their own names."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("approval", "0008_formats")]

    operations = [
        migrations.RenameModel("Outlook", "MonthlyStatistics"),
        migrations.RenameModel("Change", "AssignmentChange"),
        migrations.RenameModel("Delivery", "WebhookDelivery"),
        migrations.RemoveConstraint(
            model_name='assignmentchange',
            name='approval_change_kind_choice',
        ),
        migrations.RemoveConstraint(
            model_name='webhookdelivery',
            name='approval_delivery_state_choice',
        ),
        migrations.AddConstraint(
            model_name='assignmentchange',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['approved', 'ended', 'moved_in', 'needs_review', 'outcome', 'planned', 'registered', 'upheld', 'withdrawn'])), name='approval_assignmentchange_kind_choice'),
        ),
        migrations.AddConstraint(
            model_name='webhookdelivery',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['delivered', 'given_up', 'waiting'])), name='approval_webhookdelivery_state_choice'),
        ),
    ]
