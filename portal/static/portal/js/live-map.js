// The live map: Leaflet over the outlines of the regions, in the projection of the drawing, so that nothing jumps
// when one takes the place of the other. From afar it shows the circles of the drawing; closer, groups and points
// that the server counts for the box on the screen and the filter of the list.
import { crs, cornersOf, placeOf } from "./projection.js";

const CLOSER = 1;
const DEEPEST = 11; // the zoom of the server's answers beyond which outlines show nothing more
const DEEPEST_TILES = 18;
const WIDTH = 1000;
const HEIGHT = 571;
const SMALLEST = 30; // pixels across the circle of one
const LARGEST = 64;
const STEP = 7;
const LETTER = 7.5; // pixels a letter of a name takes
const LINE = 18;
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

const loadScript = (address) =>
  new Promise((loaded, failed) => {
    if (window.L) return loaded();
    const script = document.createElement("script");
    Object.assign(script, { src: address, onload: () => loaded(), onerror: failed });
    document.head.append(script);
  });

const loadStyle = (address) =>
  new Promise((loaded, failed) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: address, onload: () => loaded(), onerror: failed });
    document.head.prepend(link); // before our own sheet, which has the last word
  });

const loadJson = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

const number = (element, name) => Number(element.getAttribute(name));
const isShown = (element) => getComputedStyle(element).display !== "none";

const overlap = (one, other) =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

const write = (mark, name, anchor) => {
  const text = Object.assign(document.createElement("span"), { className: `map-name ${anchor}`, textContent: name });
  text.setAttribute("aria-hidden", "true"); // the label of the circle says it
  mark.append(text);
  return text;
};

// What the drawing says: circles with their places, and where each region leads.
const readDrawing = (svg) => {
  const shown = [...svg.querySelectorAll("g:not([aria-hidden])")].filter(isShown);
  const circles = shown.flatMap((group) =>
    [...group.querySelectorAll("a:has(.c)")].map((link) => {
      const circle = link.querySelector(".c");
      const home = link.querySelector(".at");
      const said = link.querySelector(".cn");
      return {
        href: link.getAttribute("href"),
        label: link.getAttribute("aria-label"),
        count: link.querySelector(".ct").textContent,
        name: said?.textContent ?? "",
        said: said && {
          x: number(said, "x"),
          y: number(said, "y"),
          anchor: said.classList[1].slice(3),
          size: parseFloat(getComputedStyle(said).fontSize),
        },
        chosen: circle.classList.contains("c-on"),
        x: number(circle, "cx"),
        y: number(circle, "cy"),
        size: circle.getBoundingClientRect().width,
        home: home && { x: number(home, "cx"), y: number(home, "cy") },
      };
    }),
  );
  const regions = new Map(
    [...svg.querySelectorAll("g.by-town a:has(use)")].map((link) => [
      link.querySelector("use").getAttribute("href").split("#")[1],
      {
        href: link.getAttribute("href"),
        label: link.getAttribute("aria-label"),
        chosen: link.querySelector("use").classList.contains("r-on"),
      },
    ]),
  );
  return { circles, regions };
};

class LiveMap {
  constructor(outlines) {
    this.outlines = outlines;
    this.answers = new Map();
    this.element = document.createElement("div");
    this.element.className = "map-live";
    this.watch = new ResizeObserver(() => this.fit());
  }

  // Take the place of the drawing in a box: the first one, or the one that came with a new answer.
  moveTo(box) {
    this.box = box;
    this.svg = box.querySelector("svg.map");
    this.drawing = readDrawing(this.svg);
    this.answers.clear();
    this.svg.before(this.element);
    box.querySelector("[data-map-keys]").hidden = false;
    if (!this.map) this.begin();
    this.drawRegions();
    this.watch.disconnect();
    this.watch.observe(this.element);
    this.home();
  }

