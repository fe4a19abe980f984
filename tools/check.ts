/**
 * `npm run check`: everything a change has to pass: types, lint, format, tests (the rules of the tree are among them).
 * Each step runs even if an earlier one failed, so that one run tells all.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './root.ts'

const bin = (name: string) => join(root, 'node_modules', '.bin', name)

const steps: { name: string; command: string; words: string[] }[] = [
  { name: 'types', command: bin('tsc'), words: ['--noEmit', '--pretty', 'false'] },
  {
    name: 'lint',
    command: bin('oxlint'),
    words: ['--type-aware', '--deny-warnings', 'src', 'test', 'tools', 'bench', 'examples'],
  },
  { name: 'format', command: bin('biome'), words: ['format', '.'] },
  {
    name: 'tests',
    command: process.execPath,
    words: ['--disable-warning=ExperimentalWarning', join(root, 'tools/test.ts')],
  },
]

// CI runs the tests by themselves first.
const chosen = steps.filter(({ name }) => name !== 'tests' || !process.argv.includes('--without-tests'))
const results = chosen.map(({ name, command, words }) => {
  const begun = performance.now()
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  return { name, ok: status === 0, seconds: (performance.now() - begun) / 1000 }
})

console.log()
for (const { name, ok, seconds } of results)
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(7)} ${seconds.toFixed(1)} s`)
if (results.some(({ ok }) => !ok)) {
  console.log('`npx biome format --write .` mends the format; the other messages stand above.')
  process.exit(1)
}
