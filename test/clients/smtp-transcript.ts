/**
 * Plays an SMTP session in tests: `C:` lines are sent, `S:` lines must come back, to the letter.
 *
 *   C: MAIL FROM:<ada@example.test>        consecutive C: lines go out in one piece
 *   S: 250 2.1.0 Sender ok
 *   C> raw\r\nwith escapes\x00             JSON-like escapes, no line end added
 *   --                                     the server has ended the connection
 *   !timeout                               the client is silent for too long
 *   !stop                                  the server is told to stop
 *   !meanwhile                             the function of that name runs
 *
 * `S:` lines are compared as a group: everything that the server has written when it waits again.
 */
import assert from 'node:assert/strict'
import type { Directory, DirectoryObject, Login } from '#directory'
import type { Groupware, MailEnvelope, RecipientResult, Trace } from '#groupware'
import { Failure } from '#model'
import type { Log } from '#protocols/services.ts'
import { MemoryConnection } from './memory-connection.ts'
import { serveSmtp, type SmtpOptions, type SmtpServices } from '#protocols/smtp/index.ts'

export interface Delivered {
  envelope: MailEnvelope
  message: string
  trace: Trace
  login: Login | undefined
}

export interface Play extends Partial<SmtpOptions> {
  secure?: boolean
  deliver?: (envelope: MailEnvelope) => RecipientResult[]
  stopping?: AbortController
  meanwhile?: () => void
}

/** Returns what was delivered. */
export async function play(
  script: string,
  { secure, deliver, stopping, meanwhile, ...options }: Play = {},
): Promise<Delivered[]> {
  const delivered: Delivered[] = []
  const connection = new MemoryConnection({ secure: secure ?? false })
  const services = fakeServices({
    delivered,
    ...(deliver && { deliver }),
    ...(stopping && { stopping: stopping.signal }),
  })
  const served = serveSmtp(connection, services, { service: 'mx', now: () => 0, ...options })
  let sending = ''
  let expected = ''
  const check = async () => {
    if (expected === '') return
    await connection.idle()
    assert.equal(connection.takeOutput().toString(), expected)
    expected = ''
  }
  for (const line of script.split('\n').map((text) => text.trimStart())) {
    const text = line.slice(3)
    if (line.startsWith('C:') || line.startsWith('C>')) {
      await check()
      sending += line.startsWith('C:') ? `${text}\r\n` : unescape(text)
      continue
    }
    if (sending !== '') connection.send(sending)
    sending = ''
    if (line.startsWith('S:')) expected += `${text}\r\n`
    else if (line === '!timeout') {
      await check()
      connection.passTimeout()
    } else if (line === '!stop') {
      await check()
      stopping?.abort()
    } else if (line === '!meanwhile') {
      await check()
      meanwhile?.()
    } else if (line === '--') {
      await check()
      await connection.idle()
      assert.equal(connection.ended, true, 'the server should have ended the connection')
    } else assert.equal(line, '', `not a line of a transcript: ${line}`)
  }
  if (sending !== '') connection.send(sending)
  await check()
  connection.finish()
  await served
  assert.equal(connection.takeOutput().toString(), '')
  return delivered
}

function unescape(text: string): string {
  return text.replace(/\\(r|n|0|\\)/g, (_, what: string) => ({ r: '\r', n: '\n', '0': '\0', '\\': '\\' })[what] ?? '')
}

const ada = {
  id: 'ada',
  organisation: 'example',
  kind: 'user',
  address: 'ada@example.test',
  aliases: [],
  displayName: 'Ada Sommer',
  locale: 'de',
  disabled: false,
  hidden: false,
  mailbox: undefined,
  fields: {},
} as Partial<DirectoryObject> as DirectoryObject

/** Ada exists (password: secret), nobody else does; elsewhere is reached after a login only. */
export function fakeServices(options: {
  delivered: Delivered[]
  deliver?: (envelope: MailEnvelope) => RecipientResult[]
  stopping?: AbortSignal
  onBug?: (error: unknown) => void
}): SmtpServices {
  const groupware: Pick<Groupware, 'checkRecipient' | 'checkSender' | 'deliver'> = {
    async checkRecipient(address, { login, sizeBytes }) {
      if (address === 'full@example.test') throw new Failure('quotaExceeded')
      if (address === 'broken@example.test') throw new Error('a bug')
      if (!address.endsWith('@example.test') && address !== 'postmaster') {
        if (login) return { address, code: 250, enhanced: '2.1.5', text: 'Ok' }
        return { address, code: 550, enhanced: '5.7.1', text: 'Relaying denied' }
      }
      if (address.startsWith('nobody')) return { address, code: 550, enhanced: '5.1.1', text: 'No such recipient here' }
      if ((sizeBytes ?? 0) > 5000) return { address, code: 552, enhanced: '5.2.3', text: 'Too big for this mailbox' }
      return { address, code: 250, enhanced: '2.1.5', text: 'Ok' }
    },
    async checkSender(login, from) {
      if (from !== '' && from !== login.user.address) throw new Failure('sendAsDenied')
    },
    async deliver(envelope, message, trace, login) {
      options.delivered.push({ envelope, message: Buffer.from(message).toString('latin1'), trace, login })
      return (
        options.deliver?.(envelope) ??
        envelope.recipients.map(({ address }) => ({ address, code: 250, enhanced: '2.1.5', text: 'Delivered' }))
      )
    },
  }
  const directory: Pick<Directory, 'authenticate'> = {
    async authenticate({ name, password }) {
      if (name === 'disabled@example.test') throw new Failure('disabled')
      if (name === 'hurried@example.test') throw new Failure('busy')
      if (name !== 'ada@example.test' || password !== 'secret') throw new Failure('loginFailed')
      return { user: ada, name, via: 'password' }
    },
  }
  const log: Log = {
    debug() {},
    info() {},
    warn() {},
    error: (_event, fields) => options.onBug?.(fields?.error),
    with: () => log,
  }
  return {
    groupware: groupware as Groupware,
    directory: directory as Directory,
    log,
    hostname: 'mx.example.test',
    stopping: options.stopping ?? new AbortController().signal,
  }
}
