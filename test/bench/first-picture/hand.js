/*
 * The peer: the same panels as the data map, from the same files, written by hand on the full build of ECharts in the way a portal
 * developer would: fetch, split, count, setOption. It has no tables, no keyboard, no sources on demand.
 */

function parseCsv(text) {
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
    } else if (c !== '\r') cell += c;
  }
  if (cell || row.length) rows.push([...row, cell]);
  const head = rows.shift() ?? [];
  return rows.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
}

async function readPackage(address) {
  const manifest = await (await fetch(address)).json();
  const tables = {};
  await Promise.all(
    manifest.resources.map(async ({ name, path }) => {
      tables[name] = parseCsv(await (await fetch(new URL(path, new URL(address, location.href)))).text());
    }),
  );
  return tables;
}

const PLUS = { at_least: '+' };
const wan = (n) => (n >= 10000 ? `${n / 10000}万` : n.toLocaleString('en-US'));
const print = (figure) => `${wan(Number(figure.value))}${PLUS[figure.qualifier] ?? ''}${figure.unit_word}`;
const byId = (id) => document.getElementById(id);
const nearestRank = (sorted, p) => sorted[Math.ceil(p * sorted.length) - 1] ?? Number.NaN;

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

const TILES = [
  ['210900', 3, 0],
  ['211200', 5, 0],
  ['211300', 1, 1],
  ['210100', 4, 1],
  ['210400', 5, 1],
  ['210700', 2, 2],
  ['211100', 3, 2],
  ['211000', 4, 2],
  ['210500', 5, 2],
  ['211400', 1, 3],
  ['210800', 3, 3],
  ['210300', 4, 3],
  ['210600', 5, 3],
  ['210200', 3, 4],
];

function drawMap(figures, regions) {
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const placed = figures.filter(
    (f) =>
      f.region_code.startsWith('21') &&
      !f.region_code.endsWith('0000') &&
      f.scope === 'core' &&
      f.value &&
      ['city', 'county', 'zone'].includes(f.place_precision),
  );
  const callouts = new Map();
  for (const figure of placed) {
    const list = callouts.get(figure.region_code) ?? [];
    if (list.length < 3) callouts.set(figure.region_code, [...list, figure]);
  }
  const lit = new Set([...callouts.keys()].map((code) => `${code.slice(0, 4)}00`));
  const box = byId('map');
  const chart = echarts.init(box);
  const [w, h] = [box.clientWidth, box.clientHeight];
  const size = Math.min((w * 0.55) / 6, h / 5.4);
  const left = (w - size * 5) / 2 - size;
  const graphic = TILES.map(([code, x, y]) => ({
    type: 'group',
    children: [
      {
        type: 'rect',
        shape: { x: left + x * size, y: y * size, width: size - 6, height: size - 6 },
        style: { fill: lit.has(code) ? '#E3CDB4' : '#EAE3D4' },
      },
      {
        type: 'text',
        style: {
          text: names.get(code),
          x: left + x * size + 8,
          y: y * size + 10,
          fill: '#1E2430',
          font: '12px sans-serif',
        },
      },
    ],
  }));
  [...callouts].slice(0, 6).forEach(([code, list], i) => {
    const x = i % 2 ? w - 170 : 8;
    const y = Math.floor(i / 2) * 120 + 30;
    const tile = TILES.find(([c]) => c.startsWith(code.slice(0, 4)));
    if (tile)
      graphic.push({
        type: 'line',
        shape: { x1: x + (i % 2 ? 0 : 160), y1: y + 20, x2: left + (tile[1] + 0.5) * size, y2: (tile[2] + 0.5) * size },
        style: { stroke: '#B8322A' },
      });
    graphic.push({
      type: 'text',
      style: {
        text: [names.get(code), ...list.map((f) => `${print(f)} ${f.label}`)].join('\n'),
        x,
        y,
        fill: '#1E2430',
        font: '13px sans-serif',
      },
    });
  });
  chart.setOption({ animation: false, graphic });
}

