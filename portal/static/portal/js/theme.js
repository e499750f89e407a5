// Light or dark, before anything is painted. The choice stays in this browser; "auto" is no choice: the device decides.
// The language that a reader chooses is kept in a cookie, so that the bare address leads to it the next time.
// What opens in the header closes on Escape and on a click elsewhere.
(() => {
  "use strict";
  const KEY = "theme";
  const CHOICES = ["light", "dark"];
  const root = document.documentElement;

  const read = () => {
    try {
      const stored = localStorage.getItem(KEY);
      return CHOICES.includes(stored) ? stored : "auto";
    } catch {
      return "auto"; // storage is switched off: nothing is remembered, everything else works
    }
  };

  const write = (choice) => {
    try {
      if (choice === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, choice);
    } catch {
      // the choice holds for this page
    }
  };

  const show = (choice) => {
    if (choice === "auto") delete root.dataset.theme;
    else root.dataset.theme = choice;
    for (const button of document.querySelectorAll("[data-theme-value]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeValue === choice));
    }
  };

  show(read());

  document.addEventListener("DOMContentLoaded", () => {
    for (const group of document.querySelectorAll("[data-theme-switch]")) {
      group.hidden = false;
      group.addEventListener("click", (event) => {
        const button = event.target.closest("[data-theme-value]");
        if (!button) return;
        write(button.dataset.themeValue);
        show(button.dataset.themeValue);
      });
    }
    show(read());
    for (const link of document.querySelectorAll(".langs a[hreflang]")) {
      link.addEventListener("click", () => {
        document.cookie = `language=${link.hreflang}; path=/; max-age=31536000; samesite=lax`;
      });
    }
  });

  document.addEventListener("click", (event) => {
    for (const drop of document.querySelectorAll(".drop[open]")) {
      if (!drop.contains(event.target)) drop.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const drop of document.querySelectorAll(".drop[open]")) {
      if (drop.contains(document.activeElement)) drop.querySelector("summary").focus();
      drop.open = false;
    }
  });

  window.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) show(read());
  });
})();
