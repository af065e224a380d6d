import type { cases } from '../cases.js';
import type { WordsOf } from '../define-table.js';

/** What `cases` and its columns are called, and what they hold. */
export const casesWords: WordsOf<typeof cases> = {
  zh: '事项',
  en: 'Cases',
  row: 'something that goes through named steps',
  fields: {
    case_id: ['事项编号', 'Case id', 'Unique within the dataset.'],
    lifecycle: ['流程', 'Lifecycle', 'order 点单, wish 微心愿, issue 问题, suggestion 建议, approval 审批.'],
    region_code: ['区划代码', 'Region code', 'Where the need is.'],
    site_id: ['阵地编号', 'Site id', 'The site that handles it.'],
    team_id: ['队伍编号', 'Team id', 'The team that took it.'],
    category: ['类别', 'Category', 'What was asked for.'],
    origin: ['来源方式', 'Origin', 'routine 常态 or individual 个性.'],
    volunteers: ['志愿者数', 'Volunteers', 'Volunteers who came.'],
    beneficiaries: ['受益人数', 'Beneficiaries', 'Persons served.'],
    rating: ['评分', 'Rating', 'Stars, 1 to 5; missing = not rated.'],
    due_at: ['期限', 'Due at', 'When it should be closed.'],
  },
};
