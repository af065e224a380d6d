import type { Finding, FindingLevel } from '@practice-atlas/dataset';
import { findingIn } from '../words/finding-in.js';
import { reasonIn } from '../words/reason-in.js';
import { type FileSection, fileSections } from './file-sections.js';
import type { FindingGroup } from './finding-log.js';
import { groupedDigits as digits } from './grouped-digits.js';
import { type HeadingMeaning, headingMeanings } from './heading-meanings.js';
import { reportPageStyle } from './report-page-style.js';
import { reportTotals } from './report-totals.js';
import { type ReportVoice, reportVoice, safeText as safe } from './report-voice.js';
import { type ReportLocale, type ReportWords, reportWords } from './report-words.js';
import { rowHtml } from './row-html.js';
import type { TransformReport } from './transformation.js';

/** How to make the page of a report. */
export interface ReportPageOptions {
  /** Default: Chinese with English beside it. */
  readonly locale?: ReportLocale;
  /** Title of the page; default 转换报告 Transform report. */
  readonly title?: string;
  /** How many findings of each group to list; default 50. */
  readonly rowLimit?: number;
  /** How many groups to list; default 1000, the worst first. */
  readonly groupLimit?: number;
}

const { zh, en } = reportWords;
const LEVELS: readonly FindingLevel[] = ['error', 'warning', 'notice'];

const levelMark = (voice: ReportVoice, level: FindingLevel, after = ''): string =>
  `<span class="level ${level}">${voice.say((words) => words.levels[level])}${after}</span>`;

function totalsHtml(voice: ReportVoice, report: TransformReport): string {
  const { rowsIn, rowsKept, rowsSetAside } = reportTotals(report);
  const part = (count: number, word: (words: ReportWords) => string) =>
    `<div><dt>${voice.say(word)}</dt><dd>${digits(count)}</dd></div>`;
  const counts = LEVELS.map((level) => {
    const count = report.groups.reduce((sum, group) => sum + (group.level === level ? group.count : 0), 0);
    return count === 0 ? '' : `<li>${levelMark(voice, level, ` ${digits(count)}`)}</li>`;
  }).join('');
  return `<dl class="equation">${part(rowsIn, (words) => words.rows.in)}${part(rowsKept, (words) => words.rows.kept)}${part(
    rowsSetAside,
    (words) => words.rows.setAside,
  )}</dl>
${counts === '' ? `<p class="empty">${voice.say((words) => words.nothing)}</p>` : `<ul class="levels">${counts}</ul>`}`;
}

function nameHtml(voice: ReportVoice, { file, sheet, tally }: FileSection): string {
  if (file === '' && tally === null) return voice.say((words) => words.wholeDataset);
  return `<span>${safe(file)}</span>${sheet === null ? '' : ` <span class="sheet">${safe(sheet)}</span>`}`;
}

function overviewHtml(voice: ReportVoice, sections: readonly FileSection[]): string {
  const cell = (count: number | null, word: (words: ReportWords) => string) =>
    `<td class="number${count === 0 ? ' zero' : ''}" role="cell" data-label="${voice.label(word)}">${count === null ? '' : digits(count)}</td>`;
  const head = (word: (words: ReportWords) => string) =>
    `<th class="number" role="columnheader" scope="col">${voice.say(word)}</th>`;
  const rows = sections.map((section, at) => {
    const { tally, groups } = section;
    const countOf = (level: FindingLevel) =>
      groups.reduce((sum, group) => sum + (group.level === level ? group.count : 0), 0);
    return `<tr role="row"><th role="rowheader" scope="row"><a href="#file-${at + 1}">${nameHtml(voice, section)}</a></th>${cell(
      tally?.rowsIn ?? null,
      (words) => words.rows.in,
    )}${cell(tally?.rowsKept ?? null, (words) => words.rows.kept)}${cell(
      tally?.rowsSetAside ?? null,
      (words) => words.rows.setAside,
    )}${LEVELS.map((level) => cell(countOf(level), (words) => words.levels[level])).join('')}</tr>`;
  });
  return `<section id="files"><h2>${voice.say((words) => words.files)}</h2>
<table class="files" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${voice.say(
    (words) => words.file,
  )}</th>${head((words) => words.rows.in)}${head((words) => words.rows.kept)}${head((words) => words.rows.setAside)}${LEVELS.map(
    (level) => head((words) => words.levels[level]),
  ).join('')}</tr></thead><tbody role="rowgroup">
${rows.join('\n')}
</tbody></table></section>`;
}

