/**
 * Keeps the files of one page few: what its script needs at once stays in its script, also where files of seldom needs share it, and the few small things that only the
 * reader and such files share are one file. Without it each new file of a seldom need cuts another piece out of the others.
 * @param {string} script the name of the page's script
 */
export function chunkGroups(script) {
  return {
    includeDependenciesRecursively: false,
    groups: [
      { name: script, tags: /** @type {['$initial']} */ (['$initial']) },
      { name: 'columns', test: /dataset\/src\/(columns\/(column-value|day|seconds)|nearest-name)\.ts$/ },
    ],
  };
}
