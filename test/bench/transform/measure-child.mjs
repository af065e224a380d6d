/**
 * Runs in a process of its own what a contender does, and prints one line of JSON: milliseconds, peak memory in bytes, and what came of it.
 * Loading of modules is not counted.
 * @param {() => object | Promise<object>} run
 */
export async function printMeasured(run) {
  const start = performance.now();
  const result = await run();
  const milliseconds = performance.now() - start;
  console.log(JSON.stringify({ milliseconds, peakBytes: process.resourceUsage().maxRSS * 1024, ...result }));
}
