/**
 * What the bytes of a property mean: the one table from property to layout. `npm run decode` prints by the same layouts.
 *
 * What has no place in it, or does not fit its layout, is shown as bytes; nothing here throws for bytes.
 */
import {
  array,
  bytes,
  dependent,
  guid,
  type Layout,
  LayoutError,
  print,
  Reader,
  sized,
  struct,
  u32,
} from '#codec/binary/index.ts'
import { decodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { decompressRtf } from '#codec/rtf/index.ts'
import { timeZoneDefinition, timeZoneStruct } from '#codec/time-zone/index.ts'
import {
  entryIdLayout,
  extendedRuleActions,
  extendedRuleCondition,
  fileTime,
  N,
  P,
  parseConversationIndex,
  parseEntryId,
  predecessorChangeList,
  type Property,
  Provider,
} from '#model'
import { appointmentRecurrenceLayout, globalObjectId, recurrencePattern } from '#model/recurrence/index.ts'
import { persistData, propertyDefinitionStream, taskAssigners, verbStream } from './streams.ts'

export interface Decoded {
  /** What it is, in a word or two. */
  as: string
  /** For people. */
  lines: string[]
  /** For programs. */
  value: unknown
}

type Decoder = (bytes: Uint8Array, context: BlobContext) => Decoded | undefined

export interface BlobContext {
  /** Of bytes that are text. */
  codePage?: number | undefined
}

const TEXT_MAX = 20_000
const UTF8 = 65001

/** An id within a data file of Outlook. [MS-PST] 2.4.3.2 */
const pstEntryId = struct({ flags: u32, file: guid, node: u32 })

/** [MS-OXCDATA] 2.3.3: each entry is followed by what makes its size a multiple of four, the last one too. */
export const flatEntryList = struct({
  count: u32,
  entries: sized(
    u32,
    array(
      'rest',
      struct({
        size: u32,
        entry: dependent<Uint8Array>(({ size }) => bytes(Number(size))),
        padding: dependent<Uint8Array>(({ size }) => restOfFour(Number(size))),
      }),
    ),
  ),
})

/** Some programs leave it out at the very end. */
function restOfFour(size: number): Layout<Uint8Array> {
  const wanted = (4 - (size % 4)) % 4
  const layout = bytes(wanted)
  return {
    kind: 'padding',
    minSize: 0,
    fixedSize: undefined,
    read: (reader) => bytes(Math.min(wanted, reader.remaining)).read(reader),
    write: (writer, value) => layout.write(writer, value),
    print: (_printer, reader) => bytes(Math.min(wanted, reader.remaining)).read(reader),
  }
}

const changeKey = struct({ replica: guid, counter: bytes('rest') })

const decoders = new Map<Property['key'], Decoder>([
  ...([P.SourceKey, P.ParentSourceKey, P.ChangeKey] as const).map(
    (each) => [each.key, by('change key', changeKey)] as const,
  ),
  [P.PredecessorChangeList.key, by('change list', predecessorChangeList)],
  [P.ConversationIndex.key, conversationIndex],
  [P.AdditionalRenEntryIdsEx.key, by('special folders', persistData)],
  [P.ReplyRecipientEntries.key, entries],
  [P.RtfCompressed.key, (blob) => text('RTF', Buffer.from(decompressRtf(blob)).toString('latin1'))],
  [P.Html.key, (blob, { codePage }) => text('HTML', textOf(blob, codePage))],
  [P.ExtendedRuleMessageCondition.key, by('rule condition', extendedRuleCondition)],
  [P.ExtendedRuleMessageActions.key, by('rule actions', extendedRuleActions)],
  [N.AppointmentRecur.key, by('recurrence', appointmentRecurrenceLayout)],
  [N.TaskRecurrence.key, by('recurrence', recurrencePattern)],
  [N.TimeZoneStruct.key, by('time zone', timeZoneStruct)],
  [N.AppointmentTimeZoneDefinitionRecur.key, by('time zone definition', timeZoneDefinition)],
  [N.AppointmentTimeZoneDefinitionStartDisplay.key, by('time zone definition', timeZoneDefinition)],
  [N.AppointmentTimeZoneDefinitionEndDisplay.key, by('time zone definition', timeZoneDefinition)],
  [N.GlobalObjectId.key, by('global object id', globalObjectId)],
  [N.CleanGlobalObjectId.key, by('global object id', globalObjectId)],
  [N.VerbStream.key, by('verbs', verbStream)],
  [N.PropertyDefinitionStream.key, by('field definitions', propertyDefinitionStream)],
  [N.TaskAssigners.key, by('task assigners', taskAssigners)],
])

/** Many properties hold the same kind of bytes, and say so by their names. */
const byEnding: readonly (readonly [RegExp, Decoder])[] = [
  [/EntryId$/, entryId],
  [/(SearchKey|Key)$/, searchKey],
]

export function decodeBlob(property: Property, blob: Uint8Array, context: BlobContext = {}): Decoded | undefined {
  const decoder = decoders.get(property.key) ?? byEnding.find(([ending]) => ending.test(property.name))?.[1]
  if (!decoder || blob.length === 0) return undefined
  try {
    return decoder(blob, context)
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    return { as: 'does not fit', lines: [error.message], value: { error: error.message } }
  }
}

function by(as: string, layout: Layout<any>): Decoder {
  return (blob) => ({ as, lines: print(layout, blob).split('\n'), value: valueOf(layout, blob) })
}

/** Bytes that are left over do not make the value worthless; what does not fit is told in the lines. */
function valueOf(layout: Layout<unknown>, blob: Uint8Array): unknown {
  try {
    return layout.read(new Reader(blob))
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    return { error: error.message }
  }
}

/** The folder of a mailbox that holds contacts, as an address list has it; documented nowhere, this is what MFCMAPI knows. */
const contactFolderEntryId = struct({
  flags: u32,
  provider: guid,
  version: u32,
  type: u32,
  list: guid,
  folder: bytes('rest'),
})
const CONTACT_FOLDER = 3

function entryId(blob: Uint8Array): Decoded | undefined {
  if (blob.length > 44 && parseEntryId(blob).kind === 'unknown') {
    const { provider, type } = contactFolderEntryId.read(new Reader(blob))
    if (provider === Provider.contactAddress && type === CONTACT_FOLDER) {
      return by('entry id', contactFolderEntryId)(blob, {})
    }
  }
  const layout = entryIdLayout(blob)
  if (layout) return by('entry id', layout)(blob, {})
  return blob.length === 24 ? by('entry id in a data file', pstEntryId)(blob, {}) : undefined
}

function entries(blob: Uint8Array): Decoded {
  const { entries: found } = flatEntryList.read(new Reader(blob))
  const lines = found.flatMap(({ entry }, index) => [
    `entry ${index}`,
    ...(entryId(entry)?.lines ?? [`${entry.length} bytes`]).map((line) => `  ${line}`),
  ])
  return { as: 'entry ids', lines, value: found.map(({ entry }) => entryId(entry)?.value ?? entry) }
}

function conversationIndex(blob: Uint8Array): Decoded | undefined {
  const index = parseConversationIndex(blob)
  if (!index) return undefined
  const dateOf = (time: bigint) => fileTime.toDate(time).toISOString()
  const thread = guid.read(new Reader(index.thread))
  const levels = index.levels.map(({ time, random, level }) => ({ time: dateOf(time), random, level }))
  return {
    as: 'conversation index',
    lines: [
      `began: ${dateOf(index.time)}`,
      `thread: ${thread}`,
      ...levels.map(({ time, random }, number) => `answer ${number + 1}: ${time} (random ${random})`),
    ],
    value: { time: dateOf(index.time), thread, levels },
  }
}

/** Those of people are text: `SMTP:ADA@EXAMPLE.ORG`. */
function searchKey(blob: Uint8Array): Decoded | undefined {
  const found = Buffer.from(blob).toString('latin1')
  if (!/^[A-Z0-9]{2,10}:[\x20-\x7e]+\0?$/.test(found)) return undefined
  const shown = found.replace(/\0$/, '')
  return { as: 'search key', lines: [shown], value: shown }
}

function textOf(blob: Uint8Array, codePage = UTF8): string {
  return decodeText(blob, findCharsetOfCodePage(codePage) ?? 'windows-1252')
}

function text(as: string, whole: string): Decoded {
  const shown = whole.slice(0, TEXT_MAX)
  const lines = shown.split(/\r\n|\r|\n/)
  if (whole.length > TEXT_MAX) lines.push(`… ${whole.length - TEXT_MAX} more characters`)
  return { as, lines, value: whole }
}
