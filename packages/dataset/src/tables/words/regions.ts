import type { WordsOf } from '../define-table.js';
import type { regions } from '../regions.js';

/** What `regions` and its columns are called, and what they hold. */
export const regionsWords: WordsOf<typeof regions> = {
  zh: '区划',
  en: 'Regions',
  row: 'an administrative division or functional zone',
  fields: {
    code: [
      '区划代码',
      'Code',
      'GB/T 2260 and beyond, as full width: 210000, 210100, 210104, 210104001, 210104001001. A functional zone without a code of its own has a letter Z: 2102Z1.',
    ],
    name: ['名称', 'Name', 'Full name.'],
    name_en: ['英文名', 'English name', 'Name in Latin letters: Shenyang.'],
    level: ['层级', 'Level', 'Administrative level.'],
    parent_code: ['上级代码', 'Parent code', 'Missing for the root.'],
    population: ['常住人口', 'Population', 'Resident population.'],
    valid_from: ['启用日期', 'Valid from', 'Missing = unknown.'],
    valid_to: ['停用日期', 'Valid to', 'Missing = still valid.'],
    successor_code: ['后继代码', 'Successor code', 'The code that replaced it.'],
  },
};
