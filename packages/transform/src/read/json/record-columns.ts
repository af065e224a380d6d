import { AtlasError } from '@practice-atlas/dataset';
import type { RawCell } from '../raw-table.js';

/** An object of a JSON text; its keys come from outside. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Says whether a value of a JSON text is an object, not a list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const DEPTH_MAX = 200;

/** Says whether a value of a JSON text is nested more than 200 levels deep, beyond which printing it might overflow the stack. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth >= DEPTH_MAX) return true;
  for (const key in value) if (isTooDeep((value as JsonRecord)[key], depth + 1)) return true;
  return false;
}

interface KeyNode {
  /** Whether its own value is a column. */
  isLeaf: boolean;
  readonly path: readonly string[];
  readonly children: Map<string, KeyNode>;
}

/** The columns of many objects, in order of first appearance; fields of objects within them are columns `outer.inner`. */
export interface RecordColumns {
  /** Adds the keys of an object. Throws AtlasError `file_malformed` beyond 16,384 columns. */
  add(record: JsonRecord): void;
  /** Calls back with the heading of each value that has no column yet. */
  eachUnknown(record: JsonRecord, found: (heading: string) => void): void;
  headings(): string[];
  /** Reads the cells of a column. */
  reader(column: number): (record: JsonRecord) => RawCell;
}

const COLUMNS_MAX = 16_384;
const PATH_MAX = 3;

function cellOf(value: unknown): RawCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return JSON.stringify(value);
}

/** Collects the columns of objects; an object within an object is taken apart two levels deep, beyond that it stays JSON text. */
export function createRecordColumns(file: string): RecordColumns {
  const root: KeyNode = { isLeaf: false, path: [], children: new Map() };
  const leaves: KeyNode[] = [];
  const nodeOf = (parent: KeyNode, key: string): KeyNode => {
    const known = parent.children.get(key);
    if (known) return known;
    const node = { isLeaf: false, path: [...parent.path, key], children: new Map<string, KeyNode>() };
    parent.children.set(key, node);
    return node;
  };
  const isTakenApart = (value: unknown, depth: number): value is JsonRecord => depth < PATH_MAX && isRecord(value);
  const add = (record: JsonRecord, parent: KeyNode): void => {
    for (const key of Object.keys(record)) {
      const value = record[key];
      const node = nodeOf(parent, key);
      if (isTakenApart(value, node.path.length)) add(value, node);
      else if (!node.isLeaf) {
        node.isLeaf = true;
        if (leaves.push(node) > COLUMNS_MAX)
          throw new AtlasError(
            'file_malformed',
            `${file === '' ? 'the JSON text' : file} has more than ${COLUMNS_MAX} keys`,
            {
              hint: 'give a list of objects that have the same keys',
              where: { file },
              details: { file },
            },
          );
      }
    }
  };
  const eachUnknown = (
    record: JsonRecord,
    parent: KeyNode | undefined,
    path: readonly string[],
    found: (heading: string) => void,
  ) => {
    for (const key of Object.keys(record)) {
      const value = record[key];
      const node = parent?.children.get(key);
      if (isTakenApart(value, path.length + 1)) eachUnknown(value, node, [...path, key], found);
      else if (!node?.isLeaf && value !== null) found([...path, key].join('.'));
    }
  };
  return {
    add: (record) => add(record, root),
    eachUnknown: (record, found) => eachUnknown(record, root, [], found),
    headings: () => leaves.map((leaf) => leaf.path.join('.')),
    reader: (column) => {
      const path = leaves[column]?.path ?? [];
      return (record) => {
        let value: unknown = record;
        for (const key of path) {
          if (!isRecord(value) || !Object.hasOwn(value, key)) return null;
          value = value[key];
        }
        return isTakenApart(value, path.length) ? null : cellOf(value);
      };
    },
  };
}
