/**
 * What members of a folder's permission list may do: the bits of PidTagMemberRights, [MS-OXCPERM] 2.2.7, and the roles
 * that Outlook makes of them.
 */
export const Right = {
  readAny: 0x0001,
  create: 0x0002,
  editOwned: 0x0008,
  deleteOwned: 0x0010,
  editAny: 0x0020,
  deleteAny: 0x0040,
  createSubfolder: 0x0080,
  owner: 0x0100,
  /** Shown as the one to ask; it allows nothing. */
  contact: 0x0200,
  visible: 0x0400,
  freeBusySimple: 0x0800,
  freeBusyDetailed: 0x1000,
} as const
export type Right = keyof typeof Right

export const allRights = Object.values(Right).reduce((all, right) => all | right, 0)
export const freeBusyRights = Right.freeBusySimple | Right.freeBusyDetailed

/** Outlook's permission levels, without the free/busy bits that only a calendar has. */
export const Role = {
  none: 0x000,
  folderVisible: 0x400,
  contributor: 0x402,
  reviewer: 0x401,
  noneditingAuthor: 0x413,
  author: 0x41b,
  publishingAuthor: 0x49b,
  editor: 0x47b,
  publishingEditor: 0x4fb,
  owner: 0x7fb,
} as const
export type Role = keyof typeof Role

/** Member ids of the two members that every folder has. [MS-OXCPERM] 2.2.5 */
export const defaultMemberId = 0n
export const anonymousMemberId = -1n

export function hasRight(rights: number, right: Right): boolean {
  return (rights & Right[right]) !== 0
}

/** With the bits that others imply, and without those that nobody may set (MS-OXCPERM_R1093). */
export function completeRights(rights: number): number {
  let all = rights & allRights
  if (all & Right.editAny) all |= Right.editOwned
  if (all & Right.deleteAny) all |= Right.deleteOwned
  if (all & Right.freeBusyDetailed) all |= Right.freeBusySimple
  if (all & (Right.readAny | Right.owner)) all |= Right.visible
  return all
}

/** The free/busy bits that fit the other bits, for clients that do not know them: who may read sees details. */
export function withFreeBusy(rights: number): number {
  return hasRight(rights, 'readAny') ? rights | freeBusyRights : rights & ~freeBusyRights
}

/** The role that the rights are, whatever the free/busy bits and the contact bit say. */
export function roleOf(rights: number): Role | 'custom' {
  const plain = rights & ~freeBusyRights & ~Right.contact
  const found = Object.entries(Role).find(([, role]) => (role & ~Right.contact) === plain)
  return found ? (found[0] as Role) : 'custom'
}

/** PidTagAccess, [MS-OXCPRPT] 2.2.1.1. */
export const Access = {
  modify: 0x01,
  read: 0x02,
  delete: 0x04,
  createHierarchy: 0x08,
  createContents: 0x10,
  createAssociated: 0x20,
} as const

/** PidTagAccess of a folder for someone with these rights on it. */
export function folderAccess(rights: number): number {
  let access = 0
  if (rights & Right.readAny) access |= Access.read
  if (rights & Right.owner) access |= Access.modify | Access.delete | Access.createAssociated
  if (rights & Right.createSubfolder) access |= Access.createHierarchy
  if (rights & Right.create) access |= Access.createContents
  return access
}

/** PidTagAccess of a message; `own`: he made it himself. */
export function messageAccess(rights: number, own: boolean): number {
  let access = 0
  if (rights & Right.readAny || own) access |= Access.read
  if (rights & Right.editAny || (own && rights & Right.editOwned)) access |= Access.modify
  if (rights & Right.deleteAny || (own && rights & Right.deleteOwned)) access |= Access.delete
  return access
}

/** For logs: `readAny create`. */
export function rightsText(rights: number): string {
  const role = roleOf(rights)
  if (role !== 'custom') return role
  return Object.keys(Right)
    .filter((right) => hasRight(rights, right as Right))
    .join(' ')
}
