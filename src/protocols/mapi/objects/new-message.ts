/** What a new message has before anybody has set anything. [MS-OXCMSG] 3.2.5.2 */
import { fileTime, makeAddressBookEntryId, P } from '#model'
import { randomBytes } from 'node:crypto'
import type { Logon } from './logon.ts'
import type { TagMap } from './tag-map.ts'

/** mfUnsent, and mfRead and mfEverRead because its maker knows it. [MS-OXCMSG] 2.2.1.6, MS-OXCMSG_R3016 */
const newMessageFlags = 0x409
/** [MS-OXCMSG] 3.2.5.2, note 23 */
const accessOfMaker = 0x07

export function defaultsOfMessage(logon: Logon, { associated }: { associated: boolean }): TagMap {
  const { session } = logon
  const { user } = session.login
  const now = fileTime.from(session.now())
  const entryId = makeAddressBookEntryId(user.legacyDn)
  const flags = associated ? newMessageFlags | 0x40 : newMessageFlags
  return new Map<number, unknown>([
    [P.Importance.tag, 1],
    [P.MessageClass.tag, 'IPM.Note'],
    [P.Sensitivity.tag, 0],
    [P.DisplayBcc.tag, ''],
    [P.DisplayCc.tag, ''],
    [P.DisplayTo.tag, ''],
    [P.MessageFlags.tag, flags],
    [P.MessageSize.tag, 0],
    [P.HasAttachments.tag, false],
    [P.TrustSender.tag, 1],
    [P.Access.tag, accessOfMaker],
    [P.AccessLevel.tag, 1],
    [P.CreationTime.tag, now],
    [P.LastModificationTime.tag, now],
    [P.SearchKey.tag, randomBytes(16)],
    [P.MessageLocaleId.tag, session.locale],
    [P.LocaleId.tag, session.locale],
    [P.CreatorName.tag, user.displayName],
    [P.CreatorEntryId.tag, entryId],
    [P.LastModifierName.tag, user.displayName],
    [P.LastModifierEntryId.tag, entryId],
    [P.HasNamedProperties.tag, false],
    [P.Associated.tag, associated],
  ])
}
