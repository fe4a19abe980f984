/**
 * LOGIN and AUTHENTICATE PLAIN. RFC 9051 6.2.2 and 6.2.3, RFC 4616, SASL-IR: RFC 4959.
 *
 * Passwords go to the directory and nowhere else. A failure costs the client time, and too many of them the connection.
 */
import { Buffer } from 'node:buffer'
import { Failure, found } from '#model'
import { type Answer, bad, no, ok } from '../answer.ts'
import { capabilities, mayLogIn } from '../capabilities.ts'
import { command } from '../command.ts'
import { text } from '../grammar/cursor.ts'
import { Disconnect } from '../input.ts'
import { limits } from '../options.ts'
import type { Session } from '../session.ts'
import { countSession } from '../session-count.ts'

export const login = command({
  name: 'LOGIN',
  states: ['notAuthenticated'],
  parse(cursor) {
    cursor.space()
    const name = cursor.astring()
    cursor.space()
    return { name, password: cursor.astring() }
  },
  run: authenticated,
})

export const authenticate = command({
  name: 'AUTHENTICATE',
  states: ['notAuthenticated'],
  parse(cursor) {
    cursor.space()
    const mechanism = cursor.word()
    return { mechanism, initial: cursor.more() ? cursor.astring() : undefined }
  },
  async run(session, { mechanism, initial }) {
    if (mechanism !== 'PLAIN') return no('CANNOT', 'no such mechanism')
    if (!mayLogIn(session)) return refused
    const response = initial ?? (await challenge(session))
    if (response === '*') return bad('Authentication cancelled')
    const credentials = plain(response)
    if (credentials === undefined) return bad('not an answer to PLAIN')
    const { authorize, name, password } = credentials
    // Nobody acts for another here: rights to mailboxes are given to the person who logs in.
    if (authorize !== '' && authorize !== name) return no('AUTHORIZATIONFAILED', 'not possible')
    return authenticated(session, { name, password })
  },
})

const refused = no('PRIVACYREQUIRED', 'Passwords are taken under TLS only')

async function challenge(session: Session): Promise<string> {
  session.output.line('+ ')
  session.output.flush()
  const line = await session.input.line({
    maxBytes: limits.lineBytesBeforeLogin,
    timeoutSeconds: session.options.loginTimeoutSeconds,
  })
  return line.toString('latin1')
}

/** RFC 4616 2: `[authzid] NUL authcid NUL passwd`, in base64; `=` is an empty answer (RFC 4959 3). */
function plain(response: string): { authorize: string; name: string; password: string } | undefined {
  const parts = text(Buffer.from(response, 'base64')).split('\0')
  const [authorize, name, password] = parts
  if (parts.length !== 3 || !name || password === undefined) return undefined
  return { authorize: authorize!, name, password }
}

async function authenticated(
  session: Session,
  { name, password }: { name: string; password: string },
): Promise<Answer> {
  if (!mayLogIn(session)) return refused
  const { services, connection, log } = session
  try {
    const { remoteAddress } = connection
    const login = await services.directory.authenticate({ name, password, protocol: 'imap', remoteAddress })
    const { id, mailbox } = login.user
    const own = found(mailbox, 'mailbox')
    countSession(session, id)
    session.enter(login, await services.store.open(own, await services.directory.viewer(id, own)))
    session.log.info('imap.login', { remoteAddress, via: login.via })
    connection.loggedIn?.(id)
    return ok(`CAPABILITY ${capabilities(session)}`, 'Logged in')
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    log.info('imap.login.failed', { remoteAddress: connection.remoteAddress, name, reason: error.code })
    await penalty(session)
    throw error.code === 'notFound' ? new Failure('disabled') : error
  }
}

async function penalty(session: Session): Promise<void> {
  const { options, connection } = session
  session.loginFailures++
  const millis = session.loginFailures * options.loginFailureDelaySeconds * 1000
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, millis)
    connection.closed.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
  if (session.loginFailures >= limits.loginFailures) {
    session.answerNow('NO [AUTHENTICATIONFAILED] Login failed')
    throw new Disconnect('Too many failures')
  }
}
