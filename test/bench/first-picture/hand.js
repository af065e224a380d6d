/*
 * The peer: the same panels as the data map, from the same files, written by hand on the full build of ECharts in the way a portal
 * developer would: fetch, split, count, setOption. It has no tables, no keyboard, no sources on demand.
 * Its numbers are not checked against ours, and some differ by definition: it divides every step by the orders placed, and counts an order that ended
 * early as waiting until the last event.
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

function drawMap(figures, regions, designations) {
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
  const stars = new Map();
  for (const { kind, level, region_code } of designations)
    if (kind === 'pilot' && level === 'national') {
      const city = `${region_code.slice(0, 4)}00`;
      stars.set(city, `${stars.get(city) ?? ''}★`);
    }
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
          text: `${names.get(code)}\n${stars.get(code) ?? ''}`,
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

/** Hours that a step may take, as in the data map. */
const LIMITS = { reviewed: 24, dispatched: 24, accepted: 48, completed: 168, rated: 168 };

function drawOrders(cases, steps) {
  const chart = echarts.init(byId('orders'));
  const order = ['placed', 'reviewed', 'dispatched', 'accepted', 'completed', 'rated'];
  const at = new Map();
  const tiers = new Map();
  let now = 0;
  for (const { case_id, step, at: time, tier } of steps) {
    const one = at.get(case_id) ?? {};
    const ms = Date.parse(time);
    if (step === 'dispatched' && one.dispatched === undefined) tiers.set(tier, (tiers.get(tier) ?? 0) + 1);
    one[step] ??= ms;
    if (ms > now) now = ms;
    at.set(case_id, one);
  }
  const all = [...at.values()];
  const counts = order.map((step) => all.filter((one) => one[step] !== undefined).length);
  const before = (one, i) =>
    order
      .slice(0, i)
      .reverse()
      .map((step) => one[step])
      .find((ms) => ms !== undefined);
  const times = order.slice(2).map((step, k) => {
    const entered = all.filter((one) => before(one, k + 2) !== undefined);
    const waits = entered
      .filter((one) => one[step] !== undefined)
      .map((one) => (one[step] - before(one, k + 2)) / 60000)
      .sort((a, b) => a - b);
    const late = entered.filter((one) => (one[step] ?? now) - before(one, k + 2) > LIMITS[step] * 3600000).length;
    const hours = (p) => (nearestRank(waits, p) / 60).toFixed(1);
    return `${step} ${hours(0.5)} P90 ${hours(0.9)} 超时 ${((late / entered.length) * 100).toFixed(1)}%`;
  });
  const rated = cases.filter(({ rating }) => rating !== '');
  const pleased = rated.filter(({ rating }) => Number(rating) >= 4).length;
  const ended = ['rejected', 'cancelled', 'expired'].map((step) => `${step} ${all.filter((one) => one[step]).length}`);
  chart.setOption({
    animation: false,
    title: {
      text: '点单 → 评单',
      subtext: `${times.slice(0, 2).join('  ')}\n${times.slice(2).join('  ')}\n满意率 ${pleased}/${rated.length}  ${ended.join(' ')}`,
    },
    tooltip: {},
    legend: { bottom: 0, data: [...tiers.keys()] },
    grid: [
      { left: 60, right: 90, top: 84, bottom: 56 },
      { left: 60, right: 90, height: 8, bottom: 34 },
    ],
    xAxis: [
      { type: 'value', show: false },
      { type: 'value', show: false, gridIndex: 1, max: counts[2] },
    ],
    yAxis: [
      { type: 'category', inverse: true, data: order },
      { type: 'category', data: ['派单层级'], gridIndex: 1 },
    ],
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
      ...[...tiers].map(([name, n]) => ({ type: 'bar', name, stack: 'tier', xAxisIndex: 1, yAxisIndex: 1, data: [n] })),
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
    const cell = element('div', `${figure.label} ${figure.as_of.slice(0, 7)}`);
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
  drawMap(press.figures, press.regions, press.designations);
  drawGrowth(simulated.figures, volunteers);
  drawOrders(simulated.cases, simulated.case_steps);
  // Without animation setOption paints before it returns.
  document.dispatchEvent(new Event('atlas-ready'));
}

show();
