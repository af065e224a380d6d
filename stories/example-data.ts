import { expect } from 'storybook/test';

const base = import.meta.env.BASE_URL;

/** The figures of five press articles: real. */
export const PRESS = `${base}press/datapackage.json`;
/** Orders and volunteers of Liaoning made by a seeded generator: simulated. */
export const SIMULATED = `${base}simulated/datapackage.json`;
/** Both; every element says which of the two it shows. */
export const BOTH = `${PRESS} ${SIMULATED}`;
/** An address without a data package. */
export const NOWHERE = `${base}press/nowhere.json`;

/** Text that a careless page would run as markup. */
export const HOSTILE = '<img src="x" onerror="alert(document.domain)">\u202e{{constructor}}';

/** Waits until the elements of a kind are in the states named, in document order. */
export async function settles(canvas: HTMLElement, tag: string, ...states: readonly string[]): Promise<void> {
  const found = (): string =>
    [...canvas.querySelectorAll(tag)].map((element) => element.getAttribute('state')).join(' ');
  const wanted = states.join(' ');
  for (let waited = 0; waited < 200 && found() !== wanted; waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  await expect(found()).toBe(wanted);
}
