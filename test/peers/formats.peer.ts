/** Our PST, .msg and TNEF files as programs that none of us wrote read them: the tests beside the code, none of them skipped. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { root } from '../../tools/root.ts'
import type { Peer } from './peer.ts'

const peer: Peer = {
  name: 'readpst, pffexport, msgconvert, tnef and ytnef read what we write',
  needs: ['pst-utils', 'pff-tools', 'libemail-outlook-message-perl', 'libemail-address-perl', 'tnef', 'ytnef-tools'],
  timeoutSeconds: 400,
  async run({ command }) {
    const words = ['--disable-warning=ExperimentalWarning', join(root, 'tools/test.ts')]
    const output = await command(
      process.execPath,
      [...words, 'src/convert/pst', 'src/convert/msg', 'src/convert/tnef', '--json'],
      {
        timeoutSeconds: 380,
      },
    )
    const { passed, reasons } = JSON.parse(output.trim().split('\n').at(-1) as string)
    assert.ok(passed > 0)
    const absent = Object.keys(reasons).filter((reason) => reason !== 'no corpus')
    assert.deepEqual(absent, [])
  },
}

export default peer
