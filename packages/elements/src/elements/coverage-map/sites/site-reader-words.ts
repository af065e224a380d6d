import type { Locale } from '../../../format/locale.js';

/** The strings that say sites to those who choose, walk through or read them. */
export interface ReaderWords {
  readonly tier: Readonly<Record<string, string>>;
  readonly noTier: string;
  readonly unnamed: string;
  readonly starred: string;
  readonly simulated: string;
  readonly noPosition: string;
  readonly beyond: string;
  readonly together: (count: string) => string;
  readonly opens: string;
  readonly enlarges: string;
  readonly place: (at: string, of: string) => string;
  /** Of a region; how to walk through them where the keyboard is used. */
  readonly own: (count: string, isKeyed: boolean) => string;
  readonly drawn: (drawn: string, unplaced: string | null, beyond: string | null, asDensity: boolean) => string;
  readonly notDrawn: (count: string, reason: string) => string;
  readonly sites: string;
  readonly ofTier: (tier: string) => string;
  readonly withoutPosition: string;
  readonly tableNote: (count: string, unplaced: string, elsewhere: string) => string;
}

const zh: ReaderWords = {
  tier: { center: '实践中心', institute: '实践所', station: '实践站', base: '实践基地', point: '实践点' },
  noTier: '层级不明',
  unnamed: '未具名阵地',
  starred: '示范点',
  simulated: '模拟数据',
  noPosition: '无坐标，未画出',
  beyond: '在图外',
  together: (count) => `${count} 个阵地`,
  opens: '回车逐个浏览',
  enlarges: '选择即放大',
  place: (at, of) => `第 ${at} 个，共 ${of} 个`,
  own: (count, isKeyed) => `阵地 ${count} 个${isKeyed && count !== '0' ? '，按 S 逐个浏览' : ''}`,
  drawn: (drawn, unplaced, beyond, asDensity) =>
    `${asDensity ? '以密度画出' : '画出'}阵地 ${drawn} 个${unplaced === null ? '' : `，另有 ${unplaced} 个无坐标，未画出`}${
      beyond === null ? '' : `，${beyond} 个在图外`
    }。`,
  notDrawn: (count, reason) => `阵地 ${count} 个：${reason}。`,
  sites: '阵地（个）',
  ofTier: (tier) => `阵地：${tier}`,
  withoutPosition: '阵地：无坐标',
  tableNote: (count, unplaced, elsewhere) =>
    `阵地共 ${count} 个，其中 ${unplaced} 个无坐标；${elsewhere} 个不属于表中任何地区。`,
};

const many = (count: string, one: string, more = `${one}s`): string => `${count} ${count === '1' ? one : more}`;

const en: ReaderWords = {
  tier: {
    ...{ center: 'practice center', institute: 'practice institute', station: 'practice station' },
    ...{ base: 'practice base', point: 'practice point' },
  },
  noTier: 'tier unknown',
  unnamed: 'Unnamed site',
  starred: 'demonstration site',
  simulated: 'simulated',
  noPosition: 'no position, not drawn',
  beyond: 'beyond the map',
  together: (count) => many(count, 'site'),
  opens: 'Enter walks through them',
  enlarges: 'choosing it enlarges the map',
  place: (at, of) => `${at} of ${of}`,
  own: (count, isKeyed) => `${many(count, 'site')}${isKeyed && count !== '0' ? ', S walks through them' : ''}`,
  drawn: (drawn, unplaced, beyond, asDensity) =>
    `${many(drawn, 'site is', 'sites are')} drawn${asDensity ? ' as a density' : ''}${
      unplaced === null
        ? ''
        : `; ${many(unplaced, 'more has', 'more have')} no position and ${unplaced === '1' ? 'is' : 'are'} not`
    }${beyond === null ? '' : `; ${many(beyond, 'lies', 'lie')} beyond the map`}.`,
  notDrawn: (count, reason) => `${many(count, 'site')}: ${reason}.`,
  sites: 'Sites',
  ofTier: (tier) => `Sites: ${tier.toLowerCase()}`,
  withoutPosition: 'Sites: no position',
  tableNote: (count, unplaced, elsewhere) =>
    `${many(count, 'site')} in all, ${unplaced} of them without a position; ${elsewhere} in no region of the table.`,
};

/** Chooses the strings of a language. */
export const readerWords = (locale: Locale): ReaderWords => (locale === 'zh' ? zh : en);
