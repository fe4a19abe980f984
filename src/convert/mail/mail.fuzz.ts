/** A mail of any bytes becomes an item, and that a mail again. */
import { corpusFiles } from '#test/corpus.ts'
import { findSection, partContent } from '#codec/mime/index.ts'
import { Failure, type Item, type ItemAttachment } from '#model'
import { exportMail } from './export.ts'
import { importMail } from './import.ts'

const small =
  'From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\r\ntext\r\n--m\r\nContent-Type: message/rfc822\r\n\r\nSubject: y\r\n\r\nz\r\n--m--\r\n'

const part = (type: string, text: string) =>
  Buffer.from(
    `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\r\ntext\r\n--m\r\nContent-Type: ${type}\r\n\r\n${text}\r\n--m--\r\n`,
  )

/** One for each kind of part that becomes something else than a file. */
const special = [
  part(
    'text/calendar; method=REQUEST',
    'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260302T090000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nORGANIZER:mailto:a@b.example\r\nATTENDEE:mailto:c@d.example\r\nEND:VEVENT\r\nEND:VCALENDAR',
  ),
  part('text/vcard', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nTEL;TYPE=HOME:1\r\nEND:VCARD'),
  part('message/external-body; access-type=anon-ftp; site=a.b; directory=c; name=d', 'Content-Type: a/b'),
  Buffer.from(
    part(
      'message/delivery-status',
      'Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1',
    )
      .toString()
      .replace('multipart/mixed', 'multipart/report'),
  ),
  Buffer.from(
    'X-Sharing-Flavor: 20310\r\nContent-Class: voice\r\nContent-Language: de-AT\r\nContent-Type: text/enriched\r\n\r\n<bold>x',
  ),
]

export default {
  name: 'mail import and export',
  seeds(): Uint8Array[] {
    const files = [...corpusFiles('eml')].filter(({ bytes }) => bytes.length < 20_000)
    return [Buffer.from(small), ...special, ...files.filter((_, index) => index % 10 === 0).map(({ bytes }) => bytes)]
  },
  run(input: Uint8Array): void {
    const item = importMail(input)
    const attachments = item.attachments.map(({ content, ...rest }): ItemAttachment => {
      if (!content || !('part' in content)) return content ? { ...rest, content } : rest
      const part = findSection(item.source.structure, content.part)
      if (!part) throw new Error(`there is no part ${content.part.join('.')}`)
      return { ...rest, content: { bytes: partContent(item.source.bytes, part) } }
    })
    for (const { part } of item.derived) {
      if (!findSection(item.source.structure, part)) throw new Error(`there is no body ${part.join('.')}`)
    }
    const outside: Item = { properties: item.properties, recipients: item.recipients, attachments }
    try {
      importMail(exportMail(outside, { seed: 'fuzz', hostname: 'mail.example.test' }))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  },
}
