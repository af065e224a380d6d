import type { WordsOf } from '../define-table.js';
import type { projects } from '../projects.js';

/** What `projects` and its columns are called, and what they hold. */
export const projectsWords: WordsOf<typeof projects> = {
  zh: '项目',
  en: 'Projects',
  row: 'a brand or programme, with targets',
  fields: {
    project_id: ['项目编号', 'Project id', 'Unique within the dataset.'],
    name: ['项目名称', 'Name', 'Full name.'],
    brand: ['品牌', 'Brand', 'The brand it is known by.'],
    region_code: ['区划代码', 'Region code', 'Where it runs; missing = unplaced.'],
    team_id: ['队伍编号', 'Team id', 'The team that runs it.'],
    target: ['目标值', 'Target', 'What was promised, in `unit`; missing = no number was promised.'],
    unit: ['单位', 'Unit', 'Unit of `target`: persons, events...'],
    started_on: ['开始日期', 'Started on', 'Missing = unknown.'],
    ended_on: ['结束日期', 'Ended on', 'Missing = still running.'],
  },
};