function meaningHtml(voice: ReportVoice, { heading, kind, meaning, guessed, reason }: HeadingMeaning): string {
  const read =
    kind === 'left'
      ? `<span class="soft">${voice.say((words) => words.meaning.left)} · ${voice.tell((locale) => reasonIn(reason ?? '', locale))}</span>`
      : '';
  const doubt = guessed ? ` · ${voice.say((words) => words.meaning.guessed)}` : '';
  const taken = meaning === null ? voice.say((words) => words.meaning.inRow) : `<code>${safe(meaning)}</code>`;
  return `<tr role="row"><th role="rowheader" scope="row">${safe(heading)}</th><td class="wide" role="cell">${
    kind === 'left' ? read : `${taken}${doubt}`
  }</td></tr>`;
}

function headingsHtml(voice: ReportVoice, { tally }: FileSection): string {
  const meanings = tally?.plan ? headingMeanings(tally.plan) : [];
  if (meanings.length === 0) return '';
  const unsure = meanings.some(({ guessed, kind }) => guessed || kind === 'left');
  return `<details${unsure ? ' open' : ''}><summary>${voice.say((words) => words.headings)} ${meanings.length}</summary>
<table class="headings" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${voice.say(
    (words) => words.heading,
  )}</th><th role="columnheader" scope="col">${voice.say((words) => words.readAs)}</th></tr></thead><tbody role="rowgroup">
${meanings.map((meaning) => meaningHtml(voice, meaning)).join('\n')}
</tbody></table></details>`;
}

const reasonHtml = (voice: ReportVoice, finding: Finding): string =>
  voice.tell((locale) => findingIn(finding, locale).reason);

const remedyHtml = (voice: ReportVoice, finding: Finding): string =>
  voice.tell((locale) => {
    const { labeled, remedy } = reportWords[locale];
    return labeled(remedy, findingIn(finding, locale).remedy);
  });

function findingHtml(voice: ReportVoice, finding: Finding, named: string | null, common: string | null): string {
  const { where, value, remedy } = finding;
  const own = common === null && remedy !== '' ? `<div class="remedy">${remedyHtml(voice, finding)}</div>` : '';
  return `<tr role="row"><td class="row" role="cell" data-label="${voice.label((words) => words.place)}">${rowHtml(voice, where, named, false)}</td><td class="value" role="cell">${
    value === null ? '' : safe(value)
  }</td><td class="wide" role="cell">${reasonHtml(voice, finding)}${own}</td></tr>`;
}

const pageTitle = ({ locale, label }: ReportVoice): string =>
  locale === null ? safe(`${zh.title} ${en.title}`) : label((words) => words.title);

/** What the findings of a group that are shown have in common; null when they differ. */
function commonOf(findings: readonly Finding[], part: 'reason' | 'remedy'): string | null {
  const [first] = findings;
  return first && findings.every((finding) => finding[part] === first[part]) ? first[part] : null;
}

function tableHtml(
  voice: ReportVoice,
  findings: readonly Finding[],
  column: string | null,
  remedy: string | null,
): string {
  const heads = (['place', 'value', 'reason'] as const).map(
    (word) => `<th role="columnheader" scope="col">${voice.say((words) => words[word])}</th>`,
  );
  return `<table class="findings" role="table"><thead role="rowgroup"><tr role="row">${heads.join('')}</tr></thead><tbody role="rowgroup">
${findings.map((finding) => findingHtml(voice, finding, column, remedy)).join('\n')}
</tbody></table>`;
}

function rowsHtml(voice: ReportVoice, findings: readonly Finding[], column: string | null): string {
  const items = findings.map(({ where, value }) => {
    const place = rowHtml(voice, where, column, true);
    return `<li>${place === '' ? '' : `<span class="place">${place}</span>`}<span>${value === null ? '' : safe(value)}</span></li>`;
  });
  return `<ul class="rows">${items.join('\n')}</ul>`;
}

