// The map of the directory: a drawing until somebody wants to look closer, then a live map in its place. Nothing
// heavy is loaded before that, and whatever fails, the drawing and its links stay.
const BOX = "[data-map]";

let live = null; // the live map, one for the page
let waking = null;

const box = () => document.querySelector(BOX);

const wake = () => {
  waking ??= import("./live-map.js")
    .then(({ open }) => open(box()))
    .then((opened) => (live = opened))
    .catch((error) => {
      sleep();
      throw error;
    });
  return waking;
};

const sleep = () => {
  live?.close();
  live = waking = null;
  const tools = box()?.querySelector("[data-map-tools]");
  if (tools) tools.hidden = true;
};

const zoom = (event) => {
  const button = event.target.closest("[data-map-zoom]");
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  wake().then(
    (opened) => opened.zoom(Number(button.dataset.mapZoom)),
    () => {},
  );
};

// Two fingers, or a wheel with the control key (which is what two fingers on a trackpad send), mean "closer".
const pinch = (event) => {
  if (live || (event.type === "wheel" ? !event.ctrlKey : event.touches.length < 2)) return;
  event.preventDefault();
  wake().then(
    (opened) => opened.zoom(1),
    () => {},
  );
};

const prepare = () => {
  const found = box();
  const tools = found?.querySelector("[data-map-tools]");
  if (!tools) return;
  tools.hidden = false;
  tools.addEventListener("click", zoom);
  const frame = found.querySelector("[data-map-stage]");
  frame.addEventListener("wheel", pinch, { passive: false });
  frame.addEventListener("touchstart", pinch, { passive: false });
  if (!live) return;
  try {
    live.moveTo(found);
  } catch {
    sleep();
  }
};

document.addEventListener("directory:shown", prepare);
prepare();
