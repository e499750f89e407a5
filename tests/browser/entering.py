"""How the demo's editor gets into the admin."""

from __future__ import annotations

from playwright.sync_api import expect


def first_step(page, portal, editor, then="/en/account/"):
    """Give address and password; the second step is asked for next."""
    page.goto(f"{portal}/en/account/login/?next={then}")
    page.get_by_label("E-mail address").fill(editor["email"])
    page.get_by_label("Password", exact=True).fill(editor["password"])
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")


def problems_of(page):
    """Collect what the browser complains about and where: refused by the policy, or failed in a script."""
    said = []

    def keep(message):
        if message.type == "error":
            said.append(f"{message.text} {message.location['url']}")

    page.on("console", keep)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said
