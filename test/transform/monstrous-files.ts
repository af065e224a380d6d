import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { BURST_ARCHIVES } from './burst-archives.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import type { Mutation, SeedFile } from './mutations.js';

const MANY = 100_000;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function workbook(sheets: readonly string[], extra: Readonly<Record<string, string>> = {}): Uint8Array {
  const list = sheets.map((_, i) => `<sheet name="S${i}" sheetId="${i + 1}" r:id="r${i}"/>`).join('');
  const links = sheets.map(
    (_, i) => `<Relationship Id="r${i}" Type="${RELATION}/worksheet" Target="worksheets/s${i}.xml"/>`,
  );
  const files: Zippable = {
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(`<workbook xmlns:r="${RELATION}"><sheets>${list}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${links.join('')}</Relationships>`),
  };
  for (const [i, xml] of sheets.entries())
    files[`xl/worksheets/s${i}.xml`] = strToU8(`<worksheet><sheetData>${xml}</sheetData></worksheet>`);
  for (const [name, xml] of Object.entries(extra)) files[name] = strToU8(xml);
  return zipSync(files, { level: 1 });
}

const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
const letters = (index: number): string =>
  index < 0 ? '' : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
const siteRows = (first = '') =>
  row(1, cell('A1', '阵地编号') + cell('B1', '阵地名称') + cell('C1', '阵地类型')) + first;
const headings = Array.from({ length: MANY }, (_, i) => `列${i}`);

const zeros = (megabytes: number) => new Uint8Array(megabytes * 2 ** 20);
const text = (...lines: readonly string[]) => strToU8(lines.join('\n'));
const HEAD = '阵地编号,阵地名称,阵地类型';
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY ${'abcdefghijklm'[i + 1]} "${`&${'abcdefghijklm'[i]};`.repeat(10)}">`).join('')}]>`;

