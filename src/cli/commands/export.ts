/** kontor export: what a mailbox holds, as files that other programs read. */
import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { findFormatOfName, formats, isDocumentFormat } from '#convert/document/index.ts'
import { exportTo, type ExportReport } from '#groupware/transfer/export.ts'
import { mailboxItems } from '#groupware/transfer/mailbox-items.ts'
import { openTarget, type TargetOptions } from '#groupware/transfer/targets/index.ts'
import { Failure } from '#model'
import type { CliContext } from '../context.ts'
import { folderByPath, mailboxOf } from '../mailboxes.ts'
import { progressBar } from '../progress-bar.ts'
import { dateOption, FailureList, formatOption, interruption, notComplete } from '../transfer-options.ts'

interface Options {
  folder?: string
  since?: string
  to?: string
  hidden?: boolean
  report?: string
}

export function register(program: Command, context: CliContext): void {
  program
    .command('export')
    .argument('<mailbox>', 'an address')
    .argument('<out>', 'a file .pst, .mbox, .ics or .vcf, or a folder')
    .option('--folder <path>', 'only this folder and what is below it, as in Inbox/Projects')
    .option('--since <date>', 'only mail that came, and other items that changed, since then, as 2026-01-31')
    .option(
      '--to <format>',
      'maildir, folder, mboxcl2 …, where the name of OUT does not say it; eml, msg, ics or vcf for every item of a folder',
    )
    .option('--hidden', 'hidden items, too: views, settings, rules')
    .option('--report <file>', 'append what could not be written to this file, one JSON object on each line')
    .description('take everything out of a mailbox; nothing in it changes')
    .addHelpText('after', '\nAn export that was broken off goes on when the same command is run again.')
    .action(async (address: string, out: string, options: Options) => {
      const { id, name } = await mailboxOf(context, address)
      const store = await context.store()
      const mailbox = await store.open(id, { kind: 'system' })
      const failures = new FailureList(options.report)
      const chosen = {
        ...(options.folder !== undefined && { folder: await folderByPath(mailbox, options.folder) }),
        ...(options.since !== undefined && { since: dateOption(options.since, '--since') }),
        associated: options.hidden === true,
      }
      const items = await mailboxItems(store, mailbox, chosen)
      const target = openTarget(out, {
        ...targetFormat(out, options.to),
        name: `${name} ${basename(out).replace(/\.pst$/i, '')}`,
        of: JSON.stringify({ mailbox: id, ...chosen }),
        hostname: context.config().server.hostname,
        stampMillis: context.io.now().getTime(),
        onLoss: (where, why) => failures.add({ where, why }),
      })
      const bar = progressBar(context, out)
      const { signal, end } = interruption(context)
      let report: ExportReport
      try {
        report = await exportTo(target, items.items(), {
          total: options.since === undefined ? items.total : undefined,
          progress: (at) => bar.update(at),
          onFailure: (failure) => failures.add(failure),
          signal,
        })
      } finally {
        bar.end()
        end()
      }
      const lost = await failures.end()
      context.report({
        json: { mailbox: name, out, ...report, failures: failures.listed },
        text: [...exportSummary(report, out), ...lost],
      })
      if (report.stopped !== undefined) throw notComplete(report.stopped)
      if (failures.count > 0)
        throw new Failure('invalid', `${failures.count} could not be written as they are; all else is in ${out}`)
    })
}

/** A name without an ending is a folder; `--to eml` then says what becomes of each item. */
export function targetFormat(out: string, given: string | undefined): TargetFormat {
  const { format, dialect } = formatOption(given, '--to')
  const named = findFormatOfName(out)
  if (format && isDocumentFormat(format)) {
    const isFolder = existsSync(out)
      ? statSync(out).isDirectory()
      : named === undefined && formats[format].holds === 'one'
    if (isFolder || out.endsWith('/')) return { format: 'folder', each: format }
  }
  return { format: format ?? named ?? 'folder', ...(dialect && { dialect }) }
}

type TargetFormat = Pick<TargetOptions, 'format' | 'dialect' | 'each'>

export function exportSummary({ exported, known }: ExportReport, out: string): string[] {
  const lines = [`${exported.toLocaleString('en')} item${exported === 1 ? '' : 's'} → ${out}`]
  if (known > 0) lines.push(`${known.toLocaleString('en')} were there already, from an earlier run.`)
  return lines
}
