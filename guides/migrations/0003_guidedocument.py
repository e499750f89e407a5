from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("guides", "0002_guides"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuideDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("guide", "guide as PDF"), ("chapter", "chapter as PDF"), ("form", "form as PDF"), ("poster", "poster as PDF"), ("epub", "guide as EPUB"), ("kit", "kit to use without a connection")], max_length=10, verbose_name="kind")),
                ("guide", models.CharField(blank=True, help_text="Empty where it is shared.", max_length=80, verbose_name="guide")),
                ("key", models.CharField(blank=True, max_length=80, verbose_name="chapter or form")),
                ("language", models.CharField(choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")], max_length=2, verbose_name="language")),
                ("seen_digest", models.CharField(max_length=32, verbose_name="mark of the content")),
                ("seen_at", models.DateTimeField(verbose_name="seen at")),
                ("digest", models.CharField(blank=True, max_length=32, verbose_name="mark of what it was made of")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="file")),
                ("size", models.PositiveIntegerField(default=0, verbose_name="bytes")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made at")),
                ("failed_at", models.DateTimeField(blank=True, null=True, verbose_name="failed at")),
            ],
            options={
                "verbose_name": "document of a guide",
                "verbose_name_plural": "documents of guides",
                "constraints": [models.UniqueConstraint(fields=("kind", "guide", "key", "language"), name="guides_document_is_there_once")],
            },
        ),
    ]
