import django.contrib.postgres.fields
import django.db.models.deletion
import sessions.models.trainers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0002_guards'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('training_sessions', '0002_seats_substitute'),
    ]

    operations = [
        migrations.AlterField(
            model_name='trainingsession',
            name='staffing_reason',
            field=models.CharField(blank=True, choices=[('illness', 'The other trainer is ill'), ('small_group', 'Small group'), ('short_online', 'Short online gathering'), ('no_other', 'No other trainer could be found'), ('agreed', 'Agreed with the trainer, who is otherwise away then'), ('learning', 'The trainer is learning the module beside an experienced one')], default='', max_length=20, verbose_name='reason for the staffing'),
        ),
        migrations.CreateModel(
            name='RequiredVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('after_number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='length in minutes')),
                ('delivers', models.ManyToManyField(related_name='+', to='courses.part')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='required_visits', to='training_sessions.series')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('series', 'after_number', 'title'), name='required_visit_once')],
            },
        ),
        migrations.CreateModel(
            name='SeriesVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='series_visits', to='people.fosterhome')),
                ('required', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='training_sessions.requiredvisit')),
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='series_visit', to='training_sessions.trainingsession')),
            ],
        ),
        migrations.CreateModel(
            name='TrainerHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=sessions.models.trainers.every_weekday, size=None, verbose_name='days I can lead')),
                ('earliest', models.TimeField(blank=True, null=True, verbose_name='not before')),
                ('latest', models.TimeField(blank=True, null=True, verbose_name='not after')),
                ('trainer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='trainer_hours', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('earliest', None), ('latest', None), ('latest__gt', models.F('earliest')), _connector='OR'), name='trainer_hours_in_order')],
            },
        ),
    ]
