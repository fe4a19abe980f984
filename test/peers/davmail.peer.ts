/** DavMail: a whole EWS client that serves IMAP and CalDAV; see davmail_session.py. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../../tools/root.ts'
import { freePorts } from '../ports.ts'
import type { Peer } from './peer.ts'

const peer: Peer = {
  name: 'DavMail',
  needs: ['davmail', 'python3'],
  timeoutSeconds: 180,
  async run({ server, account, folder, file, command }) {
    const first = await freePorts(2)
    const [imap, dav] = [first, first + 1]
    const properties = file(
      'davmail.properties',
      [
        'davmail.mode=EWS',
        `davmail.url=http://127.0.0.1:${server.port('http')}/EWS/Exchange.asmx`,
        'davmail.server=true',
        'davmail.disableUpdateCheck=true',
        'davmail.bindAddress=127.0.0.1',
        'davmail.allowRemote=false',
        `davmail.imapPort=${imap}`,
        `davmail.caldavPort=${dav}`,
        'davmail.smtpPort=',
        'davmail.popPort=',
        'davmail.ldapPort=',
        'davmail.enableKeepAlive=true',
        `davmail.logFilePath=${join(folder, 'davmail.log')}`,
        'log4j.rootLogger=WARN',
        'log4j.logger.davmail=WARN',
      ].join('\n'),
    )
    const davmail = spawn('davmail', [properties], { stdio: 'ignore', env: { ...process.env, HOME: folder } })
    try {
      await listening(imap)
      const script = join(root, 'test/peers/davmail_session.py')
      await command('/usr/bin/python3', [script, String(imap), String(dav), account.address, account.password], {
        timeoutSeconds: 120,
      })
    } catch (error) {
      const log = readFileSync(join(folder, 'davmail.log'), 'utf8').slice(-3000)
      throw new Error(`${(error as Error).message}\nThe log of DavMail:\n${log}`)
    } finally {
      const ended = once(davmail, 'exit')
      davmail.kill('SIGKILL')
      await ended
    }
  },
}

/** Until somebody takes connections: Java takes some seconds to begin. */
async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isOpen) return
    await sleep(200)
  }
  throw new Error('DavMail does not listen')
}

export default peer
