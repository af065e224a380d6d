/** The languages of the library. */
export type Locale = 'zh' | 'en';

function ancestorOf(node: Node): Node | null {
  return node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
}

/** Chooses the language: the `locale` attribute, else the closest `lang` (through shadow roots), else the document's, else Chinese. */
export function resolveLocale(attribute: string | null | undefined, element: Element | null): Locale {
  let word = attribute ?? '';
  for (let node: Node | null = word ? null : element; node && !word; node = ancestorOf(node))
    word = (node as Partial<Element>).getAttribute?.('lang') ?? '';
  return /^en\b/i.test(word) ? 'en' : 'zh';
}
