/**
 * When people, rooms and lists are free: from their calendars, as much as the one who asks may see. [MS-OXCPERM] 2.2.7: the rights
 * FreeBusySimple (whether) and FreeBusyDetailed (what and where); who may read the calendar sees what it says.
 *
 * What is private shows only its time to everybody else.
 */
import type { Directory, DirectoryObject } from '#directory'
import { Failure, Right, SpecialFolder } from '#model'
import type { Mailbox, Store, Viewer } from '#store'
import { calendarView, type Instance } from './instances.ts'
import { type WorkingHours, workingHours } from './working-hours.ts'

export interface BusyBlock {
  startMillis: number
  endMillis: number
  /** PidLidBusyStatus: 1 tentative, 2 busy, 3 out of office, 4 working elsewhere. */
  status: number
  /** Only where the viewer may see them. */
  details?: Pick<Instance, 'subject' | 'location' | 'original' | 'kind'> & {
    id: number
    isMeeting: boolean
    isPrivate: boolean
    reminder: boolean
  }
}

/** How much is told: nothing, whether, what, everything. */
export type FreeBusyLevel = 'none' | 'simple' | 'detailed' | 'full'

export interface FreeBusyAnswer {
  object: DirectoryObject
  level: FreeBusyLevel
  busy: BusyBlock[]
  hours: WorkingHours
}

export interface FreeBusyQuestion {
  fromMillis: number
  toMillis: number
  /** Whose appointment is asked about again does not stand in its own way. */
  except?: (instance: Instance) => boolean
}

const system = { kind: 'system' } as const
const SPAN_MAX = 62 * 86_400_000
const MEMBERS_MAX = 100

export interface FreeBusyContext {
  store: Pick<Store, 'open' | 'view'>
  directory: Pick<Directory, 'viewer' | 'resolve'>
}

/** Throws notFound for somebody without a mailbox, invalid for a window of more than 62 days. */
export async function freeBusy(
  { store, directory }: FreeBusyContext,
  asker: DirectoryObject | 'system',
  object: DirectoryObject,
  { fromMillis, toMillis, except }: FreeBusyQuestion,
): Promise<FreeBusyAnswer> {
  if (!(toMillis > fromMillis) || toMillis - fromMillis > SPAN_MAX) throw new Failure('invalid', 'window')
  if (!object.mailbox) throw new Failure('notFound', object.address)
  const whole = await store.open(object.mailbox, system)
  const viewer: Viewer = asker === 'system' ? system : await directory.viewer(asker.id, object.mailbox)
  const level = await levelOf(store, whole, viewer)
  const hours = await workingHours(whole, object)
  const answer: FreeBusyAnswer = { object, level, busy: [], hours }
  if (level === 'none') return answer
  const isOwner = viewer.kind === 'system' || (viewer.kind === 'member' && viewer.owner)
  for (const instance of await calendarView(store, whole, SpecialFolder.calendar, { fromMillis, toMillis })) {
    if (instance.busyStatus === 0 || except?.(instance)) continue
    answer.busy.push(blockOf(instance, level, isOwner))
  }
  return answer
}

async function levelOf(store: Pick<Store, 'open'>, whole: Mailbox, viewer: Viewer): Promise<FreeBusyLevel> {
  if (viewer.kind === 'system' || (viewer.kind === 'member' && viewer.owner)) return 'full'
  const seen = await store.open(whole.id, viewer)
  const rights =
    (await seen.findFolder(SpecialFolder.calendar).catch(noFolder))?.rights ?? (await ownRights(whole, viewer))
  if (rights & Right.readAny) return 'full'
  if (rights & Right.freeBusyDetailed) return 'detailed'
  return rights & Right.freeBusySimple ? 'simple' : 'none'
}

function noFolder(error: unknown): undefined {
  if (error instanceof Failure) return undefined
  throw error
}

/** Who does not see the folder may still see when its owner is free. */
async function ownRights(whole: Mailbox, viewer: Viewer): Promise<number> {
  const members = await whole.permissions(SpecialFolder.calendar)
  const of = (name: string) => members.find(({ member }) => member === name)?.rights
  if (viewer.kind !== 'member') return of('anonymous') ?? 0
  const groups = viewer.groups.flatMap((group) => of(group) ?? [])
  return of(viewer.id) ?? (groups.length > 0 ? groups.reduce((all, one) => all | one, 0) : (of('default') ?? 0))
}

function blockOf(instance: Instance, level: FreeBusyLevel, isOwner: boolean): BusyBlock {
  const { startMillis, endMillis, busyStatus, row, sensitivity } = instance
  const block: BusyBlock = { startMillis, endMillis, status: busyStatus }
  if (level === 'simple') return block
  const isPrivate = sensitivity >= 2
  const hidden = isPrivate && !isOwner
  return {
    ...block,
    details: {
      id: row.id,
      kind: instance.kind,
      original: instance.original,
      subject: hidden ? '' : instance.subject,
      location: hidden ? '' : instance.location,
      isMeeting: (instance.stateFlags & 1) !== 0,
      isPrivate,
      reminder: instance.reminderMinutes !== undefined,
    },
  }
}

/** All members of a list who have a calendar here, each once; of an address that is no list, the one behind it. */
export async function calendarsBehind(
  { directory }: Pick<FreeBusyContext, 'directory'>,
  address: string,
): Promise<DirectoryObject[]> {
  const destination = await directory.resolve(address)
  const found = new Map<string, DirectoryObject>()
  const walk = (each: typeof destination): void => {
    if (!each || found.size >= MEMBERS_MAX) return
    if (each.kind === 'mailbox') found.set(each.object.id, each.object)
    if (each.kind === 'list') each.members.forEach(walk)
  }
  walk(destination)
  return [...found.values()]
}

/** One digit for each interval, as clients draw it: 0 free, 1 tentative, 2 busy, 3 out of office, 4 elsewhere. The busiest counts. */
export function mergedFreeBusy(
  busy: readonly BusyBlock[],
  { fromMillis, toMillis, intervalMinutes }: { fromMillis: number; toMillis: number; intervalMinutes: number },
): string {
  const step = Math.max(5, intervalMinutes) * 60_000
  const slots = new Uint8Array(Math.min(20_000, Math.ceil((toMillis - fromMillis) / step)))
  for (const { startMillis, endMillis, status } of busy) {
    const first = Math.max(0, Math.floor((startMillis - fromMillis) / step))
    const last = Math.min(slots.length, Math.ceil((Math.max(endMillis, startMillis + 1) - fromMillis) / step))
    for (let at = first; at < last; at++) if (rank(status) > rank(slots[at] ?? 0)) slots[at] = status
  }
  return slots.join('')
}

/** Who works elsewhere is there: less than tentative. */
function rank(status: number): number {
  return [0, 2, 3, 4, 1][status] ?? 0
}
