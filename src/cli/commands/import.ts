/** kontor import: files of other programs into a mailbox. */
import type { Command } from 'commander'
import { importInto, type ImportReport } from '#groupware/transfer/import.ts'
import { openSource } from '#groupware/transfer/sources/index.ts'
import { Failure } from '#model'
import { type CliContext, UsageError } from '../context.ts'
import { mailboxOf, pathOf } from '../mailboxes.ts'
import { progressBar } from '../progress-bar.ts'
import { FailureList, formatOption, interruption, notComplete } from '../transfer-options.ts'
import { sizeText } from '../table.ts'

interface Options {
  folder?: string
  from?: string
  hidden?: boolean
  again?: boolean
  update?: boolean
  codePage?: string
  report?: string
}

export function register(program: Command, context: CliContext): void {
  program
    .command('import')
    .argument('<mailbox>', 'an address')
    .argument('<file...>', 'PST, OST, mbox, Maildir, EML, MSG, winmail.dat, ICS, VCF, or folders of these')
    .option('--folder <path>', 'put everything below this folder; it is made when it is missing')
    .option('--from <format>', 'what the files are, where their names and first bytes do not say it')
    .option('--hidden', 'hidden items of data files, too: views, settings and rules of the program that wrote them')
    .option('--again', 'also what was imported before, once more')
    .option('--update', 'what was imported before and has changed in the file since replaces what it became')
    .option('--code-page <number>', 'of 8-bit texts in old data files that do not say it, as 1251')
    .option('--report <file>', 'append what did not come across to this file, one JSON object on each line')
    .description('bring mail, calendars and contacts into a mailbox; each item once, however often it is run')
    .addHelpText(
      'after',
      '\nInbox, Sent Items, Calendar and the like go to those of the mailbox. An import that was broken off goes on when it is run again.',
    )
    .action(async (address: string, files: string[], options: Options) => {
      if (options.again && options.update) throw new UsageError('--again and --update exclude each other')
      const { id, name } = await mailboxOf(context, address)
      const store = await context.store()
      const mailbox = await store.open(id, { kind: 'system' })
      const failures = new FailureList(options.report)
      const { signal, end } = interruption(context)
      const total: ImportReport = { imported: 0, updated: 0, known: 0, hidden: 0, failed: 0, folders: 0, bytes: 0 }
      try {
        for (const file of files) {
          const source = openSource(file, {
            ...sourceOptions(options),
            beside: true,
            associated: options.hidden === true,
          })
          const bar = progressBar(context, file)
          try {
            add(
              total,
              await importInto(store, mailbox, source, {
                ...(options.folder !== undefined && { folder: pathOf(options.folder) }),
                associated: options.hidden === true,
                again: options.again === true,
                update: options.update === true,
                progress: (at) => bar.update(at),
                onFailure: (failure) => failures.add(failure),
                signal,
              }),
            )
          } finally {
            bar.end()
            source.close()
          }
          if (total.stopped !== undefined) break
        }
      } finally {
        end()
      }
      const lost = await failures.end()
      context.report({
        json: { mailbox: name, ...total, failures: failures.listed },
        text: [...summary(total), ...lost],
      })
      if (total.stopped !== undefined) throw notComplete(total.stopped)
      if (failures.count > 0) throw new Failure('invalid', `${failures.count} did not come across; all else is there`)
    })
}

function sourceOptions({ from, codePage }: Options) {
  return { ...formatOption(from, '--from'), ...(codePage !== undefined && { codePage: Number(codePage) }) }
}

function add(total: ImportReport, report: ImportReport): void {
  for (const key of ['imported', 'updated', 'known', 'hidden', 'failed', 'folders', 'bytes'] as const)
    total[key] += report[key]
  if (report.stopped !== undefined) total.stopped = report.stopped
}

function summary({ imported, updated, known, hidden, folders, bytes }: ImportReport): string[] {
  const lines = [`${count(imported, 'item')} imported (${sizeText(bytes)} read), ${count(folders, 'folder')} made.`]
  if (updated > 0) lines.push(`${count(updated, 'item')} had changed and were brought up to date.`)
  if (known > 0) lines.push(`${count(known, 'item')} had been imported before.`)
  if (hidden > 0) lines.push(`${count(hidden, 'hidden item')} left out (views, settings); --hidden brings them along.`)
  return lines
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`
}