function groupHtml(
  voice: ReportVoice,
  { level, code, column, count, findings }: FindingGroup,
  rowLimit: number,
): string {
  const shown = findings.slice(0, rowLimit);
  const reason = commonOf(shown, 'reason');
  const remedy = commonOf(shown, 'remedy');
  const [first] = shown;
  const isList = reason !== null && remedy !== null;
  const isPlain = isList && shown.every(({ where, value }) => where.row === undefined && value === null);
  return `<div class="group"><h3>${levelMark(voice, level)}${
    column === null ? '' : `<span class="column">${safe(column)}</span>`
  }<code>${safe(code)}</code><span class="count">${voice.say((words) => words.times(digits(count)))}</span></h3>
${isList && first ? `<p class="reason">${reasonHtml(voice, first)}</p>` : ''}
${remedy && first ? `<p class="remedy">${remedyHtml(voice, first)}</p>` : ''}
${isPlain ? '' : isList ? rowsHtml(voice, shown, column) : tableHtml(voice, shown, column, remedy)}
${count > shown.length ? `<p class="empty">${voice.say((words) => words.more(digits(count - shown.length)))}</p>` : ''}</div>`;
}

function sectionHtml(
  voice: ReportVoice,
  section: FileSection,
  at: number,
  rowLimit: number,
  listed: ReadonlySet<FindingGroup>,
): string {
  const { tally, groups } = section;
  const shown = groups.filter((group) => listed.has(group));
  const equation = (words: ReportWords) =>
    tally ? words.equation(digits(tally.rowsIn), digits(tally.rowsKept), digits(tally.rowsSetAside)) : '';
  const table = tally?.table ?? null;
  const read =
    table === null
      ? `<strong class="error">${voice.say((words) => words.unknownTable)}</strong>`
      : `<strong>${voice.say((words) => words.table(table))}</strong>`;
  const rest = groups.length - shown.length;
  return `<section class="file" id="file-${at + 1}"><h2>${nameHtml(voice, section)}<a href="#files">${voice.say((words) => words.backToFiles)}</a></h2>
${tally ? `<p class="tally">${read} · ${voice.say(equation)}</p>` : ''}
${headingsHtml(voice, section)}
${groups.length === 0 ? `<p class="empty">${voice.say((words) => words.nothing)}</p>` : ''}
${shown.map((group) => groupHtml(voice, group, rowLimit)).join('\n')}
${rest > 0 ? `<p class="empty">${voice.say((words) => words.moreKinds(digits(rest)))}</p>` : ''}</section>`;
}

/**
 * Makes a page of a report: a text of HTML and its style sheet, to be saved side by side under these names. No script, nothing from
 * elsewhere, no inline style, so it opens from a disk and under any policy. Everything from the files is shown as text. Chinese with
 * English beside it, or in one of the two.
 *
 * @example
 * for (const [name, text] of Object.entries(reportHtml(report))) await writeFile(name, text);
 */
export function reportHtml(
  report: TransformReport,
  { locale, title, rowLimit = 50, groupLimit = 1000 }: ReportPageOptions = {},
): { readonly 'report.html': string; readonly 'report.css': string } {
  const voice = reportVoice(locale ?? null);
  const sections = fileSections(report);
  const listed = new Set(report.groups.slice(0, groupLimit));
  const tables = report.tables
    .map(({ name, rowCount }) => `${voice.label((words) => words.table(name))} ${digits(rowCount)}`)
    .join(' · ');
  const page = `<!doctype html>
<html lang="${locale === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === undefined ? pageTitle(voice) : safe(title)}</title>
<link rel="stylesheet" href="report.css">
</head>
<body>
<header><h1>${title === undefined ? voice.say((words) => words.title) : safe(title)}</h1>
${totalsHtml(voice, report)}</header>
<main>
${overviewHtml(voice, sections)}
${sections.map((section, at) => sectionHtml(voice, section, at, rowLimit, listed)).join('\n')}
</main>
${tables === '' ? '' : `<footer>${voice.say((words) => words.tables)} ${tables}</footer>`}
</body>
</html>
`;
  return { 'report.html': page, 'report.css': reportPageStyle };
}
