"""What limits tries is called a throttle."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0011_norwegian_order")]

    operations = [
        migrations.RenameModel("Tally", "Throttle"),
    ]
