import { AtlasError, type AtlasErrorCode, type PracticeDataset, type Where } from '@practice-atlas/dataset';
import type { Answer } from '../answer.js';
import type { MeasureProgress } from '../memory/measure-in-slices.js';
import type { Query } from '../query.js';

/** What a page tells its worker. */
export type ToWorker =
  | { readonly kind: 'open'; readonly dataset: PracticeDataset; readonly minimumGroup: number | undefined }
  | { readonly kind: 'ask'; readonly id: number; readonly query: Query }
  | { readonly kind: 'cancel'; readonly id: number };

/** An error as it crosses to the page: a thrown object would lose what it says. */
export interface ToldError {
  readonly code: AtlasErrorCode | null;
  readonly message: string;
  readonly hint: string;
  readonly where: Readonly<Where>;
  readonly details: Readonly<Record<string, string>>;
}

/** What a worker tells its page. */
export type ToPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: MeasureProgress }
  | { readonly kind: 'error'; readonly id: number; readonly error: ToldError };

/** Takes an error apart. */
export function tellError(error: unknown): ToldError {
  if (error instanceof AtlasError) {
    const { code, message, hint, where, details } = error;
    return { code, message, hint, where, details };
  }
  return {
    code: null,
    message: error instanceof Error ? error.message : String(error),
    hint: '',
    where: {},
    details: {},
  };
}

/** Puts an error together again. */
export function errorTold({ code, message, hint, where, details }: ToldError): Error {
  return code ? new AtlasError(code, message, { hint, where, details: { ...details } }) : new Error(message);
}
