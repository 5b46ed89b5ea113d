import django.contrib.postgres.fields
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
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(max_length=40)),
                ('variables', models.JSONField(default=dict)),
                ('about', models.CharField(blank=True, max_length=80)),
                ('is_urgent', models.BooleanField(default=False)),
                ('status', models.CharField(choices=[('queued', 'Waiting to be sent'), ('sending', 'Being sent'), ('sent', 'Sent'), ('uncertain', 'Uncertain'), ('failed', 'Could not be delivered'), ('stopped', 'Stopped'), ('held', 'Shown here only'), ('letter', 'To be sent by post'), ('posted', 'Sent by post')], default='queued', max_length=10)),
                ('made_at', models.DateTimeField()),
                ('not_before', models.DateTimeField()),
                ('message_id', models.CharField(editable=False, max_length=120)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('sending_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('read_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.organisation')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['to', '-made_at'], name='message_receiver'), models.Index(fields=['status', 'not_before'], name='message_status'), models.Index(fields=['about'], name='message_about')],
            },
        ),
        migrations.CreateModel(
            name='DeliveryEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('status', models.CharField(choices=[('queued', 'Waiting to be sent'), ('sending', 'Being sent'), ('sent', 'Sent'), ('uncertain', 'Uncertain'), ('failed', 'Could not be delivered'), ('stopped', 'Stopped'), ('held', 'Shown here only'), ('letter', 'To be sent by post'), ('posted', 'Sent by post')], max_length=10)),
                ('detail', models.CharField(blank=True, max_length=80)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='log', to='notices.message')),
            ],
        ),
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('declined', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None, verbose_name='not wanted')),
                ('paused_at', models.DateTimeField(null=True)),
                ('wants_letters', models.BooleanField(default=False, verbose_name='send me letters, not e-mail')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='notice_preference', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='TemplateText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='kind')),
                ('language', models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('en', 'English')], max_length=10, verbose_name='language')),
                ('subject', models.CharField(max_length=120, verbose_name='subject')),
                ('body', models.TextField(verbose_name='text')),
            ],
            options={
                'verbose_name': 'message text',
                'verbose_name_plural': 'message texts',
                'constraints': [models.UniqueConstraint(fields=('kind', 'language'), name='template_text_once_per_language')],
            },
        ),
    ]
