/** Messages for tests. */
import { Bag, type NamedValues, type TaggedValues } from '#model'
import type { NewMessage } from '../types.ts'

export function item(tagged: TaggedValues, named: NamedValues = {}, more: Partial<NewMessage> = {}): NewMessage {
  return { properties: Bag.of(tagged, named), recipients: [], attachments: [], ...more }
}
