import { AtlasError } from '@practice-atlas/dataset';

type FileCode = 'file_malformed' | 'file_missing' | 'file_too_large' | 'file_unsupported';

/** Makes what makes the errors of a file; `nameless` is what it is called when it has no name. */
export function fileFault(
  file: string,
  nameless: string,
): (code: FileCode, reason: string, hint: string, cause?: unknown) => AtlasError {
  return (code, reason, hint, cause) =>
    new AtlasError(code, `${file === '' ? nameless : file} ${reason}`, {
      hint,
      where: { file },
      details: { file },
      cause,
    });
}
