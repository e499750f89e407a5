from __future__ import annotations

import io
import re
import stat

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from portal.accounts.models import User
from tests.factories.accounts import app_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings, tmp_path):
    """The demo, in a folder of its own."""
    settings.DEMO, settings.VAR_DIR, settings.SITE_URL = True, tmp_path, "http://localhost:8123"
    return tmp_path / "demo-login.txt"


def said(*options):
    out = io.StringIO()
    call_command("demo_login", *options, stdout=out)
    return out.getvalue()


def value(text, name):
    return re.search(rf"^\s*{name}\s+(\S+)$", text, re.MULTILINE)[1]


def log_in(text, code):
    browser = Client()
    data = {"login": value(text, "E-mail"), "password": value(text, "Password")}
    step = browser.post("/en/account/login/", data)
    browser.post(step["Location"], {"code": code})
    return browser.get("/cms/").status_code


def test_what_is_printed_logs_in_with_the_app_and_with_each_recovery_code():
    text = said("--print")
    secret = re.search(r"otpauth://totp/\S+secret=([A-Z2-7]+)", text)[1]
    codes = re.findall(r"\b\d{8}\b", text)
    assert value(text, "Page") == "http://localhost:8123/cms/"
    assert len(codes) == 10
    assert log_in(text, app_code(secret)) == 200
    assert [log_in(text, code) for code in codes] == [200] * 10
    assert log_in(text, codes[0]) == 302


def test_it_is_printed_again_and_nothing_is_made_anew(demo):
    first = said("--print")
    before = User.objects.get().password
    assert said("--print") == first
    assert User.objects.get().password == before


def test_nobody_else_can_read_the_file(demo):
    said()
    assert stat.S_IMODE(demo.stat().st_mode) == 0o600


def test_a_file_that_others_could_read_is_replaced(demo):
    said()
    text = demo.read_text()
    demo.unlink()
    demo.write_text("old")
    demo.chmod(0o644)
    User.objects.all().delete()
    said()
    assert stat.S_IMODE(demo.stat().st_mode) == 0o600
    assert demo.read_text() not in ("old", text)


def test_a_lost_file_makes_a_new_log_in(demo):
    first = said("--print")
    demo.unlink()
    second = said("--print")
    assert value(first, "Password") != value(second, "Password")
    assert User.objects.count() == 1


def test_a_database_made_anew_makes_a_new_log_in(demo):
    said()
    User.objects.all().delete()
    said()
    assert User.objects.count() == 1


def test_outside_the_demo_nobody_is_made(settings, demo):
    settings.DEMO = False
    with pytest.raises(CommandError, match="demo settings only"):
        said("--print")
    assert not User.objects.exists()
    assert not demo.exists()
