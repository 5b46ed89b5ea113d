import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('key', models.UUIDField(primary_key=True, serialize=False)),
                ('iri', models.TextField()),
                ('definition', models.TextField()),
                ('updated_at', models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('sha2', models.CharField(max_length=128, primary_key=True, serialize=False)),
                ('file', models.CharField(max_length=200)),
                ('length', models.BigIntegerField()),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Credential',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('key', models.CharField(max_length=40, unique=True)),
                ('secret_hash', models.CharField(max_length=64)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('statements/write', 'Write statements'), ('statements/read/mine', 'Read the statements it wrote'), ('statements/read', 'Read all statements'), ('state', 'Keep state'), ('define', 'Define activities'), ('profile', 'Keep profiles'), ('all/read', 'Read everything'), ('all', 'Everything')], max_length=24), size=None, verbose_name='may')),
                ('actors', models.CharField(choices=[('ours', 'People of this platform'), ('any', 'Anyone')], default='ours', max_length=4, verbose_name='about')),
                ('requests_per_minute', models.PositiveIntegerField(blank=True, null=True, verbose_name='requests a minute')),
                ('origins', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, size=None, verbose_name='web pages')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Facet',
            fields=[
                ('pk', models.CompositePrimaryKey('key', 'stored', 'depth', blank=True, editable=False, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('stored', models.DateTimeField()),
                ('depth', models.SmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('stored', models.DateTimeField(unique=True)),
                ('timestamp', models.DateTimeField()),
                ('person', models.UUIDField(null=True)),
                ('verb', models.TextField()),
                ('object_kind', models.CharField(choices=[('Activity', 'Activity'), ('Agent', 'Agent'), ('Group', 'Group'), ('StatementRef', 'Another statement'), ('SubStatement', 'A statement within the statement')], max_length=12)),
                ('object_id', models.TextField()),
                ('registration', models.UUIDField(null=True)),
                ('refers', models.UUIDField(null=True)),
                ('voids', models.UUIDField(null=True)),
                ('text', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('data', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast('text', models.JSONField()), output_field=models.JSONField())),
                ('credential', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xapi.credential')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('person__isnull', False)), fields=['person', 'stored'], name='statement_person'), models.Index(condition=models.Q(('refers__isnull', False)), fields=['refers'], name='statement_refers')],
            },
        ),
        migrations.CreateModel(
            name='Spending',
            fields=[
                ('credential', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='xapi.credential')),
                ('minute', models.BigIntegerField()),
                ('taken', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('key', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('state', 'State'), ('activity', 'Activity profile'), ('agent', 'Agent profile')], max_length=8)),
                ('shelf', models.UUIDField()),
                ('activity', models.TextField(blank=True)),
                ('agent', models.TextField(blank=True)),
                ('registration', models.UUIDField(null=True)),
                ('name', models.TextField()),
                ('content_type', models.TextField()),
                ('body', models.BinaryField()),
                ('sha1', models.CharField(max_length=40)),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'indexes': [models.Index(fields=['shelf', 'updated_at'], name='document_shelf')],
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('statement_id', models.UUIDField(primary_key=True, serialize=False)),
                ('stored', models.DateTimeField()),
                ('sha256', models.CharField(max_length=64)),
                ('reason', models.TextField(verbose_name='reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity', models.TextField(verbose_name='activity')),
                ('tied_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('credential', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to='xapi.credential')),
                ('tied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('credential', 'activity'), name='tie_once')],
            },
        ),
        migrations.CreateModel(
            name='Voiding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('target', models.UUIDField()),
                ('reach', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xapi.credential')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xapi.statement')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('target', 'reach'), name='voiding_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Outbox',
            fields=[
                ('statement', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='outbox', serialize=False, to='xapi.statement')),
                ('stored', models.DateTimeField(unique=True)),
                ('actor', models.UUIDField()),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('parked', 'Refused by the receiver'), ('delivered', 'Delivered')], default='waiting', max_length=10)),
                ('tries', models.PositiveIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(null=True)),
                ('last_status', models.PositiveSmallIntegerField(null=True)),
                ('last_error', models.TextField(blank=True)),
                ('settled_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['stored'], name='outbox_waiting'), models.Index(condition=models.Q(('state', 'waiting')), fields=['actor', 'stored'], name='outbox_actor'), models.Index(fields=['state', 'stored'], name='outbox_state')],
            },
        ),
    ]
