import { AtlasError } from '@practice-atlas/dataset';

function isAtlasError(error: unknown): error is AtlasError {
  return error instanceof Error && error.name === 'AtlasError' && 'code' in error;
}

/** Takes any thrown thing as an AtlasError; what is none becomes `render_failed` with the thing as its cause. */
export function asAtlasError(error: unknown): AtlasError {
  if (isAtlasError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AtlasError('render_failed', `could not draw: ${message}`, {
    hint: 'Report this message.',
    details: { message },
    cause: error,
  });
}