function drawGrowth(figures, reported) {
  const chart = echarts.init(byId('growth'));
  const pick = (metric) =>
    figures.filter((f) => f.metric === metric).map((f) => [f.as_of.slice(0, 7), Number(f.value)]);
  const total = pick('volunteers_registered');
  chart.setOption({
    animation: false,
    title: { text: '志愿者增长' },
    tooltip: { trigger: 'axis' },
    grid: [
      { left: 60, right: 20, top: 40, height: '45%' },
      { left: 60, right: 20, bottom: 24, height: '18%' },
    ],
    xAxis: [0, 1].map((gridIndex) => ({ type: 'category', gridIndex, data: total.map(([month]) => month) })),
    yAxis: [0, 1].map((gridIndex) => ({ type: 'value', gridIndex, axisLabel: { formatter: wan } })),
    series: [
      {
        type: 'line',
        areaStyle: {},
        data: total.map(([, n]) => n),
        markPoint: {
          data: [{ name: '报告', coord: [reported.as_of.slice(0, 7), Number(reported.value)], value: print(reported) }],
        },
      },
      { type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: pick('volunteers_new').map(([, n]) => n) },
    ],
  });
}

function drawOrders(steps) {
  const chart = echarts.init(byId('orders'));
  const order = ['placed', 'reviewed', 'dispatched', 'accepted', 'completed', 'rated'];
  const cases = new Map();
  for (const { case_id, step, at } of steps) {
    const one = cases.get(case_id) ?? {};
    one[step] ??= Date.parse(at);
    cases.set(case_id, one);
  }
  const counts = order.map((step) => [...cases.values()].filter((one) => one[step] !== undefined).length);
  const times = order.slice(1).map((step, i) => {
    const waits = [...cases.values()]
      .filter((one) => one[step] !== undefined && (one[order[i]] ?? one[order[i - 1]]) !== undefined)
      .map((one) => (one[step] - (one[order[i]] ?? one[order[i - 1]])) / 60000)
      .sort((a, b) => a - b);
    return `${step} ${(nearestRank(waits, 0.5) / 60).toFixed(1)} P90 ${(nearestRank(waits, 0.9) / 60).toFixed(1)}`;
  });
  chart.setOption({
    animation: false,
    title: { text: '点单 → 评单', subtext: times.join('  ') },
    tooltip: {},
    grid: { left: 60, right: 90, top: 60, bottom: 4 },
    xAxis: { type: 'value', show: false },
    yAxis: { type: 'category', inverse: true, data: order },
    series: [
      {
        type: 'bar',
        data: counts,
        label: {
          show: true,
          position: 'right',
          formatter: ({ dataIndex: i }) => `${counts[i]} · ${((counts[i] / counts[0]) * 100).toFixed(1)}%`,
        },
      },
    ],
  });
}

function drawWords(figures, sources) {
  const titles = new Map(sources.map(({ source_id, title }) => [source_id, title]));
  const headline = (metric) =>
    figures.find(
      (f) => f.region_code === '210000' && f.place_precision === 'province' && f.metric === metric && !f.dims,
    );
  byId('note').textContent = `${figures.length} 条报告数字`;
  const headlines = ['sites', 'teams', 'volunteers', 'projects'].map(headline);
  for (const figure of headlines) {
    const cell = element('div', figure.label);
    cell.append(element('br', ''), element('b', print(figure)));
    byId('headlines').append(cell);
    const item = element('li', `「${figure.quote}」 ${figure.as_of.slice(0, 7)} ${titles.get(figure.source_id)}`);
    byId('provenance').append(item);
  }
  const boxes = new Map();
  for (const figure of figures.filter((f) => f.box)) boxes.set(figure.box, [...(boxes.get(figure.box) ?? []), figure]);
  for (const [box, list] of boxes) {
    const row = element('tr', '');
    row.append(element('td', box), ...list.map((figure) => element('td', print(figure))));
    byId('unplaced').append(row);
  }
  for (const figure of figures.filter(
    (f) => f.region_code.startsWith('21') && ['lectures', 'beneficiaries', 'activities'].includes(f.metric),
  ))
    byId('programmes').append(element('p', `${figure.place_name} ${figure.label} ${print(figure)}`));
  return headlines[2];
}

async function show() {
  const [press, simulated] = await Promise.all([
    readPackage('./press/datapackage.json'),
    readPackage('./simulated/datapackage.json'),
  ]);
  const volunteers = drawWords(press.figures, press.sources);
  drawMap(press.figures, press.regions);
  drawGrowth(simulated.figures, volunteers);
  drawOrders(simulated.case_steps);
  // Without animation setOption paints before it returns.
  document.dispatchEvent(new Event('atlas-ready'));
}

show();
