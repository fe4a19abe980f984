/** Any bytes as the value of any property that is decoded: shown, or said not to fit. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpus } from '#test/corpus.ts'
import { Bag, N, P, type Property } from '#model'
import { decodeBlob, itemTree, treeText } from './index.ts'

const properties: readonly Property[] = [
  P.EntryId,
  P.SearchKey,
  P.ChangeKey,
  P.PredecessorChangeList,
  P.ConversationIndex,
  P.AdditionalRenEntryIdsEx,
  P.ReplyRecipientEntries,
  P.RtfCompressed,
  P.Html,
  P.ExtendedRuleMessageCondition,
  P.ExtendedRuleMessageActions,
  N.AppointmentRecur,
  N.TaskRecurrence,
  N.TimeZoneStruct,
  N.AppointmentTimeZoneDefinitionRecur,
  N.GlobalObjectId,
  N.VerbStream,
  N.PropertyDefinitionStream,
  N.TaskAssigners,
]

export default {
  name: 'inspect',
  seeds(): Uint8Array[] {
    const own = [Buffer.from('SMTP:ADA@EXAMPLE.ORG\0'), Buffer.alloc(48)]
    if (!corpus) return own
    const file = join(corpus, 'mapi/smartview-structures.shared.json')
    const samples = JSON.parse(readFileSync(file, 'utf8')) as { input_hex: string }[]
    const bytes = samples.map(({ input_hex: hex }) => Buffer.from(hex.replaceAll('-', ''), 'hex'))
    return [...own, ...bytes.filter(({ length }) => length < 4000)]
  },
  run(input: Uint8Array): void {
    for (const property of properties) decodeBlob(property, input)
    const bag = new Bag().set(N.AppointmentRecur, input).set(P.Html, input)
    treeText(itemTree({ properties: bag, recipients: [], attachments: [] }))
  },
}
