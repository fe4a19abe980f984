/**
 * Streams that Outlook keeps in binary properties and that no protocol needs: layouts for whoever looks into an item.
 *
 *   VerbStream                what the buttons of a message are, voting options among them    [MS-OXOMSG] 2.2.1.74
 *   PropertyDefinitionStream  user-defined fields: "PropertyDefinition stream structure" of the Outlook MAPI reference
 *   AdditionalRenEntryIdsEx   PersistData blocks: more special folders                        [MS-OXOSFLD] 2.2.5
 *   TaskAssigners             who passed a task on, the last one at the end                   [MS-OXOTASK] 2.2.2.2.16
 */
import {
  array,
  ascii,
  asciiz,
  bytes,
  dependent,
  type Layout,
  mapped,
  optional,
  shown,
  sized,
  struct,
  u16,
  u32,
  u8,
  utf16,
  utf16z,
} from '#codec/binary/index.ts'

const text8 = ascii(u8)
const wide8 = utf16(u8)

const voteOption = struct({
  verbType: u32,
  displayName: text8,
  messageClass: text8,
  internal1: text8,
  displayNameRepeat: text8,
  internal2: u32,
  internal3: u8,
  useUsHeaders: u32,
  internal4: u32,
  sendBehavior: u32,
  internal5: u32,
  id: u32,
  internal6: u32,
})

export const verbStream = struct({
  version: u16,
  options: array(u32, voteOption),
  version2: u16,
  extras: dependent(({ options }) =>
    array((options as unknown[]).length, struct({ displayName: wide8, displayNameRepeat: wide8 })),
  ),
})

/** A length of 255 stands for one in two bytes behind it. */
function packed(text: (length: number) => Layout<string>): Layout<string> {
  const layout = struct({
    length: u8,
    longLength: optional(({ length }) => length === 0xff, u16),
    text: dependent<string>(({ length, longLength }) => text(Number(longLength ?? length))),
  })
  return mapped(
    layout,
    (value) => value.text,
    (value) =>
      value.length < 0xff
        ? { length: value.length, longLength: undefined, text: value }
        : { length: 0xff, longLength: value.length, text: value },
  )
}

const packedText = packed((length) => ascii(length))

const VariantType = { integer16: 2, integer32: 3, real64: 5, currency: 6, date: 7, text: 8, boolean: 0xb } as const

/** Numbers that nobody has named are numbers. */
function nameIn(names: Readonly<Record<string, number>>, value: number): string {
  const name = Object.entries(names).find(([, each]) => each === value)?.[0]
  return name === undefined ? `0x${value.toString(16)}` : `${name} (0x${value.toString(16)})`
}

const fieldDefinition = {
  flags: u32,
  type: shown(u16, (type) => nameIn(VariantType, type)),
  dispatchId: u32,
  name: utf16(u16),
  name8: packedText,
  formula: packedText,
  validationRule: packedText,
  validationText: packedText,
  error: packedText,
}

/** Each with its size before it; an empty one ends them. The first is the name again, in Unicode. */
const skipBlocks: Layout<Uint8Array[]> = {
  kind: 'skipBlocks',
  minSize: 4,
  fixedSize: undefined,
  read(reader) {
    const blocks: Uint8Array[] = []
    for (;;) {
      const block = skipBlock.read(reader)
      if (block.length === 0) return blocks
      blocks.push(block)
    }
  },
  write(writer, blocks) {
    for (const block of blocks) if (block.length > 0) skipBlock.write(writer, block)
    writer.u32(0)
  },
  print(printer, reader, label) {
    const blocks: Uint8Array[] = []
    for (let index = 0; ; index++) {
      const block = skipBlock.print(printer, reader, `${label}[${index}]`)
      if (block.length === 0) return blocks
      blocks.push(block)
    }
  },
}
const skipBlock = bytes(u32)

const PROP_DEF_V2 = 0x0103

export const propertyDefinitionStream = struct({
  version: u16,
  fields: dependent<{ name: string; name8: string }[]>(({ version }) =>
    array(
      u32,
      version === PROP_DEF_V2 ? struct({ ...fieldDefinition, internalType: u32, skipBlocks }) : struct(fieldDefinition),
    ),
  ),
})

const PersistId = {
  end: 0,
  rssFeeds: 0x8001,
  trackedMailProcessing: 0x8002,
  toDoSearch: 0x8004,
  conversationActionSettings: 0x8006,
  suggestedContacts: 0x8008,
  contactsSearch: 0x8009,
  imContactLists: 0x800a,
  imContacts: 0x800b,
} as const

export const persistData = array(
  'rest',
  struct({
    id: shown(u16, (id) => nameIn(PersistId, id)),
    elements: sized(u16, array('rest', struct({ id: u16, data: bytes(u16) }))),
  }),
)

export const taskAssigners = array(
  u32,
  sized(u32, struct({ entryId: bytes(u32), displayName8: asciiz, displayName: utf16z })),
)
