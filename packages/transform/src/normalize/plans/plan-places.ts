import type { HeadingForms } from '../headings/heading-forms.js';
import type { HeadingMatch } from '../headings/map-headings.js';

/** Headings of the parts of a place, from the top down. */
const PARTS: readonly RegExp[] = [
  /^(?:所属|所在)?(?:省份?|省级|省\(自治区、直辖市\)|province(?:name)?)$/,
  /^(?:所属|所在)?(?:市|地市|地级市|城市|市级|州市|市州|city(?:name)?)$/,
  /^(?:所属|所在)?(?:区|县|区县|县区|县市区|市区县|区\(县\)|县\(市、区\)|县\(市区\)|区县级|county(?:name)?|district(?:name)?)$/,
  /^(?:所属|所在)?(?:街道|乡镇|镇街|街镇|乡镇街道|街道乡镇|街道\/乡镇|乡镇\/街道|镇|乡|乡镇\(街道\)|街道\(乡镇\)|镇\(街道\)|town(?:name)?|township|street)$/,
  /^(?:所属|所在)?(?:村|社区|村社区|村\(社区\)|社区\(村\)|village|community)$/,
];
const CODE = /^(?:region_?code|area_?code|adcode|(?:行政)?区划代码|行政区划编码|区划编码|地区代码|regionid)$/;

/**
 * Finds the headings that are one place together: 市, 区县, 街道, in the order of the tiers whatever their order in the file.
 * Empty when there are fewer than two, or when a heading holds the code of the place.
 */
export function planPlaces(headings: readonly string[], forms: readonly HeadingForms[]): readonly HeadingMatch[] {
  if (forms.some(({ exact }) => exact.some((text) => CODE.test(text)))) return [];
  const parts = PARTS.flatMap((pattern): HeadingMatch[] => {
    const index = forms.findIndex(({ exact }) => exact.some((text) => pattern.test(text)));
    const heading = headings[index];
    const form = forms[index];
    return heading === undefined || !form
      ? []
      : [{ heading, index, column: 'region_code', unitWord: form.unitWord, power: form.power }];
  });
  return parts.length > 1 ? parts : [];
}
