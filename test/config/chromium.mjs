import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const PLACES = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Flags for a browser that must not look beyond this machine; `--no-sandbox` only where the sandbox cannot start. */
export const CHROMIUM_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | null} */
function onPath() {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of NAMES) if (folder && isExecutable(join(folder, name))) return join(folder, name);
  return null;
}

/** @returns {string | null} */
function inPlaywrightCache() {
  const root = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(root)) return null;
  for (const folder of readdirSync(root).sort().reverse())
    for (const inner of ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-win/chrome.exe'])
      if (folder.startsWith('chromium-') && isExecutable(join(root, folder, inner))) return join(root, folder, inner);
  return null;
}

/**
 * Finds a Chromium without installing one: `CHROMIUM_PATH`, the PATH, the usual places, Playwright's cache; null when there is none.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(
      `CHROMIUM_PATH is "${named}", which cannot be run. Point it at a Chromium or Chrome executable, or unset it.`,
    );
  }
  return onPath() ?? PLACES.find(isExecutable) ?? inPlaywrightCache();
}

/**
 * Installs a Chromium with what is at hand: Playwright's download, then apt-get for root.
 * `CHROMIUM_NO_INSTALL=1` forbids both. Returns null when nothing worked.
 * @returns {string | null}
 */
export function installChromium() {
  if (process.env.CHROMIUM_NO_INSTALL) return null;
  /** @type {[string, string[]][]} */
  const attempts = [['npx', ['--no-install', 'playwright', 'install', 'chromium']]];
  if (process.getuid?.() === 0 && onPathNamed('apt-get'))
    attempts.push(
      ['apt-get', ['update', '-q']],
      ['apt-get', ['install', '-qy', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']],
    );
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, {
        stdio: 'ignore',
        timeout: 600_000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch (error) {
      console.error(
        `  ${command} ${args.join(' ')} did not work: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
      );
    }
    const found = findChromium();
    if (found) return found;
  }
  return null;
}

/** @param {string} name */
function onPathNamed(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder && isExecutable(join(folder, name)));
}
