/**
 * Who asks: the Authorization header of a request, decided by the directory. Basic (RFC 7617) with a password or an app
 * password, Bearer (RFC 6750) with a token that the directory keeps.
 *
 * What a changer must know: most clients send their password with every request, so the directory is asked for logins
 * that it remembers for a while; and most send their first request without one, and expect 401 on a connection that stays.
 */
import { TooManyFailures, type Directory, type Login, type Protocol } from '#directory'
import { Failure } from '#model'
import { HttpError } from '#protocols/http.ts'

export interface LoginAsked {
  authorization: string | undefined
  protocol: Protocol
  remoteAddress: string
}

export type Credentials = { name: string; password: string } | { token: string }

/** undefined: there are none, or in a scheme that nobody here knows. */
export function readAuthorization(header: string | undefined): Credentials | undefined {
  const space = header?.indexOf(' ') ?? -1
  if (header === undefined || space < 0) return undefined
  const scheme = header.slice(0, space).toLowerCase()
  const rest = header.slice(space + 1).trim()
  if (scheme === 'bearer') return /^[A-Za-z0-9._~+/-]+=*$/.test(rest) ? { token: rest } : undefined
  if (scheme !== 'basic' || rest.length > 8192 || !/^[A-Za-z0-9+/]+={0,2}$/.test(rest)) return undefined
  const text = decode(Buffer.from(rest, 'base64'))
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** undefined: nobody has said who he is. Throws HttpError. */
export async function findLogin(directory: Directory, asked: LoginAsked): Promise<Login | undefined> {
  const credentials = readAuthorization(asked.authorization)
  if (!credentials) return undefined
  const { protocol, remoteAddress } = asked
  try {
    if ('token' in credentials) return await directory.authenticateToken({ ...credentials, protocol, remoteAddress })
    return await directory.authenticate({ ...credentials, protocol, remoteAddress, remembered: true })
  } catch (error) {
    if (error instanceof TooManyFailures) {
      throw new HttpError(503, 'Too many failed logins.', { 'Retry-After': String(error.retryAfterSeconds) })
    }
    if (!(error instanceof Failure)) throw error
    if (error.code === 'loginFailed' || error.code === 'notFound') return undefined
    if (error.code === 'disabled') throw new HttpError(403, 'This account may not do this.')
    throw new HttpError(503, 'Logging in is not possible now.', { 'Retry-After': '5' })
  }
}

/** RFC 7617 2.1 lets the server say that it wants UTF-8; older clients send ISO 8859-1 all the same. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}
