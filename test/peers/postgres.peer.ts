/** The store's contract, the directory and the queue on a real PostgreSQL: the same tests, none of them skipped. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { root } from '../../tools/root.ts'
import type { Peer } from './peer.ts'

const peer: Peer = {
  name: 'PostgreSQL: one contract',
  needs: ['postgresql'],
  timeoutSeconds: 600,
  async run({ command }) {
    const words = [
      '--disable-warning=ExperimentalWarning',
      join(root, 'tools/test.ts'),
      'src/store',
      'src/directory',
      'src/groupware',
      '--json',
    ]
    const output = await command(process.execPath, words, { timeoutSeconds: 580 })
    const { passed, reasons } = JSON.parse(output.trim().split('\n').at(-1) as string)
    assert.ok(passed > 0)
    assert.equal(reasons['no PostgreSQL'], undefined)
  },
}

export default peer
