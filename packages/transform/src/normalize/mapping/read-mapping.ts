import {
  type Field,
  headingKey,
  type Lifecycle,
  lifecycles as shipped,
  type Table,
  type TableName,
  tableNames,
  tables,
} from '@practice-atlas/dataset';
import { unitInBrackets } from '../headings/heading-forms.js';
import { integerAt, mappingFault, objectAt, pathOf, textAt, unknownWord, wordAt } from './mapping-fault.js';
import type { FileMapping, HeadingRule, MappingFile, WordsByColumn } from './mapping-file.js';
import { readMappingLifecycles } from './read-mapping-lifecycles.js';

const TOP_KEYS = '$schema version within year offsetMinutes crs source lifecycles words files'.split(' ');
const FILE_KEYS = 'match sheet table headingRows headings constants words'.split(' ');
const SOURCE_KEYS = Object.keys(tables.sources.fields).filter((column) => column !== 'source_id');
const SYSTEMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
const SERIES = ['stock', 'flow', 'target'] as const;

const fieldsOf = (table: TableName): Readonly<Record<string, Field>> => tables[table].fields;
const allTables: readonly Table[] = tableNames.map((name) => tables[name]);
const allColumns: readonly string[] = [...new Set(allTables.flatMap(({ fields }) => Object.keys(fields)))];

/** The fields of that name: in the table, or in any when none is given. */
function fieldsNamed(column: string, table: TableName | null): Field[] {
  return (table === null ? tableNames : [table]).flatMap((name) => {
    const fields = fieldsOf(name);
    return Object.hasOwn(fields, column) && fields[column] ? [fields[column]] : [];
  });
}

function columnAt(column: string, path: string, table: TableName | null): Field[] {
  const found = fieldsNamed(column, table);
  if (found.length > 0) return found;
  throw unknownWord(
    path,
    column,
    table === null ? 'column' : `column of ${table}`,
    table === null ? allColumns : Object.keys(fieldsOf(table)),
  );
}

/** Words by column; `kind@teams` is the column of one table. */
function wordsAt(given: unknown, path: string, steps: ReadonlySet<string>): WordsByColumn {
  const made: Record<string, Readonly<Record<string, string>>> = Object.create(null);
  if (given === undefined) return made;
  for (const [key, list] of Object.entries(objectAt(given, path))) {
    const at = pathOf(path, key);
    const [column = '', tableWord] = key.split('@');
    const table = tableWord === undefined ? null : wordAt(tableWord, at, tableNames);
    const fields = columnAt(column, at, table);
    const closed =
      fields.length > 0 && fields.every(({ values }) => values)
        ? new Set(fields.flatMap(({ values }) => values ?? []))
        : null;
    const known = column === 'step' ? steps : closed;
    const words: Record<string, string> = Object.create(null);
    for (const [word, meaning] of Object.entries(objectAt(list, at))) {
      const wordPath = pathOf(at, word);
      const text = textAt(meaning, wordPath);
      if (known && !known.has(text))
        throw unknownWord(wordPath, text, column === 'step' ? 'step' : `word of ${column}`, known);
      words[word] = text;
    }
    made[key] = words;
  }
  return made;
}

function unitAt(given: unknown, path: string): string {
  const unit = textAt(given, path);
  if (unitInBrackets(`(${headingKey(unit)})`) === null)
    throw mappingFault(
      path,
      unit,
      'it is no unit that is known',
      'write it as in brackets of a heading: 小时, 分钟, 万人',
    );
  return unit;
}

function ruleAt(given: unknown, path: string, table: TableName | null, steps: ReadonlySet<string>): HeadingRule {
  if (given === null) return { is: 'left' };
  if (typeof given === 'string') {
    columnAt(given, path, table);
    return { is: 'column', column: given, unit: null };
  }
  const rule = objectAt(given, path, ['column', 'step', 'metric', 'dims', 'unit', 'seriesKind']);
  if (rule.column !== undefined) {
    objectAt(given, path, ['column', 'unit']);
    const column = textAt(rule.column, pathOf(path, 'column'));
    columnAt(column, pathOf(path, 'column'), table);
    return { is: 'column', column, unit: rule.unit === undefined ? null : unitAt(rule.unit, pathOf(path, 'unit')) };
  }
  if (rule.step !== undefined) {
    objectAt(given, path, ['step']);
    const step = textAt(rule.step, pathOf(path, 'step'));
    if (!steps.has(step)) throw unknownWord(pathOf(path, 'step'), step, 'step', steps);
    if (table !== null && table !== 'cases')
      throw mappingFault(
        pathOf(path, 'step'),
        step,
        `a heading of ${table} is no step`,
        'give "table": "cases", or name a column',
      );
    return { is: 'step', step };
  }
  if (table !== null && table !== 'figures')
    throw mappingFault(
      pathOf(path, 'metric'),
      rule.metric,
      `a heading of ${table} is no figure`,
      'give "table": "figures", or name a column',
    );
  const dims: Record<string, string> = Object.create(null);
  for (const [dimension, word] of Object.entries(
    rule.dims === undefined ? {} : objectAt(rule.dims, pathOf(path, 'dims')),
  ))
    dims[dimension] = textAt(word, pathOf(pathOf(path, 'dims'), dimension));
  return {
    is: 'figure',
    metric: textAt(
      rule.metric,
      pathOf(path, 'metric'),
      /\S/,
      'write a column in quotes, null, {"column": ...}, {"step": ...} or {"metric": ...}',
    ),
    dims,
    unit: rule.unit === undefined ? null : textAt(rule.unit, pathOf(path, 'unit')),
    seriesKind: rule.seriesKind === undefined ? null : wordAt(rule.seriesKind, pathOf(path, 'seriesKind'), SERIES),
  };
}

