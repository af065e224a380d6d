import type { AliasKind } from '@practice-atlas/geo';
import type { Locale } from '../../../format/locale.js';

type Missing = 'unknown' | 'part' | 'below' | 'above' | 'undrawn';

/** The strings of a map that goes down. */
export interface DrillWords {
  readonly path: string;
  readonly back: (name: string) => string;
  readonly separator: string;
  /** Where one is now, for the live region. */
  readonly arrived: (path: readonly string[], count: number) => string;
  readonly arrivedAtEnd: (path: readonly string[]) => string;
  readonly open: (count: number) => string;
  readonly nothingBelow: (name: string) => string;
  readonly unknownPlace: (code: string) => string;
  readonly noBoundaries: string;
  readonly noneDrawn: string;
  readonly unplaced: (count: number) => string;
  readonly all: (count: number) => string;
  readonly here: (name: string) => string;
  readonly noOutline: string;
  readonly byName: (within: string) => string;
  readonly more: (count: number) => string;
  readonly boundaryNotes: (count: number) => string;
  readonly successor: (code: string, outline: string, change: AliasKind | null) => string;
  readonly claimed: (outline: string, names: readonly string[]) => string;
  readonly missing: (name: string, reason: Missing, near: readonly string[]) => string;
}

const CHANGES: Readonly<Record<AliasKind, readonly [string, string]>> = {
  short: ['简称', 'short name'],
  zone: ['功能区', 'functional zone'],
  renamed: ['更名', 'renamed'],
  upgraded: ['改设', 'upgraded'],
  recoded: ['换码', 'recoded'],
  merged: ['并入', 'merged'],
};
const REASONS: Readonly<Record<Missing, readonly [string, string]>> = {
  unknown: ['区划登记中没有此代码', 'the register has no such code'],
  part: ['现只是另一单位的一部分', 'now only a part of another unit'],
  below: ['边界只画到上一级', 'only the unit around it has an outline'],
  above: ['边界只画了下一级', 'only units within it have outlines'],
  undrawn: ['边界文件中没有', 'not in the boundaries'],
};

const zh: DrillWords = {
  path: '当前位置',
  back: (name) => `返回${name}`,
  separator: ' › ',
  arrived: (path, count) => `${path.join(' › ')}，${count} 个下级地区`,
  arrivedAtEnd: (path) => `${path.join(' › ')}，没有更下一级的资料，以下是其本身的数字`,
  open: (count) => (count > 0 ? `回车进入，${count} 个下级地区` : '没有更下一级的资料'),
  nothingBelow: (name) => `${name}没有更下一级的资料，以下是其本身的数字。`,
  unknownPlace: (code) => `找不到“${code}”，已回到起点。`,
  noBoundaries: '此级没有边界，改用网格。',
  noneDrawn: '所给边界不含此级地区，改用网格。',
  unplaced: (count) => `没有图形的地方（${count}）`,
  all: (count) => `显示全部 ${count} 个`,
  here: (name) => `${name}本级或未分到下级`,
  noOutline: '没有边界',
  byName: (within) => `仅有名称 · ${within}`,
  more: (count) => `另有 ${count} 条`,
  boundaryNotes: (count) => `边界对照（${count}）`,
  successor: (code, outline, change) => `${code}画在后继单位 ${outline} 的边界上（${CHANGES[change ?? 'recoded'][0]}）`,
  claimed: (outline, names) => `${names.join('、')}都对应边界 ${outline}：不画，不相加`,
  missing: (name, reason, near) =>
    `${name}：${REASONS[reason][0]}${near.length > 0 ? `；相近：${near.join('、')}` : ''}`,
};

const en: DrillWords = {
  path: 'Where you are',
  back: (name) => `Back to ${name}`,
  separator: ' › ',
  arrived: (path, count) => `${path.join(' › ')}, ${count} ${count === 1 ? 'unit' : 'units'}`,
  arrivedAtEnd: (path) => `${path.join(' › ')}: nothing is known below; these are its own figures`,
  open: (count) =>
    count > 0 ? `Enter opens its ${count} ${count === 1 ? 'unit' : 'units'}` : 'nothing is known below it',
  nothingBelow: (name) => `Nothing is known below ${name}; these are its own figures.`,
  unknownPlace: (code) => `“${code}” is not found here; back at the beginning.`,
  noBoundaries: 'There are no boundaries of this level: drawn as a grid.',
  noneDrawn: 'The boundaries given have no unit of this level: drawn as a grid.',
  unplaced: (count) => `Places without an outline (${count})`,
  all: (count) => `Show all ${count}`,
  here: (name) => `${name} itself, or not divided`,
  noOutline: 'no outline',
  byName: (within) => `known by name · ${within}`,
  more: (count) => `and ${count} more`,
  boundaryNotes: (count) => `Notes on boundaries (${count})`,
  successor: (code, outline, change) =>
    `${code} is drawn on the outline of its successor ${outline} (${CHANGES[change ?? 'recoded'][1]})`,
  claimed: (outline, names) => `${names.join(', ')} lead to one outline, ${outline}: not drawn, not added up`,
  missing: (name, reason, near) =>
    `${name}: ${REASONS[reason][1]}${near.length > 0 ? `; near: ${near.join(', ')}` : ''}`,
};

/** Chooses the strings of a language. */
export const drillWords = (locale: Locale): DrillWords => (locale === 'zh' ? zh : en);
