// The projection of the drawing (organizations/outline.py): Albers' equal areas, in units of `kz.svg`.
const MERIDIAN = 67.2;
const SCALE = 2120.789;
const LEFT = 510.59;
const TOP = -1623.448;
const RADIANS = Math.PI / 180;
const SOUTH = 43 * RADIANS;
const NORTH = 53 * RADIANS;
const CONE = (Math.sin(SOUTH) + Math.sin(NORTH)) / 2;
const SQUARE = Math.cos(SOUTH) ** 2 + 2 * CONE * Math.sin(SOUTH);
const COUNTRY = [46, 40, 88, 56];

const project = ({ lat, lng }) => {
  const radius = (SCALE * Math.sqrt(Math.max(0, SQUARE - 2 * CONE * Math.sin(lat * RADIANS)))) / CONE;
  const angle = CONE * (lng - MERIDIAN) * RADIANS;
  return L.point(LEFT + radius * Math.sin(angle), TOP + radius * Math.cos(angle));
};

// The place of a point of the drawing.
export const placeOf = (x, y) => {
  const radius = Math.hypot(x - LEFT, y - TOP);
  const sine = (SQUARE - ((radius * CONE) / SCALE) ** 2) / (2 * CONE);
  const latitude = Math.asin(Math.max(-1, Math.min(1, sine))) / RADIANS;
  return L.latLng(latitude, MERIDIAN + Math.atan2(x - LEFT, y - TOP) / CONE / RADIANS);
};

// Leaflet's description of it; at zoom 0 a unit of the drawing is a pixel.
export const crs = () =>
  L.extend({}, L.CRS.Simple, {
    projection: { project, unproject: ({ x, y }) => placeOf(x, y), bounds: L.bounds([0, 0], [1000, 571]) },
    transformation: L.transformation(1, 0, 1, 0),
  });

// The box in degrees that holds all that is on the screen, on a grid, so that small moves ask for the same box.
export const cornersOf = (map, step) => {
  const { x, y } = map.getSize();
  const shares = [-0.1, 0.5, 1.1];
  const places = shares.flatMap((across) =>
    shares.map((down) => map.containerPointToLatLng([across * x, down * y])),
  );
  const longitudes = places.map(({ lng }) => lng);
  const latitudes = places.map(({ lat }) => lat);
  const outward = [
    Math.floor(Math.min(...longitudes) / step) * step,
    Math.floor(Math.min(...latitudes) / step) * step,
    Math.ceil(Math.max(...longitudes) / step) * step,
    Math.ceil(Math.max(...latitudes) / step) * step,
  ];
  return outward.map((degrees, i) => {
    const inside = i < 2 ? Math.max(degrees, COUNTRY[i]) : Math.min(degrees, COUNTRY[i]);
    return Number(inside.toFixed(4));
  });
};