function constantsAt(given: unknown, path: string, table: TableName | null): FileMapping['constants'] {
  const made: Record<string, string | number | boolean> = Object.create(null);
  for (const [column, value] of Object.entries(given === undefined ? {} : objectAt(given, path))) {
    const at = pathOf(path, column);
    columnAt(column, at, table);
    if (
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      (typeof value === 'number' && Number.isFinite(value))
    )
      made[column] = value;
    else
      throw mappingFault(
        at,
        value,
        'it has to be a text, a number, true or false',
        'leave it out when nothing is known',
      );
  }
  return made;
}

function fileAt(given: unknown, path: string, steps: ReadonlySet<string>): FileMapping {
  const file = objectAt(given, path, FILE_KEYS);
  const table = file.table === undefined ? null : wordAt(file.table, pathOf(path, 'table'), tableNames);
  const headings = new Map<string, HeadingRule>();
  const headingsAt = pathOf(path, 'headings');
  for (const [heading, rule] of Object.entries(
    file.headings === undefined ? {} : objectAt(file.headings, headingsAt),
  )) {
    const at = pathOf(headingsAt, heading);
    const key = headingKey(heading);
    if (headings.has(key))
      throw mappingFault(at, undefined, 'is another form of a heading that is listed', 'list each heading once');
    headings.set(key, ruleAt(rule, at, table, steps));
  }
  return {
    match: textAt(file.match, pathOf(path, 'match'), /\S/, 'write a pattern of file names: "*点单*.csv"'),
    sheet: file.sheet === undefined ? null : textAt(file.sheet, pathOf(path, 'sheet')),
    table,
    headingRows:
      file.headingRows === undefined ? null : integerAt(file.headingRows, pathOf(path, 'headingRows'), 1, 10),
    headings,
    constants: constantsAt(file.constants, pathOf(path, 'constants'), table),
    words: wordsAt(file.words, pathOf(path, 'words'), steps),
  };
}

function stepsOf(configured: Readonly<Record<string, Lifecycle>>): ReadonlySet<string> {
  const all = [...Object.values(shipped), ...Object.values(configured)];
  return new Set(all.flatMap(({ steps }) => steps.map(({ step }) => step)));
}

/**
 * Reads a mapping file: what headings, words and files of a place mean, and where its lifecycles differ from those that ship.
 * Its form is published as `@practice-atlas/transform/schemas/mapping.schema.json`; what refers to tables, columns and steps is checked
 * beyond it. Throws AtlasError `mapping_malformed` with the JSON path in `where.property` and the near name in the hint.
 *
 * @example
 * const mapping = readMapping({ version: 1, files: [{ match: '点单*.csv', table: 'cases', headings: { 备注: null } }] });
 */
export function readMapping(json: unknown): MappingFile {
  const top = objectAt(json, '', TOP_KEYS);
  if (top.version !== 1)
    throw mappingFault('version', top.version, 'this release reads version 1', 'write "version": 1');
  if (top.$schema !== undefined) textAt(top.$schema, '$schema', /^/);
  const lifecycles = readMappingLifecycles(top.lifecycles, 'lifecycles');
  const steps = stepsOf(lifecycles);
  const source: Record<string, string> = Object.create(null);
  for (const [column, value] of Object.entries(
    top.source === undefined ? {} : objectAt(top.source, 'source', SOURCE_KEYS),
  ))
    source[column] = textAt(value, pathOf('source', column));
  if (top.files !== undefined && !Array.isArray(top.files))
    throw mappingFault('files', top.files, 'it has to be a list', 'write [{"match": "*.csv", "table": "cases"}]');
  return {
    version: 1,
    within:
      top.within === undefined
        ? null
        : textAt(top.within, 'within', /^\d[\dZ]{1,11}$/, 'write the code of a division in quotes: "210100"'),
    year: top.year === undefined ? null : integerAt(top.year, 'year', 1900, 2100),
    offsetMinutes: top.offsetMinutes === undefined ? null : integerAt(top.offsetMinutes, 'offsetMinutes', -840, 840),
    crs: top.crs === undefined ? null : wordAt(top.crs, 'crs', SYSTEMS),
    source,
    lifecycles,
    words: wordsAt(top.words, 'words', steps),
    files: (top.files ?? []).map((file, index) => fileAt(file, pathOf('files', index), steps)),
  };
}
