/** Fields of messages; posts and meeting messages have most of them. [MS-OXWSMSG] 2.2.4.1 (MessageType) */
import { LayoutError } from '#codec/binary/index.ts'
import {
  type PersonProperties,
  receivedBy,
  receivedRepresenting,
  RecipientType,
  sender,
  sentRepresenting,
} from '#convert'
import { N, P, type Property, readVotes, type Vote } from '#model'
import { field, type Field, flag, text, xmlText } from './field.ts'
import {
  clearPerson,
  kindOfRow,
  peopleOf,
  readPerson,
  readReplyTo,
  rowProperties,
  setPerson,
  singleOf,
  withRecipients,
  writeReplyTo,
} from './people.ts'
import { booleanOf, dateTime, dateTimeOf, listOf } from './values.ts'

const personNeeds = (properties: PersonProperties) => Object.values(properties) as (typeof P.SenderName)[]

/** Who sends: names, addresses, EntryIDs in six properties. */
export function person(uri: string, properties: PersonProperties, { readOnly = false } = {}): Field {
  return field(
    uri,
    async (item, { directory }) => {
      const found = await readPerson(item.properties, properties, directory)
      return found && { Mailbox: found }
    },
    {
      needs: personNeeds(properties),
      search: { property: properties.name },
      ...(!readOnly && {
        async write({ item }, value, context) {
          setPerson(item.properties, properties, await singleOf(value, context))
        },
        remove({ item }) {
          clearPerson(item.properties, properties)
        },
      }),
    },
  )
}

export function recipients(uri: string, type: number, search: Property): Field {
  return field(
    uri,
    async ({ recipients: rows }, { directory }) => {
      const found: unknown[] = []
      for (const row of rows) {
        const one = kindOfRow(row) === type ? await readPerson(row, rowProperties, directory) : undefined
        if (one) found.push(one)
      }
      return found.length > 0 ? found : undefined
    },
    {
      parts: ['recipients'],
      search: { property: search as typeof P.DisplayTo },
      async write({ item }, value, context) {
        item.recipients = withRecipients(item.recipients, type, await peopleOf(value, context))
      },
      async append({ item }, value, context) {
        const present = item.recipients.filter((row) => kindOfRow(row) === type)
        const added = withRecipients([], type, await peopleOf(value, context))
        const others = item.recipients.filter((row) => kindOfRow(row) !== type)
        item.recipients = [...others, ...present, ...added].map((row, index) => row.copy().set(P.Rowid, index))
      },
      remove({ item }) {
        item.recipients = item.recipients.filter((row) => kindOfRow(row) !== type)
      },
    },
  )
}

const replyTo = field(
  'message:ReplyTo',
  async ({ properties }, { directory }) => {
    const people = await readReplyTo(properties, directory)
    return people.length > 0 ? people : undefined
  },
  {
    needs: [P.ReplyRecipientEntries],
    search: { property: P.ReplyRecipientNames },
    async write({ item }, value, context) {
      writeReplyTo(item.properties, await peopleOf(value, context))
    },
    async append({ item }, value, context) {
      const { properties } = item
      const present = await readReplyTo(properties, context.directory)
      writeReplyTo(properties, await peopleOf([...present, ...listOf(value)], context))
    },
    remove({ item }) {
      writeReplyTo(item.properties, [])
    },
  },
)

/** mfRead. [MS-OXCMSG] 2.2.1.6 */
const READ = 0x01

export const isRead = field(
  'message:IsRead',
  ({ row, path, properties }) =>
    row && !path ? row.flags.has('read') : ((properties.get(P.MessageFlags) ?? 0) & READ) !== 0,
  {
    needs: [P.MessageFlags],
    search: { property: P.MessageFlags, mask: READ, value: booleanOf },
    write(draft, value) {
      draft.pending.read = booleanOf(value)
    },
  },
)

const conversationIndex = field('message:ConversationIndex', ({ properties }) => properties.get(P.ConversationIndex), {
  needs: [P.ConversationIndex],
  search: { property: P.ConversationIndex },
})

/** [MS-OXOMSG] 2.2.1.74 and [MS-OXWSMSG] 2.2.4.6 */
const voting = field(
  'message:VotingInformation',
  ({ properties }) => {
    const stream = properties.get(N.VerbStream)
    const votes = stream ? votesOf(stream) : []
    const VotingResponse = properties.get(N.VerbResponse)
    if (votes.length === 0 && VotingResponse === undefined) return undefined
    return {
      ...(votes.length > 0 && {
        UserOptions: votes.map(({ name }) => ({
          DisplayName: xmlText(name),
          SendPrompt: 'Send',
        })),
      }),
      ...(VotingResponse !== undefined && { VotingResponse: xmlText(VotingResponse) }),
    }
  },
  { needs: [N.VerbStream, N.VerbResponse], onDemand: true },
)

function votesOf(stream: Uint8Array): Vote[] {
  try {
    return readVotes(stream)
  } catch (error) {
    if (error instanceof LayoutError) return []
    throw error
  }
}

export const messageFields: readonly Field[] = [
  person('message:Sender', sender),
  recipients('message:ToRecipients', RecipientType.to, P.DisplayTo),
  recipients('message:CcRecipients', RecipientType.cc, P.DisplayCc),
  recipients('message:BccRecipients', RecipientType.bcc, P.DisplayBcc),
  flag('message:IsReadReceiptRequested', P.ReadReceiptRequested, { otherwise: false }),
  flag('message:IsDeliveryReceiptRequested', P.OriginatorDeliveryReportRequested, { otherwise: false }),
  conversationIndex,
  text('message:ConversationTopic', P.ConversationTopic, { readOnly: true }),
  person('message:From', sentRepresenting),
  text('message:InternetMessageId', P.InternetMessageId),
  isRead,
  flag('message:IsResponseRequested', P.ReplyRequested, { otherwise: false }),
  text('message:References', P.InternetReferences),
  replyTo,
  person('message:ReceivedBy', receivedBy, { readOnly: true }),
  person('message:ReceivedRepresenting', receivedRepresenting, { readOnly: true }),
  voting,
]

/** [MS-OXWSPOST] 2.2.4.1 (PostItemType) */
const ofPosts = new Set([
  'message:ConversationIndex',
  'message:ConversationTopic',
  'message:From',
  'message:InternetMessageId',
  'message:IsRead',
  'message:References',
  'message:Sender',
])

export const postFields: readonly Field[] = [
  ...messageFields.filter(({ uri }) => ofPosts.has(uri)),
  field(
    'postitem:PostedTime',
    ({ properties, row, path }) => {
      const time = properties.get(P.ClientSubmitTime)
      return time === undefined && row && !path ? dateTime(row.created.getTime()) : dateTimeOf(time)
    },
    { needs: [P.ClientSubmitTime], search: { property: P.ClientSubmitTime } },
  ),
]
