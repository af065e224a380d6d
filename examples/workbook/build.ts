import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ordersWorkbook } from './orders-workbook.js';

const textOf = (file: string) =>
  readFileSync(fileURLToPath(new URL(`../simulated/${file}.csv`, import.meta.url)), 'utf8');
const bytes = await ordersWorkbook({
  cases: textOf('cases'),
  caseSteps: textOf('case_steps'),
  regions: textOf('regions'),
});
writeFileSync(fileURLToPath(new URL('orders.xlsx', import.meta.url)), bytes);
console.log(`orders.xlsx ${bytes.length}`);
