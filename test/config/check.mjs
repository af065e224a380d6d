import { runSteps } from './run-steps.mjs';

/** Everything that needs no browser and no build: format, lint, types, gates, unused code, node tests, generated files. */
await runSteps('check', [
  [
    { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
    { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  ],
  [
    { name: 'imports', command: ['node', 'test/gates/imports.mjs'] },
    { name: 'plain source', command: ['node', 'test/gates/plain-source.mjs'] },
  ],
  [
    { name: 'unused code', command: ['npm', 'run', '--silent', 'unused'] },
    { name: 'no code generation', command: ['node', 'test/gates/code-generation.mjs'] },
  ],
  [{ name: 'generated files', command: ['npm', 'run', '--silent', 'generate', '--', '--check'] }],
  [{ name: 'node tests', command: ['npm', 'run', '--silent', 'test:node'] }],
]);
