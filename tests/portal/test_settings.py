from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "aB3$dE5^gH7*" * 6,
    "SITE_URL": "https://portal.example",
    "EMAIL_URL": "submission://user:secret@mail.example:587",
}
SHOWN = (
    "DEBUG", "ALLOWED_HOSTS", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "DEMO",
    "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "RATE_LIMITS", "ACCOUNT_RATE_LIMITS", "NUM_PROXIES",
    "ALLAUTH_TRUSTED_PROXY_COUNT", "CSRF_TRUSTED_ORIGINS", "ADMINS",
)  # fmt: skip


def run(tmp_path, *command, **environment):
    """Run Python in an environment that has nothing of this one but the path."""
    variables = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "VAR_DIR": str(tmp_path),
        **{name: value for name, value in {**GOOD, **environment}.items() if value is not None},
    }
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=variables, capture_output=True, text=True, timeout=120
    )


def shown(tmp_path, **environment):
    """Return settings as another process sees them."""
    script = (
        "import json; from django.conf import settings; "
        f"print(json.dumps({{name: getattr(settings, name, None) for name in {SHOWN}}}))"
    )
    done = run(tmp_path, "-c", script, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_deploy_check_is_clean_in_production(tmp_path):
    done = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_the_check_of_the_operator_does_not_fall_over_an_empty_database(tmp_path):
    done = run(tmp_path, "manage.py", "check", "--deploy", "--database", "default", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


def test_production_is_closed(tmp_path):
    found = shown(tmp_path)
    assert found["DEBUG"] is found["DEMO"] is False
    assert found["ALLOWED_HOSTS"] == ["portal.example"]
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://portal.example"]
    assert (found["SESSION_COOKIE_NAME"], found["CSRF_COOKIE_NAME"]) == ("__Host-session", "__Host-csrf")
    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True
    assert found["SECURE_SSL_REDIRECT"] is found["RATE_LIMITS"] is True
    assert found["ACCOUNT_RATE_LIMITS"]["login_failed"]
    assert found["ADMINS"] == []


def test_limits_cannot_be_lifted_in_production(tmp_path):
    found = shown(tmp_path, RATE_LIMITS="off")
    assert found["RATE_LIMITS"] is True
    assert found["ACCOUNT_RATE_LIMITS"]


@pytest.mark.parametrize(("value", "lifted"), [("off", True), ("on", False), (None, False)])
def test_limits_can_be_lifted_in_the_demo(tmp_path, value, lifted):
    found = shown(
        tmp_path,
        DJANGO_SETTINGS_MODULE="portal.settings.demo",
        SITE_URL="http://localhost:8100",
        RATE_LIMITS=value,
    )
    assert found["DEMO"] is True
    assert found["RATE_LIMITS"] is not lifted
    assert (found["ACCOUNT_RATE_LIMITS"] is False) is lifted


def test_the_demo_serves_loopback_only(tmp_path):
    done = run(
        tmp_path,
        "-c",
        "from django.conf import settings; settings.DEMO",
        DJANGO_SETTINGS_MODULE="portal.settings.demo",
    )
    assert done.returncode != 0
    assert "loopback" in done.stderr


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("SECRET_KEY", None, "SECRET_KEY"),
        ("SECRET_KEY", "short", "SECRET_KEY"),
        ("SITE_URL", None, "SITE_URL"),
        ("SITE_URL", "portal.example", "SITE_URL"),
        ("EMAIL_URL", None, "EMAIL_URL"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS"),
        ("ALLOWED_HOSTS", ".portal.example", "ALLOWED_HOSTS"),
    ],
)
def test_production_does_not_start_without_what_it_needs(tmp_path, variable, value, said):
    done = run(tmp_path, "-c", "from django.conf import settings; settings.DEBUG", **{variable: value})
    assert done.returncode != 0
    assert re.search(rf"ImproperlyConfigured: .*{said}", done.stderr)
