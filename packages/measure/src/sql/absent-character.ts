const FIRST = 0xe000;
const LAST = 0xf8ff;

/** Finds a character of the private use area that stands in none of some texts. */
export function absentCharacter(texts: readonly string[]): string {
  const used = new Set(texts.flatMap((text) => [...text.matchAll(/[\ue000-\uf8ff]/g)].map(([character]) => character)));
  for (let code = FIRST; code <= LAST; code++) {
    const character = String.fromCharCode(code);
    if (!used.has(character)) return character;
  }
  throw new TypeError('words use every character of the private use area');
}
