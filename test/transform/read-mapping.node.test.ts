import { readFileSync } from 'node:fs';
import { AtlasError, tableNames, tables } from '@practice-atlas/dataset';
import { readMapping } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValid } from './schema-validator.js';

const schema = JSON.parse(
  readFileSync(new URL('../../packages/transform/schemas/mapping.schema.json', import.meta.url), 'utf8'),
);

const lifecycle = {
  zh: '点单',
  en: 'Order',
  steps: [
    { step: 'placed', zh: '点单', en: 'Placed' },
    { step: 'merged', zh: '统单', en: 'Merged', optional: true, limitHours: 12 },
    { step: 'completed', zh: '办结', en: 'Completed' },
    { step: 'rejected', zh: '退单', en: 'Rejected', ends: true },
  ],
};
const full = {
  $schema: 'https://practice-atlas.dev/schemas/mapping-1.json',
  version: 1,
  within: '211000',
  year: 2024,
  offsetMinutes: 480,
  crs: 'gcj02',
  source: { kind: 'platform', title: '点单导出', publisher: '宏伟区', published_on: '2024-04-01' },
  lifecycles: { order: lifecycle },
  words: { tier: { 分中心: 'center' }, 'kind@teams': { 理论宣讲: 'lecture' }, step: { 统单: 'merged' } },
  files: [
    {
      match: '*点单*.csv',
      table: 'cases',
      headings: { 单号: 'case_id', 备注: null, 统单时间: { step: 'merged' } },
      constants: { lifecycle: 'order' },
    },
    {
      match: 'reports/**',
      sheet: '?月',
      table: 'figures',
      headingRows: 2,
      headings: { '志愿者/党员': { metric: 'volunteers', dims: { kind: 'party_member' }, unit: 'persons' } },
      words: { qualifier: { 大约: 'approx' } },
    },
  ],
};

const file = (part: object) => ({ version: 1, files: [{ match: '*', ...part }] });
const withSteps = (steps: unknown) => ({ version: 1, lifecycles: { order: { zh: '点单', en: 'Order', steps } } });

const good: readonly unknown[] = [
  { version: 1 },
  full,
  { version: 1, files: [] },
  { version: 1, words: {}, lifecycles: {}, source: {} },
  file({ headings: { 甲: 'name', 乙: null } }),
  file({ headings: { 甲: { metric: '图书馆', seriesKind: 'target' } } }),
  file({ constants: { met: true, members: 3, tier: 'station' } }),
  withSteps([{ step: 'a', zh: '甲', en: 'A' }]),
];
const bad: readonly [property: string, document: unknown][] = [
  ['', null],
  ['', []],
  ['', 'mapping'],
  ['version', {}],
  ['version', { version: 2 }],
  ['version', { version: '1' }],
  ['wihtin', { version: 1, wihtin: '21' }],
  ['__proto__', JSON.parse('{"version":1,"__proto__":{}}')],
  ['$schema', { version: 1, $schema: 7 }],
  ['within', { version: 1, within: 211000 }],
  ['within', { version: 1, within: '辽阳市' }],
  ['year', { version: 1, year: '2024' }],
  ['year', { version: 1, year: 24 }],
  ['offsetMinutes', { version: 1, offsetMinutes: 8.5 }],
  ['crs', { version: 1, crs: 'wgs-84' }],
  ['source.author', { version: 1, source: { author: 'x' } }],
  ['source.title', { version: 1, source: { title: ' ' } }],
  ['lifecycles', { version: 1, lifecycles: [] }],
  ['lifecycles.Order', { version: 1, lifecycles: { Order: lifecycle } }],
  ['lifecycles.order.zh', { version: 1, lifecycles: { order: { en: 'Order', steps: lifecycle.steps } } }],
  ['lifecycles.order.steps', withSteps([])],
  ['lifecycles.order.steps', withSteps({})],
  ['lifecycles.order.steps', withSteps([{ step: 'rejected', zh: '退单', en: 'Rejected', ends: true }])],
  ['lifecycles.order.steps[0].step', withSteps([{ step: '点单', zh: '点单', en: 'Placed' }])],
  ['lifecycles.order.steps[0].limit', withSteps([{ step: 'a', zh: '甲', en: 'A', limit: 24 }])],
  ['lifecycles.order.steps[0].limitHours', withSteps([{ step: 'a', zh: '甲', en: 'A', limitHours: 0 }])],
  ['lifecycles.order.steps[0].ends', withSteps([{ step: 'a', zh: '甲', en: 'A', ends: 'yes' }])],
  ['words.tier.站', { version: 1, words: { tier: { 站: 3 } } }],
  ['words.tier', { version: 1, words: { tier: '站' } }],
  ['files', { version: 1, files: {} }],
  ['files[0].match', { version: 1, files: [{}] }],
  ['files[0].match', { version: 1, files: [{ match: '' }] }],
  ['files[0].headnigs', file({ headnigs: {} })],
  ['files[0].table', file({ table: 'orders' })],
  ['files[0].headingRows', file({ headingRows: 0 })],
  ['files[0].headings.甲', file({ headings: { 甲: 3 } })],
  ['files[0].headings.甲.metric', file({ headings: { 甲: {} } })],
  ['files[0].headings.甲.metric', file({ headings: { 甲: { step: 'placed', metric: 'sites' } } })],
  ['files[0].headings.甲.seriesKind', file({ headings: { 甲: { metric: 'sites', seriesKind: 'sum' } } })],
  ['files[0].constants.tier', file({ constants: { tier: null } })],
];
const refusedByReader: readonly [property: string, document: unknown, hint: string][] = [
  ['files[0].headings.甲', file({ table: 'cases', headings: { 甲: 'case_ids' } }), 'did you mean "case_id"?'],
  ['files[0].headings.甲.step', file({ headings: { 甲: { step: 'dispached' } } }), 'did you mean "dispatched"?'],
  ['files[0].headings.甲.step', file({ table: 'sites', headings: { 甲: { step: 'placed' } } }), '"table": "cases"'],
  ['files[0].headings.甲', file({ headings: { ' 甲': null, 甲: null } }), 'list each heading once'],
  ['files[0].constants.teir', file({ table: 'sites', constants: { teir: 'station' } }), 'did you mean "tier"?'],
  ['words.teir', { version: 1, words: { teir: {} } }, 'did you mean "tier"?'],
  ['words["kind@team"]', { version: 1, words: { 'kind@team': {} } }, 'did you mean "teams"?'],
  ['words.gender.女士', { version: 1, words: { gender: { 女士: 'femal' } } }, 'did you mean "female"?'],
  ['words.step.统单', { version: 1, words: { step: { 统单: 'merged' } } }, 'known: placed'],
  [
    'lifecycles.order.steps[1].step',
    withSteps([
      { step: 'a', zh: '甲', en: 'A' },
      { step: 'a', zh: '乙', en: 'B' },
    ]),
    'list each step once',
  ],
];

