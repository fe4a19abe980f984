/** A mail out of a file as a message of the store: when it was received, and what its header says of its state. */
import { type Header, parseDate, readHeader } from '#codec/mime/index.ts'
import { importMail } from '#convert'
import { fileTime, N, P } from '#model'
import type { Flag, NewMessage } from '#store'
import { mailDigests } from './identity.ts'
import type { SourceItem } from './types.ts'

/** Whatever the file says of its state: it is the same mail. */
export function mailIdentity(bytes: Uint8Array, state = ''): Pick<SourceItem, 'identity' | 'version' | 'changes'> {
  const digests = mailDigests(bytes)
  return {
    identity: { scope: 'folder', text: digests.content },
    version: `${digests.state}${state}`,
    changes: 'state',
  }
}

export interface MailOptions {
  /** What the file itself says, in place of the header. */
  flags?: readonly Flag[] | undefined
  categories?: readonly string[] | undefined
  received?: Date | undefined
}

export function mailMessage(bytes: Uint8Array, { flags, categories = [], received }: MailOptions): NewMessage {
  const item = importMail(bytes)
  const header = readHeader(bytes, item.source.structure)
  const when = received ?? findReceived(header) ?? submitted(item.properties.get(P.ClientSubmitTime))
  const all = new Set([...(item.properties.get(N.Keywords) ?? []), ...categories])
  if (all.size > 0) item.properties.set(N.Keywords, [...all])
  if (when) item.properties.set(P.MessageDeliveryTime, fileTime.from(when))
  return { ...item, flags: flags ?? flagsOf(header), ...(when && { received: when }) }
}

function submitted(time: bigint | undefined): Date | undefined {
  return time === undefined ? undefined : fileTime.toDate(time)
}

/** The uppermost Received is that of the last host. RFC 5321 4.4 */
function findReceived(header: Header): Date | undefined {
  const [latest] = header.all('Received')
  const text = latest?.text
  return text === undefined ? undefined : findDate(text.slice(text.lastIndexOf(';') + 1))
}

export function findDate(text: string): Date | undefined {
  const date = parseDate(text)
  if (!date) return undefined
  const when = new Date(date.epochMillis)
  return Number.isNaN(when.getTime()) ? undefined : when
}

/** Bits of X-Mozilla-Status: nsMsgMessageFlags of Thunderbird. */
const mozillaFlags: readonly (readonly [number, Flag])[] = [
  [0x0001, 'read'],
  [0x0002, 'answered'],
  [0x0004, 'flagged'],
  [0x1000, 'forwarded'],
]

/** Letters of Status and X-Status, as mutt, pine and Dovecot write them. */
const statusFlags: Readonly<Record<string, Flag>> = {
  R: 'read',
  A: 'answered',
  F: 'flagged',
  T: 'draft',
  D: 'deleteMarked',
}

/** A mail whose header says nothing of it has been read: it is an archive that comes in, not news. */
function flagsOf(header: Header): Flag[] {
  const mozilla = header.find('X-Mozilla-Status')?.text.trim()
  if (mozilla !== undefined && /^[0-9a-f]{4}$/i.test(mozilla)) {
    const bits = Number.parseInt(mozilla, 16)
    return mozillaFlags.filter(([bit]) => (bits & bit) !== 0).map(([, flag]) => flag)
  }
  const status = ['Status', 'X-Status'].flatMap((name) => header.find(name)?.text.trim().split('') ?? [])
  if (!header.find('Status') && !header.find('X-Status')) return ['read']
  return [...new Set(status.flatMap((letter) => statusFlags[letter] ?? []))]
}
