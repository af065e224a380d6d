import { AtlasError, type FieldType, lifecycles, nearestName, type TableName, tables } from '@practice-atlas/dataset';
import type { ColumnPath } from '../rows/row-question.js';

/** A table of a statement, and the tables that its foreign keys lead to. */
export interface JoinTree {
  readonly table: TableName;
  /** Distinct within the statement. */
  readonly number: number;
  /** The column of the parent that leads here, and the key that it names; null for the table of the question. */
  readonly via: { readonly field: string; readonly key: string } | null;
  readonly columns: Set<string>;
  readonly children: Map<string, JoinTree>;
  /** Relations of words, in the dialects that join them. */
  readonly lookups: string[];
}

/** A column where it was found. */
export interface FoundColumn {
  readonly tree: JoinTree;
  readonly column: string;
  readonly type: FieldType;
}

/** The steps of the lifecycles that ship. */
export const SHIPPED_STEPS: readonly string[] = [
  ...new Set(Object.values(lifecycles).flatMap(({ steps }) => steps.map(({ step }) => step))),
];

/** The derived columns of `cases`, for the steps of the stored lifecycles. */
export function derivedColumns(steps: readonly string[]): ReadonlyMap<string, FieldType> {
  const columns = new Map<string, FieldType>();
  for (const step of steps) for (const end of ['first', 'last']) columns.set(`${end}_${step}_at`, 'time');
  columns.set('dispatch_count', 'integer');
  columns.set('dispatch_tier', 'category');
  return columns;
}

/** Finds columns by their paths; each table that a path goes through is joined once. */
export function joinTree(
  table: TableName,
  steps: readonly string[],
): { readonly root: JoinTree; find(path: ColumnPath): FoundColumn } {
  let count = 0;
  const derived = derivedColumns(steps);
  const treeOf = (name: TableName, via: JoinTree['via']): JoinTree => ({
    table: name,
    number: count++,
    via,
    columns: new Set(),
    children: new Map(),
    lookups: [],
  });
  const typeOf = (name: TableName, column: string): FieldType | undefined => {
    const { fields } = tables[name];
    if (Object.hasOwn(fields, column)) return (fields as Record<string, { readonly type: FieldType }>)[column]!.type;
    return name === 'cases' ? derived.get(column) : undefined;
  };
  const find = (tree: JoinTree, path: string, whole: string): FoundColumn => {
    const type = typeOf(tree.table, path);
    if (type) {
      tree.columns.add(path);
      return { tree, column: path, type };
    }
    const dot = path.indexOf('.');
    const field = path.slice(0, Math.max(dot, 0));
    const key = tables[tree.table].foreignKeys.find((each) => each.field === field);
    if (!key) throw columnUnknown(tree.table, path, whole);
    let child = tree.children.get(field);
    if (!child) {
      tree.columns.add(field);
      child = treeOf(key.table as TableName, { field, key: key.references });
      tree.children.set(field, child);
    }
    return find(child, path.slice(dot + 1), whole);
  };
  const root = treeOf(table, null);
  return { root, find: (path) => find(root, path, path) };
}

function columnUnknown(table: TableName, column: string, path: string): AtlasError {
  const near = nearestName(column, Object.keys(tables[table].fields));
  return new AtlasError('column_unknown', `no column "${column}" in ${table}${path === column ? '' : ` ("${path}")`}`, {
    hint: near
      ? `did you mean "${near}"?`
      : `use a column of ${table}, or a foreign key of it and a column after a dot`,
    where: { table, column },
    details: { table, column, path },
  });
}
