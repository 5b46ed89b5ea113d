import courses.models.attestations
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Module',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('code', models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('programme', 'Programme'), ('module', 'Module')], max_length=10)),
                ('titles', models.JSONField(default=dict)),
                ('is_demonstration', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='LessonVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lesson_uuid', models.UUIDField()),
                ('language', models.CharField(max_length=10)),
                ('number', models.PositiveIntegerField()),
                ('is_source', models.BooleanField()),
                ('title', models.CharField(max_length=255)),
                ('minutes', models.PositiveIntegerField()),
                ('content', models.JSONField()),
                ('material_change', models.TextField(blank=True)),
                ('published_at', models.DateTimeField()),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('lesson_uuid', 'language', 'number'), name='lesson_version_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('quiz_uuid', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('drawn', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('shuffle', models.PositiveIntegerField()),
                ('started_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('points', models.FloatField(null=True)),
                ('max_points', models.FloatField(null=True)),
                ('has_passed', models.BooleanField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to=settings.AUTH_USER_MODEL)),
                ('quiz_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.lessonversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'quiz_uuid', 'number'), name='attempt_number_once'), models.UniqueConstraint(condition=models.Q(('finished_at', None)), fields=('person', 'quiz_uuid'), name='attempt_one_open_per_quiz')],
            },
        ),
        migrations.CreateModel(
            name='ModuleVersion',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('pass_mark', models.FloatField()),
                ('min_share', models.FloatField()),
                ('any_order', models.BooleanField()),
                ('phase', models.CharField(choices=[('before', 'Before the child moves in'), ('around', 'Around the move'), ('during', 'While the child lives with you')], max_length=10)),
                ('prerequisites', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('target_groups', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None)),
                ('published_at', models.DateTimeField()),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='courses.module')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('module', 'number'), name='module_version_number_once'), models.CheckConstraint(condition=models.Q(('min_share__range', (0, 1)), ('pass_mark__range', (0, 1))), name='module_version_shares_within_one')],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('is_renewal', models.BooleanField(default=False)),
                ('enrolled_on', models.DateField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('enrolled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to=settings.AUTH_USER_MODEL)),
                ('module_version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='courses.moduleversion')),
            ],
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('lesson_uuid', models.UUIDField(null=True)),
                ('question_uuid', models.UUIDField(null=True)),
                ('heading', models.CharField(blank=True, max_length=255)),
                ('text', models.TextField(verbose_name='note')),
                ('written_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('writer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('question_uuid', None), _negated=True), fields=('writer', 'question_uuid'), name='note_once_per_reflection')],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('lesson', 'Lesson'), ('quiz', 'Quiz'), ('gathering', 'Gathering'), ('visit', 'Visit'), ('network_day', 'Network day')], max_length=20)),
                ('titles', models.JSONField(default=dict)),
                ('minutes', models.PositiveIntegerField(default=0)),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='courses.module')),
            ],
        ),
        migrations.CreateModel(
            name='ModulePart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('is_required', models.BooleanField()),
                ('min_share', models.FloatField(null=True)),
                ('module_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='module_parts', to='courses.moduleversion')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='module_parts', to='courses.part')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('module_version', 'part'), name='module_part_once'), models.UniqueConstraint(fields=('module_version', 'position'), name='module_part_position_once')],
            },
        ),
        migrations.CreateModel(
            name='PartProgress',
            fields=[
                ('pk', models.CompositePrimaryKey('enrolment', 'part', blank=True, editable=False, primary_key=True, serialize=False)),
                ('done_on', models.DateField()),
                ('done_at', models.DateTimeField()),
                ('rests_on', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='courses.enrolment')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='courses.part')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='part_progress', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ProgrammeModule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('module_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programme_modules', to='courses.moduleversion')),
            ],
        ),
        migrations.CreateModel(
            name='ProgrammeVersion',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('adds_up_attendance', models.BooleanField(default=False)),
                ('published_at', models.DateTimeField()),
                ('follows_recommendation_on', models.DateField(null=True)),
                ('follows_recommendation_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('module_versions', models.ManyToManyField(related_name='programme_versions', through='courses.ProgrammeModule', to='courses.moduleversion')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='courses.programme')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'number'), name='programme_version_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('follows_recommendation_by', None), ('follows_recommendation_on', None)), models.Q(('follows_recommendation_by__isnull', False), ('follows_recommendation_on__isnull', False)), _connector='OR'), name='programme_version_recommendation_signed')],
            },
        ),
        migrations.AddField(
            model_name='programmemodule',
            name='programme_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programme_modules', to='courses.programmeversion'),
        ),
        migrations.CreateModel(
            name='EnrolmentMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moved_at', models.DateTimeField()),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='courses.enrolment')),
                ('moved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('from_module_version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.moduleversion')),
                ('from_programme_version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.programmeversion')),
            ],
        ),
        migrations.AddField(
            model_name='enrolment',
            name='programme_version',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='courses.programmeversion'),
        ),
        migrations.AddField(
            model_name='programme',
            name='training',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='programme', to='courses.training'),
        ),
        migrations.AddField(
            model_name='module',
            name='training',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='module', to='courses.training'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='training',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='courses.training'),
        ),
        migrations.CreateModel(
            name='Completion',
            fields=[
                ('announcement', models.UUIDField(primary_key=True, serialize=False)),
                ('how', models.CharField(choices=[('earned', 'Earned'), ('attested', 'Attested'), ('recognised', 'Recognised')], max_length=10)),
                ('completed_on', models.DateField()),
                ('completed_at', models.DateTimeField()),
                ('rests_on', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('registration', models.UUIDField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='completions', to=settings.AUTH_USER_MODEL)),
                ('module_version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='courses.moduleversion')),
                ('programme_version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='courses.programmeversion')),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='courses.training')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'training'], name='completion_by_training')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('evidence', models.UUIDField()),
                ('completed_on', models.DateField()),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('name_hash', models.CharField(max_length=64)),
                ('issued_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to=settings.AUTH_USER_MODEL)),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.training')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('evidence', 'name_hash'), name='certificate_once_per_name')],
            },
        ),
        migrations.CreateModel(
            name='Attestation',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('attested', 'Attested'), ('recognised', 'Recognised')], max_length=10)),
                ('provider', models.CharField(blank=True, max_length=160)),
                ('began_on', models.DateField(null=True)),
                ('ended_on', models.DateField()),
                ('reason', models.CharField(blank=True, choices=[('earlier_basic', 'Basic training completed earlier'), ('equivalent', 'Equal training in another programme'), ('abroad', 'Equal training in another country')], max_length=20)),
                ('checks', models.JSONField(default=list)),
                ('document', models.FileField(blank=True, storage=courses.models.attestations.private_files, upload_to=courses.models.attestations.attestation_document_path)),
                ('document_sha256', models.CharField(blank=True, max_length=64)),
                ('attested_at', models.DateTimeField()),
                ('statement', models.UUIDField(unique=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('attested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attestations', to=settings.AUTH_USER_MODEL)),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.training')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lesson_uuid', models.UUIDField()),
                ('question_uuid', models.UUIDField(db_index=True)),
                ('response', models.JSONField()),
                ('is_right', models.BooleanField(null=True)),
                ('points', models.FloatField(null=True)),
                ('is_first', models.BooleanField()),
                ('answered_at', models.DateTimeField()),
                ('statement', models.UUIDField(unique=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to=settings.AUTH_USER_MODEL)),
                ('attempt', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='courses.attempt')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'lesson_uuid'], name='answer_by_lesson')],
            },
        ),
        migrations.CreateModel(
            name='Bookmark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lesson_uuid', models.UUIDField()),
                ('place', models.CharField(blank=True, max_length=80)),
                ('begun_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bookmarks', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'lesson_uuid'), name='bookmark_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='programmemodule',
            constraint=models.UniqueConstraint(fields=('programme_version', 'module_version'), name='programme_module_once'),
        ),
        migrations.AddConstraint(
            model_name='programmemodule',
            constraint=models.UniqueConstraint(fields=('programme_version', 'position'), name='programme_module_position_once'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.UniqueConstraint(condition=models.Q(('is_renewal', False)), fields=('person', 'training'), name='enrolment_once_unless_renewal'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('module_version__isnull', False), ('programme_version', None)), models.Q(('module_version', None), ('programme_version__isnull', False)), _connector='OR'), name='enrolment_pins_one_version'),
        ),
    ]