  begin() {
    const { tiles } = this.box.dataset;
    this.tiled = Boolean(tiles);
    this.map = L.map(this.element, {
      ...(this.tiled ? {} : { crs: crs() }),
      zoomSnap: 0,
      zoomControl: false,
      attributionControl: this.tiled,
      scrollWheelZoom: false,
      maxBoundsViscosity: 1,
      inertia: !calm.matches,
      zoomAnimation: !calm.matches,
      fadeAnimation: !calm.matches,
      markerZoomAnimation: !calm.matches,
    });
    if (this.tiled) {
      this.element.classList.add("map-tiled");
      this.map.attributionControl.setPrefix(false).setPosition("bottomleft");
      L.tileLayer(tiles, { attribution: this.box.dataset.credit, maxZoom: DEEPEST_TILES }).addTo(this.map);
    }
    this.groups = L.layerGroup().addTo(this.map);
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-describedby", "map-keys");
    this.map.on("moveend", () => this.show());
    this.element.addEventListener("focus", () => this.map.scrollWheelZoom.enable());
    this.element.addEventListener("blur", () => this.map.scrollWheelZoom.disable());
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") document.getElementById("map-end").focus();
    });
  }

  // The zoom at which the country fills the width, and the farthest one.
  fit() {
    const wasHome = this.isHome;
    this.drawing = readDrawing(this.svg);
    this.map.invalidateSize({ animate: false, pan: false });
    this.setBounds();
    if (wasHome) this.home();
  }

  setBounds() {
    const size = this.map.getSize();
    const bounds = this.bounds();
    this.farthest = this.tiled ? this.map.getBoundsZoom(bounds) : Math.log2(Math.min(size.x / WIDTH, size.y / HEIGHT));
    this.map.setMinZoom(this.farthest);
    this.map.setMaxZoom(this.tiled ? DEEPEST_TILES : DEEPEST - this.serverZoom(0));
    this.map.setMaxBounds(bounds);
  }

  bounds() {
    return this.tiled ? L.latLngBounds([40, 46], [56, 88]) : L.latLngBounds(placeOf(0, HEIGHT), placeOf(WIDTH, 0));
  }

  home() {
    if (!this.map._loaded) this.map.setView(this.middle(), 0, { animate: false });
    this.setBounds();
    this.map.setView(this.middle(), this.farthest, { animate: false });
    this.show();
  }

  middle() {
    return this.tiled ? this.bounds().getCenter() : placeOf(WIDTH / 2, HEIGHT / 2);
  }

  get isHome() {
    return this.map.getZoom() < this.farthest + 0.3;
  }

  zoom(steps) {
    const zoom = this.map.getZoom() + steps * CLOSER;
    if (zoom < this.farthest + 0.3) this.home();
    else this.map.setZoom(Math.min(zoom, this.map.getMaxZoom()));
  }

  // The zoom of web maps at which things are as large as here.
  serverZoom(zoom) {
    return this.tiled ? zoom : zoom + 5.13;
  }

  drawRegions() {
    this.regions?.remove();
    this.regions = L.geoJSON(this.outlines, {
      style: (feature) => {
        const region = this.drawing.regions.get(feature.properties.region_id);
        return { className: `map-region${region?.chosen ? " map-region-on" : ""}`, interactive: Boolean(region) };
      },
      onEachFeature: (feature, layer) => {
        const region = this.drawing.regions.get(feature.properties.region_id);
        if (region) layer.on("add", () => this.linkRegion(layer, region));
      },
    }).addTo(this.map);
    this.regions.bringToBack();
  }

  linkRegion(layer, region) {
    const path = layer.getElement();
    const go = () => window.location.assign(region.href);
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "link");
    path.setAttribute("aria-label", region.label);
    path.append(Object.assign(document.createElementNS(path.namespaceURI, "title"), { textContent: region.label }));
    if (region.chosen) path.setAttribute("aria-current", "true");
    layer.on("click", go);
    path.addEventListener("keydown", (event) => event.key === "Enter" && go());
  }

  show() {
    for (const [step, off] of [["1", this.map.getZoom() > this.map.getMaxZoom() - 0.01], ["-1", this.isHome]]) {
      this.box.querySelector(`[data-map-zoom="${step}"]`).setAttribute("aria-disabled", String(off));
    }
    if (this.isHome && !this.tiled) this.showDrawing();
    else this.showAnswer();
  }

  showDrawing() {
    this.wanted = null;
    this.keepingFocus(() => this.showCircles());
  }

  showCircles() {
    const scale = 2 ** this.map.getZoom();
    this.groups.clearLayers();
    for (const circle of this.drawing.circles) {
      if (circle.home) {
        const ends = [placeOf(circle.home.x, circle.home.y), placeOf(circle.x, circle.y)];
        L.polyline(ends, { className: "map-tether", interactive: false }).addTo(this.groups);
        L.circleMarker(ends[0], { radius: 2, className: "map-tether", interactive: false }).addTo(this.groups);
      }
      const mark = this.mark(placeOf(circle.x, circle.y), circle.size, circle);
      if (circle.said) this.caption(mark, circle, scale);
    }
  }

  // Write a name where the drawing has it.
  caption(mark, { said, name, x, y, size }, scale) {
    const text = write(mark, name, `map-name-${said.anchor}`);
    text.style.left = `${(said.x - x) * scale + size / 2}px`;
    text.style.top = `${(said.y - y) * scale + size / 2}px`;
    text.style.fontSize = `${said.size * scale}px`;
  }

  async showAnswer() {
    const address = this.address();
    this.wanted = address;
    if (!this.answers.has(address)) this.answers.set(address, loadJson(address));
    try {
      const { features } = await this.answers.get(address);
      if (this.wanted === address) this.keepingFocus(() => this.showFeatures(features));
    } catch (error) {
      this.answers.delete(address);
      console.warn(error); // what is on the map stays
    }
  }

  showFeatures(features) {
    this.groups.clearLayers();
    this.taken = [];
    for (const mark of features.map((feature) => this.markFeature(feature))) this.nameIfFree(mark);
  }

  // Circles are made anew; who stood on one with the keyboard stands on it still.
  keepingFocus(act) {
    const label = this.element.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
    act();
    if (!label || this.element.contains(document.activeElement)) return;
    const same = [...this.element.querySelectorAll(".map-dot")].find((dot) => dot.getAttribute("aria-label") === label);
    (same ?? this.element).focus({ preventScroll: true });
  }

  address() {
    const zoom = Math.max(0, Math.min(18, Math.floor(this.serverZoom(this.map.getZoom()) + 0.01)));
    const box = cornersOf(this.map, 90 / 2 ** zoom).join(",");
    return `${this.box.dataset.features}&bbox=${box}&zoom=${zoom}`;
  }

  // Write the name below a circle if it covers neither a circle nor another name.
  nameIfFree({ mark, place, size, name }) {
    const { x, y } = this.map.latLngToContainerPoint(place);
    const half = (name.length * LETTER) / 2;
    const box = [x - half, y + size / 2, x + half, y + size / 2 + LINE];
    if (!name || this.taken.some((other) => overlap(box, other))) return;
    this.taken.push(box);
    write(mark, name, "map-name-below");
  }

  markFeature({ geometry, properties: found }) {
    const place = L.latLng(geometry.coordinates[1], geometry.coordinates[0]);
    const { x, y } = this.map.latLngToContainerPoint(place);
    const size = found.kind === "point" ? SMALLEST : Math.min(SMALLEST + STEP * Math.log2(found.count), LARGEST);
    this.taken.push([x - size / 2, y - size / 2, x + size / 2, y + size / 2]);
    const looks = found.kind === "point" ? this.pointLooks(found) : this.groupLooks(found);
    return { mark: this.mark(place, size, looks), place, size, name: found.name.split(", ")[0] };
  }

  pointLooks({ slug, name }) {
    return { href: this.box.dataset.organization.replace("/slug/", `/${slug}/`), label: name, count: "•" };
  }

  groupLooks(found) {
    const [west, south, east, north] = found.bbox;
    const open = () => this.map.fitBounds([[south, west], [north, east]], { maxZoom: this.map.getZoom() + 3 });
    return { ...found, href: this.hrefOf(found), open };
  }

  hrefOf({ city, region }) {
    if (!city && !region) return null;
    const asked = new URLSearchParams(this.box.dataset.query);
    asked.delete("city");
    asked.delete("region");
    asked.set(city ? "city" : "region", city ?? region);
    return `${this.box.dataset.list}?${asked}`;
  }

  // One circle: a link where it leads to a list or a page, a button where it only brings closer.
  mark(place, size, { href, open, label, count, chosen }) {
    const dot = document.createElement(href ? "a" : "button");
    if (href) dot.href = href;
    else dot.type = "button";
    dot.className = `map-dot${chosen ? " map-dot-on" : ""}`;
    dot.setAttribute("aria-label", label);
    dot.title = label;
    if (chosen) dot.setAttribute("aria-current", "true");
    dot.textContent = count;
    dot.style.fontSize = `${Math.min(size / 2, (size * 0.85) / (0.62 * String(count).length))}px`;
    dot.addEventListener("focus", () => {
      if (dot.matches(":focus-visible")) this.map.panInside(place, { padding: [size, size], animate: false });
    });
    dot.addEventListener("click", (event) => {
      if (this.map.dragging.moved()) event.preventDefault();
      else if (!href) open();
    });
    const mark = document.createElement("div");
    mark.className = "map-mark";
    mark.append(dot);
    const icon = L.divIcon({ html: mark, className: "", iconSize: [size, size] });
    L.marker(place, { icon, keyboard: false, interactive: false }).addTo(this.groups);
    return mark;
  }

  close() {
    this.watch.disconnect();
    this.map?.remove();
    this.element.remove();
  }
}

// Load everything, then take the place of the drawing.
export const open = async (box) => {
  const { leaflet, leafletStyle, outlines } = box.dataset;
  const [regions] = await Promise.all([loadJson(outlines), loadScript(leaflet), loadStyle(leafletStyle)]);
  const live = new LiveMap(regions);
  live.moveTo(document.querySelector("[data-map]"));
  live.element.setAttribute("aria-label", live.svg.getAttribute("aria-label"));
  return live;
};
