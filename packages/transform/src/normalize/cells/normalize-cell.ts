import { type Field, type Finding, parseWords, personalData } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell } from '../../read/raw-table.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import { clockMinutes } from '../values/clock-minutes.js';
import { damagedId } from '../values/damaged-id.js';
import { readCategory } from '../values/normalize-category.js';
import { normalizeCoordinate } from '../values/normalize-coordinate.js';
import { normalizeDate } from '../values/normalize-date.js';
import { normalizeQuantity } from '../values/normalize-quantity.js';
import { unitFit } from '../values/unit-fit.js';
import { type CellOptions, type CellReading, noValue } from './cell-reading.js';
import { divisionCell } from './division-cell.js';
import { addressCell, placeCell } from './place-cell.js';
import { ratingCell } from './rating-cell.js';
import { timeCell } from './time-cell.js';

export type { CellOptions, CellReading, CellValue } from './cell-reading.js';

/** Signs and words that say that nothing is known. */
const SIGN = /^[-—–―_/\\*?？]+$/;
const CELL_ERROR = /^#(?:n\/a|ref!|div\/0!|value!|name\?|null!|num!)$/i;
const BLANK =
  /^(?:[暂]?无|空|缺|未知|不详|未(?:统计|填报?|上报|报|报送|提供|反馈)|(?:待|暂未)(?:统计|填报?|上报|报|补报?|核实|核定)|null|none|n\/a|na|nan)$/i;
const BLANK_MAX = 6;
const HOLDS_TEXT: ReadonlySet<string> = new Set(['id', 'code', 'category', 'text']);
const TRUE = /^(?:是|有|已|对|真|(?:已|基本)?(?:达标|合格|通过|具备|符合)|[√✓✔☑■●]|true|yes|y|1)$/i;
const FALSE = /^(?:否|无|没有|未|错|假|[不未](?:达标|合格|通过|具备|符合)|[×✗✘☒☐□○]|false|no|n|0)$/i;
const FULL_WIDTH = /[\uff01-\uff5e]/;
/** Factors into the unit of a column. */
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['fen 元', 100],
  ['fen 角', 10],
  ['fen 分', 1],
  ['minutes 小时', 60],
  ['minutes h', 60],
  ['minutes 分钟', 1],
  ['minutes 课时', Number.NaN],
]);

/** Hours that were rounded: 1.33 for an hour and twenty minutes. */
const HUNDREDTHS = /\.\d{2}/;

function unitOfCell(raw: string | number): Finding {
  const reason = 'the cell names its own unit; it was read in that, without the scale of the heading';
  return findingOf('unit_in_cell', 'notice', raw, reason, 'write all numbers of a column in the unit of its heading');
}

const blank = (text: string): CellReading =>
  noValue(
    findingOf(
      'cell_blank_word',
      'notice',
      text,
      'it says that nothing is known; the cell was taken for empty',
      'leave the cell empty when nothing is known',
    ),
  );

function cellError(text: string): Finding {
  const remedy = 'correct its formula and save again';
  return findingOf('cell_error', 'warning', text, 'the spreadsheet could not compute it', remedy);
}

/** Takes off by what spreadsheets mark a text: `="001"`, an apostrophe before it; ids are written in half-width letters. */
function withoutMarks(written: string, { type }: Field): string {
  const text = /^="([^"]*)"$/.exec(written)?.[1]?.trim() ?? written.replace(/^'(?=\S)/, '');
  return type === 'id' && FULL_WIDTH.test(text) ? text.normalize('NFKC').trim() : text;
}

/** A word may be a word of the column too: 无 is a value of some categories, and no in a column of yes and no. */
function isBlank(text: string, { type }: Field): boolean {
  if (text.length > BLANK_MAX) return false;
  return SIGN.test(text) || (type !== 'text' && type !== 'category' && type !== 'boolean' && BLANK.test(text));
}

