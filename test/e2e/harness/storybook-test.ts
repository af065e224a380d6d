function refuse(): never {
  throw new Error('play functions run in the project `storybook`');
}

/** Stands in for `storybook/test`, which stories import for their play functions; no play function runs here. */
export const expect = (): never => refuse();
export const waitFor = (): never => refuse();
export const fn = (): (() => undefined) => () => undefined;
export const within = (): never => refuse();
export const userEvent: Readonly<Record<string, never>> = {};
