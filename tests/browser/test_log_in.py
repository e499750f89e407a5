"""The demo's editor logs in with a real browser: password and app, then a passkey of a made-up device."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.entering import first_step, problems_of
from tests.factories.accounts import app_code

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_the_editor_reaches_the_admin_without_a_script(portal, look, editor):
    page = look(script=False)
    first_step(page, portal, editor)
    page.get_by_label("Code", exact=True).fill(editor["codes"].pop())
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    page.get_by_role("link", name="To the admin").click()
    assert page.url == f"{portal}/cms/"


def test_a_passkey_is_added_and_then_opens_the_account_in_two_ways(portal, look, editor):
    page = look()
    said = problems_of(page)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    first_step(page, portal, editor)
    page.get_by_label("Code", exact=True).fill(app_code(editor["secret"]))
    page.get_by_role("button", name="Log in", exact=True).click()

    page.goto(f"{portal}/en/account/passkeys/add/")
    page.get_by_label("Password", exact=True).fill(editor["password"])
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name").fill("Made-up device")
    page.get_by_label("Log in with this passkey alone").check()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("The passkey is added.")).to_be_visible()

    log_out(page, portal)
    first_step(page, portal, editor)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")

    log_out(page, portal)
    page.get_by_role("button", name="Log in with a passkey").click()
    page.wait_for_url(f"{portal}/cms/")
    assert said == []


def test_a_device_that_gives_no_passkey_is_said_so(portal, look):
    page = look()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {**DEVICE, "isUserVerified": False}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(f"{portal}/en/account/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_text("The device gave no passkey")).to_be_visible()


def log_out(page, portal):
    page.goto(f"{portal}/en/account/")
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_text("You have logged out.")).to_be_visible()
