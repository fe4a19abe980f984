/**
 * What we say we can. RFC 9051 6.1.1 and 7.2.2; each name's document stands at its line.
 *
 * Only what works stands here: a name comes into this list with the command or answer that fulfils it.
 */
import type { Session } from './session.ts'

const always = [
  'IMAP4rev1', // RFC 3501
  'IMAP4rev2', // RFC 9051
  'LITERAL+', // RFC 7888
  'ID', // RFC 2971
  'ENABLE', // RFC 5161
  'SASL-IR', // RFC 4959
]

const whenLoggedIn = [
  'IDLE', // RFC 2177
  'NAMESPACE', // RFC 2342
  'CHILDREN', // RFC 3348
  'LIST-EXTENDED', // RFC 5258
  'LIST-STATUS', // RFC 5819
  'LIST-MYRIGHTS', // RFC 8440
  'SPECIAL-USE', // RFC 6154
  'CREATE-SPECIAL-USE', // RFC 6154
  'STATUS=SIZE', // RFC 8438
  'STATUS=DELETED', // RFC 9051 6.3.11
  'UIDPLUS', // RFC 4315
  'MOVE', // RFC 6851
  'UNSELECT', // RFC 3691
  'CONDSTORE', // RFC 7162
  'QRESYNC', // RFC 7162
  'ESEARCH', // RFC 4731
  'SEARCHRES', // RFC 5182
  'WITHIN', // RFC 5032
  'SORT', // RFC 5256
  'SORT=DISPLAY', // RFC 5957
  'ESORT', // RFC 5267
  'THREAD=ORDEREDSUBJECT', // RFC 5256
  'THREAD=REFERENCES', // RFC 5256
  'MULTIAPPEND', // RFC 3502
  'BINARY', // RFC 3516
  'UTF8=ACCEPT', // RFC 6855
  'OBJECTID', // RFC 8474
  'SAVEDATE', // RFC 8514
  'PREVIEW', // RFC 8970
  'REPLACE', // RFC 8508
  'ACL', // RFC 4314
  'RIGHTS=tekx', // RFC 4314
  'QUOTA', // RFC 9208
  'QUOTA=RES-STORAGE', // RFC 9208
]

export function capabilities(session: Session): string {
  const { connection, options, login } = session
  const names = [...always]
  if (login === undefined) {
    if (!connection.secure && options.startTls) names.push('STARTTLS')
    // RFC 9051 6.2.3
    if (mayLogIn(session)) names.push('AUTH=PLAIN')
    else names.push('LOGINDISABLED')
    return names.join(' ')
  }
  names.push(...whenLoggedIn, `APPENDLIMIT=${options.appendBytesMax}`) // RFC 7889
  if (options.compress && !session.compressed) names.push('COMPRESS=DEFLATE') // RFC 4978
  return names.join(' ')
}

/** Passwords are taken under TLS, or where the administrator allows more. */
export function mayLogIn({ connection, options }: Session): boolean {
  if (connection.secure || options.plaintextLogin === 'always') return true
  if (options.plaintextLogin === 'never') return false
  const address = connection.remoteAddress.replace(/^::ffff:/, '')
  return address === '::1' || address.startsWith('127.')
}
