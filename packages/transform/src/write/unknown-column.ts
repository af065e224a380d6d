import type { Column } from '@practice-atlas/dataset';

/** Stands for a column that the table does not have: its name is reported, its values are not read. */
export const unknownColumn: Column = { kind: 'boolean', bits: new Uint8Array(0), validity: null };
