/**
 * What MAPI keeps beside folders and messages, and two numbers that only its synchronisation asks for.
 *
 * folder.hierarchy_seq   last change of a folder directly below: PidTagHierarchyChangeNumber
 * message.mark_seq       last change of flags other than read, or of categories. The greater of it and content_seq is
 *                        PidTagChangeNumber; where it is the greater one, only what flags and categories show has changed
 *                        since content_seq ([MS-OXCFXICS] 3.2.5.7, partial changes)
 *
 * rule            standard rules of a folder ([MS-OXORULE] 2.2.1.3.2); bag: all properties of the row, as they were given.
 *                 Extended rules are associated messages.
 * receive_folder  where messages of a class arrive, for classes that somebody set ([MS-OXCSTOR] 2.2.1.2); class_key: folded
 * search_folder   the criteria of a search folder ([MS-OXCFOLD] 2.2.1.4): restriction in the wide form, null: never set;
 *                 scope: folder ids, as JSON; flags of model/search-criteria.ts; since: the mailbox's seq when it was started
 * tombstone.kind 3   an id that a client has deleted before it ever came here: it will not come
 * per_user        what a reader of public folders has seen, kept for him ([MS-OXCSTOR] 2.2.1.13): `folder` of the replica, data
 *                 as the client wrote it, and the store that it is about
 */
import type { Step } from './engine/families.ts'

export const mapiTables: Step = {
  name: 'rules, receive folders, search folders, per-user information',
  statements: [
    `alter table folder add column hierarchy_seq int not null default 0`,
    `alter table message add column mark_seq int not null default 0`,

    `create table rule (
      mailbox int not null, folder int not null, id int not null, sequence int not null, state int not null,
      bag blob not null, primary key (mailbox, folder, id)) clustered`,

    `create table receive_folder (
      mailbox int not null, class_key text not null, class text not null, folder int not null, modified int not null,
      primary key (mailbox, class_key)) clustered`,

    `create table search_folder (
      mailbox int not null, folder int not null, flags int not null, restriction blob, scope text not null,
      since int not null, primary key (mailbox, folder)) clustered`,

    `create table per_user (
      mailbox int not null, member text not null, replica text not null, folder int not null, source text not null,
      data blob not null, primary key (mailbox, member, replica, folder)) clustered`,
  ],
}
