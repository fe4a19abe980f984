/**
 * The files of an organisation's offline address book: the newest one whole, differences that lead to it from older ones,
 * and a manifest that says what there is. [MS-OXWOAB] 2.2
 *
 *   GUID-data-7.lzx        the whole list, number 7
 *   GUID-binpatch-7.lzx    what makes number 7 from number 6
 *   GUID-lng0409-7.lzx     dialogs, of which clients want to know that there are some
 *   oab.xml                the manifest; written last, so that what it names is there
 *   current.oab, state.json   what the next difference is made from
 *
 * Each file is written under another name and then renamed: a process that dies leaves the old manifest, or the new one.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { compressOab, diffOab } from '#codec/oab/index.ts'
import { elementText } from './manifest.ts'
import type { BookContext } from '../address-book/index.ts'
import { buildRecords, detailsOf } from './build.ts'

/** A client that is further behind takes the whole list. */
const keptDifferences = 30
const manifestName = 'oab.xml'
const listName = '\\Global Address List'

export interface PublishedFile {
  kind: 'Full' | 'Diff' | 'Template'
  sequence: number
  file: string
  size: number
  uncompressedSize: number
  sha1: string
  /** Of a template: LCID, four hexadecimal digits. */
  language?: string
}

interface State {
  guid: string
  sequence: number
  /** Of the directory, when it was made. */
  directorySeq: number
  /** Of the records, which do not know their number. */
  digest: string
  files: PublishedFile[]
}

export interface PublishOptions extends BookContext {
  organisation: string
  /** Where the files are; made when it is not there. */
  folder: string
  signal?: AbortSignal
}

/** True when there was something new. */
export async function publishAddressBook(options: PublishOptions): Promise<boolean> {
  const { directory, folder, organisation, signal } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const state = await readState(folder)
  const directorySeq = await directory.seq()
  if (state?.directorySeq === directorySeq) return false
  const records = await buildRecords(options, organisation, signal)
  const digest = digestOf(records)
  if (state?.digest === digest) {
    await writeState(folder, { ...state, directorySeq })
    return false
  }
  const guid = state?.guid ?? randomUUID()
  const sequence = (state?.sequence ?? 0) + 1
  const before = state && (await readFile(join(folder, 'current.oab')).catch(() => undefined))
  const details = detailsOf(records, { name: listName, guid, sequence })
  const made = (kind: PublishedFile['kind'], name: string, of: Generator<Uint8Array>, uncompressedSize: number) =>
    writePieces(folder, { kind, sequence, file: `${guid}-${name}-${sequence}.lzx`, uncompressedSize }, of, signal)
  const full = await made('Full', 'data', compressOab(details), details.length)
  const template = {
    ...(await made('Template', 'lng0409', compressOab(noDialogs), noDialogs.length)),
    language: '0409',
  }
  const difference = before ? [await made('Diff', 'binpatch', diffOab(before, details), details.length)] : []
  const older = (state?.files ?? []).filter(({ kind }) => kind === 'Diff')
  const files = [full, ...[...older, ...difference].slice(-keptDifferences), template]
  await writeWhole(folder, 'current.oab', details)
  await writeState(folder, { guid, sequence, directorySeq, digest, files })
  await writeWhole(folder, manifestName, Buffer.from(manifestOf(guid, files)))
  await removeOthers(folder, files)
  return true
}

/** [MS-OXOAB] 2.8: a head, and no dialog in it; Outlook then has its own. */
const noDialogs = (() => {
  const bytes = new Uint8Array(12 + 7 * 32 + 16 + 4)
  bytes[0] = 7
  return bytes
})()

function digestOf(records: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const record of records) hash.update(record)
  return hash.digest('hex')
}

function manifestOf(guid: string, files: readonly PublishedFile[]): string {
  const lines = files.map(({ kind, sequence, file, size, uncompressedSize, sha1, language }) => {
    const more = language ? ` langid="${language}" type="windows"` : ''
    const attributes = `seq="${sequence}" ver="32" size="${size}" uncompressedsize="${uncompressedSize}" SHA="${sha1}"${more}`
    return `    <${kind} ${attributes}>${elementText(file)}</${kind}>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAB>
  <OAL id="${guid}" dn="/" name="${elementText(listName)}">
${lines.join('\n')}
  </OAL>
</OAB>
`
}

async function writePieces(
  folder: string,
  about: Pick<PublishedFile, 'kind' | 'sequence' | 'file' | 'uncompressedSize'>,
  pieces: Generator<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<PublishedFile> {
  const hash = createHash('sha1')
  const made: Uint8Array[] = []
  for (const piece of pieces) {
    signal?.throwIfAborted()
    hash.update(piece)
    made.push(piece)
    // Compressing a block takes tens of milliseconds.
    await nextTurn()
  }
  const bytes = Buffer.concat(made)
  await writeWhole(folder, about.file, bytes)
  return { ...about, size: bytes.length, sha1: hash.digest('hex').toUpperCase() }
}

async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, name)
  await writeFile(`${path}.new`, bytes, { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
}

async function readState(folder: string): Promise<State | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')) as State
  } catch {
    // The first time, or a file that somebody damaged: the list is made anew under a GUID of its own.
    return undefined
  }
}

function writeState(folder: string, state: State): Promise<void> {
  return writeWhole(folder, 'state.json', Buffer.from(JSON.stringify(state)))
}

async function removeOthers(folder: string, files: readonly PublishedFile[]): Promise<void> {
  const named = new Set(files.map(({ file }) => file))
  for (const name of await readdir(folder)) {
    // The whole list before this one may be on its way to a client that read the manifest a moment ago.
    if (name.endsWith('.lzx') && !named.has(name) && !isPrevious(name, files)) await rm(join(folder, name))
  }
}

function isPrevious(name: string, files: readonly PublishedFile[]): boolean {
  const sequence = Math.max(...files.map((file) => file.sequence))
  return name.endsWith(`-${sequence - 1}.lzx`)
}
