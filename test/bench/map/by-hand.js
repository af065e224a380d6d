/**
 * A map of clusters as one writes it by hand, with supercluster and a canvas: the country as one path for each of its fills, made once; every frame fills
 * and strokes these, asks for the clusters of what is in sight, and draws them. Installs `drawByHand` and `loadSupercluster`.
 */
async function superclusterClass() {
  // Bundled by the bench, which alone installs the peers.
  const { Supercluster } = await import(/* @vite-ignore */ new URL('peers.js', document.baseURI).href);
  return Supercluster;
}

const OPTIONS = { radius: 56, extent: 512, maxZoom: 16 };

/** Loads GeoJSON points; gives the index and milliseconds. */
globalThis.loadSupercluster = async (features) => {
  const Supercluster = await superclusterClass();
  const beganMs = performance.now();
  const index = new Supercluster(OPTIONS).load(features);
  return { index, loadMs: performance.now() - beganMs };
};

/** Draws, and follows the wheel and the mouse. `country` is paths by fill, in px; `project` and `unproject` lead from degrees to them and back. */
globalThis.drawByHand = async ({ canvas, country, border, features, project, unproject, zoomAt }) => {
  const { index } = await globalThis.loadSupercluster(features);
  const context = canvas.getContext('2d');
  const view = { scale: 1, x: 0, y: 0 };
  let frame = 0;
  const draw = () => {
    frame = 0;
    const { scale, x, y } = view;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(scale, 0, 0, scale, x, y);
    context.strokeStyle = border.color;
    context.lineWidth = border.width / scale;
    for (const { fill, path } of country) {
      context.fillStyle = fill;
      context.fill(path, 'evenodd');
      context.stroke(path);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.font = '700 11px sans-serif';
    context.textAlign = 'center';
    const corners = [
      [0, 0],
      [canvas.width / 2, 0],
      [canvas.width, 0],
      [0, canvas.height],
      [canvas.width, canvas.height],
    ].map(([left, top]) => unproject((left - x) / scale, (top - y) / scale));
    const [lngs, lats] = [corners.map(([lng]) => lng), corners.map(([, lat]) => lat)];
    const box = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
    for (const { geometry, properties } of index.getClusters(box, Math.round(zoomAt(scale)))) {
      const at = project(geometry.coordinates[0], geometry.coordinates[1]);
      if (!at) continue;
      const [left, top] = [at[0] * scale + x, at[1] * scale + y];
      const count = properties.point_count ?? 1;
      context.beginPath();
      context.arc(left, top, count === 1 ? 4 : 10 + 2 * Math.log10(count), 0, 2 * Math.PI);
      context.fillStyle = '#fff';
      context.fill();
      context.strokeStyle = '#333';
      context.lineWidth = 1.5;
      context.stroke();
      context.fillStyle = '#111';
      if (count > 1) context.fillText(properties.point_count_abbreviated, left, top + 4);
    }
  };
  const ask = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  let last = null;
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * 0.01);
      view.x = event.offsetX - (event.offsetX - view.x) * factor;
      view.y = event.offsetY - (event.offsetY - view.y) * factor;
      view.scale *= factor;
      ask();
    },
    { passive: false },
  );
  canvas.addEventListener('pointerdown', (event) => {
    last = [event.clientX, event.clientY];
  });
  canvas.addEventListener('pointerup', () => {
    last = null;
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!last) return;
    view.x += event.clientX - last[0];
    view.y += event.clientY - last[1];
    last = [event.clientX, event.clientY];
    ask();
  });
  draw();
};
