/** What kind of item a message class names, as far as it decides which files it can become. [MS-OXOMSG] 2.2.3.1 and others */
import { type Item, P } from '#model'

export type ItemKind = 'mail' | 'event' | 'task' | 'journal' | 'note' | 'contact'

const kinds: readonly (readonly [RegExp, ItemKind])[] = [
  [/^ipm\.(appointment|ole\.class\.\{00061055)/i, 'event'],
  [/^ipm\.(contact|distlist|abchperson)/i, 'contact'],
  // A request for a task is a mail with a task in it. [MS-OXOTASK] 2.2.3
  [/^ipm\.task(\.|$)/i, 'task'],
  [/^ipm\.activity/i, 'journal'],
  [/^ipm\.stickynote/i, 'note'],
]

export function kindOf({ properties }: Item): ItemKind {
  const messageClass = properties.get(P.MessageClass) ?? ''
  return kinds.find(([pattern]) => pattern.test(messageClass))?.[1] ?? 'mail'
}
