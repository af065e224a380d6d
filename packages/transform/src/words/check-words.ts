import type { FindingWords } from './finding-words.js';

/** Findings of the dataset as a whole: places, teams, volunteers and days. */
export const checkWords: FindingWords = {
  age_implausible: {
    'the volunteer was {age} years old on registering on {day}': '志愿者在 {day} 注册时 {age} 岁',
    'the volunteer was {age} years old in {year}': '志愿者在 {year} 年 {age} 岁',
  },
  registered_before_birth: {
    'the volunteer was not born yet on registering on {day}': '志愿者在 {day} 注册时尚未出生',
    'the volunteer was not born yet in {year}': '志愿者在 {year} 年尚未出生',
  },
  closed_before_opened: { '{end} lies before {start}, {day}': '{end:names}早于{start:names}（{day}）' },
  code_outside_parent: {
    'the code {code} does not begin as those within {parent} do, with {stem}':
      '代码 {code} 的开头与 {parent} 的下级不同，应以 {stem} 开头',
    'correct the parent or the code': '请更正上级或代码',
  },
  coordinates_elsewhere: {
    'the point lies outside a rough box around the province of its region': '该点在所属省份的大致范围之外',
    'correct the point or the region': '请更正坐标或地区',
  },
  coordinates_exchanged: {
    'the longitude is a latitude of the place, and the latitude a longitude': '经度像是当地的纬度，纬度像是经度',
    'exchange the two': '请对调',
  },
  coordinates_outside: {
    'the point 0, 0 stands for a missing one in many exports': '许多导出以 0, 0 代替缺失的坐标',
    'the point lies outside China': '该点在中国范围之外',
  },
  coordinates_repeated: {
    '{sites} sites in {count} region stand at this one point': '{count} 个地区的 {sites} 处阵地都在这一点',
    '{sites} sites in {count} regions stand at this one point': '{count} 个地区的 {sites} 处阵地都在这一点',
    'leave the default point of a platform out, and fill in where each site stands':
      '请去掉平台的默认坐标，填写各阵地的实际位置',
  },
  crs_missing: {
    'no site with coordinates says in which system they are; points may be 100 to 700 m off':
      '有坐标的阵地都没有说明坐标系，位置可能偏差 100 至 700 米',
    'the site has coordinates, and nothing says in which system they are; points may be 100 to 700 m off':
      '该阵地有坐标，但没有说明坐标系，位置可能偏差 100 至 700 米',
    'say wgs84, cgcs2000, gcj02 or bd09: a phone gives WGS-84, Amap and Tencent GCJ-02, Baidu BD-09':
      '请写明 wgs84、cgcs2000、gcj02 或 bd09：手机定位是 WGS-84，高德、腾讯是 GCJ-02，百度是 BD-09',
  },
  date_implausible: {
    'it is the zero of computer clocks, which stands for a missing date in many exports':
      '这是计算机时钟的起点，许多导出以它代替缺失的日期',
    'it lies before {day}': '早于 {day}',
  },
  date_in_future: {
    'it lies after {day}, the day of this check': '晚于检查当天 {day}',
    'it lies after {day}, the day of this check, by more than a year': '晚于检查当天 {day}，且超过一年',
  },
  demo_outside_opening: {
    'it became a demonstration point before the site opened on {day}': '成为示范点早于阵地启用（{day}）',
    'it became a demonstration point after it closed on {day}': '成为示范点晚于阵地关闭（{day}）',
    'correct one of the two days': '请更正其中一个日期',
  },
  id_zeros: {
    '{other} has the id "{id}", which differs only in zeros at the beginning':
      '{other:row}的编号是“{id}”，只差开头的 0',
    'write the id of one thing in one way; format the column as text before the file is saved':
      '同一事物的编号请写法一致；保存文件前请把此列设为文本格式',
  },
  level_under_lower: {
    '{code} is a {level} and lies within {above}, a {levelAbove}':
      '{code} 是{level:word}，却归在{levelAbove:word} {above} 之下',
    'correct the level or the parent': '请更正级别或上级',
  },
  parent_cycle: {
    'the row is its own ancestor: {chain}': '该行成了自己的上级：{chain:chain}',
    'correct one of the parents': '请更正其中一个上级',
  },
  rank_under_lower: {
    'the team is a {rank} and stands under a {above} ({other})':
      '该队伍是{rank:word}，却归在{above:word}之下（{other:row}）',
    'correct the team above it, or one of the two ranks': '请更正上级队伍，或更正其中一个级别',
  },
  region_ended: {
    '{region} was no more on {day}: it ended on {end}': '{region:place}在 {day} 已不存在，已于 {end} 撤销',
    'use the region that it became': '请用撤并后的地区',
    'use {region}, which came after it': '请用接替它的 {region}',
  },
  region_outside: {
    '{region} does not lie within {scope}': '{region:place}不在{scope:place}范围内',
    'correct the region, or leave the row out': '请更正地区，或去掉该行',
  },
  region_outside_parent: {
    '{region} does not lie within {scope}, where the site above it works ({other})':
      '{region:place}不在上级阵地服务的{scope:place}范围内（{other:row}）',
    'correct the region, or the site above it': '请更正地区，或更正上级阵地',
  },
  tier_under_wrong_tier: {
    'the site is of tier "{tier}" and stands under one of tier "{above}" ({other})':
      '该阵地是{tier:word}，却归在{above:word}之下（{other:row}）',
    'correct the site above it, or one of the two tiers': '请更正上级阵地，或更正其中一个类型',
  },
};
