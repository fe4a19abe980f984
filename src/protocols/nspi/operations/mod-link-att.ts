/**
 * ModLinkAtt: somebody is added to, or taken from, the members of a list or the delegates of a person.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.10
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.15
 */
import { parseEntryId, tagId } from '#model'
import type { AddressBook } from '../address-book.ts'
import { bookProperties } from '#groupware/address-book/index.ts'
import { NspiError, operation } from '../operation.ts'
import { mayChange } from '../writable.ts'
import { bodies } from '../bodies.ts'

/** [MS-OXNSPI] 2.2.1.15 */
const deleteFlag = 0x00000001

export const modLinkAtt = operation({
  ...bodies.ModLinkAtt,
  failed: () => ({}),
  async handle(book, { flags, tag, mid, entryIds = [] }) {
    const property = bookProperties.get(tagId(tag))
    if (!property?.names) throw new NspiError('notFound')
    const object = await book.findObject(mid)
    if (!object) throw new NspiError('invalidParameter')
    if (!(await mayChange(book, object, property))) throw new NspiError('accessDenied')
    const targets: string[] = []
    for (const entryId of entryIds) targets.push(await idOf(book, entryId))
    const { relation } = property.names
    const before = new Set(await book.directory.targets(object.id, relation))
    const remove = (flags & deleteFlag) !== 0
    // Who is there already, or is not there, is no error: constraints 6 and 7.
    const changed = targets.filter((target) => before.has(target) === remove)
    await book.directory.write(async (tx) => {
      if (remove) await tx.unlink(object.id, relation, changed)
      else await tx.link(object.id, relation, changed)
    })
    return {}
  },
})

async function idOf(book: AddressBook, bytes: Uint8Array): Promise<string> {
  const entryId = parseEntryId(bytes)
  const object =
    entryId.kind === 'addressBook'
      ? await book.findByDn(entryId.dn)
      : entryId.kind === 'ephemeral' && entryId.provider === book.serverGuid
        ? await book.findObject(entryId.id)
        : undefined
  if (!object) throw new NspiError('accessDenied')
  return object.id
}
