import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatDate } from '../../../format/format-date.js';
import type { Locale } from '../../../format/locale.js';
import type { MapPeriods } from '../../../models/map-periods.js';
import type { RegionsModel } from '../../../models/regions.js';
import { periodLabel, periodWords } from './period-words.js';

/** What the time line shows and does. */
export interface PeriodLine {
  readonly periods: MapPeriods['periods'];
  readonly index: number;
  readonly kind: NonNullable<RegionsModel['metric']>['kind'] | null;
  readonly isPlaying: boolean;
  /** Playing is offered. */
  readonly canPlay: boolean;
  /** A period that was asked for and is not there; null = none. */
  readonly refused: string | null;
  /** What the live region says now. */
  readonly spoken: string;
  readonly show: (index: number) => void;
  readonly toggle: () => void;
}

const TICKS = 130;
const PREVIOUS = svg`<path d="M11 2v12L3 8z"/>`;
const NEXT = svg`<path d="M5 2v12l8-6z"/>`;
const PLAY = svg`<path d="M2 1v14l13-7z"/>`;
const PAUSE = svg`<path d="M2 1h4v14H2zM10 1h4v14h-4z"/>`;

function button(name: string, icon: TemplateResult, isOff: boolean, act: () => void, part: string): TemplateResult {
  return html`<button type="button" part=${part} aria-label=${name} title=${name} aria-disabled=${isOff}
    @click=${isOff ? nothing : act}><svg viewBox="0 0 16 16" aria-hidden="true">${icon}</svg></button>`;
}

/** One tick a period, a dotted one for a gap; the first of a year is higher. Too many are left out, but for years. */
function ticksTemplate(periods: PeriodLine['periods']): TemplateResult {
  const last = Math.max(1, periods.length - 1);
  const ticks = periods.flatMap(({ key, isGap }, i) => {
    const isYear = key.length > 4 && key.slice(0, 4) !== periods[i - 1]?.key.slice(0, 4);
    if (!isYear && periods.length > TICKS) return [];
    return svg`<line class=${isGap ? 'gap' : ''} x1=${(100 * i) / last} x2=${(100 * i) / last} y1="0" y2=${isYear ? 7 : 4}></line>`;
  });
  return html`<svg class="ticks" viewBox="0 0 100 7" preserveAspectRatio="none" aria-hidden="true">${ticks}</svg>`;
}

/** Draws the time line of a map: the period shown, buttons, a slider with a tick a period, and what is to be said of the period. */
export function periodTemplate(line: PeriodLine, locale: Locale): TemplateResult {
  const { periods, index, kind, isPlaying, canPlay, refused, spoken, show, toggle } = line;
  const words = periodWords(locale);
  const shown = periods[index]!;
  const label = periodLabel(shown.key)[locale];
  const last = periods.length - 1;
  const gaps = periods.filter(({ isGap }) => isGap).length;
  const warning = shown.isGap
    ? words.gap
    : shown.partialAsOf
      ? words.partial(formatDate(shown.partialAsOf, null, locale))
      : '';
  const notes = [kind ? words.kind[kind] : '', gaps > 0 ? words.gaps(gaps) : ''].filter(Boolean).join(' · ');
  return html`<div class="time" part="time" role="group" aria-label=${words.slider}>
    <span class="shown" aria-hidden="true">${label}</span>
    <span class="buttons">
      ${button(words.previous, PREVIOUS, index === 0, () => show(index - 1), 'previous')}
      ${canPlay ? button(isPlaying ? words.pause : words.play, isPlaying ? PAUSE : PLAY, false, toggle, 'play') : nothing}
      ${button(words.next, NEXT, index === last, () => show(index + 1), 'next')}
    </span>
    <span class="line">
      <input
        type="range"
        min="0"
        max=${last}
        step="1"
        aria-label=${words.slider}
        aria-valuetext=${[label, warning].filter(Boolean).join(', ')}
        .value=${String(index)}
        @input=${(event: Event) => show(Number((event.target as HTMLInputElement).value))}
      />
      ${ticksTemplate(periods)}
      <span class="ends" aria-hidden="true"
        ><span>${periodLabel(periods[0]!.key)[locale]}</span><span>${periodLabel(periods[last]!.key)[locale]}</span></span
      >
    </span>
    <p class="said">
      ${refused === null ? nothing : html`<strong>${words.notThere(refused.slice(0, 40))}</strong> `}
      ${warning ? html`<strong>${warning}</strong> ` : nothing}${notes}
    </p>
    <p class="spoken" role="status">${spoken}</p>
  </div>`;
}
