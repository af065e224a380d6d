import '@practice-atlas/elements/coverage-map.js';
import '@practice-atlas/elements/order-fulfillment.js';
import '@practice-atlas/elements/source.js';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { formatReportText, transformFiles } from '@practice-atlas/transform';
import { toArquero, topN } from '@practice-atlas/transform/arquero.js';

const SIMULATED = { seed: 20191130, scale: 1, scaleMeaning: '每二十个模拟订单取一个', tables: ['cases', 'case_steps'] };

export async function draw(page: HTMLElement): Promise<void> {
  const register = await loadRegister();
  const { dataset, report } = await transformFiles('workbook/orders.xlsx', { register });
  const data = { ...dataset, simulation: SIMULATED };
  const source = Object.assign(document.createElement('atlas-source'), { data });
  source.innerHTML = `<atlas-coverage-map region="210000" metric="orders_placed"></atlas-coverage-map>
    <atlas-order-fulfillment region="210000"></atlas-order-fulfillment>`;
  const kinds = topN(toArquero(dataset.tables.cases).groupby('category').count(), { by: 'count', n: 5 });
  const list = document.createElement('pre');
  list.textContent = Array.from(kinds.array('category'), (kind, i) => `${kind} ${kinds.get('count', i)}`).join('\n');
  const findings = document.createElement('pre');
  findings.textContent = formatReportText(report, { locale: 'zh' });
  page.replaceChildren(source, list, findings);
}
