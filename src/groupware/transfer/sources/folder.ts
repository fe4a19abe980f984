/**
 * A folder of files: what `kontor export MAILBOX FOLDER` wrote, a profile of Thunderbird, somebody's collection. Folders in it
 * are folders of the mailbox; a file of many mails (mbox) is one, too, and `Name.sbd` beside it holds those below it.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { findFormatOfBytes, findFormatOfName, type Format, isDocumentFormat } from '#convert/document/index.ts'
import type { Source, SourceEntry, SourceFolder } from '../types.ts'
import { findSpecial } from '../well-known.ts'
import { documentEntries } from './document.ts'
import { DEPTH_MAX, filesIn, foldersIn } from './files.ts'
import { isMaildir, maildirEntries } from './maildir.ts'
import { mboxEntries, mboxFolder } from './mbox.ts'

const THUNDERBIRD_BELOW = '.sbd'
const HEAD_SIZE = 512

export function openFolder(path: string): Source {
  return { format: 'folder', path, total: undefined, entries: () => folderEntries(path, undefined, 0), close: () => {} }
}

async function* folderEntries(
  path: string,
  folder: SourceFolder | undefined,
  depth: number,
): AsyncGenerator<SourceEntry> {
  if (depth > DEPTH_MAX) {
    yield { kind: 'failure', where: path, why: `folders nested deeper than ${DEPTH_MAX}` }
    return
  }
  const files = filesIn(path)
  if (folder) yield { kind: 'folder', folder }
  for (const name of files) {
    const file = join(path, name)
    const format = formatOf(file)
    if (format === 'mbox') {
      const own = mboxFolder(name, folder)
      yield { kind: 'folder', folder: own }
      yield* mboxEntries(file, { folder: own })
    } else if (format && isDocumentFormat(format)) yield* documentEntries(file, { format, folder })
    else if (format === 'pst')
      yield { kind: 'failure', where: file, why: 'a data file of Outlook has to be named itself' }
    else if (!isHousekeeping(name)) yield { kind: 'failure', where: file, why: 'its format is not known' }
  }
  for (const name of foldersIn(path)) {
    const own = child(folder, name.endsWith(THUNDERBIRD_BELOW) ? name.slice(0, -THUNDERBIRD_BELOW.length) : name)
    if (isMaildir(join(path, name))) yield* maildirEntries(join(path, name), own)
    else yield* folderEntries(join(path, name), own, depth + 1)
  }
}

function child(parent: SourceFolder | undefined, name: string): SourceFolder {
  const special = findSpecial(name, parent ? { parent } : {})
  return { ...(parent && { parent }), name, ...(special && { special }) }
}

/** Indexes that mail programs keep beside mail. */
function isHousekeeping(name: string): boolean {
  return /\.(msf|dat\.bak|index|lock)$|^(Thumbs\.db|filterlog\.html|msgFilterRules\.dat|popstate\.dat)$/i.test(name)
}

/** The ending counts only where the bytes do not say otherwise. */
export function formatOf(path: string): Format | undefined {
  return findFormatOfBytes(headOf(path)) ?? findFormatOfName(path)
}

function headOf(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const head = new Uint8Array(HEAD_SIZE)
    return head.subarray(0, readSync(file, head, 0, HEAD_SIZE, 0))
  } finally {
    closeSync(file)
  }
}
