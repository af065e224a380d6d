const PLACE =
  /^(\p{Script=Han}{1,14}?(?:[省市区县旗镇乡]|自治州|街道|地区)+)(?=[\d〇一二三四五六七八九]{4}|新时代|文明|实践|志愿|阵地|站点|基地|服务队|统计|各|台账|名单|名册|花名册|一览|登记|汇总|月报|微?心愿|活动|品牌|项目|队伍|点单|订单|问题|整改|积分|捐赠|$)/u;
/** Words that end like a place and name none. */
const NONE = /^(?:[全各本我该]|所[属在]|合|总|小|小区|社区|地区|城市|区县|市区|城区)/;

/** What may stand before the place: 关于, a number of the table, a period. */
const BEFORE =
  /^(?:关于|[《"“]|附[件表]?\d*[:：、]?|表\d+[:：、]?|[一二三四五六七八九十]+、|(?:19|20)\d{2}(?:年度?|[-./])?|\d{1,2}月份?|[-至~—]|\d{6}(?!\d)|第?[一二三四1-4]季度|[上下]半年)+/;

const AFTER = /(?:(?:19|20)\d{2}年?度?|\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年)+$/;
const bare = (name: string) => name.normalize('NFKC').replace(/\s/g, '').slice(0, 60).replace(BEFORE, '');

/** Finds the place that a title begins with, a period before it left out: 宏伟区 in 2024年3月宏伟区统计表; null when it names none. */
function placeOfTitle(title: string): string | null {
  const place = PLACE.exec(bare(title))?.[1] ?? null;
  return place === null || NONE.test(place) ? null : place;
}

/**
 * Finds the places that the title, the sheet and the file name, in this order. A name that is nothing but a place, and perhaps a period,
 * may be short: 海城 is one where `isPlace` knows it.
 */
export function placesOfNames(names: readonly string[], isPlace: (name: string) => boolean): readonly string[] {
  return names.flatMap((name) => {
    const short = bare(name).replace(AFTER, '');
    const isShort = /^\p{Script=Han}{2,6}$/u.test(short) && isPlace(short);
    return placeOfTitle(name) ?? (isShort ? short : []);
  });
}
