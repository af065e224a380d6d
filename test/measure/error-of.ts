import { AtlasError } from '@practice-atlas/dataset';

/** The AtlasError that a promise is rejected with; whatever else comes of it throws. */
export async function errorOf(promise: Promise<unknown>): Promise<AtlasError> {
  const error: unknown = await promise.then(
    (answer) => new Error(`no error but ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof AtlasError) return error;
  throw error;
}
