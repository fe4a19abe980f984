/**
 * Which kind of file something is: by what was said, by the ending of its name, by its first bytes.
 *
 * `one` holds one item, `list` holds many in memory at once, `stream` is read and written item by item.
 */
export const formats = {
  eml: { what: 'a mail (MIME)', holds: 'one', endings: ['.eml', '.mht', '.mime', '.rfc822'] },
  msg: { what: 'an item of Outlook', holds: 'one', endings: ['.msg', '.oft'] },
  tnef: { what: 'winmail.dat', holds: 'one', endings: ['.tnef', '.dat', '.tnf'] },
  rtf: { what: 'a text with formatting', holds: 'one', endings: ['.rtf'] },
  ics: { what: 'a calendar (iCalendar)', holds: 'list', endings: ['.ics', '.ical', '.ifb', '.vcs'] },
  vcf: { what: 'contacts (vCard)', holds: 'list', endings: ['.vcf', '.vcard'] },
  mbox: {
    what: 'mails in one file',
    holds: 'stream',
    endings: ['.mbox', '.mbx', '.mboxo', '.mboxrd', '.mboxcl', '.mboxcl2'],
  },
  pst: { what: 'a data file of Outlook', holds: 'stream', endings: ['.pst', '.ost'] },
  maildir: { what: 'a folder of mails with cur, new and tmp', holds: 'stream', endings: [] },
  folder: { what: 'a folder of files', holds: 'stream', endings: [] },
} as const satisfies Record<string, { what: string; holds: 'one' | 'list' | 'stream'; endings: readonly string[] }>

export type Format = keyof typeof formats
/** What fits into memory as a whole. */
export type DocumentFormat = { [F in Format]: (typeof formats)[F]['holds'] extends 'stream' ? never : F }[Format]

export const formatNames = Object.keys(formats) as Format[]

export function isDocumentFormat(format: Format): format is DocumentFormat {
  return formats[format].holds !== 'stream'
}

/** By the ending of a name; undefined when it says nothing. */
export function findFormatOfName(name: string): Format | undefined {
  const lower = name.toLowerCase()
  return formatNames.find((format) => formats[format].endings.some((ending) => lower.endsWith(ending)))
}

/** By the first bytes of a file, a few hundred of them. */
export function findFormatOfBytes(head: Uint8Array): Format | undefined {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  // [MS-PST] 2.2.2.6 dwMagic, [MS-CFB] 2.2, [MS-OXTNEF] 2.1.1
  if (starts(0x21, 0x42, 0x44, 0x4e)) return 'pst'
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'msg'
  if (starts(0x78, 0x9f, 0x3e, 0x22)) return 'tnef'
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\s)+/, '')
  if (text.startsWith('{\\rtf')) return 'rtf'
  if (/^BEGIN:VCARD/i.test(text)) return 'vcf'
  if (/^BEGIN:(VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY)/i.test(text)) return 'ics'
  if (/^From \S/.test(text)) return 'mbox'
  if (/^[\x21-\x39\x3b-\x7e]+:[ \t\r\n]/.test(text)) return 'eml'
  return undefined
}
