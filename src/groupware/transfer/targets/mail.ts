/** What can stand among mails: contacts, appointments and tasks have files of their own. */
import { kindOf } from '#convert/document/index.ts'
import { Failure, type Item, P } from '#model'

const instead = { event: '.ics', task: '.ics', journal: '.ics', note: '.ics', contact: '.vcf' } as const

export function demandMail(item: Item, where: string): void {
  const kind = kindOf(item)
  if (kind === 'mail') return
  const messageClass = item.properties.get(P.MessageClass) ?? ''
  throw new Failure(
    'unsupported',
    `${messageClass} has no place in ${where}; ${instead[kind]}, a folder or .pst takes it`,
  )
}
