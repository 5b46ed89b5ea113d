from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal", "0009_chains_kept"), ("approval", "0013_archive_records")]

    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER approval_archiverecord_removed AFTER DELETE ON approval_archiverecord "
            "REFERENCING OLD TABLE AS gone "
            "FOR EACH STATEMENT EXECUTE FUNCTION portal_note_removal('id', '0::bigint');",
            "DROP TRIGGER approval_archiverecord_removed ON approval_archiverecord;",
        )
    ]
