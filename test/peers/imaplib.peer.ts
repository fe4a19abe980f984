/** Python's imaplib: see imaplib_session.py. */
import { join } from 'node:path'
import { root } from '../../tools/root.ts'
import type { Peer } from './peer.ts'

const peer: Peer = {
  name: 'imaplib',
  needs: ['python3'],
  async run({ server, account, command }) {
    const script = join(root, 'test/peers/imaplib_session.py')
    await command('/usr/bin/python3', [
      script,
      'localhost',
      String(server.port('imap')),
      server.certificate,
      account.address,
      account.password,
    ])
  },
}

export default peer
