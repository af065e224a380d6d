/** The comparison of answers with an independent recomputation, and the cases with edges of every kind, in one bundle: for faults that are put in. */
import './query-forms.node.test.js';
import './quotients.node.test.js';
import './small-groups.node.test.js';
import './stocks.node.test.js';
import './periods.node.test.js';
import './orders.node.test.js';
import './order-steps.node.test.js';
import './regions.node.test.js';
import './reported.node.test.js';
import './reported-series.node.test.js';
import './dated-rows.node.test.js';
import './designations.node.test.js';
import './naive-people.node.test.js';
import './naive.node.test.js';

export { cases, lendExpect } from './collected-cases.js';
