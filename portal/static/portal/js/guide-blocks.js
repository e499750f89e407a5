// Keeps ticks and what is written on worksheets in this browser, by the address of the page. Without this file both
// can still be used and printed; nothing is ever sent.
const HERE = location.pathname;

const KEEPS = (() => {
  try {
    localStorage.setItem("guide-try", "1");
    localStorage.removeItem("guide-try");
    return true;
  } catch {
    return false; // storage is switched off: what is ticked or written lasts as long as the page
  }
})();

const read = (key) => {
  try {
    const stored = JSON.parse(localStorage.getItem(key) || "[]");
    return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
  } catch {
    return []; // spoiled: it begins anew
  }
};

const write = (key, values) => {
  try {
    if (values.some(Boolean)) {
      localStorage.setItem(key, JSON.stringify(values));
    } else {
      localStorage.removeItem(key);
    }
  } catch {
    // full or switched off meanwhile: the page itself still holds everything
  }
};

// A short mark of a text (FNV-1a): a point that an editor rewords is a new point, one that only moves keeps its tick.
const mark = (text) => {
  let hash = 0x811c9dc5;
  for (const sign of text.replace(/\s+/g, " ").trim()) {
    hash = Math.imul(hash ^ sign.codePointAt(0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
};

const titleOf = (block) => block.querySelector("h2, h3, h4, h5").textContent;

// Shows the buttons of a block, and the sentence that it is kept where it is.
const offer = (block, clear) => {
  block.querySelector("[data-kept]").hidden = !KEEPS;
  block.querySelector("[data-clear]").addEventListener("click", clear);
  block.querySelector("[data-tools]").hidden = false;
};

// The ticks of all lists of a page are kept together.
const checklists = (blocks) => {
  const key = `ticks:${HERE}`;
  const marks = new Map();
  for (const block of blocks) {
    for (const box of block.querySelectorAll("input[type=checkbox]")) {
      marks.set(box, mark(`${titleOf(block)}\n${box.closest("label").textContent}`));
    }
  }
  const keep = () => write(key, [...marks].filter(([box]) => box.checked).map(([, name]) => name));
  const show = () => {
    const ticked = new Set(read(key));
    marks.forEach((name, box) => {
      box.checked = ticked.has(name);
    });
  };
  show();
  for (const block of blocks) {
    const boxes = [...block.querySelectorAll("input[type=checkbox]")];
    block.addEventListener("change", keep);
    offer(block, () => {
      boxes.forEach((box) => {
        box.checked = false;
      });
      keep();
      boxes[0]?.focus();
    });
  }
  return [key, show];
};

// Where the browser does not let a field grow with its text, it is made as high as the text.
const grow = (field) => {
  if (!CSS.supports("field-sizing", "content")) {
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight}px`;
  }
};

const printAlone = (block) => {
  const root = document.documentElement;
  const end = () => {
    root.removeAttribute("data-print-one");
    block.removeAttribute("data-print-this");
  };
  root.setAttribute("data-print-one", "");
  block.setAttribute("data-print-this", "");
  addEventListener("afterprint", end, { once: true });
  print();
};

const worksheet = (block) => {
  const heads = [...block.querySelectorAll("thead th")].map((head) => head.textContent);
  const key = `sheet:${HERE}#${mark([titleOf(block), ...heads].join("\n"))}`;
  const fields = [...block.querySelectorAll("textarea")];
  const show = () => {
    const kept = read(key);
    fields.forEach((field, at) => {
      field.value = kept[at] || "";
      grow(field);
    });
  };
  const keep = () => write(key, fields.map((field) => field.value));
  show();
  block.addEventListener("input", (event) => {
    grow(event.target);
    keep();
  });
  block.querySelector("[data-print]").addEventListener("click", () => printAlone(block));
  offer(block, () => {
    fields.forEach((field) => {
      field.value = "";
      grow(field);
    });
    keep();
    fields[0]?.focus();
  });
  return [key, show];
};

const shown = new Map([
  checklists([...document.querySelectorAll("[data-checklist]")]),
  ...[...document.querySelectorAll("[data-worksheet]")].map(worksheet),
]);
// The same page in another window.
addEventListener("storage", (event) => {
  if (event.key === null) {
    shown.forEach((show) => show());
  } else {
    shown.get(event.key)?.();
  }
});
