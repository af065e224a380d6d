import type { Row } from './queries.js';

/** Somebody who answers questions about the orders, by their number. */
export interface Contender {
  ask(question: number): Promise<unknown>;
  /** Reads what `ask` gave, for comparison. */
  read(question: number, answer: unknown): readonly Row[];
}

/** A row as a peer gives it. */
export type PeerRow = Readonly<Record<string, unknown>>;

/** Finds the key of a month counted from year 0. */
export function monthKey(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Finds the key of a quarter counted from year 0. */
export function quarterKey(quarter: number): string {
  return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
}
