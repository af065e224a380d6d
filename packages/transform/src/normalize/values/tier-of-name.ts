const TIERS: ReadonlyMap<string, string> = new Map([
  ['中心', 'center'],
  ['所', 'institute'],
  ['站', 'station'],
  ['基地', 'base'],
  ['点', 'point'],
]);
const SURE = /实践(中心|所|站|基地|点)(?:\([^()]*\))?$/;
const END = /(中心|所|站|基地|点)(?:\([^()]*\))?$/;

/** Reads the tier of a site from the end of its name, surely (…实践所) or not (…站); null when it ends otherwise. */
export function tierOfName(name: string): { readonly tier: string; readonly isSure: boolean } | null {
  const text = name.normalize('NFKC').trim();
  const sure = TIERS.get(SURE.exec(text)?.[1] ?? '');
  if (sure !== undefined) return { tier: sure, isSure: true };
  const tier = TIERS.get(END.exec(text)?.[1] ?? '');
  return tier === undefined ? null : { tier, isSure: false };
}
