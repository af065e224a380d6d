/** A datum below zero is a site: regions have the others. */
export const siteDatum = (row: number): number => -1 - row;

/** The datum of a disc, by the first of its rows; `siteCount` is how many sites there are in all. */
export const discDatum = (row: number, siteCount: number): number => -1 - siteCount - row;

/** Says which row a datum below zero is of, and whether it is a disc. */
export function readDatum(datum: number, siteCount: number): { readonly row: number; readonly isDisc: boolean } {
  const at = -1 - datum;
  return at < siteCount ? { row: at, isDisc: false } : { row: at - siteCount, isDisc: true };
}
