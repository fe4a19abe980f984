/** Any bytes as the winmail.dat of a mail make an item, which can be a mail again. */
import { corpusFiles } from '#test/corpus.ts'
import { isTnef } from '#codec/tnef/index.ts'
import { Bag, Failure, P } from '#model'
import { exportTnef } from '../tnef/index.ts'
import { exportMail, importMail } from './index.ts'

const head = [
  'From: Ada <ada@example.test>',
  'Subject: subject',
  'Content-Type: application/ms-tnef; name=winmail.dat',
  'Content-Transfer-Encoding: base64',
  '',
  '',
].join('\r\n')

export default {
  name: 'winmail.dat in mail',
  seeds: () => {
    const seeds = [
      exportTnef({
        properties: Bag.of({ MessageClass: 'IPM.Note', Html: Buffer.from('<p>') }, { Location: 'here' }),
        recipients: [Bag.of({ DisplayName: 'Ada' })],
        attachments: [{ properties: Bag.of({ AttachLongFilename: 'a.txt' }), content: { bytes: Buffer.from('a') } }],
      }),
    ]
    for (const { bytes } of corpusFiles('tnef'))
      if (bytes.length < 20_000 && isTnef(bytes)) seeds.push(Buffer.from(bytes))
    return seeds
  },
  run(input: Uint8Array) {
    const { properties, recipients, attachments, derived } = importMail(
      Buffer.from(head + Buffer.from(input).toString('base64')),
    )
    if (!properties.has(P.Subject) || derived.length === 0) throw new Error('the mail itself was lost')
    const files = attachments.filter(({ content }) => !content || 'bytes' in content)
    try {
      exportMail({ properties, recipients, attachments: files }, { seed: 'fuzz', hostname: 'mail.example.test' })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  },
}
