import type { Division } from './create-register.js';

const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各';
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:(?:${PEOPLES})族?)*自治([区州县])$`, 'u');
const PLAIN = /^(.{2,})(?:特别行政区|地区|新区|林区|特区|[省市区县旗盟])$/u;

/** `岫岩满族自治县` -> `岫岩`; null when nothing can be cut off and two characters kept. */
function stem(name: string): string | null {
  return AUTONOMOUS.exec(name)?.[1] ?? PLAIN.exec(name)?.[1] ?? null;
}

/**
 * Derives the short names in use for a unit: the name without its kind, and for autonomous units the stem with the plain kind.
 * A county named after its city is never called by the stem (铁岭 is the city, 铁岭县 the county);
 * neither is an autonomous prefecture (海南 is the province, 海南州 the prefecture).
 */
export function shortNames(division: Division, parent: Division | null): readonly string[] {
  if (division.level === 'country' || division.level === 'zone') return [];
  const root = stem(division.name);
  if (root === null) return [];
  const kind = AUTONOMOUS.exec(division.name)?.[2];
  const withKind = kind === '州' || kind === '县' ? [`${root}${kind}`] : [];
  if (kind === '州') return withKind;
  const namesake = parent !== null && stem(parent.name) === root;
  return namesake ? withKind : [...withKind, root];
}
