import { printMeasured } from './measure-child.mjs';

await printMeasured(() => ({}));
