import type { activities } from '../activities.js';
import type { WordsOf } from '../define-table.js';

/** What `activities` and its columns are called, and what they hold. */
export const activitiesWords: WordsOf<typeof activities> = {
  zh: '活动',
  en: 'Activities',
  row: 'an event held',
  fields: {
    activity_id: ['活动编号', 'Activity id', 'Unique within the dataset.'],
    title: ['活动名称', 'Title', 'Name of the event.'],
    form: ['活动形式', 'Form', 'pass 传, help 帮, lead 带, enjoy 乐, or the words of the place.'],
    kind: ['活动类型', 'Kind', 'Field of the event; the words are free.'],
    project_id: ['项目编号', 'Project id', 'The project it belongs to.'],
    festival: ['节日', 'Festival', '春节, 清明, 端午...; missing = none.'],
    region_code: ['区划代码', 'Region code', 'Where it was held; missing = unplaced.'],
    site_id: ['阵地编号', 'Site id', 'The site that held it.'],
    team_id: ['队伍编号', 'Team id', 'The team that held it.'],
    started_at: ['开始时间', 'Started at', 'When it began; missing = unknown.'],
    volunteers: ['志愿者人数', 'Volunteers', 'Volunteers who served; missing = unknown.'],
    participants: ['参与人数', 'Participants', 'Distinct persons who took part (人).'],
    attendances: ['参与人次', 'Attendances', 'Attendances (人次): a person who comes twice counts twice.'],
    audience: ['服务对象', 'Audience', 'Whom it is for: children, elderly...'],
  },
};
