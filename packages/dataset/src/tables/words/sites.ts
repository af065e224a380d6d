import type { WordsOf } from '../define-table.js';
import type { sites } from '../sites.js';

/** What `sites` and its columns are called, and what they hold. */
export const sitesWords: WordsOf<typeof sites> = {
  zh: '阵地',
  en: 'Sites',
  row: 'a place of practice',
  fields: {
    site_id: ['阵地编号', 'Site id', 'Unique within the dataset.'],
    name: ['阵地名称', 'Name', 'Full name.'],
    tier: ['阵地类型', 'Tier', 'center 中心, institute 所, station 站, base 基地, point 点.'],
    level: ['级别', 'Level', 'Administrative level that runs it: province, city, county, township, village.'],
    region_code: ['区划代码', 'Region code', 'Where it stands; missing = unplaced.'],
    parent_site_id: ['上级阵地编号', 'Parent site id', 'The site above it; missing for the top.'],
    host_type: ['依托场所', 'Host type', 'What houses it: library, school, bank, scenic area...'],
    lng: ['经度', 'Longitude', 'Degrees east, in the system that `crs` names.'],
    lat: ['纬度', 'Latitude', 'Degrees north, in the system that `crs` names.'],
    crs: ['坐标系', 'Coordinate system', 'Of `lng` and `lat`; never guessed.'],
    opened_on: ['挂牌日期', 'Opened on', 'First day open; missing = unknown.'],
    closed_on: ['撤销日期', 'Closed on', 'Last day open; missing = still open.'],
    demo_since: ['示范点日期', 'Demo since', 'Since when it is a demonstration point; missing = it is none.'],
    brand: ['品牌', 'Brand', 'The brand it is known by: 一站一特色.'],
  },
};
