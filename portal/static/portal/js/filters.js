// Filters of the directory at once: the page that the form would lead to is fetched, and its parts take the
// place of the old ones. The form itself stays, so focus and open menus are never lost. Whatever fails, the form
// is sent as it would be without this file.
const FORM = "[data-filters]";
const RESULTS = "[data-results]";
const PAUSE = 600; // milliseconds after the last letter typed

const form = document.querySelector(FORM);
let running = null;
let waiting = 0;

const address = () => {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) asked.append(name, value);
  const query = asked.toString();
  return form.action.split("?")[0] + (query ? `?${query}` : "");
};

// A region chosen anew gives up the town of another one.
const giveUp = (changed) => {
  if (changed.name === "region") form.elements.city.value = "";
  if (changed.name === "region" || changed.name === "city") form.elements.place?.remove();
};

const takeOptions = (fresh) => {
  for (const select of form.querySelectorAll("select")) {
    const other = fresh.querySelector(`select[name="${select.name}"]`);
    if (!other) continue;
    const chosen = other.value; // moving options may change what is chosen
    select.replaceChildren(...other.options);
    select.value = chosen;
  }
};

const takeState = (fresh) => {
  takeOptions(fresh);
  for (const hidden of form.querySelectorAll("input[type=hidden]")) hidden.remove();
  form.append(...fresh.querySelectorAll("input[type=hidden]"));
  const field = form.elements.q;
  if (field !== document.activeElement) field.value = fresh.elements.q.value;
};

// Both parts stay where they are, so that a phone goes on showing the one it showed; the count stays too, so that
// its new words are spoken.
const fill = (old, fresh) => {
  const said = old.querySelector("[data-count]");
  const count = fresh.querySelector("[data-count]");
  if (said && count) {
    said.replaceChildren(...count.childNodes);
    count.replaceWith(said);
  }
  old.replaceChildren(...fresh.childNodes);
};

const show = (text, url) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const results = page.querySelector(RESULTS);
  const fresh = page.querySelector(FORM);
  if (!results || !fresh) throw new Error("not a directory");
  takeState(fresh);
  for (const id of ["list", "map"]) fill(document.getElementById(id), results.querySelector(`#${id}`));
  document.title = page.title;
  document.dispatchEvent(new CustomEvent("directory:shown", { detail: { url } }));
};

const apply = async (url, keepAddress) => {
  running?.abort();
  const mine = (running = new AbortController());
  const results = document.querySelector(RESULTS);
  results.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(url, { signal: mine.signal, headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(String(response.status));
    show(await response.text(), response.url);
    keepAddress(response.url);
    results.removeAttribute("aria-busy");
  } catch (error) {
    if (error.name !== "AbortError") window.location.assign(url);
  }
};

const remember = (url) => window.history.pushState(null, "", url + window.location.hash);
const correct = (url) => window.history.replaceState(null, "", url + window.location.hash);

if (form) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select")) {
      giveUp(event.target);
      window.clearTimeout(waiting);
      apply(address(), remember);
    }
  });
  form.addEventListener("input", (event) => {
    if (event.target.type !== "search") return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => apply(address(), correct), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.clearTimeout(waiting);
    apply(address(), remember);
  });
  window.addEventListener("popstate", () => {
    if (window.location.pathname === new URL(form.action).pathname) apply(window.location.href, () => {});
  });
}

// The map's own module is loaded where the map is seen, which on a phone is only after its tab was chosen.
const map = document.getElementById("map");
if (map) {
  new IntersectionObserver((seen, observer) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    import("./map.js");
  }).observe(map);
}
