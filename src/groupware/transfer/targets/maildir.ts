/**
 * A Maildir with its folders as `.Name.Below` (Maildir++). A file is written in `tmp` and moved to `cur` when it is whole; its
 * name holds the id of the item, by which a later run knows what is there.
 */
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { maildirName, type MaildirFlag } from '#codec/mailbox-files/index.ts'
import { mailBytes } from '#convert/document/index.ts'
import type { Flag } from '#store'
import { findWellKnown } from '../well-known.ts'
import type { OutgoingFolder, Target } from '../outgoing.ts'
import { demandMail } from './mail.ts'

const flagOf: Partial<Record<Flag, MaildirFlag>> = {
  read: '\\Seen',
  answered: '\\Answered',
  flagged: '\\Flagged',
  draft: '\\Draft',
  deleteMarked: '\\Deleted',
  forwarded: '$Forwarded',
}

export function maildirTarget(path: string, { hostname = 'kontor' }: { hostname?: string } = {}): Target {
  let at = path
  let present = new Set<string>()
  const open = (folder: string): void => {
    at = folder
    for (const name of ['tmp', 'new', 'cur']) mkdirSync(join(at, name), { recursive: true })
    present = new Set(readdirSync(join(at, 'cur')).map(idOf))
  }
  open(path)
  return {
    async begin({ path: names }: OutgoingFolder) {
      const isInbox = names.length <= 1 && findWellKnown(names[0] ?? '', 'IPF.Note') === 'inbox'
      const parts = findWellKnown(names[0] ?? '', 'IPF.Note') === 'inbox' ? names.slice(1) : names
      open(names.length === 0 || isInbox ? path : join(path, `.${parts.map(encodeName).join('.')}`))
    },
    has: ({ id }) => present.has(id),
    async add(outgoing) {
      const { id, seed, flags, received, source, load } = outgoing
      let bytes = await source?.()
      if (!bytes) {
        const item = await load()
        demandMail(item, 'a Maildir')
        bytes = mailBytes(item, { seed, hostname })
      }
      const unique = `${Math.max(0, Math.floor((received?.getTime() ?? 0) / 1000))}.${id}.kontor`
      const name = maildirName({
        unique,
        flags: [...(flags ?? [])].flatMap((flag) => flagOf[flag] ?? []),
        keywords: [],
      })
      writeFileSync(join(at, 'tmp', unique), bytes, { flush: true })
      renameSync(join(at, 'tmp', unique), join(at, 'cur', name))
      present.add(id)
    },
    async finish() {},
    async pause() {},
  }
}

function idOf(name: string): string {
  return /^\d+\.([A-Za-z0-9]+)\.kontor/.exec(name)?.[1] ?? name
}

/** Modified UTF-7, as programs expect it; a dot would be a level. RFC 3501 5.1.3 */
function encodeName(name: string): string {
  return name
    .replaceAll('.', '_')
    .replaceAll('/', '_')
    .replace(/&|[^\x20-\x7e]+/g, (text) => {
      if (text === '&') return '&-'
      const bytes = Buffer.from(text, 'utf16le').swap16()
      return `&${bytes.toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`
    })
}
