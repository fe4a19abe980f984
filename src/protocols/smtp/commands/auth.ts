/**
 * AUTH: PLAIN (RFC 4616) and LOGIN, with an initial response (RFC 4954 4).
 *
 *   C: AUTH PLAIN AGFkYQBzZWNyZXQ=          S: 235 …
 *   C: AUTH LOGIN    S: 334 VXNlcm5hbWU6    C: YWRh    S: 334 UGFzc3dvcmQ6    C: c2VjcmV0    S: 235 …
 */
import { Failure } from '#model'
import { replyOf } from '#groupware/reply-codes.ts'
import type { Command } from '../command.ts'
import { AUTH_LINE_BYTES } from '../options.ts'
import { reply, type Reply } from '../reply.ts'
import type { Session } from '../session.ts'
import { mayLogIn } from './ehlo.ts'

export const auth: Command = {
  name: 'AUTH',
  services: ['submission'],
  syntax: 'AUTH PLAIN|LOGIN [initial response]',
  run,
}

interface Credentials {
  name: string
  password: string
}

/** What the client is asked for, and the answer to it; a Reply when there is no use in going on. */
type Ask = (prompt: string) => Promise<string | Reply>

const mechanisms: Record<string, (ask: Ask, initial: string | undefined) => Promise<Credentials | Reply>> = {
  PLAIN: async (ask, initial) => {
    const answer = initial ?? (await ask(''))
    if (typeof answer !== 'string') return answer
    const [identity, name, password, ...more] = answer.split('\0')
    if (!name || password === undefined || more.length > 0) return reply(501, '5.5.2', 'Not a PLAIN response')
    // To act as somebody else is granted in the directory, not here.
    if (identity && identity !== name) return reply(535, '5.7.8', 'Another authorisation identity is not possible')
    return { name, password }
  },
  LOGIN: async (ask, initial) => {
    const name = initial ?? (await ask('Username:'))
    if (typeof name !== 'string') return name
    const password = await ask('Password:')
    if (typeof password !== 'string') return password
    return { name, password }
  },
}

async function run(session: Session, argument: string): Promise<Reply | undefined> {
  const [mechanism = '', initial, ...more] = argument.split(/[ \t]+/)
  if (!session.extended) return reply(503, '5.5.1', 'Say EHLO first')
  if (session.login) return reply(503, '5.5.1', 'You are logged in already')
  if (session.transaction) return reply(503, '5.5.1', 'Not within a transaction')
  if (!mayLogIn(session)) return reply(538, '5.7.11', 'Say STARTTLS first: the password must be encrypted')
  if (mechanism === '' || more.length > 0) return reply(501, '5.5.4', 'Syntax: AUTH mechanism [initial response]')
  const run = Object.hasOwn(mechanisms, mechanism.toUpperCase()) ? mechanisms[mechanism.toUpperCase()] : undefined
  if (!run) return reply(504, '5.5.4', 'This mechanism is not known')

  // RFC 4954 4: `=` is an initial response that is there and empty.
  const first = initial === undefined ? undefined : fromBase64(initial === '=' ? '' : initial)
  if (initial !== undefined && first === undefined) return reply(501, '5.5.2', 'Not base64')
  const credentials = await run((prompt) => ask(session, prompt), first)
  if ('code' in credentials) return credentials
  return await logIn(session, credentials)
}

async function ask(session: Session, prompt: string): Promise<string | Reply> {
  session.write(reply(334, undefined, Buffer.from(prompt).toString('base64')))
  const line = await session.reader.line(AUTH_LINE_BYTES, session.limits.commandTimeoutSeconds)
  if (line === undefined) return reply(421, '4.4.2', 'Gone')
  if (line.kind === 'bad') return reply(500, '5.5.6', 'Not an answer to AUTH')
  if (line.text === '*') return reply(501, '5.7.0', 'Cancelled')
  return fromBase64(line.text) ?? reply(501, '5.5.2', 'Not base64')
}

async function logIn(session: Session, { name, password }: Credentials): Promise<Reply> {
  const { directory, log } = session.services
  const { remoteAddress, id } = session.connection
  try {
    session.login = await directory.authenticate({ name, password, protocol: 'smtp', remoteAddress })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    session.failedLogins++
    log.info('smtp.login.failed', { connection: id, name, why: error.code, remoteAddress })
    return loginReply(error)
  }
  session.connection.loggedIn?.(session.login.user.id)
  log.info('smtp.login', { connection: id, user: session.login.user.id, via: session.login.via })
  return reply(235, '2.7.0', 'Welcome')
}

/** RFC 4954 6 has its own codes for these; a temporary failure keeps a client from asking for the password again. */
function loginReply(failure: Failure): Reply {
  const { code, text } = replyOf(failure)
  if (failure.code === 'disabled') return reply(535, '5.7.13', 'The account is disabled')
  if (failure.code === 'accessDenied') return reply(535, '5.7.8', 'Not permitted for this protocol')
  if (code < 500) return reply(454, '4.7.0', text)
  return reply(535, '5.7.8', text)
}

function fromBase64(text: string): string | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  return Buffer.from(text, 'base64').toString('utf8')
}
