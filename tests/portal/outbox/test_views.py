"""The demo's letter box shows what was written, to nobody else."""

from __future__ import annotations

import os

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives

from portal.outbox.backends import EmlFileBackend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.MAIL_DIR = tmp_path / "mail"


def write(number, subject="Тақырып", text="Мәтін", html="", age=0):
    message = EmailMultiAlternatives(
        subject, text, "Birgemiz <b@x.kz>", ["a@x.kz"], headers={"Message-ID": f"<{number}@x.kz>"}
    )
    if html:
        message.attach_alternative(html, "text/html")
    EmlFileBackend().send_messages([message])


def body(response):
    return response.content.decode()


def test_the_newest_mail_stands_first(client, settings):
    for number in (1, 2, 3):
        write(number, f"Хат {number}")
        os.utime(settings.MAIL_DIR / f"{number}x.kz.eml", (number * 1000, number * 1000))
    page = body(client.get("/demo/mail/"))
    assert page.index("Хат 3") < page.index("Хат 2") < page.index("Хат 1")
    assert 'href="/demo/mail/3x.kz.eml/"' in page


def test_an_empty_letter_box_says_so(client):
    response = client.get("/demo/mail/")
    assert response.status_code == 200
    assert 'class="org"' not in body(response)


def test_a_mail_shows_its_text_and_its_links_can_be_followed(client):
    write(
        1, "Сіз жазылдыңыз", "Код: 123456\n\nhttp://localhost:8000/kk/my/abc/?a=1&b=2 <b>", html="<p>HTML</p>"
    )
    page = body(client.get("/demo/mail/1x.kz.eml/"))
    assert "<h1>Сіз жазылдыңыз</h1>" in page
    assert "123456" in page
    assert '<a href="http://localhost:8000/kk/my/abc/?a=1&amp;b=2"' in page
    assert "&lt;b&gt;" in page
    assert "HTML" not in page


def test_a_mail_of_html_only_is_shown_without_text(client):
    message = EmailMessage("Тақырып", "<p>HTML</p>", "b@x.kz", ["a@x.kz"], headers={"Message-ID": "<1@x.kz>"})
    message.content_subtype = "html"
    EmlFileBackend().send_messages([message])
    response = client.get("/demo/mail/1x.kz.eml/")
    assert response.status_code == 200
    assert "HTML" not in body(response)


@pytest.mark.parametrize("path", ["", "1x.kz.eml/"])
def test_nothing_of_it_is_stored_or_indexed(client, path):
    write(1)
    response = client.get(f"/demo/mail/{path}")
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in body(response)


@pytest.mark.parametrize("path", ["", "1x.kz.eml/"])
def test_there_is_no_letter_box_outside_the_demo(client, settings, path):
    write(1)
    settings.DEMO = False
    assert client.get(f"/demo/mail/{path}").status_code == 404


@pytest.mark.parametrize("name", ["other.eml", "..%2Fsecret.eml", ".eml", "secret.txt", "%00.eml"])
def test_only_mail_of_the_letter_box_is_opened(client, settings, name):
    write(1)
    (settings.MAIL_DIR.parent / "secret.eml").write_text("Subject: secret\n\nsecret")
    (settings.MAIL_DIR / "secret.txt").write_text("secret")
    assert client.get(f"/demo/mail/{name}/").status_code in (400, 404)


def test_it_answers_to_reading_only(client):
    assert client.post("/demo/mail/").status_code == 405


def test_a_hundred_are_listed(client, monkeypatch):
    monkeypatch.setattr("portal.outbox.reading.SHOWN", 2)
    for number in range(3):
        write(number)
    assert body(client.get("/demo/mail/")).count('class="org"') == 2
