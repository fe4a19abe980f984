/** Which properties and sub-objects of a message a client wants: a list of what goes, or of what stays out. [MS-OXCFXICS] 3.2.5.10 */
import { tagId, unicodeTag } from '#model'
import type { Filter } from '#groupware/fast-transfer/message-content.ts'
import { Subobjects } from '#model/fast-transfer/words.ts'

export function filterOf(tags: readonly number[], which: 'only' | 'without'): Filter {
  const listed = new Set(tags.map(unicodeTag))
  // A tag without a type means the property whatever its type.
  const ids = new Set(tags.filter((tag) => (tag & 0xffff) === 0).map(tagId))
  const has = (tag: number) => listed.has(unicodeTag(tag)) || ids.has(tagId(tag))
  const wanted = which === 'only' ? has : (tag: number) => !has(tag)
  return {
    property: wanted,
    recipients: wanted(Subobjects.recipients),
    attachments: wanted(Subobjects.attachments),
  }
}
