import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('courses', '0002_guards'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('schedule', '0015_rename_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slot', models.PositiveSmallIntegerField(verbose_name='slot')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('begins_at', models.TimeField(verbose_name='from')),
                ('room', models.CharField(blank=True, max_length=80, verbose_name='room')),
                ('materials', models.URLField(blank=True, verbose_name='materials afterwards')),
            ],
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('is_together', models.BooleanField(default=False)),
                ('queued_at', models.DateTimeField()),
                ('home', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.fosterhome')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='InHomePlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('asked_from', models.CharField(choices=[('family', 'The family'), ('municipality', 'The municipality'), ('region', 'The region')], max_length=14)),
                ('asked_at', models.DateTimeField()),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('new_situation', 'Everyday life after the move needs support'), ('special_needs', 'The task asks for special knowledge'), ('first_time', 'First assignment for the home'), ('kinship', 'Foster home in the family or close network'), ('siblings', 'Several children at once'), ('risk_of_move', 'To prevent an unplanned move'), ('missed_training', 'Group training could not be used')], max_length=20), size=None, verbose_name='reasons')),
                ('needs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('attachment', 'Attachment and security'), ('regulation', 'Strong feelings and calming down'), ('boundaries', 'Boundaries and everyday routines'), ('school', 'School and learning'), ('contact', 'Contact with family'), ('culture', 'Language, culture and belonging'), ('sleep_food', 'Sleep and meals'), ('own_children', "The home's own children"), ('cooperation', 'Cooperation with the services')], max_length=20), size=None, verbose_name='needs')),
                ('preferred_weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None, verbose_name='weekdays that suit')),
                ('preferred_from', models.TimeField(blank=True, null=True, verbose_name='earliest time of day')),
                ('preferred_to', models.TimeField(blank=True, null=True, verbose_name='latest time of day')),
                ('status', models.CharField(choices=[('asked', 'Asked for'), ('granted', 'Granted'), ('declined', 'Declined'), ('closed', 'Closed'), ('withdrawn', 'Withdrawn')], default='asked', max_length=10)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decline_reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('group_fits', 'Group training covers the need'), ('guidance_fits', "The municipality's guidance covers the need"), ('no_capacity', 'No capacity now; may be asked for again'), ('not_moved_in', 'The child has not moved in yet')], max_length=20), blank=True, default=list, size=None, verbose_name='reasons for declining')),
                ('visits_planned', models.PositiveSmallIntegerField(default=0, verbose_name='visits planned')),
                ('closed_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='in_home_plans', to='people.assignment')),
                ('counts_as', models.ManyToManyField(blank=True, related_name='+', to='courses.part')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='in_home_plans', to='people.organisation')),
                ('resource_people', models.ManyToManyField(blank=True, related_name='in_home_plans', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ['asked', 'granted'])), fields=('assignment',), name='in_home_plan_one_open_per_assignment'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'declined'), _negated=True), models.Q(('decline_reasons', []), _negated=True), _connector='OR'), name='in_home_plan_declined_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=200, verbose_name='goal')),
                ('need', models.CharField(choices=[('attachment', 'Attachment and security'), ('regulation', 'Strong feelings and calming down'), ('boundaries', 'Boundaries and everyday routines'), ('school', 'School and learning'), ('contact', 'Contact with family'), ('culture', 'Language, culture and belonging'), ('sleep_food', 'Sleep and meals'), ('own_children', "The home's own children"), ('cooperation', 'Cooperation with the services')], max_length=20, verbose_name='need')),
                ('written_with_family', models.BooleanField(default=False, verbose_name='written together with the family')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='training_sessions.inhomeplan')),
            ],
        ),
        migrations.CreateModel(
            name='ClosingEvaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(choices=[('family', 'Family'), ('adviser', 'Adviser')], max_length=10)),
                ('usefulness', models.PositiveSmallIntegerField(verbose_name='How useful was the training?')),
                ('goals_reached', models.PositiveSmallIntegerField(verbose_name='How far were the goals reached?')),
                ('cooperation', models.PositiveSmallIntegerField(verbose_name='How did we work together?')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evaluations', to='training_sessions.inhomeplan')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'by'), name='closing_evaluation_once'), models.CheckConstraint(condition=models.Q(('cooperation__range', (1, 5)), ('goals_reached__range', (1, 5)), ('usefulness__range', (1, 5))), name='closing_evaluation_on_the_scale')],
            },
        ),
        migrations.CreateModel(
            name='InHomeVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('done', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('talk', 'Talked through situations from everyday life'), ('practice', 'Practised together'), ('material', 'Went through learning material'), ('observed', 'Looked at recordings or routines together'), ('network', 'Mapped help from the network')], max_length=20), blank=True, default=list, size=None)),
                ('next_step', models.CharField(blank=True, choices=[('try_at_home', 'Try something at home until next time'), ('more_of_same', 'Go on with the same theme'), ('new_theme', 'Begin a new theme'), ('involve_municipality', 'Bring the municipality in'), ('close', 'Close the plan')], default='', max_length=24)),
                ('reported_at', models.DateTimeField(null=True)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='training_sessions.inhomeplan')),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('themes', models.ManyToManyField(blank=True, related_name='+', to='courses.module')),
            ],
        ),
        migrations.CreateModel(
            name='GoalMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.PositiveSmallIntegerField()),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='training_sessions.goal')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='training_sessions.inhomevisit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('goal', 'visit'), name='goal_mark_once_per_visit'), models.CheckConstraint(condition=models.Q(('value__gte', 1), ('value__lte', 5)), name='goal_mark_on_the_scale')],
            },
        ),
        migrations.CreateModel(
            name='InterpreterNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=60, verbose_name='language')),
                ('variant', models.CharField(blank=True, max_length=60, verbose_name='dialect or variant')),
                ('sex', models.CharField(blank=True, choices=[('', 'No matter'), ('woman', 'A woman'), ('man', 'A man')], default='', max_length=10, verbose_name="interpreter's sex")),
                ('not_wanted', models.CharField(blank=True, max_length=200, verbose_name='interpreters not wanted')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='interpreter_need', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='NetworkGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('about', models.TextField(blank=True, verbose_name='about the group')),
                ('language', models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('en', 'English')], default='nb', max_length=10, verbose_name='language')),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('event', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='schedule.event')),
                ('facilitator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facilitated_groups', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='network_groups', to='people.organisation')),
                ('target_groups', models.ManyToManyField(blank=True, related_name='+', to='people.targetgroup')),
            ],
        ),
        migrations.CreateModel(
            name='GroupResource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('link', models.URLField(verbose_name='link')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resources', to='training_sessions.networkgroup')),
            ],
        ),
        migrations.CreateModel(
            name='GroupPost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=2000, verbose_name='message')),
                ('at', models.DateTimeField(db_index=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('hidden_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='training_sessions.networkgroup')),
            ],
        ),
        migrations.CreateModel(
            name='GroupMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_at', models.DateTimeField()),
                ('left_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_memberships', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='training_sessions.networkgroup')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('group', 'person'), name='group_member_once')],
            },
        ),
        migrations.CreateModel(
            name='PostReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='training_sessions.grouppost')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'by'), name='post_reported_once')],
            },
        ),
        migrations.CreateModel(
            name='ReachWish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unsuitable_weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None, verbose_name='weekdays that do not suit')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reach_wish', to=settings.AUTH_USER_MODEL)),
                ('reachable', models.ManyToManyField(blank=True, related_name='+', to='people.municipality', verbose_name='places you can reach')),
            ],
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('status', models.CharField(choices=[('registered', 'Signed up'), ('waiting', 'On the waiting list'), ('offered', 'Offered a seat'), ('walk_in', 'Came without signing up'), ('cancelled', 'Signed off'), ('excused', 'Sent apologies'), ('lapsed', 'Offer not taken'), ('called_off', 'Session called off')], max_length=12)),
                ('changed_at', models.DateTimeField()),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='training_sessions.booking')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='session_registrations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'status'], name='registration_person_status')],
            },
        ),
        migrations.CreateModel(
            name='Logistics',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('diets', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('vegetarian', 'Vegetarian'), ('vegan', 'Vegan'), ('halal', 'Halal'), ('kosher', 'Kosher'), ('gluten_free', 'Gluten free'), ('lactose_free', 'Lactose free'), ('nut_free', 'Nut free'), ('fish_free', 'Without fish and shellfish')], max_length=20), blank=True, default=list, size=None, verbose_name='diet')),
                ('children_in_care', models.PositiveSmallIntegerField(default=0, verbose_name='children who need childcare')),
                ('needs_wheelchair_access', models.BooleanField(default=False, verbose_name='needs step-free access')),
                ('needs_travel', models.BooleanField(default=False, verbose_name='needs help with travel')),
                ('hotel_nights', models.PositiveSmallIntegerField(default=0, verbose_name='hotel nights')),
                ('registration', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='logistics', to='training_sessions.registration')),
            ],
        ),
        migrations.CreateModel(
            name='InterpreterOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordered_at', models.DateTimeField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('alerted_at', models.DateTimeField(null=True)),
                ('registration', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='interpreter_order', to='training_sessions.registration')),
            ],
        ),
        migrations.CreateModel(
            name='AgendaChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slot', models.PositiveSmallIntegerField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='training_sessions.agendaitem')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda_choices', to='training_sessions.registration')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('registration', 'slot'), name='agenda_choice_once_per_slot')],
            },
        ),
        migrations.CreateModel(
            name='SchoolHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('county_number', models.CharField(blank=True, max_length=2, verbose_name='county number')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('first_day', models.DateField(verbose_name='first day')),
                ('last_day', models.DateField(verbose_name='last day')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('county_number', 'first_day'), name='school_holiday_once'), models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='school_holiday_in_order')],
            },
        ),
        migrations.CreateModel(
            name='SeatEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('signed_up', 'You were signed up.'), ('queued', 'It was full, so you were put on the waiting list.'), ('skipped', 'A place came free, but not enough for all of you. You keep your place in line.'), ('offered', 'You were offered the place. It is held for you until the deadline.'), ('taken', 'You said yes to the place.'), ('declined', 'You said no to the place.'), ('lapsed', 'The offer was not answered in time and went on to the next in line.'), ('signed_off', 'You were signed off.'), ('excused', 'You sent apologies.'), ('moved', 'You changed to another group.'), ('split', 'You no longer wait together; each keeps the place in line.'), ('called_off', 'The session was called off.'), ('came', 'You came without having signed up.')], max_length=12)),
                ('at', models.DateTimeField()),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='training_sessions.booking')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SeatOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seats', models.PositiveSmallIntegerField()),
                ('offered_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(choices=[('open', 'Open'), ('taken', 'Taken'), ('declined', 'Declined'), ('lapsed', 'Not answered in time'), ('withdrawn', 'Withdrawn')], default='open', max_length=10)),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='training_sessions.booking')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('outcome', 'open')), fields=['expires_at'], name='seat_offer_deadline')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', 'open')), fields=('booking',), name='seat_offer_one_open_per_booking')],
            },
        ),
        migrations.CreateModel(
            name='SeriesTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='in use')),
                ('programme_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series_templates', to='courses.programmeversion')),
            ],
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('cancelled', 'Cancelled')], default='draft', max_length=10)),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None, verbose_name='weekdays')),
                ('starts_at', models.TimeField(verbose_name='time of day')),
                ('county_number', models.CharField(blank=True, max_length=2, verbose_name='county whose school holidays apply')),
                ('event', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='schedule.event')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series', to='people.organisation')),
                ('split_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='split_into', to='training_sessions.series')),
                ('template', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='series', to='training_sessions.seriestemplate')),
            ],
        ),
        migrations.CreateModel(
            name='TemplateGathering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('gathering', 'Gathering'), ('online', 'Online gathering'), ('weekend', 'Weekend gathering'), ('in_home', 'Training visit'), ('network_day', 'Network day'), ('group_meeting', 'Network group meeting'), ('dialogue_meeting', 'Dialogue meeting'), ('information_meeting', 'Information meeting')], default='gathering', max_length=20, verbose_name='kind')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='length in minutes')),
                ('min_share', models.PositiveSmallIntegerField(default=80, verbose_name='least share attended, percent')),
                ('days_after_previous', models.PositiveSmallIntegerField(default=7, verbose_name='least days after the one before')),
                ('delivers', models.ManyToManyField(related_name='+', to='courses.part')),
                ('due_before', models.ManyToManyField(blank=True, related_name='+', to='courses.part', verbose_name='e-learning due before')),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gatherings', to='training_sessions.seriestemplate')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('template', 'number'), name='template_gathering_number_once'), models.CheckConstraint(condition=models.Q(('min_share__gte', 1), ('min_share__lte', 100)), name='template_gathering_share')],
            },
        ),
        migrations.CreateModel(
            name='TrainerAbsence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('trainer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='absences', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='TrainingSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('gathering', 'Gathering'), ('online', 'Online gathering'), ('weekend', 'Weekend gathering'), ('in_home', 'Training visit'), ('network_day', 'Network day'), ('group_meeting', 'Network group meeting'), ('dialogue_meeting', 'Dialogue meeting'), ('information_meeting', 'Information meeting')], max_length=20, verbose_name='kind')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('cancelled', 'Cancelled')], default='draft', max_length=10)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number in the series')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('period', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('meeting_link', models.URLField(blank=True, verbose_name='meeting link')),
                ('capacity', models.PositiveSmallIntegerField(verbose_name='capacity (persons)')),
                ('seats_held', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('min_share', models.PositiveSmallIntegerField(default=80, verbose_name='least share attended, percent')),
                ('leaders_wanted', models.PositiveSmallIntegerField(default=2, verbose_name='leaders wanted')),
                ('staffing_reason', models.CharField(blank=True, choices=[('illness', 'The other trainer is ill'), ('small_group', 'Small group'), ('short_online', 'Short online gathering'), ('no_other', 'No other trainer could be found'), ('learning', 'The trainer is learning the module beside an experienced one')], default='', max_length=20, verbose_name='reason for the staffing')),
                ('is_make_up', models.BooleanField(default=False)),
                ('published_at', models.DateTimeField(editable=False, null=True)),
                ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                ('sign_up_closes_at', models.DateTimeField(blank=True, null=True, verbose_name='sign-up closes')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('changed_at', models.DateTimeField(editable=False)),
                ('delivers', models.ManyToManyField(blank=True, related_name='+', to='courses.part')),
                ('due_before', models.ManyToManyField(blank=True, related_name='+', to='courses.part')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='training_sessions.networkgroup')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training_sessions', to='people.organisation', verbose_name='organisation')),
                ('replaced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaces', to='training_sessions.trainingsession')),
                ('series', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='training_sessions.series')),
                ('target_groups', models.ManyToManyField(blank=True, related_name='+', to='people.targetgroup')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GistIndex(models.F('period'), name='session_period'), models.Index(models.F('organisation'), django.db.models.functions.text.Lower('period'), name='session_organisation_begin'), models.Index(django.db.models.functions.text.Lower('period'), name='session_begin')],
                'constraints': [models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__lower_inf', False), ('period__upper_inf', False)), name='session_has_begin_and_end'), models.CheckConstraint(condition=models.Q(('seats_held__lte', models.F('capacity'))), name='session_never_over_capacity'), models.CheckConstraint(condition=models.Q(('min_share__gte', 1), ('min_share__lte', 100)), name='session_share'), models.UniqueConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), ('is_make_up', False)), fields=('series', 'number'), name='session_number_once_per_series')],
            },
        ),
        migrations.CreateModel(
            name='TrainerAssignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('leader', 'Leader'), ('resource', 'Resource person')], default='leader', max_length=10)),
                ('busy', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('holds', models.BooleanField(default=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('trainer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trainer_assignments', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trainer_assignments', to='training_sessions.trainingsession')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('holds', True)), deferrable=django.db.models.constraints.Deferrable['DEFERRED'], expressions=[(models.Func(models.F('trainer'), models.F('trainer'), function='int8range', template="%(function)s(%(expressions)s, '[]')"), '&&'), (models.F('busy'), '&&')], name='trainer_in_one_session_at_a_time'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('trainer', 'session'), name='trainer_assigned_once_per_session'), models.CheckConstraint(condition=models.Q(('withdrawn_at', None), ('holds', False), _connector='OR'), name='trainer_withdrawn_holds_nothing')],
            },
        ),
        migrations.AddField(
            model_name='registration',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='training_sessions.trainingsession'),
        ),
        migrations.CreateModel(
            name='Notified',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=20)),
                ('revision', models.PositiveIntegerField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='training_sessions.trainingsession')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('session', 'person', 'what', 'revision'), name='notified_once')],
            },
        ),
        migrations.AddField(
            model_name='inhomevisit',
            name='session',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='visit', to='training_sessions.trainingsession'),
        ),
        migrations.CreateModel(
            name='DayFeedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.PositiveSmallIntegerField(verbose_name='How useful was the content?')),
                ('meeting_others', models.PositiveSmallIntegerField(verbose_name='How was it to meet others?')),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='training_sessions.trainingsession')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('session', 'person'), name='day_feedback_once'), models.CheckConstraint(condition=models.Q(('content__range', (1, 5)), ('meeting_others__range', (1, 5))), name='day_feedback_on_the_scale')],
            },
        ),
        migrations.CreateModel(
            name='CheckInClaim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('claimed_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='training_sessions.trainingsession')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('session', 'person'), name='check_in_claim_once')],
            },
        ),
        migrations.AddField(
            model_name='booking',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seat_bookings', to='training_sessions.trainingsession'),
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(choices=[('present', 'Present'), ('late', 'Came late'), ('left_early', 'Left early'), ('absent', 'Absent'), ('excused', 'Excused')], max_length=12)),
                ('minutes', models.PositiveSmallIntegerField(default=0)),
                ('completes', models.BooleanField(default=False)),
                ('statement', models.UUIDField(editable=False, null=True)),
                ('marked_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('marked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='training_sessions.trainingsession')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('session', 'person'), name='attendance_once'), models.CheckConstraint(condition=models.Q(('statement', None), models.Q(('mark__in', ['absent', 'excused']), _negated=True), _connector='OR'), name='attendance_absence_has_no_statement')],
            },
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='training_sessions.trainingsession'),
        ),
        migrations.CreateModel(
            name='UnsuitableDays',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_day', models.DateField(verbose_name='first day')),
                ('last_day', models.DateField(verbose_name='last day')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unsuitable_days', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='unsuitable_days_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('street_address', models.CharField(blank=True, max_length=160, verbose_name='street address')),
                ('capacity', models.PositiveSmallIntegerField(verbose_name='capacity (persons)')),
                ('is_step_free', models.BooleanField(default=False, verbose_name='step-free access')),
                ('has_accessible_toilet', models.BooleanField(default=False, verbose_name='accessible toilet')),
                ('has_hearing_loop', models.BooleanField(default=False, verbose_name='hearing loop')),
                ('travel_note', models.TextField(blank=True, verbose_name='how to get there')),
                ('is_active', models.BooleanField(default=True, verbose_name='in use')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='venues', to='people.municipality', verbose_name='municipality')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='venues', to='people.organisation', verbose_name='organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='venue_name_once_per_organisation'), models.CheckConstraint(condition=models.Q(('capacity__gt', 0)), name='venue_has_room')],
            },
        ),
        migrations.AddField(
            model_name='trainingsession',
            name='venue',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='training_sessions.venue', verbose_name='venue'),
        ),
        migrations.CreateModel(
            name='VenueBooking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('busy', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('holds', models.BooleanField(default=True)),
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='venue_booking', to='training_sessions.trainingsession')),
                ('venue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='training_sessions.venue')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('holds', True)), deferrable=django.db.models.constraints.Deferrable['DEFERRED'], expressions=[(models.Func(models.F('venue'), models.F('venue'), function='int8range', template="%(function)s(%(expressions)s, '[]')"), '&&'), (models.F('busy'), '&&')], name='venue_in_one_session_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='AttendanceCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(choices=[('present', 'Present'), ('late', 'Came late'), ('left_early', 'Left early'), ('absent', 'Absent'), ('excused', 'Excused')], max_length=12)),
                ('minutes', models.PositiveSmallIntegerField(null=True)),
                ('reason', models.CharField(choices=[('wrong_person', 'Marked the wrong person'), ('wrong_mark', 'Marked wrongly'), ('wrong_minutes', 'Wrong number of minutes'), ('offline', 'Marked without coverage and delivered later')], max_length=20)),
                ('asked_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('is_granted', models.BooleanField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('attendance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='training_sessions.attendance')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('settled_at', None)), fields=('attendance',), name='attendance_correction_one_open'), models.CheckConstraint(condition=models.Q(('settled_by', None), models.Q(('settled_by', models.F('asked_by')), _negated=True), _connector='OR'), name='attendance_correction_needs_two')],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret_hash', models.CharField(max_length=64, unique=True)),
                ('shows_venues', models.BooleanField(default=False, verbose_name='show the venues of group gatherings')),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feeds', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('person',), name='calendar_feed_one_per_person')],
            },
        ),
        migrations.CreateModel(
            name='ChildrenCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('band', models.CharField(choices=[('0-5', '0–5 years'), ('6-9', '6–9 years'), ('10-12', '10–12 years'), ('13-17', '13–17 years')], max_length=5)),
                ('number', models.PositiveSmallIntegerField()),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='children', to='training_sessions.booking')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('booking', 'band'), name='children_once_per_band')],
            },
        ),
        migrations.CreateModel(
            name='Competence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='courses.module')),
                ('trainer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='competences', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('trainer', 'module'), name='competence_once')],
            },
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(fields=['session', 'status'], name='registration_session_status'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['registered', 'waiting', 'offered', 'walk_in'])), fields=('session', 'person'), name='registration_once_per_session'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(fields=['session', 'queued_at'], name='booking_queue'),
        ),
        migrations.AddConstraint(
            model_name='trainingsession',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'in_home'), _negated=True), ('venue', None), _connector='OR'), name='session_visit_names_no_place'),
        ),
    ]
