/** Whatever somebody wants to bring along, opened by what it is. */
import { statSync } from 'node:fs'
import { type Format, isDocumentFormat } from '#convert/document/index.ts'
import { Failure } from '#model'
import type { Source } from '../types.ts'
import { openDocument } from './document.ts'
import { formatOf, openFolder } from './folder.ts'
import { isMaildir, openMaildir } from './maildir.ts'
import { mboxFolder, type MboxSourceOptions, openMbox } from './mbox.ts'
import { isWorthAThread, openPstBeside } from './pst-beside.ts'
import { openPst, type PstOptions } from './pst.ts'

export type SourceOptions = {
  format?: Format
  /** A large data file is read by a thread of its own. */
  beside?: boolean
  /** Hidden items are wanted, too. */
  associated?: boolean
} & Pick<MboxSourceOptions, 'dialect'> &
  PstOptions

export function openSource(path: string, options: SourceOptions = {}): Source {
  const isFolder = statSync(path).isDirectory()
  const format = options.format ?? (isFolder ? (isMaildir(path) ? 'maildir' : 'folder') : formatOf(path))
  if (!format) throw new Failure('unsupported', `${path} is of no format that is known; name it with --from`)
  if (isFolder !== (format === 'maildir' || format === 'folder')) {
    throw new Failure('invalid', `${path} is ${isFolder ? 'a folder' : 'a file'} and cannot be ${format}`)
  }
  if (isDocumentFormat(format)) return openDocument(path, format)
  switch (format) {
    case 'pst':
      return options.beside && isWorthAThread(path) ? openPstBeside(path, options) : openPst(path, options)
    case 'mbox':
      return openMbox(path, { ...options, folder: mboxFolder(path) })
    case 'maildir':
      return openMaildir(path)
    case 'folder':
      return openFolder(path)
  }
}
