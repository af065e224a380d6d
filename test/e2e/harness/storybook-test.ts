/** Stands in for `storybook/test`, which stories import for their play functions; no play function runs here. */
export const expect = (): never => {
  throw new Error('play functions run in the project `storybook`');
};
export const waitFor = expect;
export const fn = (): (() => undefined) => () => undefined;
export const within = expect;
export const userEvent: Readonly<Record<string, never>> = {};
