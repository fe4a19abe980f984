/** Subject, recipients' names, conversation, body and times. [MS-OXCMSG] 2.2.1, [MS-OXOMSG] 2.2.1 */
import { fileTime, newConversationIndex, P } from '#model'
import { computed, type ComputedRow, type Entry } from './table.ts'

/** PidTagNativeBody. [MS-OXCMSG] 2.2.1.58.2; which one it is: [MS-OXBBODY] 2.1.3.1, as in src/convert/bodies */
const nativeBody = { undefined: 0, plain: 1, rtf: 2, html: 3 } as const

export const texts: readonly Entry[] = [
  computed(P.Subject, ({ bag }) => {
    const normalized = bag.get(P.NormalizedSubject)
    return normalized === undefined ? undefined : (bag.get(P.SubjectPrefix) ?? '') + normalized
  }),
  computed(P.DisplayTo, ({ bag }) => bag.get(P.DisplayTo) ?? ''),
  computed(P.DisplayCc, ({ bag }) => bag.get(P.DisplayCc) ?? ''),
  computed(P.DisplayBcc, ({ bag }) => bag.get(P.DisplayBcc) ?? ''),
  computed(P.ConversationTopic, ({ bag }) => bag.get(P.ConversationTopic) ?? bag.get(P.NormalizedSubject)),
  computed(P.ConversationId, ({ conversationId }) => Buffer.from(conversationId, 'hex')),
  computed(P.ConversationIndex, (row) => row.bag.get(P.ConversationIndex) ?? conversationIndex(row)),
  computed(P.CreationTime, ({ created }) => fileTime.from(created)),
  computed(P.LastModificationTime, ({ modified }) => fileTime.from(modified)),
  computed(P.LocalCommitTime, ({ modified }) => fileTime.from(modified)),
  computed(P.NativeBody, ({ bag }) => {
    const said = bag.get(P.NativeBody)
    const has = { rtf: bag.has(P.RtfCompressed), html: bag.has(P.Html) || bag.has(P.BodyHtml), plain: bag.has(P.Body) }
    for (const kind of ['rtf', 'html', 'plain'] as const) if (said === nativeBody[kind] && has[kind]) return said
    if (has.rtf && (bag.get(P.RtfInSync) === true || !(has.html || has.plain))) return nativeBody.rtf
    if (has.html) return nativeBody.html
    return has.plain ? nativeBody.plain : nativeBody.undefined
  }),
]

/** A message that came without one begins a thread, under the id that we gave its conversation. */
function conversationIndex({ conversationId, created }: ComputedRow): Uint8Array {
  return newConversationIndex(fileTime.from(created), Buffer.from(conversationId, 'hex'))
}