function numberCell(raw: string | number, field: Field, heading: HeadingMatch): CellReading {
  const reading = normalizeQuantity(raw);
  if (!('quantity' in reading)) return noValue(reading);
  const isOwn = heading.power > 0 && reading.unitWord !== null;
  if (heading.power > 0 && !isOwn && /[百千万亿]/.test(String(raw)))
    return noValue(
      findingOf('unit_twice', 'error', raw, 'the heading and the cell both name a scale', 'keep one of the two'),
    );
  const unitWord = reading.unitWord ?? heading.unitWord;
  const measured = reading.noun === '小时' || reading.noun === '分钟' ? reading.noun : unitWord;
  const fit = field.unit === undefined || measured === null ? 'same' : unitFit(field.unit, measured);
  if (fit === 'other') {
    const reason = `"${measured}" does not measure ${field.unit?.replace('_', '-')}`;
    return noValue(findingOf('unit_mismatch', 'error', raw, reason, 'move it to the column of what it measures'));
  }
  const unknown = findingOf(
    'unit_word_unknown',
    'warning',
    raw,
    `no unit is known by "${measured}"; the number was kept as ${field.unit?.replace('_', '-')}`,
    'write the number alone, or with the measure word of the column',
  );
  const said = fit === 'unknown' ? [unknown] : [];
  if (isOwn) said.push(unitOfCell(raw));
  const scale = reading.unit === 'ratio' || isOwn ? 1 : 10 ** heading.power;
  const factor = field.unit === undefined || measured === null ? 1 : (FACTORS.get(`${field.unit} ${measured}`) ?? 1);
  const { qualifier } = reading.quantity;
  const inUnit = (value: number | null) => (value === null ? null : Number((value * scale * factor).toPrecision(15)));
  if (Number.isNaN(factor))
    return noValue(
      findingOf('unit_unknown', 'error', raw, `"${unitWord}" has no fixed length`, 'convert it at the source'),
    );
  const whole = inUnit(reading.quantity.value);
  const isRounded = factor === 60 && whole !== null && !Number.isInteger(whole) && HUNDREDTHS.test(String(raw));
  const value = isRounded ? Math.round(whole) : whole;
  if (isRounded) said.push(hoursRounded(raw, whole, value ?? whole));
  if (field.type === 'integer' && value !== null && !Number.isSafeInteger(value))
    return noValue(
      findingOf('integer_malformed', 'error', raw, `${value} is no whole number`, 'write whole numbers in base units'),
    );
  const quantity = { ...reading.quantity, value, valueMax: inUnit(reading.quantity.valueMax) };
  const reason = `it is ${qualifier}, and this column holds exact numbers only; it was set aside`;
  const lost = findingOf('bound_lost', 'error', raw, reason, 'put it into the table `figures`, which keeps bounds');
  return qualifier === 'exact'
    ? { value, findings: said, quantity, unitWord }
    : { value: null, findings: [...said, lost], quantity, unitWord };
}

/** `figures` hold the precision of a date; in other tables a month's last day has to be said. */
function dateCell(raw: string | number, table: string, { year }: CellOptions): CellReading {
  const date = normalizeDate(raw, year === undefined ? {} : { year });
  if (!('date' in date)) return noValue(date);
  if (date.precision === 'day' || table === 'figures') return { value: date.date, findings: [], date };
  const isWithin = date.precision === 'year' || date.periodStart.slice(0, 7) === date.date.slice(0, 7);
  const known = isWithin ? date.precision : `time from ${date.periodStart} to ${date.date}`;
  const reason = `only the ${known} is known; its last day was taken`;
  const finding = findingOf('date_imprecise', 'warning', raw, reason, 'write the day, if it is known');
  return { value: date.date, findings: [finding], date };
}

function hoursRounded(raw: string | number, minutes: number, whole: number): Finding {
  const reason = `hours in hundredths are no whole minutes: ${minutes} was taken for ${whole}`;
  return findingOf('hours_rounded', 'notice', raw, reason, 'write minutes, if they are known');
}

