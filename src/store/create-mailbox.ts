/**
 * A new mailbox with the folders that every mailbox has, in its owner's language. [MS-OXCSTOR] 2.2.1.1
 *
 * Nobody but the owner has rights, except that everybody sees free and busy times in the calendar, as a new Exchange
 * mailbox has it; in the public store everybody reads and writes as an author. [MS-OXCPERM] 2.2.7
 */
import { namesOfCriteria } from './default-criteria.ts'
import {
  Bag,
  firstUserFolder,
  type FolderTemplate,
  PackedBag,
  packBag,
  PublicFolder,
  publicFolders,
  SpecialFolder,
  specialFolderName,
  specialFolders,
} from '#model'
import { right } from './access.ts'
import { type Query, sql } from './engine/index.ts'
import { KnownNames, Names } from './names.ts'
import { folderKindNumber } from './records.ts'
import { State } from './state.ts'
import type { FolderId, MailboxId, NewMailbox } from './types.ts'
import { Context } from './write/context.ts'
import type { Blobs } from './blobs.ts'
import { insertFolder } from './write/folders.ts'

export async function fillMailbox(
  q: Query,
  id: MailboxId,
  mailbox: NewMailbox,
  now: number,
  blobs: Blobs,
): Promise<void> {
  const { quota = {} } = mailbox
  await q.run(sql`
    insert into mailbox (mailbox, id, kind, owner, locale, display_name, created, next_id, seq, size, deleted_size,
      message_count, kept_since, quota_warning, quota_send, quota_receive)
    values (${q.key}, ${id}, ${mailbox.kind}, ${mailbox.owner}, ${mailbox.locale}, ${mailbox.displayName}, ${now},
      ${firstUserFolder}, 0, 0, 0, 0, 0, ${quota.warning}, ${quota.send}, ${quota.receive})`)
  const state = await State.load(q, now)
  const context = new Context({ q, state, names: new Names(new KnownNames()), viewer: { kind: 'system' }, blobs })
  const templates: readonly FolderTemplate[] = mailbox.kind === 'public' ? publicFolders : specialFolders
  const ids = new Map(templates.map((template) => [template.key, template.id]))
  for (const template of templates) {
    const parent = template.parent === undefined ? template.id : (ids.get(template.parent) as FolderId)
    await insertFolder(context, {
      id: template.id,
      parent,
      kind: folderKindNumber(template.parent === undefined ? 'root' : template.search ? 'search' : 'generic'),
      name: specialFolderName(template, mailbox.locale),
      class: template.containerClass ?? '',
      bag: template.hidden ? packBag(Bag.of({ AttributeHidden: true }), context.names).bytes : PackedBag.empty.bytes,
    })
    if (parent === template.id) continue
    const above = await state.folder(parent)
    above.subfolders++
    state.touch(above)
  }
  const grant = (folder: FolderId, member: string, rights: number) =>
    q.run(sql`
      insert into permission (mailbox, folder, member, rights) values (${q.key}, ${folder}, ${member}, ${rights})`)
  if (mailbox.kind === 'public') {
    const author = right.readAny | right.create | right.editOwned | right.deleteOwned | right.folderVisible
    await grant(PublicFolder.ipmSubtree, 'default', author)
  } else {
    // The names that its own search folders ask for: they have ids from the beginning.
    await context.names.load(q, namesOfCriteria, true)
    await grant(SpecialFolder.calendar, 'default', right.freeBusySimple)
    await grant(SpecialFolder.freeBusyData, 'default', right.freeBusySimple)
  }
  await state.flush()
}
