import type { Mark, MarkList, Paint, TextMark } from '../marks/mark.js';
import { visibleText } from '../marks/visible-text.js';
import type { Theme } from '../theme/theme.js';
import { paper } from '../theme/themes.js';

type Fonts = Pick<Theme, 'sans' | 'serif'>;

/** Says what a picture is, for people and programs that read the SVG; and the fonts of its texts. */
export interface SvgOptions {
  readonly title: string;
  readonly desc: string;
  readonly fonts?: Fonts;
}

function escapeXml(text: string): string {
  return visibleText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

function decimal(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

function attributes(pairs: Readonly<Record<string, string | number | undefined>>): string {
  let out = '';
  for (const [name, value] of Object.entries(pairs))
    if (value !== undefined) out += ` ${name}="${typeof value === 'number' ? decimal(value) : escapeXml(value)}"`;
  return out;
}

function paint({ fill, stroke, strokeWidth, dash }: Paint): string {
  return attributes({
    fill: fill ?? 'none',
    stroke,
    'stroke-width': stroke ? (strokeWidth ?? 1) : undefined,
    'stroke-dasharray': stroke && dash ? dash.map(decimal).join(' ') : undefined,
  });
}

function text(mark: TextMark, fonts: Fonts): string {
  let level = 0;
  const spans = mark.runs.map((run) => {
    const rise = run.risePx ?? 0;
    const dy = level - rise;
    level = rise;
    return `<tspan${attributes({
      dx: run.gapPx || undefined,
      dy: dy || undefined,
      'font-size': run.sizePx === mark.sizePx ? undefined : run.sizePx,
      'font-weight': run.weight === mark.weight ? undefined : run.weight,
      fill: run.fill === mark.fill ? undefined : run.fill,
    })}>${escapeXml(run.text)}</tspan>`;
  });
  return `<text${attributes({
    class: mark.role,
    x: mark.x,
    y: mark.y,
    'font-family': fonts[mark.family],
    'font-size': mark.sizePx,
    'font-weight': mark.weight,
    'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
    fill: mark.fill,
    opacity: mark.opacity,
    stroke: mark.halo,
    'stroke-width': mark.halo ? 3 : undefined,
    'stroke-linejoin': mark.halo ? 'round' : undefined,
    'paint-order': mark.halo ? 'stroke' : undefined,
  })}>${spans.join('')}</text>`;
}

function shape(mark: Mark, fonts: Fonts): string {
  const common = attributes({ class: mark.role, opacity: mark.opacity });
  switch (mark.type) {
    case 'rect':
      return `<rect${common}${attributes({ x: mark.x, y: mark.y, width: mark.width, height: mark.height, rx: mark.radius })}${paint(mark)}/>`;
    case 'circle':
      return `<circle${common}${attributes({ cx: mark.x, cy: mark.y, r: mark.radius })}${paint(mark)}/>`;
    case 'path':
      return `<path${common}${attributes({ d: mark.d.replace(/-?\d+\.\d{3,}/g, (number) => decimal(Number(number))) })}${paint(mark)}/>`;
    case 'line':
      return `<polyline${common}${attributes({ points: mark.points.map(([x, y]) => `${decimal(x)},${decimal(y)}`).join(' ') })}${paint(mark)}/>`;
    case 'text':
      return text(mark, fonts);
  }
}

/**
 * Writes a mark list as one SVG document: escaped, numbers rounded to 2 decimals, one mark a line, no DOM needed.
 * `title` and `desc` become its accessible name and description.
 */
export function marksToSvg(list: MarkList, { title, desc, fonts = paper }: SvgOptions): string {
  const size = attributes({ width: list.width, height: list.height });
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg"${size} viewBox="0 0 ${decimal(list.width)} ${decimal(list.height)}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(desc)}</desc>`,
  ];
  if (list.background)
    lines.push(`<rect${attributes({ class: 'background' })}${size}${paint({ fill: list.background })}/>`);
  const { box, count = 0 } = list.clip ?? {};
  if (box) {
    const { x, y, width, height } = box;
    lines.push(`<svg${attributes({ x, y, width, height })} viewBox="${[x, y, width, height].map(decimal).join(' ')}">`);
  }
  for (const mark of list.marks.slice(0, count)) lines.push(shape(mark, fonts));
  if (box) lines.push('</svg>');
  for (const mark of list.marks.slice(count)) lines.push(shape(mark, fonts));
  return `${lines.join('\n')}\n</svg>\n`;
}
