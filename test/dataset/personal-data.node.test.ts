import { createDataset, personalData, readDataPackage, tableRows } from '@practice-atlas/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigit = (body: string) =>
  '10X98765432'[[...body].reduce((sum, digit, i) => sum + Number(digit) * WEIGHTS[i]!, 0) % 11];
/** Numbers made for the test: a division that does not exist, so they belong to nobody. */
const ID = `99010119490101003${checkDigit('99010119490101003')}`;
const ID_WITH_X = Array.from({ length: 11 }, (_, i) => `990101194901010${String(i).padStart(2, '0')}`)
  .filter((body) => checkDigit(body) === 'X')
  .map((body) => `${body}x`)[0]!;
const PHONE = '19900000000';
const title = { zh: '例', en: 'Example' };

describe('personalData', () => {
  it('finds an identity-card number with a valid check digit, in text, in full-width digits, with a small x', () => {
    const wide = [...ID].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('');
    for (const text of [ID, `身份证号${ID}。`, wide, ID_WITH_X, ID_WITH_X.toUpperCase()])
      expect(personalData(text)).toBe('id_number');
  });

  it('finds one in groups, by its birthday and its check digit, and one of fifteen digits by its province and birthday', () => {
    const old = ['210101', '490101', '003'].join('');
    const [division, born, serial] = [ID.slice(0, 6), ID.slice(6, 14), ID.slice(14)];
    const wide = [...old].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('');
    for (const text of [
      `${division} ${born} ${serial}`,
      `${division}-${born}-${serial}`,
      `证 ${division}${born} ${serial} 号`,
      `${division} ${born.slice(0, 4)} ${born.slice(4)} ${serial}`,
      old,
      `身份证${old}。`,
      wide,
    ]) {
      expect([text, personalData(text)]).toEqual([text, 'id_number']);
      const site = { site_id: text, tier: 'point', name: text };
      expect(createDataset({ name: 'x', title, tables: { sites: [site] } }).tables.sites.rowCount).toBe(0);
    }
  });

  it('finds every number whose check digit is right and none whose check digit is wrong', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{16}$/), fc.nat(10), (body, i) => {
        const right = checkDigit(body)!;
        const digit = '10X98765432'[i]!;
        expect(personalData(`编号 ${body}${digit}`)).toBe(digit === right ? 'id_number' : null);
      }),
      { seed: 5 },
    );
  });

  it('finds a mobile number standing alone, with +86, spaces or hyphens', () => {
    for (const text of [
      PHONE,
      `电话${PHONE},谢谢`,
      `+86${PHONE}`,
      `86 ${PHONE}`,
      '199-0000-0000',
      '199 0000 0000',
      '１９９００００００００',
    ])
      expect(personalData(text)).toBe('phone_number');
  });

  it('finds a home address down to the room', () => {
    for (const text of ['幸福小区3栋2单元501室', '3号楼1201室', '2单元401户'])
      expect(personalData(text)).toBe('home_address');
  });

  it('lets hotlines, codes, dates, long counts, hex ids and public places pass', () => {
    for (const text of [
      '12345热线',
      '“45678”工作体系',
      '210104001001',
      '2019-03-21T08:30+08:00',
      '20190321083000',
      '210104 20240321 0015',
      '210104-2024-0001-0002',
      '210104240321001',
      '202403210830001',
      '210104491301003',
      '721010490101003',
      '91210104MA0XYZ123K',
      '2019-03-21 08:30:00',
      '20190321 083000',
      '024-12345678',
      'a19900000000f',
      '0.19900000000',
      '119900000000',
      '6号楼',
      '文化大厦3楼',
      '第36个学雷锋日',
      '3万余元',
      '1+3+8',
      '',
    ])
      expect([text, personalData(text)]).toEqual([text, null]);
  });
});

describe('hostile lengths', () => {
  it('are looked through in linear time', () => {
    const start = performance.now();
    for (const text of [
      '1'.repeat(300_000),
      `${'1 '.repeat(150_000)}单元`,
      '1栋'.repeat(100_000),
      `1栋${' '.repeat(300_000)}`,
    ])
      expect(personalData(text)).toBeNull();
    const tables = {
      regions: [{ code: '210000', name: 'x', level: 'province', population: `${'1'.repeat(300_000)}x` }],
    };
    expect(createDataset({ name: 'x', title, tables }).findings).toHaveLength(1);
    const sites = [{ site_id: 'a', tier: 'point', lng: `${'1'.repeat(300_000)}x` }];
    expect(createDataset({ name: 'x', title, tables: { sites } }).findings).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('a dataset', () => {
  const tables = {
    regions: [
      { code: '210000', name: '辽宁省', level: 'province', name_en: `call ${PHONE}` },
      { code: '210100', name: `沈阳 ${ID}`, level: 'city' },
      { code: PHONE, name: '大连市', level: 'city' },
    ],
    volunteers: [
      { volunteer_id: ID, gender: PHONE },
      { volunteer_id: 'v1', birth_year: ID, registered_on: PHONE },
    ],
    figures: [{ figure_id: 'f', dims: { who: PHONE } }],
    teams: [{ team_id: 't', kind: PHONE, [`${PHONE} extra`]: 1 }],
  };
  const dataset = createDataset({ name: 'x', title, tables });

  it('keeps no personal number: the cell is emptied, the row set aside where it may not be empty', () => {
    expect(tableRows(dataset.tables.regions).map(({ name, name_en }) => [name, name_en])).toEqual([['辽宁省', null]]);
    expect(tableRows(dataset.tables.volunteers).map(({ volunteer_id }) => volunteer_id)).toEqual(['v1']);
    expect(tableRows(dataset.tables.teams).map(({ kind }) => kind)).toEqual([null]);
    const personal = dataset.findings.filter(({ code }) => code === 'personal_data');
    expect(personal.map(({ level, value, where }) => [level, value, where.table, where.row, where.column])).toEqual([
      ['error', null, 'regions', 4, 'code'],
      ['error', null, 'regions', 3, 'name'],
      ['error', null, 'regions', 2, 'name_en'],
      ['error', null, 'teams', 2, 'kind'],
      ['error', null, 'volunteers', 2, 'volunteer_id'],
      ['error', null, 'volunteers', 2, 'gender'],
      ['error', null, 'figures', 2, 'dims'],
    ]);
  });

  it('repeats no personal number in any finding or column', () => {
    expect(dataset.findings.length).toBeGreaterThan(8);
    const everything = JSON.stringify([
      dataset.findings,
      Object.values(dataset.tables).flatMap((table) => tableRows(table)),
    ]);
    expect(everything).not.toContain(PHONE);
    expect(everything).not.toContain(ID.slice(0, 17));
  });

  it('repeats no personal number in the message about a file without a heading', async () => {
    const files = {
      'datapackage.json': JSON.stringify({ schema_version: 1, resources: [{ name: 'teams', path: 'teams.csv' }] }),
      'teams.csv': `t1,${PHONE},${ID}\n`,
    };
    const error = await readDataPackage({ files }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'column_unknown' });
    const { message, hint, details, where } = error as {
      message: string;
      hint: string;
      details: unknown;
      where: unknown;
    };
    expect(JSON.stringify([message, hint, details, where])).not.toMatch(new RegExp(`${PHONE}|${ID}`));
  });
});
