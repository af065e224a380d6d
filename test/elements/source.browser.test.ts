import { createDataset, type PracticeDataset } from '@practice-atlas/dataset';
import type { AtlasErrorEvent, Engine } from '@practice-atlas/elements';
import '@practice-atlas/elements/kpi.js';
import { AtlasSource } from '@practice-atlas/elements/source.js';
import { afterEach, expect, test, vi } from 'vitest';
import { answer } from './base-answers.js';
import { HandAsker, ProbeElement, settled } from './base-probe.js';

const { fetch } = globalThis;

afterEach(() => {
  document.body.replaceChildren();
  globalThis.fetch = fetch;
});

function figureRow(figure_id: string, value: number, region_code: string) {
  return {
    figure_id,
    region_code,
    place_name: '辽宁省',
    place_precision: 'province',
    metric: 'volunteers',
    label: '志愿者',
    label_en: 'Volunteers',
    value,
    qualifier: 'at_least',
    qualifier_word: '多',
    unit: 'persons',
    unit_word: '人',
    series_kind: 'stock',
    as_of: '2019-11-30',
    as_of_precision: 'month',
    source_id: 'press',
    quote: '志愿者120多万人',
  };
}

function dataset(value = 1_200_000): PracticeDataset {
  return createDataset({
    name: 'test',
    title: { zh: '试', en: 'test' },
    tables: {
      regions: [{ code: '210000', name: '辽宁省', level: 'province' }],
      sources: [
        {
          source_id: 'press',
          kind: 'press',
          title: '一篇报道',
          published_on: '2019-11-30',
          published_precision: 'month',
        },
      ],
      figures: [figureRow('volunteers', value, '210000')],
    },
  });
}

/** The files of a data package with one figure, as a server would send them. */
function files(value: number): Map<string, string> {
  const row = figureRow('volunteers', value, '210000');
  const schema = (fields: readonly string[]) => ({ fields: fields.map((name) => ({ name, type: 'any' })) });
  const fields = Object.keys(row);
  const tables = {
    regions: 'code,name,level\n210000,辽宁省,province\n',
    sources: 'source_id,kind,title\npress,press,一篇报道\n',
    figures: `${fields.join(',')}\n${Object.values(row).join(',')}\n`,
  };
  const resources = Object.entries(tables).map(([name, csv]) => ({
    name,
    path: `${name}.csv`,
    format: 'csv',
    schema: schema((csv.split('\n')[0] ?? '').split(',')),
  }));
  const descriptor = {
    profile: 'tabular-data-package',
    name: 'test',
    title: 'test',
    schema_version: 1,
    practice_atlas: { title: { zh: '试', en: 'test' } },
    resources,
  };
  return new Map([
    ['datapackage.json', JSON.stringify(descriptor)],
    ...Object.entries(tables).map(([name, csv]): [string, string] => [`${name}.csv`, csv]),
  ]);
}

function serve(answers: () => Map<string, string> | null): string[] {
  const requested: string[] = [];
  globalThis.fetch = async (input) => {
    const url = String(input instanceof Request ? input.url : input);
    requested.push(url);
    const body = answers()?.get(url.split('/').at(-1) ?? '');
    return body === undefined ? new Response('', { status: 404 }) : new Response(body);
  };
  return requested;
}

function mount(markup: (source: AtlasSource) => void): AtlasSource {
  const source = new AtlasSource();
  source.locale = 'zh';
  markup(source);
  document.body.append(source);
  return source;
}

function kpi(): HTMLElementTagNameMap['atlas-kpi'] {
  const element = document.createElement('atlas-kpi');
  element.metric = 'volunteers';
  element.region = '210000';
  element.locale = 'zh';
  return element;
}

const number = (element: Element) => element.shadowRoot?.querySelector('.number')?.textContent?.trim();

test('a dataset given as a property answers the elements inside, through slots and shadow roots', async () => {
  const wrapper = document.createElement('div');
  const inner = kpi();
  wrapper.attachShadow({ mode: 'open' }).append(inner);
  const direct = kpi();
  const source = mount((element) => {
    element.data = dataset();
    element.append(wrapper, direct);
  });
  // The first of the file: the reader and the engine are loaded now.
  await vi.waitFor(() => expect(source.state).toBe('ready'), { timeout: 20_000 });
  await vi.waitFor(() => expect([number(inner), number(direct)]).toEqual(['120万+人', '120万+人']));
  expect(source.about).toMatchObject({ figureCount: 1, asOf: '2019-11', simulated: false, findingCount: 0 });
  expect(source.about?.sources[0]).toMatchObject({ title: '一篇报道', publishedOn: '2019-11' });
});

test('an element finds a source by its id', async () => {
  const element = kpi();
  element.source = 'far';
  const source = mount((made) => {
    made.id = 'far';
    made.data = dataset();
  });
  document.body.append(element);
  await vi.waitFor(() => expect(number(element)).toBe('120万+人'));
  expect(source.state).toBe('ready');
});

