import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const report = readFileSync(new URL('../../stories/reports/liaoning.mdx', import.meta.url), 'utf8');

/** What a reader of the page reads that an author typed: no imports, no tags with their attributes, no expressions. */
function typedWords(mdx: string): string {
  return mdx
    .replace(/^import .*$/gm, '')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/\{[^}]*\}/g, '');
}

/** Digits of any script and Chinese numerals, but for those that are part of a word and count nothing. */
function typedNumbers(mdx: string): string[] {
  const words = typedWords(mdx).replace(/统一|一致|一起|万一|唯一/g, '');
  return words.match(/[\p{Nd}\p{Nl}\p{No}〇零一二两三四五六七八九十百千万亿半]+[^\s,。]{0,4}/gu) ?? [];
}

it('types no number into the report: every number comes from the dataset through an element', () => {
  expect(typedNumbers(report)).toEqual([]);
});

it('sees a number that an author types', () => {
  expect(typedNumbers('全省有 3000 支队伍')).toEqual(['3000']);
  expect(typedNumbers('全省有三千支队伍')).toHaveLength(1);
  expect(typedNumbers('<atlas-kpi region="210000"></atlas-kpi> 全省１２个试点')).toHaveLength(1);
});

it('takes every number from an element that names its source', () => {
  const sources = report.match(/<atlas-source src=\{(PRESS|BOTH)\}>/g) ?? [];
  expect(sources.length).toBeGreaterThan(5);
  expect(report).toContain("from '../example-data'");
});
