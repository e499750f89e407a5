// Which chapters were read to their end, kept in this browser only. A chapter that several guides share is read once.
// The chapter that is being read is brought into view in the contents; on a phone these close when one of their links
// was followed on the same page.
const KEY = "chapters-read";
const MOST = 500;

const read = () => {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) || "[]");
    return Array.isArray(stored) ? stored.filter((item) => typeof item === "string") : [];
  } catch {
    return []; // storage is switched off or spoiled: nothing was read
  }
};

const write = (chapters) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(chapters.slice(-MOST)));
  } catch {
    // without storage no progress is shown
  }
};

const mark = document.querySelector("[data-read-mark]");

const showMarks = (chapters) => {
  for (const item of document.querySelectorAll("[data-chapter]")) {
    const link = item.querySelector("a");
    const shown = link.querySelector(".read-mark");
    const wanted = chapters.includes(item.dataset.chapter);
    if (wanted && !shown) link.append(mark.content.cloneNode(true));
    if (!wanted && shown) shown.remove();
  }
};

const showProgress = (chapters) => {
  for (const line of document.querySelectorAll("[data-progress]")) {
    const items = line.parentElement.querySelectorAll("[data-chapter]");
    const all = new Set(Array.from(items, (item) => item.dataset.chapter));
    const done = chapters.filter((chapter) => all.has(chapter)).length;
    line.hidden = done === 0;
    line.textContent = line.dataset.progress.replace("{done}", String(done)).replace("{all}", String(all.size));
  }
};

const show = () => {
  const chapters = read();
  showMarks(chapters);
  showProgress(chapters);
};

const watch = (chapter) => {
  const end = chapter.querySelector("[data-reading-end]");
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    observer.disconnect();
    const chapters = read();
    if (!chapters.includes(chapter.dataset.reading)) write([...chapters, chapter.dataset.reading]);
    show();
  });
  observer.observe(end);
};

if (mark) {
  show();
  window.addEventListener("storage", show);
  const chapter = document.querySelector("[data-reading]");
  if (chapter) watch(chapter);
}

// In a long list the chapter that is being read stands in view.
const showCurrent = (list) => {
  const current = list?.querySelector("[aria-current]");
  if (current) list.scrollTop = current.offsetTop - list.clientHeight / 3;
};

const sheet = document.querySelector(".toc-sheet details");
showCurrent(document.querySelector(".toc-wide"));
sheet?.addEventListener("toggle", () => showCurrent(sheet.querySelector(".toc-body")));
sheet?.addEventListener("click", (event) => {
  if (event.target.closest("a[href^='#']")) sheet.open = false;
});
