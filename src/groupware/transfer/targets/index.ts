/** A file to write to, by its format. */
import { type DocumentFormat, type Format, isDocumentFormat } from '#convert/document/index.ts'
import type { MboxDialect } from '#codec/mailbox-files/index.ts'
import type { Target } from '../outgoing.ts'
import { folderTarget } from './folder.ts'
import { listTarget } from './list.ts'
import { maildirTarget } from './maildir.ts'
import { mboxTarget } from './mbox.ts'
import { oneTarget } from './one.ts'
import { pstTarget, type PstTargetOptions } from './pst.ts'

export interface TargetOptions extends PstTargetOptions {
  format: Format
  /** Of every file in a folder, in place of the one that suits the item. */
  each?: DocumentFormat
  dialect?: MboxDialect
  hostname?: string
  stampMillis: number
}

export function openTarget(
  path: string,
  { format, each, dialect, hostname, stampMillis, ...pst }: TargetOptions,
): Target {
  const host = hostname === undefined ? {} : { hostname }
  if (format === 'ics' || format === 'vcf') return listTarget(path, format, { of: pst.of, stampMillis })
  if (isDocumentFormat(format)) return oneTarget(path, format, { stampMillis, ...host })
  switch (format) {
    case 'pst':
      return pstTarget(path, pst)
    case 'mbox':
      return mboxTarget(path, { of: pst.of, ...(dialect && { dialect }), ...host })
    case 'maildir':
      return maildirTarget(path, host)
    case 'folder':
      return folderTarget(path, { ...host, ...(each && { format: each }) })
  }
}
