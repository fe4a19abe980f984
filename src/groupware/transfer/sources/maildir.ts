/**
 * A Maildir: mails as files whose names say their flags, in `cur` and `new`. Folders lie inside of it as `.Name.Below`
 * (Maildir++, as Dovecot and Courier have them), or as folders that are Maildirs again.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type MaildirFlag, parseMaildirName } from '#codec/mailbox-files/index.ts'
import type { Flag } from '#store'
import { mailIdentity, mailMessage } from '../mail.ts'
import type { Source, SourceEntry, SourceFolder } from '../types.ts'
import { findSpecial } from '../well-known.ts'
import { DEPTH_MAX, foldersIn, readWhole } from './files.ts'

const flagOf: Readonly<Record<MaildirFlag, Flag>> = {
  '\\Answered': 'answered',
  '\\Deleted': 'deleteMarked',
  '\\Draft': 'draft',
  '\\Flagged': 'flagged',
  '\\Seen': 'read',
  $Forwarded: 'forwarded',
}

export function isMaildir(path: string): boolean {
  return ['cur', 'new'].every((name) => existsSync(join(path, name)) && statSync(join(path, name)).isDirectory())
}

export function openMaildir(path: string): Source {
  const places = [...placesIn(path, undefined, 0)]
  const total = places.reduce((sum, place) => sum + filesIn(place.path).length, 0)
  return {
    format: 'maildir',
    path,
    total,
    *entries() {
      for (const { path: at, folder } of places) yield* maildirEntries(at, folder)
    },
    close: () => {},
  }
}

interface Place {
  path: string
  folder: SourceFolder
}

/** The Maildir itself is the inbox. */
function* placesIn(path: string, parent: SourceFolder | undefined, depth: number): Generator<Place> {
  if (depth > DEPTH_MAX) return
  const folder: SourceFolder = parent ?? { name: 'Inbox', class: 'IPF.Note', special: 'inbox' }
  yield { path, folder }
  const made = new Map<string, SourceFolder>()
  for (const name of foldersIn(path)) {
    if (['cur', 'new', 'tmp'].includes(name) || !isMaildir(join(path, name))) continue
    const names = name.startsWith('.') ? name.slice(1).split('.') : [name]
    const child = folderAt(names.map(decodeName), { made, parent })
    yield* placesIn(join(path, name), child, depth + 1)
  }
}

function folderAt(
  names: readonly string[],
  { made, parent }: { made: Map<string, SourceFolder>; parent: SourceFolder | undefined },
): SourceFolder {
  let at = parent
  for (const [index, name] of names.entries()) {
    const key = names.slice(0, index + 1).join('/')
    const known = made.get(key)
    const special: SourceFolder['special'] = findSpecial(name, { class: 'IPF.Note', ...(at && { parent: at }) })
    const folder: SourceFolder = known ?? {
      ...(at && { parent: at }),
      name,
      class: 'IPF.Note',
      ...(special && { special }),
    }
    made.set(key, folder)
    at = folder
  }
  return at as SourceFolder
}

/** Names are written as IMAP has them: modified UTF-7, RFC 3501 5.1.3. Others are UTF-8. */
function decodeName(name: string): string {
  return name.replace(/&([A-Za-z0-9+,]*)-/g, (_, code: string) => {
    if (code === '') return '&'
    const bytes = Buffer.from(code.replaceAll(',', '/'), 'base64')
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le')
  })
}

function filesIn(path: string): string[] {
  return ['cur', 'new'].flatMap((part) =>
    globSync('*', { cwd: join(path, part) })
      .filter((name) => !name.startsWith('.'))
      .toSorted()
      .map((name) => join(part, name)),
  )
}

export function* maildirEntries(path: string, folder: SourceFolder): Generator<SourceEntry> {
  yield { kind: 'folder', folder }
  const keywords = keywordsOf(path)
  for (const name of filesIn(path)) {
    const where = join(path, name)
    const read = readWhole(where)
    if ('failure' in read) {
      yield { kind: 'failure', where, why: read.failure }
      continue
    }
    const parsed = parseMaildirName(name)
    yield {
      kind: 'item',
      folder,
      ...mailIdentity(read.bytes, [...parsed.flags, ...parsed.keywords].toSorted().join()),
      where: name,
      size: read.bytes.length,
      load: () =>
        mailMessage(read.bytes, {
          flags: parsed.flags.map((flag) => flagOf[flag]),
          categories: parsed.keywords.flatMap((letter) => keywords.get(letter) ?? []),
          received: receivedOf(name) ?? read.modified,
        }),
    }
  }
}

/** Dovecot keeps what the letters mean in a file: `0 $Label1`. Names of systems (`$Junk`) are no categories. */
function keywordsOf(path: string): Map<string, string> {
  const file = join(path, 'dovecot-keywords')
  if (!existsSync(file)) return new Map()
  const lines = readFileSync(file, 'utf8').split('\n')
  return new Map(
    lines.flatMap((line) => {
      const [, number, name] = /^(\d{1,2}) ([^$\s]\S*)$/.exec(line) ?? []
      return number === undefined || name === undefined || Number(number) > 25
        ? []
        : [[String.fromCharCode(0x61 + Number(number)), name] as const]
    }),
  )
}

/** Names begin with the second in which the mail came. */
function receivedOf(name: string): Date | undefined {
  const [, seconds] = /(?:^|[/\\])(\d{9,10})\./.exec(name) ?? []
  return seconds === undefined ? undefined : new Date(Number(seconds) * 1000)
}
