import { AtlasError } from '@practice-atlas/dataset';

/** Runs what pages run, in a Node that refuses to make code from text. */
export async function exercise(): Promise<string> {
  return `exercise: ${new AtlasError('query_malformed', 'nothing asked').code}`;
}
