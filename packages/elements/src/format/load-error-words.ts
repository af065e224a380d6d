import { addErrorWords } from './error-message.js';

/** Loads the Chinese words of errors before the first one is shown. Where they are not to be had, it is shown in English. */
export async function loadErrorWords(): Promise<void> {
  const words = await import('./source-error-words.js').catch(() => null);
  if (words) addErrorWords(words.sourceErrorWords);
}
