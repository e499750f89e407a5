// Asks how far an import is, shows it, and loads the page anew when it is done.
const PAUSE = 1500;
const box = document.querySelector("[data-progress]");

async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    if (answer.ok) {
      const { running, done, total } = await answer.json();
      if (!running) {
        window.location.reload();
        return;
      }
      const bar = box.querySelector("progress");
      bar.max = total || 1;
      bar.value = done;
    }
  } catch {
    // The network is away for a moment; the next look may succeed.
  }
  setTimeout(look, PAUSE);
}

if (box) setTimeout(look, PAUSE);
