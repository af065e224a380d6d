import type { HeadingForms } from './heading-forms.js';
import type { HeadingMatch } from './map-headings.js';

const ADDRESS =
  /^(?:详细|所在|站点|阵地|场所|活动|办公|具体|服务|举办|开展|问题|点位|实践站|实践所)?(?:地址|地点)$|^address$/;

/**
 * Finds the heading whose cells are addresses (活动地点, 地址), of which only the division is read that they begin with; null when there
 * is none. Homes of persons (住址) are no such addresses.
 */
export function addressHeading(headings: readonly string[], forms: readonly HeadingForms[]): HeadingMatch | null {
  const index = forms.findIndex(({ exact, bare }) => [...exact, ...bare].some((text) => ADDRESS.test(text)));
  const heading = headings[index];
  return heading === undefined
    ? null
    : { heading, index, column: 'region_code', unitWord: null, power: 0, isAddress: true };
}
