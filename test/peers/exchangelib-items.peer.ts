/** exchangelib, items of every kind: see items.py. */
import { join } from 'node:path'
import { root } from '../../tools/root.ts'
import type { Peer } from './peer.ts'

const peer: Peer = {
  name: 'exchangelib, items',
  needs: ['python3-exchangelib'],
  timeoutSeconds: 300,
  async run({ server, account, command }) {
    const other = await server.createAccount('exchangelib-other')
    const url = `${server.url('https')}/EWS/Exchange.asmx`
    await command(
      '/usr/bin/python3',
      [
        join(root, 'test/peers/exchangelib/items.py'),
        url,
        account.address,
        account.password,
        other.address,
        other.password,
      ],
      { timeoutSeconds: 280 },
    )
  },
}

export default peer
