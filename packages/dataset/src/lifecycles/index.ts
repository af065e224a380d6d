import type { Lifecycle } from '../lifecycle.js';
import { approval } from './approval.js';
import { issue } from './issue.js';
import { order } from './order.js';
import { suggestion } from './suggestion.js';
import { wish } from './wish.js';

/** The lifecycles that ship, by name: order, wish, issue, suggestion, approval. A dataset may replace each and bring others. */
export const lifecycles: Readonly<Record<string, Lifecycle>> = { order, wish, issue, suggestion, approval };
