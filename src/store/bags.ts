/**
 * The packed properties of messages, in a table of their own. A row of `message` is some 250 bytes without them: whoever sets
 * a flag, or reads the flags of a folder, does not write or read 1.5 KB beside each. docs/decisions/0021-bags-apart.md
 */
import { type Sql, sql } from './engine/index.ts'
import type { Step } from './engine/families.ts'
import { fullColumnNames } from './records.ts'

export const bags: Step = {
  name: 'bags apart',
  statements: [
    `create table bag (mailbox int not null, message int not null, bytes blob not null) rowid message`,
    `insert into bag (mailbox, message, bytes) select mailbox, id, bag from message order by mailbox, id`,
    `alter table message drop column bag`,
  ],
}

/** `message m` with the properties of each as `b.bytes`. */
export const messagesWithBags: Sql = sql`message m join bag b on b.mailbox = m.mailbox and b.message = m.id`

/** Of `messagesWithBags`: a FullMessageRecord. */
export const fullColumnsOfM: Sql = sql`${sql.raw(fullColumnNames.map((name) => `m.${name}`).join(', '))}, b.bytes as bag`
