/**
 * A folder of files, one for each item, in folders that are called as in the mailbox: mails as .eml, contacts as .vcf, what
 * has a date as .ics, all else as .msg. Everything that other programs can read, and that `kontor import` takes back.
 *
 * A file is there when it is whole; its name ends with the id of the item, by which a later run knows what is there.
 */
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DocumentFormat, formats, kindOf, writeDocument } from '#convert/document/index.ts'
import { fileTime, type Item, N, P } from '#model'
import type { OutgoingFolder, OutgoingItem, Target } from '../outgoing.ts'

const NAME_LENGTH_MAX = 60

export interface FolderTargetOptions {
  /** Every item in this format, in place of the one that suits it. */
  format?: DocumentFormat
  hostname?: string
}

export function folderTarget(path: string, options: FolderTargetOptions = {}): Target {
  let at = path
  let present = new Set<string>()
  const open = (folder: string): void => {
    at = folder
    mkdirSync(at, { recursive: true })
    present = new Set(readdirSync(at).map(idOf))
  }
  open(path)
  return {
    async begin({ path: names }: OutgoingFolder) {
      open(join(path, ...names.map((name) => fileName(name) || 'Folder')))
    },
    has: ({ id }) => present.has(id),
    async add(outgoing) {
      const file = await fileOf(outgoing, options)
      const part = join(at, `.${outgoing.id}.part`)
      writeFileSync(part, file.bytes, { flush: true })
      renameSync(part, join(at, file.name))
      present.add(outgoing.id)
    },
    async finish() {},
    async pause() {},
  }
}

async function fileOf(
  { id, seed, received, load, source }: OutgoingItem,
  { format, hostname }: FolderTargetOptions,
): Promise<{ name: string; bytes: Uint8Array }> {
  const item = await load()
  const wanted = format ?? formatFor(item)
  const more = { seed, ...(hostname !== undefined && { hostname }) }
  const bytes =
    (wanted === 'eml' && (await source?.())) ||
    writeDocument([item], wanted, { ...more, stampMillis: received?.getTime() ?? 0, uids: [seed] })
  return { name: `${nameOf(item, received)} ${id}${formats[wanted].endings[0]}`.trimStart(), bytes }
}

function formatFor(item: Item): DocumentFormat {
  const kind = kindOf(item)
  if (kind === 'contact') return 'vcf'
  if (kind === 'event' || kind === 'task' || kind === 'journal' || kind === 'note') return 'ics'
  return /^(ipm\.note|ipm\.schedule|ipm\.post|ipm\.recall|ipm\.outlook\.recall|report\.)/i.test(
    item.properties.get(P.MessageClass) ?? '',
  )
    ? 'eml'
    : 'msg'
}

/** `2026-01-31 Lunch with Bo`: people sort by it. */
function nameOf({ properties }: Item, received: Date | undefined): string {
  const start = properties.get(N.AppointmentStartWhole)
  const when = start === undefined ? received : fileTime.toDate(start)
  const date = when && !Number.isNaN(when.getTime()) ? when.toISOString().slice(0, 10) : undefined
  const title = properties.get(P.Subject) || properties.get(P.DisplayName) || ''
  return [date, fileName(title)].filter((part) => part !== undefined && part !== '').join(' ')
}

/** What every file system takes. */
function fileName(text: string): string {
  const cleaned = text
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\0-\x1f\x7f<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '')
  return [...cleaned].slice(0, NAME_LENGTH_MAX).join('').trim()
}

function idOf(name: string): string {
  return /(?:^| )([A-Za-z0-9]+)\.[a-z]+$/.exec(name)?.[1] ?? ''
}
