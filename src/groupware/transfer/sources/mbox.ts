/** The mails of an mbox, in any of its four dialects. They lie in a folder that is called as the file is. */
import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type MboxDialect, readMbox } from '#codec/mailbox-files/index.ts'
import { findDate, mailIdentity, mailMessage } from '../mail.ts'
import type { Source, SourceEntry, SourceFolder } from '../types.ts'
import { findWellKnown } from '../well-known.ts'

const dialects: readonly MboxDialect[] = ['mboxo', 'mboxrd', 'mboxcl', 'mboxcl2']

export interface MboxSourceOptions {
  dialect?: MboxDialect
  folder?: SourceFolder
}

export function openMbox(path: string, options: MboxSourceOptions = {}): Source {
  statSync(path)
  return { format: 'mbox', path, total: undefined, entries: () => mboxEntries(path, options), close: () => {} }
}

export function mboxFolder(path: string, parent?: SourceFolder): SourceFolder {
  const name = basename(path).replace(/\.mb(ox|x|oxo|oxrd|oxcl|oxcl2)$/i, '')
  const special = parent ? undefined : findWellKnown(name, 'IPF.Note')
  return { ...(parent && { parent }), name, class: 'IPF.Note', ...(special && { special }) }
}

export async function* mboxEntries(path: string, { dialect, folder }: MboxSourceOptions): AsyncGenerator<SourceEntry> {
  const named = dialects.find((each) => path.toLowerCase().endsWith(`.${each}`))
  let count = 0
  for await (const { bytes, envelope } of readMbox(createReadStream(path, { highWaterMark: 1 << 18 }), {
    dialect: dialect ?? named ?? 'mboxrd',
  })) {
    count++
    yield {
      kind: 'item',
      folder,
      ...mailIdentity(bytes),
      where: `mail ${count}`,
      size: bytes.length,
      load: () => mailMessage(bytes, { received: dateOfEnvelope(envelope) }),
    }
  }
}

/** "ada@example.org Thu Nov 24 18:22:48 1986": the sender may be missing, and is of no interest here. */
function dateOfEnvelope(envelope: string): Date | undefined {
  const [text] = /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .*$/.exec(envelope) ?? []
  const date = text === undefined ? undefined : findDate(text)
  // Programs that know no date write the beginning of time.
  return date && date.getTime() > 0 ? date : undefined
}
