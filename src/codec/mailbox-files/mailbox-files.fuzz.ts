/** Any bytes are mails or refused, in every dialect. */
import { LayoutError } from '../binary/index.ts'
import { mboxEntry, readMbox } from './index.ts'

const dialects = ['mboxo', 'mboxrd', 'mboxcl', 'mboxcl2'] as const
const mail = Buffer.from('Subject: x\n\nFrom a\n>From b\n')

export default {
  name: 'mbox',
  seeds: () =>
    dialects.map((dialect) =>
      Buffer.concat([mboxEntry({ bytes: mail }, dialect), mboxEntry({ bytes: mail }, dialect)]),
    ),
  async run(input: Uint8Array) {
    for (const dialect of dialects) {
      try {
        for await (const { bytes } of readMbox([input], { dialect })) mboxEntry({ bytes }, dialect)
      } catch (error) {
        if (!(error instanceof LayoutError)) throw error
      }
    }
  },
}