test('ten panels with one question cost one answer, and an abort of one harms no other', async () => {
  let count = 0;
  const engine: Engine = {
    measure: async () => {
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return answer();
    },
  };
  const panels = Array.from({ length: 10 }, kpi);
  const source = mount((element) => {
    element.engine = engine;
    element.append(...panels);
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  panels[0]?.remove();
  await vi.waitFor(() => expect(panels.slice(1).map(number)).toEqual(Array(9).fill('120万+人')));
  expect(count).toBe(1);
  await source.refresh();
  await vi.waitFor(() => expect(count).toBe(2));
});

test('a failed question is asked again', async () => {
  let count = 0;
  const source = mount((element) => {
    element.engine = {
      measure: () => {
        count += 1;
        return count === 1 ? Promise.reject(new Error('line cut')) : Promise.resolve(answer());
      },
    };
  });
  await source.updateComplete;
  await expect(source.ask({ metrics: ['volunteers'] })).rejects.toThrow('line cut');
  await expect(source.ask({ metrics: ['volunteers'] })).resolves.toMatchObject({ version: 1 });
});

test('a data package is read from its address; a failed refresh keeps the last good data and says since when', async () => {
  let served: Map<string, string> | null = files(1_200_000);
  const requested = serve(() => served);
  const element = kpi();
  const errors: AtlasErrorEvent[] = [];
  const source = mount((made) => {
    made.src = '/data/datapackage.json';
    made.append(element);
    made.addEventListener('atlas-error', (event) => errors.push(event));
  });
  await vi.waitFor(() => expect(number(element)).toBe('120万+人'));
  expect(requested.length).toBe(4);
  served = null;
  await source.refresh();
  await vi.waitFor(() => expect(element.state).toBe('stale'));
  expect(source.state).toBe('stale');
  expect(source.error?.code).toBe('file_missing');
  expect(errors.map(({ detail }) => detail.code)).toEqual(['file_missing']);
  expect(number(element)).toBe('120万+人');
  expect(element.shadowRoot?.querySelector('[part=stale]')?.textContent).toMatch(/\d\d:\d\d/);
  served = files(1_300_000);
  await source.refresh();
  await vi.waitFor(() => expect(number(element)).toBe('130万+人'));
  expect(element.state).toBe('ready');
  expect(source.error).toBeNull();
});

test('files are asked for as soon as the descriptor names them, once each, and none outside the package', async () => {
  const paths = ['https://elsewhere.example/a.csv', '../secret.csv', '/root.csv', '%2e%2e/x.csv', '//h/x.csv', 'a.csv'];
  const resources = paths.map((path) => ({ name: 'figures', path }));
  const requested = serve(() => new Map([['datapackage.json', JSON.stringify({ schema_version: 1, resources })]]));
  const source = mount((made) => {
    made.src = '/data/datapackage.json';
  });
  await vi.waitFor(() => expect(source.state).toBe('error'));
  expect(source.error?.code).toBe('file_malformed');
  expect(requested.map((address) => new URL(address, document.baseURI).pathname)).toEqual([
    '/data/datapackage.json',
    '/data/a.csv',
  ]);
});

test('what cannot be loaded is said by the elements inside, with place and remedy, and by the source when it is alone', async () => {
  serve(() => null);
  const element = kpi();
  const full = mount((made) => {
    made.src = '/data/datapackage.json';
    made.append(element);
  });
  const alone = mount((made) => {
    made.src = '/data/datapackage.json';
  });
  await vi.waitFor(() => expect([full.state, alone.state]).toEqual(['error', 'error']));
  await vi.waitFor(() => expect(element.state).toBe('error'));
  const said = (host: Element) =>
    host.shadowRoot?.querySelector('[role=alert]')?.textContent?.replace(/\s+/g, ' ') ?? '';
  expect(said(element)).toContain('读不到文件');
  expect(said(element)).toContain('/data/datapackage.json');
  expect(said(element)).toContain('请检查地址');
  await full.updateComplete;
  expect(said(full)).toBe('');
  expect(said(alone)).toContain('读不到文件');
});

test('several addresses are merged', async () => {
  const second = files(5);
  second.set(
    'figures.csv',
    (second.get('figures.csv') ?? '').replace('volunteers,210000', 'others,210000').replace(',volunteers,', ',teams,'),
  );
  globalThis.fetch = async (input) => {
    const url = String(input instanceof Request ? input.url : input);
    const body = (url.includes('/b/') ? second : files(1_200_000)).get(url.split('/').at(-1) ?? '');
    return new Response(body ?? '', { status: body === undefined ? 404 : 200 });
  };
  const source = mount((made) => {
    made.src = '/a/datapackage.json  /b/';
  });
  await vi.waitFor(() => expect(source.state).toBe('ready'));
  expect(source.about?.figureCount).toBe(2);
});

test('a removed source stops loading, and loads again when it comes back', async () => {
  const signals: AbortSignal[] = [];
  globalThis.fetch = (_input, init) => {
    if (init?.signal) signals.push(init.signal);
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
  };
  const source = mount((made) => {
    made.src = '/data/datapackage.json';
  });
  await vi.waitFor(() => expect(signals.length).toBe(1));
  source.remove();
  expect(signals[0]?.aborted).toBe(true);
  serve(() => files(1));
  document.body.append(source);
  await vi.waitFor(() => expect(source.state).toBe('ready'));
});

test('a source can stand before another source, and follows its state', async () => {
  const asker = new HandAsker();
  asker.state = 'loading';
  const probe = new ProbeElement();
  const source = mount((made) => {
    made.engine = asker;
    made.append(probe);
  });
  await settled(probe);
  expect([source.state, probe.state]).toEqual(['loading', 'loading']);
  asker.become('ready');
  await settled(probe);
  asker.asked.at(-1)?.resolve(answer());
  await settled(probe);
  expect([source.state, probe.state]).toEqual(['ready', 'ready']);
  source.remove();
  expect(asker.listeners.size).toBe(0);
});

test('an empty source is no error', async () => {
  const source = mount(() => {});
  const probe = new ProbeElement();
  source.append(probe);
  await settled(probe);
  expect([source.state, probe.state]).toEqual(['empty', 'empty']);
  await expect(source.ask({ metrics: ['volunteers'] })).rejects.toMatchObject({ code: 'source_missing' });
});
