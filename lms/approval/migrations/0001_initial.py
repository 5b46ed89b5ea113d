import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True)),
                ('client', models.CharField(max_length=120)),
                ('consumer', models.CharField(max_length=9)),
                ('purpose', models.CharField(max_length=20)),
                ('method', models.CharField(max_length=7)),
                ('path', models.CharField(max_length=300)),
                ('status', models.PositiveSmallIntegerField()),
                ('caseworker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('decided_at', models.DateTimeField()),
                ('police_certificate_seen_on', models.DateField(verbose_name='police certificate seen on')),
                ('state', models.CharField(choices=[('standing', 'Approved'), ('needs_review', 'Must be considered anew'), ('upheld', 'Approved, upheld after review'), ('withdrawn', 'Withdrawn'), ('ended', 'Ended with the assignment')], default='standing', max_length=20)),
                ('snapshot', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='people.assignment')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('parents', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['standing', 'needs_review', 'upheld'])), fields=('assignment',), name='approval_one_standing')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('registered', 'Registered'), ('moved_in', 'Move-in recorded'), ('outcome', 'Another outcome'), ('approved', 'Approved'), ('needs_review', 'Must be considered anew'), ('upheld', 'Upheld'), ('withdrawn', 'Withdrawn'), ('ended', 'Ended')], max_length=20)),
                ('at', models.DateTimeField()),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='people.assignment')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'id'], name='change_by_organisation')],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('handed_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hand_overs', to='people.assignment')),
                ('handed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handed_over', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('assignment',), name='hand_over_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('evidence_withdrawn', 'Training that the approval rests on was withdrawn'), ('parent_joined', 'A foster parent has joined the home')], max_length=20)),
                ('evidence', models.CharField(blank=True, max_length=64)),
                ('opened_at', models.DateTimeField()),
                ('conclusion', models.CharField(blank=True, choices=[('upheld', 'Upheld'), ('withdrawn', 'Withdrawn')], max_length=20)),
                ('withdrawal_reason', models.CharField(blank=True, choices=[('training_incomplete', 'The training is no longer complete'), ('recorded_wrongly', 'The training was recorded wrongly'), ('home_changed', 'The adults in the home have changed'), ('home_wishes', 'The home has asked for it')], max_length=30)),
                ('concluded_at', models.DateTimeField(null=True)),
                ('snapshot', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                ('approval', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='approval.approval')),
                ('concluded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('conclusion', '')), fields=('approval', 'reason', 'evidence', 'person'), name='review_open_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('conclusion', 'upheld'), _negated=True), ('snapshot__isnull', False), _connector='OR'), name='review_upheld_keeps_a_snapshot'), models.CheckConstraint(condition=models.Q(models.Q(('conclusion', 'withdrawn'), _negated=True), models.Q(('withdrawal_reason', ''), _negated=True), _connector='OR'), name='review_withdrawn_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='RuleSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='code')),
                ('kind', models.CharField(choices=[('ordinary', 'Ordinary foster home'), ('kinship', 'Family and close network'), ('specialised', 'Specialised foster home'), ('emergency_home', 'Emergency home'), ('special_terms', 'Special-terms home')], max_length=20, verbose_name='kind of home')),
                ('version', models.PositiveSmallIntegerField(editable=False, verbose_name='version')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='in force from')),
                ('urgent_days', models.PositiveSmallIntegerField(default=180, verbose_name='days after an urgent move-in')),
                ('is_demonstration', models.BooleanField(default=False, editable=False)),
                ('proposed_at', models.DateTimeField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('copied_from', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='approval.ruleset')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'version'), name='rule_set_version_once'), models.UniqueConstraint(condition=models.Q(('confirmed_by__isnull', False)), fields=('kind', 'valid_from'), name='rule_set_one_a_day_for_each_kind'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='rule_set_needs_two'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('proposed_by__isnull', False), ('valid_from__isnull', False)), _connector='OR'), name='rule_set_is_proposed_before_confirmed')],
            },
        ),
        migrations.CreateModel(
            name='Requirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('key', models.SlugField(max_length=60, verbose_name='key')),
                ('phase', models.CharField(choices=[('before_approval', 'Before approval'), ('after_move_in', 'Training after the move-in')], default='before_approval', max_length=20, verbose_name='phase')),
                ('any_of', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=60), size=None, verbose_name='any of these trainings')),
                ('who', models.CharField(choices=[('each', 'Every foster parent'), ('any', 'One foster parent in the home')], default='each', max_length=10, verbose_name='who')),
                ('only_for', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=40), blank=True, default=list, size=None, verbose_name='only for target groups')),
                ('strength', models.CharField(choices=[('required', 'Required'), ('recommended', 'Recommended')], default='required', max_length=15, verbose_name='strength')),
                ('due_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days after the move-in')),
                ('valid_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='valid for months')),
                ('rule_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='approval.ruleset')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('rule_set', 'key'), name='requirement_key_once'), models.CheckConstraint(condition=models.Q(('any_of__len__gt', 0)), name='requirement_names_training')],
            },
        ),
        migrations.CreateModel(
            name='GateStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('cleared', 'The training is complete'), ('missing', 'Training is missing'), ('urgent', 'The child moved in urgently'), ('overdue', 'Past the deadline'), ('breach', 'Moved in without ground for urgency'), ('not_applicable', 'Exempt from the approval rule'), ('not_ready', 'Cannot be answered yet')], default='not_ready', max_length=20)),
                ('reason', models.CharField(blank=True, choices=[('no_rule_set', 'No rule set was in force for this kind of home on its day.'), ('no_parents', 'No foster parent has accepted the invitation yet.'), ('nothing_required', 'The rule set requires nothing before approval.'), ('not_evaluated', 'The answer is on its way.')], default='not_evaluated', max_length=20)),
                ('may_approve', models.BooleanField(default=False)),
                ('due_on', models.DateField(null=True)),
                ('follow_up_due_on', models.DateField(null=True)),
                ('given', models.JSONField(default=dict)),
                ('answer', models.JSONField(default=dict)),
                ('progress', models.JSONField(default=list)),
                ('on', models.DateField(null=True)),
                ('is_stale', models.BooleanField(default=True)),
                ('assignment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='gate_status', to='people.assignment')),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gate_statuses', to='people.fosterhome')),
                ('preparation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='gate_status', to='people.preparation')),
                ('rule_set', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='approval.ruleset')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('is_stale', True)), fields=['id'], name='gate_status_stale'), models.Index(fields=['outcome', 'due_on'], name='gate_status_outcome')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('assignment__isnull', False), ('preparation', None)), models.Q(('assignment', None), ('preparation__isnull', False)), _connector='OR'), name='gate_status_has_one_subject')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('review', 'Consider the approval anew'), ('tell_host', 'Tell the municipality where the home lies')], max_length=20)),
                ('opened_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='people.assignment')),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('done_at', None)), fields=('kind', 'organisation', 'assignment'), name='task_open_once')],
            },
        ),
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('url', models.URLField(max_length=500, verbose_name='address')),
                ('made_at', models.DateTimeField()),
                ('stopped_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='webhooks', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('stopped_at', None)), fields=('organisation', 'url'), name='webhook_once')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('delivered', 'Delivered'), ('given_up', 'Given up')], default='waiting', max_length=10)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField()),
                ('last_status', models.PositiveSmallIntegerField(null=True)),
                ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='approval.change')),
                ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='approval.webhook')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['next_try_at'], name='delivery_due')],
                'constraints': [models.UniqueConstraint(fields=('webhook', 'change'), name='delivery_once')],
            },
        ),
    ]
