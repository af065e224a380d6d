/** Defines a custom element unless the tag is taken, so that a second copy of the library on a page does not throw. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements !== 'undefined' && !customElements.get(tag)) customElements.define(tag, element);
}
