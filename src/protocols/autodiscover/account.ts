/**
 * Whom somebody asks for, and what he is told about the mailbox: his own, or that of anybody in his organisation. What may
 * be opened is decided where it is opened; here are names that an address book shows as well.
 */
import type { Directory, DirectoryObject, Login } from '#directory'

export interface Account {
  object: DirectoryObject
  /** `guid@domain`: the name of the mailbox as MAPI URLs and server names have it. */
  mailbox: string
  organisation: string
  /** [MS-OXDSCLI] 2.2.4.1.1.2.4: X.500 names of the server that stands for this mailbox, and of its database. */
  serverDn: string
  databaseDn: string
  /** The SMTP address of the public store of the organisation. */
  publicFolders: string | undefined
  /** Only for oneself: mailboxes that are opened beside one's own. */
  others: readonly { object: DirectoryObject; mailbox: string; serverDn: string }[]
}

export type FoundAccount =
  | { kind: 'account'; account: Account }
  /** Ask for this address. */
  | { kind: 'redirect'; address: string }

/** By a mail address or an X.500 name. */
export async function findAccount(
  directory: Directory,
  login: Pick<Login, 'user'>,
  asked: { address?: string | undefined; legacyDn?: string | undefined },
): Promise<FoundAccount | { kind: 'unknown' }> {
  const object = asked.address
    ? await directory.findByAddress(asked.address)
    : asked.legacyDn
      ? await directory.findByLegacyDn(asked.legacyDn)
      : undefined
  if (!object || object.organisation !== login.user.organisation) return { kind: 'unknown' }
  if (object.mailbox === undefined) {
    const target = object.kind === 'contact' ? object.fields.target : undefined
    return target ? { kind: 'redirect', address: target } : { kind: 'unknown' }
  }
  return { kind: 'account', account: await accountOf(directory, object, object.id === login.user.id) }
}

async function accountOf(directory: Directory, object: DirectoryObject, isOwn: boolean): Promise<Account> {
  const organisation = (await directory.organisations()).find(({ id }) => id === object.organisation)
  const root = organisation?.legacyRoot ?? ''
  const mailbox = mailboxName(object)
  const serverDn = serverDnOf(root, mailbox)
  const publicObject = organisation?.publicObject && (await directory.findObject(organisation.publicObject))
  const others = isOwn ? await fullAccess(directory, object) : []
  return {
    object,
    mailbox,
    organisation: object.organisation,
    serverDn,
    databaseDn: `${serverDn}/cn=Microsoft Private MDB`,
    publicFolders: publicObject ? publicObject.address : undefined,
    others: others.map((other) => {
      const name = mailboxName(other)
      return { object: other, mailbox: name, serverDn: serverDnOf(root, name) }
    }),
  }
}

/** Those that Outlook opens by itself: where one is at home, and not where one folder is shared. */
async function fullAccess(directory: Directory, { id }: DirectoryObject): Promise<DirectoryObject[]> {
  const found: DirectoryObject[] = []
  for (const { object, mailbox, kind } of await directory.otherMailboxes(id)) {
    if (kind !== 'other') continue
    const viewer = await directory.viewer(id, mailbox)
    if (viewer.kind === 'member' && viewer.owner) found.push(object)
  }
  return found
}

function mailboxName({ mailbox, address }: DirectoryObject): string {
  return `${mailbox}@${address.slice(address.lastIndexOf('@') + 1)}`
}

function serverDnOf(root: string, mailbox: string): string {
  return `${root}/cn=Configuration/cn=Servers/cn=${mailbox}`
}
