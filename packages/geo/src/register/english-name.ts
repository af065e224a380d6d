/** Code, the Chinese name without its level, English name. Where they come from stands in `data/SOURCES.md`. */
const NAMES = `
100000 中国 China
110000 北京 Beijing
120000 天津 Tianjin
130000 河北 Hebei
140000 山西 Shanxi
150000 内蒙古 Inner Mongolia
210000 辽宁 Liaoning
210100 沈阳 Shenyang
210200 大连 Dalian
210300 鞍山 Anshan
210400 抚顺 Fushun
210500 本溪 Benxi
210600 丹东 Dandong
210700 锦州 Jinzhou
210800 营口 Yingkou
210900 阜新 Fuxin
211000 辽阳 Liaoyang
211100 盘锦 Panjin
211200 铁岭 Tieling
211300 朝阳 Chaoyang
211400 葫芦岛 Huludao
220000 吉林 Jilin
230000 黑龙江 Heilongjiang
310000 上海 Shanghai
320000 江苏 Jiangsu
330000 浙江 Zhejiang
340000 安徽 Anhui
350000 福建 Fujian
360000 江西 Jiangxi
370000 山东 Shandong
410000 河南 Henan
420000 湖北 Hubei
430000 湖南 Hunan
440000 广东 Guangdong
450000 广西 Guangxi
460000 海南 Hainan
500000 重庆 Chongqing
510000 四川 Sichuan
520000 贵州 Guizhou
530000 云南 Yunnan
540000 西藏 Xizang
610000 陕西 Shaanxi
620000 甘肃 Gansu
630000 青海 Qinghai
640000 宁夏 Ningxia
650000 新疆 Xinjiang
710000 台湾 Taiwan
810000 香港 Hong Kong
820000 澳门 Macao`;

/** What may follow a name: the word for its level. */
const LEVEL = /^(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?$/;

let byCode: ReadonlyMap<string, readonly [zh: string, en: string]> | null = null;

/**
 * Names a division in English: the country, the 34 provinces and the cities of 辽宁省. Null where no English name is known, and where `name`, with or without the
 * word for its level, is not what the division of this code (six digits) is called.
 *
 * @example
 * englishName('150000', '内蒙古自治区'); // 'Inner Mongolia'
 * englishName('210100', '沈阳市本级'); // null
 */
export function englishName(code: string, name: string): string | null {
  byCode ??= new Map(
    [...NAMES.matchAll(/(\d+) (\S+) (.+)/g)].map(([, key = '', zh = '', en = '']) => [key, [zh, en]] as const),
  );
  const [zh, en] = byCode.get(code) ?? [];
  return zh && en && name.startsWith(zh) && LEVEL.test(name.slice(zh.length)) ? en : null;
}
