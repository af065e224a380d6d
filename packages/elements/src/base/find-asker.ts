import { AtlasError } from '@practice-atlas/dataset';
import type { Asker } from './asker.js';

/** Tells whether something can be asked; an element of ours that is not defined yet cannot. */
export function isAsker(thing: unknown): thing is Asker {
  return typeof (thing as Partial<Asker> | null)?.ask === 'function';
}

function above(node: Node): Node | null {
  return (node as Partial<Element>).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
}

function byId(element: Element, id: string): Element | null {
  for (let node: Node | null = element; node; node = (node.getRootNode() as Partial<ShadowRoot>).host ?? null) {
    const found = (node.getRootNode() as Partial<NonElementParentNode>).getElementById?.(id);
    if (found) return found;
  }
  return null;
}

function nearest(element: Element): Element | null {
  for (let node = above(element); node; node = above(node))
    if ((node as Partial<Element>).localName === 'atlas-source') return node as Element;
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

/**
 * Finds what answers an element's questions: `source` itself, the element with the id `source` (in the element's own tree or one
 * around it), else the nearest `<atlas-source>` above it through slots and shadow roots. The element found may not be defined yet.
 * Throws `source_missing` for an id that nothing has.
 */
export function findAsker(element: Element, source: Asker | string | null): Asker | Element | null {
  if (typeof source !== 'string') return source ?? nearest(element);
  const found = byId(element, source);
  if (isAsker(found) || (found?.localName.includes('-') && !customElements.get(found.localName))) return found;
  throw sourceMissing(`no source with the id "${source}"`, { source });
}
