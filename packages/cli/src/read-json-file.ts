import { AtlasError, jsonFault } from '@practice-atlas/dataset';
import { openInput } from '@practice-atlas/transform';

/** Decodes UTF-8, with or without a byte order mark, else GB18030, as older Chinese programs write. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Reads a JSON file of the user; AtlasError `file_malformed` says line and column. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = decoded(await (await openInput(path)).bytes());
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { line, column } = jsonFault(text);
    throw new AtlasError('file_malformed', `${path} is no JSON: line ${line}, column ${column}`, {
      hint: 'mend the file there; quotes and commas are the usual fault',
      where: { file: path },
      cause,
    });
  }
}
