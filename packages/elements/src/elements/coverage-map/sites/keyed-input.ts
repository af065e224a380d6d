const known = new WeakMap<HTMLElement, { isKeyed: boolean }>();

/** Says whether an element was last used by keys rather than a pointer, from when it is first asked on. */
export function keyedInput(element: HTMLElement): { readonly isKeyed: boolean } {
  const before = known.get(element);
  if (before) return before;
  const input = { isKeyed: false };
  known.set(element, input);
  const note = (isKeyed: boolean) => (): void => {
    input.isKeyed = isKeyed;
  };
  element.addEventListener('keydown', note(true), { capture: true });
  for (const type of ['pointermove', 'pointerdown']) element.addEventListener(type, note(false), { capture: true });
  return input;
}
