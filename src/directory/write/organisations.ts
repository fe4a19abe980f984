/** Organisations: names are unique, and the X.500 name that an organisation is born with stays, since mails carry it. */
import { randomUUID } from 'node:crypto'
import { Failure, found } from '#model'
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import type { Quota } from '#store'
import type { NewOrganisation, OrganisationPatch } from '../changes.ts'
import { checkLocale, checkText, checkTimeZone, wrong } from '../check.ts'
import { shown } from '../domain-name.ts'
import { nameKey, type OrganisationContent } from '../records.ts'
import type { WriteClock } from './clock.ts'

export async function createOrganisation(q: Query, clock: WriteClock, organisation: NewOrganisation): Promise<string> {
  const name = await freeName(q, organisation.name)
  const id = organisation.id ?? randomUUID()
  const content: OrganisationContent = {
    locale: checkLocale(organisation.locale ?? 'en'),
    timeZone: checkTimeZone(organisation.timeZone ?? 'UTC'),
    quota: checkQuota(organisation.quota ?? {}),
    ...(organisation.shortName !== undefined && { shortName: await freeShortName(q, organisation.shortName) }),
    legacyRoot: await freeLegacyRoot(q, name),
  }
  const seq = await clock.seq()
  await q.run(sql`
    insert into organisation (id, name, name_key, content, seq, created_seq, created, changed)
    values (${id}, ${name}, ${nameKey(name)}, ${JSON.stringify(content)}, ${seq}, ${seq}, ${clock.now}, ${clock.now})`)
  return id
}

export async function updateOrganisation(
  q: Query,
  clock: WriteClock,
  id: string,
  patch: OrganisationPatch,
): Promise<void> {
  const row = found(
    await q.get<{ name: string; content: string }>(sql`select name, content from organisation where id = ${id}`),
    'organisation',
  )
  const name = patch.name === undefined ? row.name : await freeName(q, patch.name, id)
  const content = JSON.parse(row.content) as OrganisationContent
  if (patch.locale !== undefined) content.locale = checkLocale(patch.locale)
  if (patch.timeZone !== undefined) content.timeZone = checkTimeZone(patch.timeZone)
  if (patch.quota !== undefined) content.quota = checkQuota({ ...content.quota, ...patch.quota })
  if (patch.shortName === null) delete content.shortName
  else if (patch.shortName !== undefined) content.shortName = await freeShortName(q, patch.shortName, id)
  const written = JSON.stringify(content)
  if (name === row.name && written === row.content) return
  await q.run(sql`
    update organisation set name = ${name}, name_key = ${nameKey(name)}, content = ${written},
    seq = ${await clock.seq()}, changed = ${clock.now} where id = ${id}`)
}

export async function deleteOrganisation(q: Query, clock: WriteClock, id: string): Promise<void> {
  found(await q.get(sql`select id from organisation where id = ${id}`), 'organisation')
  const objects = await q.get<{ n: number }>(sql`select count(*) as n from object where organisation = ${id}`)
  const domains = await q.get<{ n: number }>(sql`select count(*) as n from domain where organisation = ${id}`)
  if (objects?.n || domains?.n) {
    throw new Failure(
      'notEmpty',
      `the organisation still has ${objects?.n} objects and ${domains?.n} domains; remove them first`,
    )
  }
  await q.run(sql`delete from organisation where id = ${id}`)
  await clock.gone('organisation', id, id)
}

/** Bytes; each limit is at least the one before. */
export function checkQuota(quota: Partial<Quota>): Quota {
  const checked = { warning: quota.warning, send: quota.send, receive: quota.receive }
  for (const [name, bytes] of Object.entries(checked)) {
    if (bytes !== undefined && (!Number.isInteger(bytes) || bytes < 0 || bytes > 2 ** 50)) {
      throw wrong(`quota ${name}`, bytes, 'a number of bytes')
    }
  }
  const given = [checked.warning, checked.send, checked.receive].filter((bytes) => bytes !== undefined)
  if (given.some((bytes, index) => index > 0 && bytes < (given[index - 1] as number))) {
    throw new Failure('invalid', 'a quota for sending must not be below the warning, nor that for receiving below both')
  }
  return checked
}

async function freeName(q: Query, given: string, id?: string): Promise<string> {
  const name = checkText('name', given, 64, false)
  if (name === '') throw new Failure('invalid', 'an organisation needs a name')
  const other = await q.get<{ id: string }>(sql`select id from organisation where name_key = ${nameKey(name)}`)
  if (other && other.id !== id) throw new Failure('alreadyExists', `there is an organisation "${shown(name)}" already`)
  return name
}

/** NetBIOS names have up to 15 characters. */
async function freeShortName(q: Query, given: string, id?: string): Promise<string> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,14}$/.test(given)) {
    throw wrong('shortName', given, 'up to 15 letters, digits, - and _, as in EXAMPLE\\ada')
  }
  const shortName = given.toUpperCase()
  for (const row of await q.all<{ id: string; content: string }>(sql`select id, content from organisation`)) {
    const taken = (JSON.parse(row.content) as OrganisationContent).shortName === shortName
    if (taken && row.id !== id)
      throw new Failure('alreadyExists', `another organisation has the short name ${shortName}`)
  }
  return shortName
}

/** [MS-OXOABK] 2.2.1.1: what stands between slashes is printable ASCII without them. */
async function freeLegacyRoot(q: Query, name: string): Promise<string> {
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9 ._-]/g, '')
      .trim() || 'Organisation'
  const taken = new Set(
    (await q.all<{ content: string }>(sql`select content from organisation`)).map((row) =>
      (JSON.parse(row.content) as OrganisationContent).legacyRoot.toLowerCase(),
    ),
  )
  for (let number = 1; ; number++) {
    const root = `/o=${plain}${number === 1 ? '' : ` ${number}`}/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)`
    if (!taken.has(root.toLowerCase())) return root
  }
}