function degreesCell(raw: string | number, column: string): CellReading {
  const degrees = normalizeCoordinate(raw, column === 'lat' ? 'lat' : 'lng');
  return typeof degrees === 'number' ? { value: degrees, findings: [] } : noValue(degrees);
}

function wordUnknown(text: string, column: string): Finding {
  const remedy = `say what it is in the mapping file: "words": {"${column}": {...}}`;
  const level = column === 'tier' ? 'warning' : 'notice';
  return findingOf('word_unknown', level, text, `no ${column} is known by this word; it was kept`, remedy);
}

function tierGuessed(text: string, tier: string): Finding {
  const remedy = 'confirm it in the mapping file: "words": {"tier": {...}}';
  return findingOf('tier_guessed', 'notice', text, `the end of the word says that the tier is "${tier}"`, remedy);
}

/**
 * Reads one cell for one column. Missing comes back as null without a finding; what cannot be read as null with one.
 * Nothing is guessed: a bound in a column of exact numbers is set aside, a place that several units bear stays open.
 */
export function normalizeCell(
  given: RawCell,
  field: Field,
  heading: HeadingMatch,
  table: string,
  options: CellOptions = {},
): CellReading {
  const written = given === null ? '' : String(given).trim();
  const text = typeof given === 'string' ? withoutMarks(written, field) : written;
  if (given === null || text === '') return noValue();
  const damaged = field.type === 'id' ? damagedId(given, text) : null;
  if (damaged) return noValue(damaged);
  if (CELL_ERROR.test(text)) return noValue(cellError(text));
  if (isBlank(text, field)) return blank(text);
  if (heading.isAddress) return addressCell(text, options);
  const raw = typeof given === 'boolean' || text !== written ? text : given;
  if ((typeof given === 'string' || HOLDS_TEXT.has(field.type)) && personalData(text) !== null)
    return noValue(
      findingOf(
        'personal_data',
        'error',
        null,
        'it holds personal data, which is never kept',
        'remove it at the source; use a pseudonym where a key is needed',
      ),
    );
  switch (field.type) {
    case 'integer':
    case 'number': {
      const minutes = field.unit === 'minutes' && typeof raw === 'string' ? clockMinutes(text) : null;
      if (minutes !== null) return { value: minutes, findings: [] };
      const rating = heading.column === 'rating' && typeof raw === 'string' ? ratingCell(text) : null;
      if (rating) return rating;
      return field.unit === 'degrees' ? degreesCell(raw, heading.column) : numberCell(raw, field, heading);
    }
    case 'date':
      return dateCell(raw, table, options);
    case 'time':
      return timeCell(raw, text, heading.column, options);
    case 'boolean':
      if (TRUE.test(text)) return { value: true, findings: [] };
      if (FALSE.test(text)) return { value: false, findings: [] };
      return noValue(
        findingOf('boolean_malformed', 'error', text, 'it is neither yes nor no', 'write 是 or 否, true or false'),
      );
    case 'code':
      return table === 'regions' ? divisionCell(text, options) : placeCell(text, options);
    case 'category': {
      const { word, isKnown, isShipped, isGuessed } = readCategory(text, heading.column, table);
      if (isGuessed) return { value: word, findings: [tierGuessed(text, word)] };
      if (!isShipped && BLANK.test(text) && !field.values?.includes(word)) return blank(text);
      return { value: word, findings: isKnown ? [] : [wordUnknown(text, heading.column)] };
    }
    case 'words': {
      const words = parseWords(text);
      return words
        ? { value: words, findings: [] }
        : noValue(
            findingOf(
              'words_malformed',
              'error',
              text,
              'it is no JSON object of texts',
              'write it as {"tier":"station"}',
            ),
          );
    }
    default:
      return { value: text, findings: [] };
  }
}
