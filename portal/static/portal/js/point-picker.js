// Choosing a point in the admin: a press on the map writes latitude and longitude, and what is written moves the mark.
(() => {
  "use strict";
  const COUNTRY = [[40.5, 46.4], [55.5, 87.4]];
  const EXACT = "exact";
  const TOWN = "city";
  const DEEPEST = 18;

  const begin = (box) => {
    const field = (name) => document.getElementsByName(box.dataset[name])[0];
    const latitude = field("latitude");
    const longitude = field("longitude");
    if (!latitude || !longitude) return;
    const towns = JSON.parse(box.dataset.towns);
    const said = box.querySelector("[data-point-said]");
    box.hidden = false;

    const map = L.map(box.querySelector("[data-point-map]"), { attributionControl: false, zoomControl: false, zoomSnap: 0.25, maxZoom: DEEPEST });
    L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
    if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { maxZoom: DEEPEST }).addTo(map);
    map.fitBounds(COUNTRY);
    const mark = L.circleMarker([0, 0], { radius: 9, className: "point-picker-mark", interactive: false });

    const within = (input, degrees) => degrees >= Number(input.min) && degrees <= Number(input.max);
    const written = () => (latitude.value && longitude.value ? [Number(latitude.value), Number(longitude.value)] : null);
    const show = (closer) => {
      const point = written();
      if (!point || !within(latitude, point[0]) || !within(longitude, point[1])) return mark.remove();
      mark.setLatLng(point).addTo(map);
      if (closer) map.setView(point, Math.max(map.getZoom(), 9));
    };
    const fill = (point, precision) => {
      const [lat, lng] = point ?? ["", ""];
      latitude.value = lat;
      longitude.value = lng;
      const chosen = field("precision");
      if (chosen) chosen.value = precision;
      for (const input of [latitude, longitude, chosen]) input?.dispatchEvent(new Event("change", { bubbles: true }));
    };

    map.on("click", ({ latlng }) => {
      const { lat, lng } = latlng.wrap();
      if (!within(latitude, lat) || !within(longitude, lng)) {
        said.textContent = box.dataset.outside;
        return;
      }
      said.textContent = "";
      fill([Number(lat.toFixed(5)), Number(lng.toFixed(5))], EXACT);
      show();
    });
    box.querySelector("[data-point-town]").addEventListener("click", () => {
      const town = towns[field("city")?.value];
      said.textContent = town ? town[2] : box.dataset.noTown;
      if (!town) return;
      fill(town, TOWN);
      show(true);
    });
    box.querySelector("[data-point-clear]").addEventListener("click", () => {
      said.textContent = "";
      fill(null, TOWN);
      show();
    });
    for (const input of [latitude, longitude]) input.addEventListener("input", () => show());

    fetch(box.dataset.outlines)
      .then((response) => response.json())
      .then((outlines) =>
        L.geoJSON(outlines, { style: { className: "point-picker-region", interactive: false } }).addTo(map).bringToBack(),
      )
      .catch(() => {}); // the fields and the map's own grid still work
    show(true);
    // A map inside a closed panel has no size until the panel opens.
    new ResizeObserver(() => map.invalidateSize()).observe(map.getContainer());
  };

  const beginAll = () => document.querySelectorAll("[data-point-picker][hidden]").forEach(begin);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", beginAll);
  else beginAll();
})();
