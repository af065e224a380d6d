/** Control characters, bidi overrides and lone surrogates: they draw nothing of their own and can reorder or break what stands beside them. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/gu;

/** Removes what cannot be drawn (control characters, direction overrides, lone surrogates) from a text; the table and speech keep the original. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, '');
}
