import django.contrib.auth.validators
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import lms.people.models.users
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='FosterHome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('registered_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('number', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('official_names', models.CharField(max_length=200)),
                ('county_number', models.CharField(db_index=True, max_length=2)),
                ('county', models.CharField(max_length=80)),
                ('organisation_number', models.CharField(blank=True, max_length=9)),
            ],
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('code', models.SlugField(max_length=10, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name='TargetGroup',
            fields=[
                ('code', models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ('name_nb', models.CharField(max_length=120)),
                ('name_nn', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('is_active', models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('language', models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('en', 'English')], default='nb', max_length=10, verbose_name='language')),
                ('address_protection', models.CharField(blank=True, choices=[('', 'None'), ('hidden', 'Hidden address'), ('confidential', 'Confidential'), ('strictly_confidential', 'Strictly confidential')], default='', max_length=30, verbose_name='address protection')),
                ('alias', models.CharField(blank=True, max_length=80, verbose_name='alias')),
                ('privacy_notice_seen_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='user_email_unique')],
            },
            managers=[
                ('objects', lms.people.models.users.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True)),
                ('act', models.CharField(max_length=60)),
                ('subject', models.CharField(db_index=True, max_length=120)),
                ('data', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ConflictOfInterest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('declared_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts_of_interest', to=settings.AUTH_USER_MODEL)),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.fosterhome')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('user', 'home'), name='conflict_of_interest_once')],
            },
        ),
        migrations.CreateModel(
            name='FosterParent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_on', models.DateField()),
                ('left_on', models.DateField(blank=True, null=True)),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parents', to='people.fosterhome')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='home_memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('user'), models.F('user'), function='int8range', template="%(function)s(%(expressions)s, '[]')"), '&&'), (models.Func(models.F('joined_on'), models.F('left_on'), django.contrib.postgres.fields.ranges.RangeBoundary(), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='foster_parent_one_home_at_a_time'), models.CheckConstraint(condition=models.Q(('left_on', None), ('left_on__gte', models.F('joined_on')), _connector='OR'), name='foster_parent_leaves_after_joining')],
            },
        ),
        migrations.CreateModel(
            name='HomeCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='people.fosterhome')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('sent_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('conflict_at', models.DateTimeField(null=True)),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='people.fosterhome')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddField(
            model_name='fosterhome',
            name='host_municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='homes', to='people.municipality'),
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('child_welfare', 'Child welfare service'), ('foster_care', 'Foster care service'), ('directorate', 'Directorate'), ('county_governor', 'County governor')], max_length=20)),
                ('name', models.CharField(max_length=120, unique=True)),
                ('organisation_number', models.CharField(blank=True, max_length=9)),
                ('district', models.CharField(blank=True, max_length=80, verbose_name='city district')),
                ('county_number', models.CharField(blank=True, max_length=2)),
                ('telephone', models.CharField(blank=True, max_length=20)),
                ('municipalities', models.ManyToManyField(blank=True, related_name='organisations', to='people.municipality')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='people.region')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('trainer', 'Trainer'), ('coordinator', 'Coordinator'), ('caseworker', 'Caseworker'), ('editor', 'Editor'), ('auditor', 'Auditor'), ('admin', 'Administrator')], max_length=20)),
                ('may_approve', models.BooleanField(default=False)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'organisation', 'role'), name='membership_once'), models.CheckConstraint(condition=models.Q(('may_approve', False), ('role', 'caseworker'), _connector='OR'), name='membership_only_caseworkers_approve')],
            },
        ),
        migrations.CreateModel(
            name='LookUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=20)),
                ('purpose', models.CharField(choices=[('training', 'Planning and following up the training'), ('assignment', 'Considering the home for an assignment'), ('supervision', 'Supervision')], max_length=20)),
                ('at', models.DateTimeField(db_index=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('home', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.fosterhome')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='look_ups', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.AddField(
            model_name='fosterhome',
            name='registered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registered_homes', to='people.organisation'),
        ),
        migrations.AddField(
            model_name='fosterhome',
            name='trained_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='trained_homes', to='people.organisation'),
        ),
        migrations.CreateModel(
            name='ProtectedAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='protected_access', to='people.organisation')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='protected_access', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'organisation'), name='protected_access_once'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='protected_access_needs_two')],
            },
        ),
        migrations.AddField(
            model_name='municipality',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='people.region'),
        ),
        migrations.CreateModel(
            name='Preparation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ordinary', 'Ordinary foster home'), ('kinship', 'Family and close network'), ('specialised', 'Specialised foster home'), ('emergency_home', 'Emergency home'), ('special_terms', 'Special-terms home')], max_length=20, verbose_name='intended kind')),
                ('registered_on', models.DateField(editable=False)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='preparations', to='people.fosterhome')),
                ('target_groups', models.ManyToManyField(blank=True, related_name='+', to='people.targetgroup')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('home',), name='preparation_one_open_per_home')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('case_reference', models.CharField(editable=False, max_length=20, verbose_name='case reference')),
                ('kind', models.CharField(choices=[('ordinary', 'Ordinary foster home'), ('kinship', 'Family and close network'), ('specialised', 'Specialised foster home'), ('emergency_home', 'Emergency home'), ('special_terms', 'Special-terms home')], max_length=20, verbose_name='kind')),
                ('urgent_basis', models.CharField(blank=True, choices=[('emergency_decision', 'Emergency decision'), ('urgent_voluntary_stay', 'Urgent voluntary stay with family or close network')], default='', max_length=30, verbose_name='ground for urgency')),
                ('planned_move_in_on', models.DateField(blank=True, null=True, verbose_name='planned move-in')),
                ('moved_in_on', models.DateField(blank=True, null=True, verbose_name='moved in')),
                ('registered_on', models.DateField(editable=False)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='people.fosterhome')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='people.organisation')),
                ('target_groups', models.ManyToManyField(blank=True, related_name='+', to='people.targetgroup')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'case_reference'), name='assignment_reference_once')],
            },
        ),
    ]
