/**
 * RopLogon: opens a mailbox or the public store.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.1
 * Behaviour:  [MS-OXCSTOR] 2.2.1.1
 */
import { type TypeOf, zeroGuid } from '#codec/binary/index.ts'
import type { DirectoryObject } from '#directory'
import { fileTime, ownReplica, P, PublicFolder, SpecialFolder } from '#model'
import type { Call } from '../call.ts'
import { OutOfRoom, RopFailure } from '../failures.ts'
import { Logon, noId, wireId } from '../objects/logon.ts'
import { LogonFlag, ResponseFlag } from './logon-words.ts'
import { handler } from './handler.ts'
import { logon, type request } from './layouts/logon.ts'

export const logonHandler = handler(logon, handle)

/** In the order of [MS-OXCSTOR] 2.2.1.1.3. */
const privateFolders = [
  SpecialFolder.root,
  SpecialFolder.deferredAction,
  SpecialFolder.spoolerQueue,
  SpecialFolder.ipmSubtree,
  SpecialFolder.inbox,
  SpecialFolder.outbox,
  SpecialFolder.sentItems,
  SpecialFolder.deletedItems,
  SpecialFolder.commonViews,
  SpecialFolder.schedule,
  SpecialFolder.finder,
  SpecialFolder.views,
  SpecialFolder.shortcuts,
].map(wireId)

/** In the order of [MS-OXCSTOR] 2.2.1.1.4; there is no index of NNTP articles, and the last three are always empty. */
const publicFolders = [
  ...[
    PublicFolder.root,
    PublicFolder.ipmSubtree,
    PublicFolder.nonIpmSubtree,
    PublicFolder.eformsRegistry,
    PublicFolder.freeBusy,
    PublicFolder.offlineAddressBook,
    PublicFolder.localEforms,
    PublicFolder.localFreeBusy,
    PublicFolder.localOfflineAddressBook,
  ].map(wireId),
  noId,
  noId,
  noId,
  noId,
]

/** They come back as they came. [MS-OXCSTOR] 2.2.1.1.3 */
const returnedFlags = LogonFlag.private | LogonFlag.undercover | LogonFlag.ghosted

const largestResponse = 1 + 13 * 8 + 1 + 16 + 2 + 16 + 8 + 8 + 4

async function handle(call: Call, { logonFlags, openFlags, essdn }: TypeOf<typeof request>) {
  const { session } = call
  // Asked before anything is done: the logon that had this number before goes.
  if (call.room < largestResponse) throw new OutOfRoom()
  const toPrivate = (logonFlags & LogonFlag.private) !== 0
  const owner = toPrivate ? await findOwner(call, essdn) : await findPublic(call)
  if (!owner.mailbox) throw new RopFailure('unknownUser', essdn)
  const viewer = await session.services.directory.viewer(session.login.user.id, owner.mailbox)
  if (viewer.kind === 'anonymous') throw new RopFailure('logonFailed', 'of another organisation')
  const mailbox = await session.services.store.open(owner.mailbox, viewer)
  const before = session.logons.get(call.logonId)
  // [MS-OXCROPS] 3.1.4.2: the number is given anew, so what it stood for is gone.
  if (before) session.objects.release(before.handle)
  const opened = new Logon(session, { id: call.logonId, mailbox, owner, private: toPrivate, logonFlags, openFlags })
  session.logons.set(call.logonId, opened)
  call.create(opened)
  const replica = { replId: ownReplica, replGuid: mailbox.id }
  if (!toPrivate) {
    return {
      logonFlags: logonFlags & returnedFlags,
      public: { folderIds: publicFolders, ...replica, perUserGuid: zeroGuid },
    }
  }
  return {
    logonFlags: logonFlags & returnedFlags,
    private: {
      folderIds: privateFolders,
      responseFlags: await responseFlags(call, opened),
      mailboxGuid: mailbox.id,
      ...replica,
      logonTime: timeOf(new Date(session.now())),
      gwartTime: fileTime.from(session.now()),
      storeState: 0,
    },
  }
}

async function findOwner({ session }: Call, essdn: string): Promise<DirectoryObject> {
  if (essdn === '') throw new RopFailure('invalidParameter', 'no name of a mailbox')
  const owner = await session.services.directory.findByLegacyDn(essdn)
  if (!owner) throw new RopFailure('unknownUser', essdn)
  return owner
}

async function findPublic({ session }: Call): Promise<DirectoryObject> {
  const { directory } = session.services
  const organisations = await directory.organisations()
  const mine = organisations.find(({ id }) => id === session.login.user.organisation)
  const found = mine?.publicObject === undefined ? undefined : await directory.findObject(mine.publicObject)
  if (!found) throw new RopFailure('logonFailed', 'the organisation has no public store')
  return found
}

async function responseFlags({ session }: Call, logon: Logon): Promise<number> {
  const isSelf = logon.owner.id === session.login.user.id
  const own = logon.isOwner ? ResponseFlag.ownerRight : 0
  const away = (await logon.get(P.OutOfOfficeState.tag)) === true ? ResponseFlag.outOfOffice : 0
  return ResponseFlag.reserved | own | (isSelf ? ResponseFlag.sendAsRight : 0) | away
}

function timeOf(date: Date) {
  return {
    seconds: date.getUTCSeconds(),
    minutes: date.getUTCMinutes(),
    hour: date.getUTCHours(),
    dayOfWeek: date.getUTCDay(),
    day: date.getUTCDate(),
    month: date.getUTCMonth() + 1,
    year: date.getUTCFullYear(),
  }
}
