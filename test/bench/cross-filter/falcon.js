/**
 * Sets Falcon up on columns of bins, as page.ts describes it (`FalconPeer`). The days are its continuous dimension, one pixel a day, so that its index is
 * exact: one bin before the first day and one after the last (the missing ones) lie outside every brush. The others are categorical.
 */
async function setUp(columns, binCounts) {
  // Bundled by the bench, which alone installs the peers.
  const peers = new URL('peers.js', document.baseURI).href;
  const { ArrowDB, FalconVis, makeVector, Table } = await import(/* @vite-ignore */ peers);
  const table = new Table(
    Object.fromEntries(Object.entries(columns).map(([name, codes]) => [name, makeVector(codes)])),
  );
  const falcon = new FalconVis(new ArrowDB(table));
  const shown = new Map();
  let changeCount = 0;
  const dayCount = binCounts.day - 1;
  const views = {};
  for (const [name, binCount] of Object.entries(binCounts)) {
    const dimension =
      name === 'day'
        ? {
            type: 'continuous',
            name,
            resolution: dayCount + 2,
            binConfig: { start: -1, stop: dayCount + 1, step: 1 },
          }
        : { type: 'categorical', name, range: Array.from({ length: binCount }, (_, bin) => bin) };
    views[name] = await falcon.view1D(dimension, ({ filter }) => {
      changeCount += 1;
      shown.set(name, name === 'day' ? filter.subarray(1) : filter);
    });
  }
  await falcon.view0D(({ filter }) => {
    changeCount += 1;
    shown.set('total', [filter]);
  });
  await falcon.link();

  /** A value that Falcon's pixels and its filters both read as the begin of that day. */
  const edge = (day) => ((day * (dayCount + 2)) / (dayCount + 1) - 1 + day) / 2;
  return {
    shown,
    changes: () => changeCount,
    activate: (name) => views[name].computeIndex(true),
    brushDays: (from, until) => views.day.select([edge(from), edge(until)]),
    pick: (name, bins) => views[name].select(bins),
    clear(name) {
      falcon.filters.delete(views[name].dimension);
      views[name].lastFilter = undefined;
    },
  };
}

globalThis.setUpFalcon = setUp;
