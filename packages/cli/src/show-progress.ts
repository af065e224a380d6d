import type { LoadProgress } from '@practice-atlas/measure/clickhouse.js';
import { cutText, padText, plainText, type ReadProgress, textWidth } from '@practice-atlas/transform';
import type { Terminal } from './terminal.js';

const CLEAR = '\r\u001b[K';
const PAUSE_MS = 100;
const BAR_CELLS = 20;

const digits = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

function barOf(part: number): string {
  const percent = String(Math.floor(part * 100)).padStart(3);
  return `[${padText('#'.repeat(Math.floor(part * BAR_CELLS)), BAR_CELLS)}] ${percent}%  `;
}

function lineOf(counts: string, name: string, columns: number): string {
  const left = columns - 1 - textWidth(counts);
  return left < 4 ? cutText(counts.trimEnd(), columns - 1) : counts + cutText(plainText(name), left);
}

/** Writes how far reading is as one line of at most `columns - 1` cells. */
export function progressLine({ file, bytesRead, bytesTotal, rowCount }: ReadProgress, columns: number): string {
  const bar = bytesTotal ? barOf(Math.min(1, bytesRead / bytesTotal)) : '';
  const size = bytesTotal === null ? megabytes(bytesRead) : `${megabytes(bytesRead)}/${megabytes(bytesTotal)}`;
  return lineOf(`${bar}${size} MiB  ${digits(rowCount)} rows  `, file, columns);
}

/** Writes how far loading is, likewise. */
function loadLine({ table, rowCount, rowTotal }: LoadProgress, columns: number): string {
  return lineOf(`${barOf(rowCount / rowTotal)}${digits(rowCount)}/${digits(rowTotal)} rows  `, table, columns);
}

/** Shows progress in the last line of `err`, when that is a terminal; nothing else may be printed until `clear`. */
export function showProgress({ err, isInteractive = false, columns = 80, env = {} }: Terminal): {
  readonly onProgress?: (progress: ReadProgress) => void;
  readonly onLoad?: (progress: LoadProgress) => void;
  readonly clear: () => void;
} {
  if (!isInteractive || env.TERM === 'dumb') return { clear: () => undefined };
  let shownMs = 0;
  let isShown = false;
  const show = (line: () => string): void => {
    const nowMs = performance.now();
    if (isShown && nowMs - shownMs < PAUSE_MS) return;
    shownMs = nowMs;
    isShown = true;
    err(`${CLEAR}${line()}`);
  };
  return {
    onProgress: (progress) => show(() => progressLine(progress, columns)),
    onLoad: (progress) => show(() => loadLine(progress, columns)),
    clear: () => {
      if (isShown) err(CLEAR);
      isShown = false;
    },
  };
}
