/**
 * Values as a client sent them are set. What has the id of a name that nobody knows is a problem of that value alone.
 * [MS-OXCPRPT] 3.2.5.4
 */
import { firstNamedId, MapiError, type TaggedValue, tagId } from '#model'
import { problem, type Problem, type PropertyObject } from './property-object.ts'
import { received } from './wire-value.ts'

export async function setReceived(object: PropertyObject, values: readonly TaggedValue[]): Promise<Problem[]> {
  const ids = values.map(({ tag }) => tagId(tag)).filter((id) => id >= firstNamedId)
  const names = ids.length > 0 ? await object.logon.mailbox.namesOf(ids) : []
  const unknown = new Set(ids.filter((_, index) => names[index] === undefined))
  const problems: Problem[] = []
  const places: number[] = []
  for (const [index, { tag }] of values.entries()) {
    if (unknown.has(tagId(tag))) problems.push(problem(index, tag, 'invalidParameter'))
    else places.push(index)
  }
  const known = places.map((index) => received(values[index] as TaggedValue, object.codePage))
  for (const one of await object.set(known)) {
    if (one.error === MapiError.computed && object.noteReadOnly) object.noteReadOnly()
    else problems.push({ ...one, index: places[one.index] ?? one.index })
  }
  return problems.sort((a, b) => a.index - b.index)
}
