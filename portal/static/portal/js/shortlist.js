// A reader's own list of organisations, kept in this browser only. Without this file the same links work by
// collecting the numbers in the address.
const KEY = "shortlist";
const MOST = 50;

const read = () => {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) || "[]");
    return Array.isArray(stored) ? stored.filter(Number.isSafeInteger).slice(0, MOST) : [];
  } catch {
    return []; // storage is switched off or spoiled: the list begins anew
  }
};

const write = (numbers) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(numbers));
    return true;
  } catch {
    return false;
  }
};

const works = () => {
  try {
    localStorage.setItem(`${KEY}-try`, "1");
    localStorage.removeItem(`${KEY}-try`);
    return true;
  } catch {
    return false;
  }
};

const showCount = (numbers) => {
  for (const badge of document.querySelectorAll("[data-keep-count]")) {
    badge.textContent = numbers.length ? String(numbers.length) : "";
    badge.hidden = numbers.length === 0;
  }
};

const showPressed = (numbers) => {
  for (const button of document.querySelectorAll("button[data-keep]")) {
    button.setAttribute("aria-pressed", String(numbers.includes(Number(button.dataset.keep))));
  }
};

const showAll = () => {
  const numbers = read();
  showPressed(numbers);
  showCount(numbers);
};

// Links become switches: with script nothing has to be loaded to keep an organisation.
const makeSwitches = () => {
  for (const link of document.querySelectorAll("a[data-keep]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.dataset.keep = link.dataset.keep;
    button.append(...link.childNodes);
    link.replaceWith(button);
  }
};

const turn = (number) => {
  const numbers = read();
  const rest = numbers.filter((other) => other !== number);
  write(rest.length < numbers.length ? rest : [...numbers, number].slice(-MOST));
  showAll();
};

const ready = () => {
  makeSwitches();
  showAll();
};

const sameList = (one, other) => one.join() === other.join();

const wireTools = (page, shown) => {
  const tools = page.querySelector("[data-shortlist-tools]");
  if (!tools) return;
  const said = page.querySelector("[data-shortlist-said]");
  const mine = tools.querySelector("[data-shortlist-mine]");
  const copy = tools.querySelector("[data-shortlist-copy]");
  tools.hidden = false;
  mine.hidden = sameList(shown, read());
  tools.querySelector("[data-shortlist-print]").addEventListener("click", () => window.print());
  mine.addEventListener("click", () => {
    write(shown);
    mine.hidden = true;
    showAll();
    said.textContent = mine.textContent;
  });
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(window.location.href);
    said.textContent = copy.dataset.done;
    copy.querySelector("span").textContent = copy.dataset.done;
  });
};

const wirePage = (page) => {
  const shown = page.dataset.shortlist.split(",").filter(Boolean).map(Number);
  const stored = read();
  if (!shown.length && stored.length) {
    window.location.replace(`?n=${stored.join()}`);
    return;
  }
  wireTools(page, shown);
  page.addEventListener("click", (event) => {
    const link = event.target.closest("[data-drop]");
    if (link && sameList(shown, read())) write(shown.filter((number) => number !== Number(link.dataset.drop)));
  });
};

if (works()) {
  ready();
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-keep]");
    if (button) turn(Number(button.dataset.keep));
  });
  document.addEventListener("directory:shown", ready);
  window.addEventListener("storage", showAll);
  const page = document.querySelector("[data-shortlist]");
  if (page) wirePage(page);
}
