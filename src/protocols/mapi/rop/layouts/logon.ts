/** The bytes of RopLogon. [MS-OXCROPS] 2.2.3.1 */
import { array, ascii, guid, optional, struct, u16, u32, u64, u8 } from '#codec/binary/index.ts'
import { MapiError } from '#model'
import { folderId } from '../fields.ts'
import { LogonFlag } from '../logon-words.ts'
import { form, rop } from '../rop.ts'

const logonTime = struct({ seconds: u8, minutes: u8, hour: u8, dayOfWeek: u8, day: u8, month: u8, year: u16 })
const thirteen = array(13, folderId)

/** [MS-OXCROPS] 2.2.3.1.2 */
const privateFields = struct({
  folderIds: thirteen,
  responseFlags: u8,
  mailboxGuid: guid,
  replId: u16,
  replGuid: guid,
  logonTime,
  gwartTime: u64,
  storeState: u32,
})

/** [MS-OXCROPS] 2.2.3.1.3 */
const publicFields = struct({ folderIds: thirteen, replId: u16, replGuid: guid, perUserGuid: guid })
const isPrivate = ({ logonFlags }: { logonFlags?: number }) => ((logonFlags ?? 0) & LogonFlag.private) !== 0

/** [MS-OXCROPS] 2.2.3.1.4: another server has the mailbox. */
const redirect = struct({ logonFlags: u8, serverName: ascii(u8, { terminated: true }) })

export const request = struct({
  logonFlags: u8,
  openFlags: u32,
  storeState: u32,
  essdn: ascii(u16, { terminated: true }),
})
const response = struct({
  logonFlags: u8,
  private: optional(isPrivate, privateFields),
  public: optional((fields) => !isPrivate(fields), publicFields),
})

export const logon = rop({
  id: 0xfe,
  name: 'RopLogon',
  handles: 'logon',
  request,
  response,
  special: { [MapiError.wrongServer]: form(redirect, { logonFlags: 0, serverName: '' }) },
})
