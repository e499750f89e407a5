"""The database, whatever its collation, puts sort keys in the order of the alphabet."""

from __future__ import annotations

import pytest
from django.db import connection

from portal.text import ALPHABETS, sort_key

NAMES = [
    "",
    "28 ілмек",
    "Жас",
    "Жас Отан",
    "Жастар",
    "жастар",
    "Adal",
    "«Алаш»",
    "中文",
    *ALPHABETS["kk"],
    *"abz",
]


@pytest.mark.db
@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_database_agrees(language):
    keys = [sort_key(name, language) for name in NAMES]
    rows = ", ".join(["(%s)"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH filed (sorting) AS (VALUES {rows}) SELECT sorting FROM filed ORDER BY sorting", keys
        )
        assert [row[0] for row in cursor.fetchall()] == sorted(keys)
