/**
 * The group of properties that a partial change carries: what people mark items with (store/marks.ts). [MS-OXCFXICS]
 * 2.2.2.8, 3.2.5.7
 */
import { bytes, encode, guid, optional, struct, u32 } from '#codec/binary/index.ts'
import { isNamedProperty, makeTag, type NamedProperty } from '#model'
import { type Mailbox, markProperties } from '#store'

/** Of the only mapping, and of the only group in it. */
export const groupId = 1
export const markGroup = 0

const groupName = struct({
  set: guid,
  kind: u32,
  lid: optional(({ kind }) => kind === 0, u32),
  name: optional(({ kind }) => kind === 1, bytes(u32)),
})

const header = struct({ groupId: u32, reserved: u32, groupCount: u32, tagCount: u32 })

export interface MarkGroup {
  /** In the ids of the mailbox. */
  tags: ReadonlySet<number>
  /** PropertyGroupInfo. */
  info: Uint8Array
}

export async function markGroupOf(mailbox: Mailbox): Promise<MarkGroup> {
  const names: NamedProperty[] = markProperties.filter(isNamedProperty)
  const ids = await mailbox.namedIds(names, false)
  const idOf = new Map(names.map((name, index) => [name, ids[index]]))
  const parts: Uint8Array[] = []
  const tags = new Set<number>()
  for (const property of markProperties) {
    // A name that the mailbox does not know stands at no item.
    const id = isNamedProperty(property) ? idOf.get(property) : property.id
    if (id === undefined) continue
    const tag = makeTag(id, property.type)
    tags.add(tag)
    parts.push(encode(u32, tag))
    if (isNamedProperty(property)) parts.push(nameBytes(property))
  }
  const start = encode(header, { groupId, reserved: 0, groupCount: 1, tagCount: tags.size })
  return { tags, info: Buffer.concat([start, ...parts]) }
}

function nameBytes(name: NamedProperty): Uint8Array {
  if (name.lid !== undefined) return encode(groupName, { set: name.set, kind: 0, lid: name.lid, name: undefined })
  const text = Buffer.from(name.string ?? '', 'utf16le')
  return encode(groupName, { set: name.set, kind: 1, lid: undefined, name: text })
}
