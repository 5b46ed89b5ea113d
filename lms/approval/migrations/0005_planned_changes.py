from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('approval', '0004_proof_links_and_views'),
    ]

    operations = [
        migrations.AlterField(
            model_name='change',
            name='kind',
            field=models.CharField(choices=[('registered', 'Registered'), ('planned', 'Planned move-in changed'), ('moved_in', 'Move-in recorded'), ('outcome', 'Another outcome'), ('approved', 'Approved'), ('needs_review', 'Must be considered anew'), ('upheld', 'Upheld'), ('withdrawn', 'Withdrawn'), ('ended', 'Ended')], max_length=20),
        ),
    ]