function refusal(document: unknown): AtlasError {
  try {
    readMapping(document);
  } catch (error) {
    if (error instanceof AtlasError) return error;
    throw error;
  }
  throw new Error(`it was read: ${JSON.stringify(document)}`);
}

describe('readMapping', () => {
  it('reads every part of a mapping file', () => {
    const mapping = readMapping(full);
    expect(mapping).toMatchObject({ within: '211000', year: 2024, offsetMinutes: 480, crs: 'gcj02' });
    expect(mapping.lifecycles.order?.steps.map(({ step }) => step)).toEqual([
      'placed',
      'merged',
      'completed',
      'rejected',
    ]);
    expect(mapping.files[0]?.headings.get('统单时间')).toEqual({ is: 'step', step: 'merged' });
    expect(mapping.files[0]?.headings.get('备注')).toEqual({ is: 'left' });
    expect(mapping.files[1]?.headings.get('志愿者/党员')).toMatchObject({ is: 'figure', metric: 'volunteers' });
    expect(mapping.files[1]).toMatchObject({ sheet: '?月', headingRows: 2 });
  });

  it('accepts what its schema accepts', () => {
    for (const document of good) {
      expect(isValid(schema, document)).toBe(true);
      expect(readMapping(document).version).toBe(1);
    }
  });

  it.each(bad)('refuses at %j what its schema refuses: %j', (property, document) => {
    expect(isValid(schema, document)).toBe(false);
    expect(refusal(document)).toMatchObject({ code: 'mapping_malformed', where: { property } });
  });

  it.each(refusedByReader)(
    'refuses at %j what names nothing that there is, with the near name',
    (property, document, hint) => {
      expect(isValid(schema, document)).toBe(true);
      const error = refusal(document);
      expect(error).toMatchObject({ code: 'mapping_malformed', where: { property } });
      expect(error.hint).toContain(hint);
    },
  );

  it('names the near key of one that is misspelt', () => {
    expect(refusal({ version: 1, offsetMinute: 480 }).hint).toBe('did you mean "offsetMinutes"?');
  });

  it('has a schema that knows every table and every column of sources', () => {
    expect(schema.$defs.file.properties.table.enum).toEqual([...tableNames]);
    expect(Object.keys(schema.properties.source.properties)).toEqual(
      Object.keys(tables.sources.fields).filter((column) => column !== 'source_id'),
    );
  });

  it('reads or refuses any JSON, and nothing that its schema refuses', () => {
    const key = fc.constantFrom(...Object.keys(full), 'match', 'table', 'headings', '__proto__', 'steps', 'step');
    const { any } = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(1, 'placed', '*', null, true, '210000', 'cases', 2024),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(key, tie('any'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(any, fc.boolean(), (document, versioned) => {
        const given: unknown =
          versioned && typeof document === 'object' && document !== null && !Array.isArray(document)
            ? { ...document, version: 1 }
            : document;
        let isRead = true;
        try {
          readMapping(given);
        } catch (error) {
          expect(error).toBeInstanceOf(AtlasError);
          isRead = false;
        }
        if (isRead) expect(isValid(schema, given)).toBe(true);
      }),
      { seed: 31, numRuns: 2000 },
    );
  });
});
