import type { WordsOf } from '../define-table.js';
import type { volunteers } from '../volunteers.js';

/** What `volunteers` and its columns are called, and what they hold. */
export const volunteersWords: WordsOf<typeof volunteers> = {
  zh: '志愿者',
  en: 'Volunteers',
  row: 'a registered volunteer (pseudonymous)',
  fields: {
    volunteer_id: ['志愿者编号', 'Volunteer id', 'A pseudonym, unique within the dataset; never an ID number.'],
    region_code: ['区划代码', 'Region code', 'Where the volunteer is registered; missing = unplaced.'],
    team_id: ['队伍编号', 'Team id', 'Main team.'],
    registered_on: ['注册日期', 'Registered on', 'Missing = unknown.'],
    birth_year: ['出生年份', 'Birth year', 'The year only.'],
    gender: ['性别', 'Gender', 'Missing = not stated.'],
    left_on: ['退出日期', 'Left on', 'Missing = still registered.'],
  },
};
