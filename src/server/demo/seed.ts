/**
 * Makes the demo organisation in an empty data folder. What is there already is left as it is, so that a start that was
 * interrupted goes on where it stopped.
 */
import { Failure, getSpecialFolder } from '#model'
import type { Opened } from '../open.ts'
import { composeDemoMail, demoDate } from './compose.ts'
import { type DemoMail, demoMails } from './mails.ts'
import { demoDomain, demoName, others, people, sharedWith } from './organisation.ts'

/** `passwords` by address. */
export async function seedDemo(opened: Opened, passwords: Readonly<Record<string, string>>, now: Date): Promise<void> {
  await makeOrganisation(opened)
  for (const person of [...people, ...others]) {
    if (await opened.directory.findByAddress(person.address)) continue
    await opened.administration.create(person)
  }
  const shared = await getId(opened, `info@${demoDomain}`)
  const ids = await Promise.all(sharedWith.map((address) => getId(opened, address)))
  await opened.directory.write(async (tx) => {
    await tx.link(shared, 'fullAccess', ids)
    await tx.link(shared, 'sendAs', ids)
  })
  await Promise.all(
    Object.entries(passwords).map(async ([address, password]) => {
      await opened.directory.setPassword(await getId(opened, address), password)
    }),
  )
  const mails = demoMails(now)
  for (const mail of mails) for (const copy of mail.copies ?? []) await putCopy(opened, mail, copy, now)
  for (const mail of mails) if (!mail.copies) await deliver(opened, mail, now)
}

async function makeOrganisation({ directory, administration }: Opened): Promise<void> {
  let organisation = (await directory.organisations()).find(({ name }) => name === demoName)?.id
  organisation ??= await directory.write(async (tx) => {
    return await tx.createOrganisation({ name: demoName, locale: 'en-GB', timeZone: 'Europe/Berlin' })
  })
  if (await directory.isOwnDomain(demoDomain)) return
  await administration.addDomain({ name: demoDomain, organisation })
}

async function getId({ directory }: Opened, address: string): Promise<string> {
  const object = await directory.findByAddress(address)
  if (!object) throw new Failure('notFound', address)
  return object.id
}

type Copy = NonNullable<DemoMail['copies']>[number]

/** Mail of the days before: it lies where it was put, as it was read and answered. */
async function putCopy({ store, directory, groupware }: Opened, mail: DemoMail, copy: Copy, now: Date): Promise<void> {
  const mailbox = (await directory.findByAddress(copy.owner))?.mailbox
  if (mailbox === undefined) throw new Failure('notFound', copy.owner)
  const message = composeDemoMail(mail, now)
  const handle = await store.open(mailbox, { kind: 'system' })
  const options = { flags: copy.flags ?? [], received: demoDate(mail, now) }
  const item = await groupware.prepareMail(message, options)
  await store.write(handle, (tx) => tx.createMessage(getSpecialFolder(copy.folder).id, item))
}

/** Mail of today comes as any mail comes. */
async function deliver({ groupware }: Opened, mail: DemoMail, now: Date): Promise<void> {
  const recipients = [...mail.to, ...(mail.cc ?? [])].map(({ address }) => ({ address }))
  const trace = { protocol: 'local', helo: 'localhost', remoteAddress: '127.0.0.1', session: 'demo' } as const
  const results = await groupware.deliver({ from: mail.from.address, recipients }, composeDemoMail(mail, now), trace)
  const refused = results.find(({ code }) => code >= 300)
  if (refused) throw new Error(`the demo mail "${mail.subject}" was refused for ${refused.address}: ${refused.text}`)
}
