import { AtlasError } from '@practice-atlas/dataset';
import { AtlasKpi } from '@practice-atlas/elements/kpi.js';
import { expect, test } from 'vitest';
import { answer } from './base-answers.js';

test('a headline number shows its qualifier and says it', async () => {
  const kpi = new AtlasKpi();
  kpi.data = answer();
  document.body.append(kpi);
  await kpi.updateComplete;
  expect(kpi.state).toBe('ready');
  expect(kpi.shadowRoot?.querySelector('.number')?.textContent?.trim()).toBe('120万+人');
  expect(kpi.shadowRoot?.querySelector('#summary')?.textContent).toContain('120多万人');
  expect(AtlasError).toBeTypeOf('function');
});
