import { AtlasError } from '@practice-atlas/dataset';
import type { Asker } from './asker.js';

const SOURCE_TAG = 'atlas-source';

function isAsker(thing: unknown): thing is Asker {
  return typeof (thing as Partial<Asker> | null)?.ask === 'function';
}

function above(node: Node): Node | null {
  return (node as Partial<Element>).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
}

function byId(element: Element, id: string): Element | null {
  for (let node: Node | null = element; node; node = above(node)) {
    const root = node.getRootNode() as Partial<ParentNode & NonElementParentNode>;
    const found = root.getElementById?.(id);
    if (found) return found;
  }
  return null;
}

function nearest(element: Element): Element | null {
  for (let node = above(element); node; node = above(node))
    if ((node as Partial<Element>).localName === SOURCE_TAG) return node as Element;
  return null;
}

/** Makes the error of an element that has nobody to ask. */
export function sourceMissing(message: string, details: Record<string, string> = {}): AtlasError {
  return new AtlasError('source_missing', message, {
    hint: 'Put the element inside an <atlas-source>, or set its source.',
    where: { property: 'source' },
    details,
  });
}

/** Where an element's answers come from: an asker, one that is not defined yet (`tag` tells when), or nothing. */
export type FoundAsker = { asker: Asker } | { tag: string } | null;

/**
 * Finds what answers an element's questions: `source` itself, the element with the id `source` (in the element's own tree or one
 * around it), else the nearest `<atlas-source>` above it through slots and shadow roots. Throws `source_missing` for an id that
 * nothing has.
 */
export function findAsker(element: Element, source: Asker | string | null): FoundAsker {
  if (isAsker(source)) return { asker: source };
  const found = source ? byId(element, source) : nearest(element);
  if (isAsker(found)) return { asker: found };
  if (found?.localName.includes('-') && !customElements.get(found.localName)) return { tag: found.localName };
  if (source) throw sourceMissing(`no source with the id "${source}"`, { source });
  return null;
}
