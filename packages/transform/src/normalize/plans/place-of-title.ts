const PLACE =
  /^(\p{Script=Han}{1,14}?(?:[省市区县旗镇乡]|自治州|街道|地区)+)(?=[\d〇一二三四五六七八九]{4}|新时代|文明|实践|志愿|阵地|站点|基地|服务队|统计|各|台账|名单|名册|花名册|一览|登记|汇总|月报|微?心愿|活动|品牌|项目|队伍|点单|订单|问题|整改|积分|捐赠|$)/u;
/** Words that end like a place and name none. */
const NONE = /^(?:[全各本我该]|所[属在]|合|总|小|小区|社区|地区|城市|区县|市区|城区)/;

/** Finds the place that a title begins with: 宏伟区 in 宏伟区2024年3月统计表; null when it names none. */
export function placeOfTitle(title: string): string | null {
  const place = PLACE.exec(title.normalize('NFKC').replace(/\s/g, '').slice(0, 60))?.[1] ?? null;
  return place === null || NONE.test(place) ? null : place;
}
