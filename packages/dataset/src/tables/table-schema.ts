import type { Field, FieldType, Table } from './define-table.js';
import { tableWords } from './table-words.js';

/** A field of a Frictionless Table Schema. */
export interface SchemaField {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'object';
  format?: string;
  title: string;
  description: string;
  constraints?: { required?: true; unique?: true; minimum?: number; maximum?: number; enum?: readonly string[] };
}

/** A Frictionless Table Schema. */
export interface TableSchema {
  fields: SchemaField[];
  missingValues: string[];
  primaryKey?: readonly string[];
  uniqueKeys?: readonly (readonly string[])[];
  foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[];
}

const TYPES: Readonly<Record<FieldType, SchemaField['type']>> = {
  id: 'string',
  code: 'string',
  category: 'string',
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'datetime',
  words: 'object',
};

function schemaField(table: Table, name: string, field: Field): SchemaField {
  const [zh, en, description] = tableWords(table).fields[name]!;
  const constraints: NonNullable<SchemaField['constraints']> = {};
  if (field.required) constraints.required = true;
  if (table.key.length === 1 && table.key[0] === name) constraints.unique = true;
  if (field.min !== undefined) constraints.minimum = field.min;
  if (field.max !== undefined) constraints.maximum = field.max;
  if (field.values) constraints.enum = field.values;
  return {
    name,
    type: TYPES[field.type],
    ...(field.type === 'time' ? { format: 'any' } : {}),
    title: `${zh} ${en}`,
    description: field.unit ? `${description} Unit: ${field.unit}.` : description,
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/**
 * Derives the Frictionless Table Schema of a table: a new plain object, ready for JSON.
 * A key with an optional field becomes `uniqueKeys`, because a primary key may hold no missing value.
 */
export function tableSchema(table: Table): TableSchema {
  const keyComplete = table.key.every((name) => table.fields[name]?.required);
  return {
    fields: Object.entries(table.fields).map(([name, field]) => schemaField(table, name, field)),
    missingValues: [''],
    ...(keyComplete ? { primaryKey: [...table.key] } : { uniqueKeys: [[...table.key]] }),
    ...(table.foreignKeys.length > 0
      ? {
          foreignKeys: table.foreignKeys.map((key) => ({
            fields: key.field,
            reference: { resource: key.table === table.name ? '' : key.table, fields: key.references },
          })),
        }
      : {}),
  };
}
