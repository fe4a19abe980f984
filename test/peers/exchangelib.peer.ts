/** exchangelib, the EWS client of Python programs: see exchangelib_session.py. */
import { join } from 'node:path'
import { root } from '../../tools/root.ts'
import type { Peer } from './peer.ts'

const peer: Peer = {
  name: 'exchangelib',
  needs: ['python3-exchangelib'],
  timeoutSeconds: 180,
  async run({ server, account, command }) {
    const script = join(root, 'test/peers/exchangelib_session.py')
    const url = `http://127.0.0.1:${server.port('http')}/EWS/Exchange.asmx`
    await command('/usr/bin/python3', [script, url, account.address, account.password], { timeoutSeconds: 170 })
  },
}

export default peer
