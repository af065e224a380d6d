import { createDataset } from '@practice-atlas/dataset';
import { openGateway } from '@practice-atlas/elements/gateway-source.js';
import { createSliceEngine } from '@practice-atlas/measure';
import { createGateway } from '@practice-atlas/measure/gateway.js';
import { describe, expect, it } from 'vitest';

const ADDRESS = 'https://data.example/';

const dataset = createDataset({
  name: 'test',
  title: { zh: '试', en: 'test' },
  tables: {
    regions: [{ code: '210000', name: '辽宁省', level: 'province' }],
    sources: [
      {
        ...{ source_id: 'press', kind: 'press', title: '一篇报道' },
        ...{ published_on: '2019-11-30', published_precision: 'month' },
      },
    ],
    sites: [
      { site_id: 'S1', tier: 'station', region_code: '210000' },
      { site_id: 'S1', tier: 'center', region_code: '210000' },
    ],
  },
});
const gateway = createGateway({ source: { engine: createSliceEngine(dataset), outline: dataset } });
const fetch: typeof globalThis.fetch = (input, init) => gateway(new Request(input, init));

describe('openGateway', () => {
  it('gives an engine that answers as the gateway does, and tells of title, sources and findings', async () => {
    const { measure, about } = await openGateway(ADDRESS, { fetch });
    const answer = await measure({ metrics: ['sites'] });
    expect(answer).toStrictEqual(await createSliceEngine(dataset).measure({ metrics: ['sites'] }));
    const findingCount = dataset.findings.filter(({ level }) => level !== 'notice').length;
    expect(about).toMatchObject({ title: { zh: '试', en: 'test' }, simulated: false, findingCount });
    expect(findingCount).toBeGreaterThan(0);
    expect(about.sources).toMatchObject([{ title: '一篇报道', publishedOn: '2019-11' }]);
  });

  it('rejects where there is no gateway', async () => {
    const nothing = async () => new Response('', { status: 404 });
    await expect(openGateway(ADDRESS, { fetch: nothing })).rejects.toMatchObject({ name: 'AtlasError' });
  });
});