/** Files that no honest program writes: too wide, too deep, too many, or packed to burst. */
export const MONSTERS: Readonly<Record<string, (seeds: readonly SeedFile[]) => SeedFile>> = {
  ...BURST_ARCHIVES,
  'wide.csv': () => ({ name: 'wide.csv', bytes: text(headings.join(','), headings.join(',')) }),
  'widest-allowed.csv': () => ({
    name: 'widest.csv',
    bytes: text(
      `阵地编号,阵地类型,${headings.slice(0, 16_000).join(',')}`,
      `S1,站,${headings.slice(0, 16_000).join(',')}`,
    ),
  }),
  'wide-report.csv': () => ({
    name: '2024年3月统计.csv',
    bytes: text(
      `区县,${Array.from({ length: 16_000 }, (_, i) => `志愿者${i}人数`).join(',')}`,
      `大东区,${headings.slice(0, 16_000).join(',')}`,
    ),
  }),
  'wide.json': () => ({
    name: 'wide.json',
    bytes: strToU8(
      JSON.stringify([Object.fromEntries([['site_id', 's'], ['tier', '站'], ...headings.map((one) => [one, 1])])]),
    ),
  }),
  'a-key-a-row.ndjson': () => ({
    name: 'keys.ndjson',
    bytes: text(...headings.map((one, i) => `{"site_id":"s${i}","tier":"站","${one}":1}`)),
  }),
  'wide.xlsx': () => ({
    name: 'wide.xlsx',
    bytes: workbook([
      row(1, headings.map((one, i) => cell(`${letters(i)}1`, one)).join('')) + row(2, cell('A2', 'S1')),
    ]),
  }),
  'corners.xlsx': () => ({
    name: 'corners.xlsx',
    bytes: workbook([siteRows(row(1_048_576, cell('XFD1048576', '角')))]),
  }),
  'far-cell.xlsx': () => ({
    name: 'far.xlsx',
    bytes: workbook([siteRows(row(999_999_999, cell('ZZZZZZ999999999', '远')))]),
  }),
  'no-addresses.xlsx': () => ({
    name: 'bare.xlsx',
    bytes: workbook([`<row>${'<c><v>1</v></c>'.repeat(1000)}</row>`.repeat(50)]),
  }),
  'merged-all.xlsx': () => ({
    name: 'merged.xlsx',
    bytes: zipSync({
      ...unzipSync(workbook([siteRows(row(2, cell('A2', 'S1') + cell('C2', '站')))])),
      'xl/worksheets/s0.xml': strToU8(
        `<worksheet><sheetData>${siteRows(row(2, cell('A2', 'S1') + cell('C2', '站')))}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(5000)}</mergeCells></worksheet>`,
      ),
    }),
  }),
  'thousand-sheets.xlsx': () => ({
    name: 'sheets.xlsx',
    bytes: workbook(Array.from({ length: 1000 }, (_, i) => siteRows(row(2, cell('A2', `S${i}`) + cell('C2', '站'))))),
  }),
  'entities.xlsx': () => ({
    name: 'laughs.xlsx',
    bytes: workbook([siteRows()], { 'xl/sharedStrings.xml': `${LAUGHS}<sst><si><t>&m;</t></si></sst>` }),
  }),
  'hostile-headings.xlsx': () => ({
    name: 'hostile.xlsx',
    bytes: workbook([
      row(
        1,
        ['阵地编号', '阵地类型', '__proto__', 'constructor', 'toString']
          .map((one, i) => cell(`${letters(i)}1`, one))
          .join(''),
      ) +
        row(2, ['S1', '站', 'polluted', 'polluted', 'polluted'].map((one, i) => cell(`${letters(i)}2`, one)).join('')),
    ]),
  }),
  'formulas.xlsx': () => ({
    name: 'formulas.xlsx',
    bytes: workbook([
      siteRows(
        row(
          2,
          '<c r="A2"><f>1/0</f></c><c r="B2" t="e"><v>#DIV/0!</v></c><c r="C2" t="str"><f>"站"</f><v>站</v></c><c r="D2"><v>1e999</v></c>',
        ),
      ),
    ]),
  }),
  'million-characters.csv': () => ({ name: 'long.csv', bytes: text(HEAD, `S1,${'长'.repeat(1_000_000)},站`) }),
  'million-characters.json': () => ({
    name: 'long.json',
    bytes: strToU8(
      JSON.stringify([
        { site_id: 's'.repeat(1_000_000), tier: '站'.repeat(1_000_000), opened_on: '1'.repeat(1_000_000) },
      ]),
    ),
  }),
  'million-characters.xlsx': () => ({
    name: 'long.xlsx',
    bytes: workbook([siteRows(row(2, cell('A2', 'S1') + cell('B2', '长'.repeat(1_000_000)) + cell('C2', '站')))]),
  }),
  'long-heading.csv': () => ({
    name: 'heading.csv',
    bytes: text(`${HEAD},${'志愿者人数/'.repeat(200_000)}`, 'S1,一,站,1'),
  }),
  'open-quote.csv': () => ({ name: 'quote.csv', bytes: text(HEAD, `S1,"${'开,口\n'.repeat(200_000)}`) }),
  'quotes.csv': () => ({ name: 'quotes.csv', bytes: text(HEAD, '"'.repeat(1_000_001)) }),
  'quotes-in-lines.csv': () => ({
    name: 'lines.csv',
    bytes: text(HEAD, ...Array.from({ length: 20_000 }, (_, i) => `S${i},"一"二",站`)),
  }),
  'commas.csv': () => ({ name: 'commas.csv', bytes: text(HEAD, ','.repeat(1_000_000)) }),
  'blank-lines.csv': () => ({ name: 'blank.csv', bytes: text(HEAD, '\n'.repeat(1_000_000)) }),
  'hostile-headings.csv': () => ({
    name: 'hostile.csv',
    bytes: text(
      `site_id,tier,${HOSTILE_TEXTS.slice(0, 8).join(',')}`,
      's1,站,1,2,3,4,5,6,7,8',
      '__proto__,constructor,,,,,,,,',
    ),
  }),
  'hostile-cells.csv': () => ({
    name: 'cells.csv',
    bytes: text(
      '阵地编号,阵地类型,所属区县,挂牌日期,经度,纬度,坐标系',
      ...HOSTILE_TEXTS.map((one) => Array.from({ length: 7 }, () => `"${one.replaceAll('"', '""')}"`).join(',')),
    ),
  }),
  'deep-lists.json': () => ({ name: 'deep.json', bytes: strToU8('['.repeat(MANY) + ']'.repeat(MANY)) }),
  'deep-open.json': () => ({ name: 'open.json', bytes: strToU8('[{"a":'.repeat(MANY)) }),
  'deep-objects.json': () => ({
    name: 'deep.json',
    bytes: strToU8(`[{"site_id":"s","x":${'{"a":'.repeat(MANY)}1${'}'.repeat(MANY)}}]`),
  }),
  'deep-steps.json': () => ({
    name: 'orders.json',
    bytes: strToU8(`[{"orderId":"o","steps":${'['.repeat(5000)}{"step":"点单"}${']'.repeat(5000)}}]`),
  }),
  'deep-line.ndjson': () => ({
    name: 'deep.ndjson',
    bytes: strToU8(`{"site_id":"s","tier":"站"}\n{"x":${'['.repeat(MANY)}${']'.repeat(MANY)}}`),
  }),
  'deep-cell.csv': () => ({
    name: 'orders.csv',
    bytes: text('点单编号,steps', `o1,"${'['.repeat(MANY)}${']'.repeat(MANY)}"`),
  }),
  'hostile-keys.json': () => ({
    name: 'hostile.json',
    bytes: strToU8(
      '[{"site_id":"__proto__","tier":"constructor","__proto__":{"polluted":1,"toString":1},"constructor":{"prototype":{"polluted":1}}},{"site_id":"s","tier":"站","a":{"__proto__":{"polluted":1}}}]',
    ),
  }),
  'huge-numbers.json': () => ({
    name: 'numbers.json',
    bytes: strToU8(`[{"site_id":1e400,"tier":"站","lng":-1e400,"lat":${'9'.repeat(10_000)},"opened_on":1e308}]`),
  }),
  'hostile.parquet': () => ({
    name: 'hostile.parquet',
    bytes: new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'site_id', data: ['s1', '__proto__'] },
          { name: '__proto__', data: ['x', 'y'] },
          { name: 'tier', data: ['站', 'constructor'] },
          { name: 'constructor', data: [1, 2] },
        ],
      }),
    ),
  }),
  'bomb.xlsx': () => ({
    name: 'bomb.xlsx',
    bytes: zipSync({ ...unzipSync(workbook([siteRows()])), 'xl/sharedStrings.xml': zeros(80).fill(32) }, { level: 6 }),
  }),
  'hostile.datapackage.zip': () => ({
    name: 'package.zip',
    bytes: zipSync({
      'datapackage.json': strToU8(
        '{"name":"__proto__","resources":[{"name":"__proto__","path":"../x.csv"},{"name":"sites","path":["sites.csv"]},{"name":"constructor","path":null},null,7]}',
      ),
      'sites.csv': text('site_id,tier', 's1,station'),
    }),
  }),
  'surrogates.json': () => ({
    name: 'surrogates.json',
    bytes: strToU8('[{"site_id":"\\ud800","tier":"\\udc00\\ud800","name":"\\ud83d"}]'),
  }),
  'utf16-odd.csv': () => ({ name: 'odd.csv', bytes: Uint8Array.of(0xff, 0xfe, 0x2c, 0x00, 0x00, 0xd8, 0x0a) }),
  'empty.csv': () => ({ name: 'empty.csv', bytes: new Uint8Array() }),
};

/** Makes a monster by its number, over and over. */
export function monsterAt(seeds: readonly SeedFile[], index: number): Mutation {
  const names = Object.keys(MONSTERS);
  const name = names[index % names.length] ?? '';
  const made = MONSTERS[name]?.(seeds);
  if (!made) throw new Error(`there is no monster ${name}`);
  return { ...made, done: `monster ${name} ${strFromU8(strToU8(made.name))}` };
}
