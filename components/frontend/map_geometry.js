/* Distances, directions and shapes on the map. Points are L.LatLng, lengths kilometres or pixels as the name says. */
(function (scope) {
  "use strict";
  const trace = (scope.trace = scope.trace || {});
  const EARTH_KM = 6371;
  const radians = (degrees) => (degrees * Math.PI) / 180;

  function distanceKm(from, to) {
    const up = radians(to.lat - from.lat) / 2;
    const across = radians(to.lng - from.lng) / 2;
    const half = Math.sin(up) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(across) ** 2;
    return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
  }

  /* Initial bearing, 0 north to 360, clockwise. */
  function bearing(from, to) {
    const across = radians(to.lng - from.lng);
    const y = Math.sin(across) * Math.cos(radians(to.lat));
    const x =
      Math.cos(radians(from.lat)) * Math.sin(radians(to.lat)) -
      Math.sin(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.cos(across);
    return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
  }

  function compassArrow(degrees) {
    return "↑↗→↘↓↙←↖"[Math.round(degrees / 45) % 8];
  }

  function pixelsPerKm(map, latlng) {
    const metres = (40075016.686 * Math.cos(radians(latlng.lat))) / (256 * 2 ** map.getZoom());
    return 1000 / metres;
  }

  /* The longitude round which the map is drawn; what lies beyond the antimeridian is drawn on its side of it. */
  let centre = null;
  function centreOn(focus) {
    centre = focus ? (focus[0] + focus[2]) / 2 : null;
  }
  function turn(longitude) {
    return centre === null ? 0 : 360 * Math.round((centre - longitude) / 360);
  }

  function latLngs(coordinates, shift) {
    if (typeof coordinates[0] === "number") return scope.L.latLng(coordinates[1], coordinates[0] + shift);
    return coordinates.map((part) => latLngs(part, shift));
  }
  /* One point, line or polygon, shifted as a whole. */
  function shifted(coordinates) {
    return latLngs(coordinates, turn(coordinates.flat(3)[0]));
  }

  /* Split a GeoJSON geometry into its points, lines (arrays of latlngs) and polygons (arrays of rings). */
  function parts(geometry, found) {
    const into = found || { points: [], lines: [], polygons: [] };
    const { type, coordinates } = geometry;
    if (type === "GeometryCollection") geometry.geometries.forEach((part) => parts(part, into));
    if (type === "Point") into.points.push(shifted(coordinates));
    if (type === "MultiPoint") into.points.push(...coordinates.map(shifted));
    if (type === "LineString" || type === "LinearRing") into.lines.push(shifted(coordinates));
    if (type === "MultiLineString") into.lines.push(...coordinates.map(shifted));
    if (type === "Polygon") into.polygons.push(shifted(coordinates));
    if (type === "MultiPolygon") into.polygons.push(...coordinates.map(shifted));
    return into;
  }

  function boundsOf(found) {
    const bounds = scope.L.latLngBounds(found.points);
    found.lines.forEach((line) => line.forEach((point) => bounds.extend(point)));
    found.polygons.forEach((rings) => rings[0].forEach((point) => bounds.extend(point)));
    return bounds;
  }

  /* A straight line of two points becomes a bow of 25; any other stays as it is. */
  function bow(line, map) {
    if (line.length !== 2) return line;
    const [a, b] = line.map((point) => map.project(point, 8));
    const middle = scope.L.point((a.x + b.x) / 2 + (b.y - a.y) * 0.32, (a.y + b.y) / 2 - (b.x - a.x) * 0.32);
    const steps = Array.from({ length: 25 }, (_, index) => index / 24);
    return steps.map((t) => {
      const weigh = (axis) => (1 - t) ** 2 * a[axis] + 2 * t * (1 - t) * middle[axis] + t ** 2 * b[axis];
      return map.unproject(scope.L.point(weigh("x"), weigh("y")), 8);
    });
  }

  /* The points at the given shares (0 to 1) of a line's length. */
  function along(line, shares, map) {
    const points = line.map((point) => map.project(point, 8));
    const lengths = points.map((point, index) => (index ? point.distanceTo(points[index - 1]) : 0));
    const whole = lengths.reduce((sum, length) => sum + length, 0) || 1;
    return shares.map((share) => {
      let left = share * whole;
      for (let index = 1; index < points.length; index += 1) {
        if (left <= lengths[index] || index === points.length - 1) {
          const part = lengths[index] ? Math.min(1, left / lengths[index]) : 0;
          const step = points[index].subtract(points[index - 1]).multiplyBy(part);
          return map.unproject(points[index - 1].add(step), 8);
        }
        left -= lengths[index];
      }
      return line[0];
    });
  }

  trace.geometry = { centreOn, turn, distanceKm, bearing, compassArrow, pixelsPerKm, parts, boundsOf, bow, along };
})(typeof window === "undefined" ? globalThis : window);
