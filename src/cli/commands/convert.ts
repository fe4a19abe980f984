/** kontor convert: from one format to another. Needs no server and no data folder. */
import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { exportTo, type ExportReport } from '#groupware/transfer/export.ts'
import { sourceItems } from '#groupware/transfer/source-items.ts'
import { openSource } from '#groupware/transfer/sources/index.ts'
import { openTarget } from '#groupware/transfer/targets/index.ts'
import { Failure } from '#model'
import type { CliContext } from '../context.ts'
import { progressBar } from '../progress-bar.ts'
import { FailureList, formatOption, interruption, notComplete } from '../transfer-options.ts'
import { exportSummary, targetFormat } from './export.ts'

interface Options {
  from?: string
  to?: string
  hidden?: boolean
  codePage?: string
  report?: string
}

export function register(program: Command, context: CliContext): void {
  program
    .command('convert')
    .argument('<in>', 'EML, MSG, winmail.dat, RTF, ICS, VCF, mbox, PST, OST, a Maildir or a folder of files')
    .argument('<out>', 'any of these; a name without an ending is a folder with a file for each item')
    .option('--from <format>', 'what IN is, where its name and first bytes do not say it')
    .option(
      '--to <format>',
      'what OUT shall be, where its name does not say it; eml, msg, ics or vcf for every item of a folder',
    )
    .option('--hidden', 'hidden items of data files, too')
    .option('--code-page <number>', 'of 8-bit texts in old data files that do not say it, as 1251')
    .option('--report <file>', 'append what did not come across to this file, one JSON object on each line')
    .description('turn files of one format into another')
    .action(async (from: string, out: string, options: Options) => {
      const source = openSource(from, {
        ...formatOption(options.from, '--from'),
        ...(options.codePage !== undefined && { codePage: Number(options.codePage) }),
      })
      const failures = new FailureList(options.report)
      const bar = progressBar(context, out)
      const { signal, end } = interruption(context)
      let report: ExportReport
      try {
        const target = openTarget(out, {
          ...targetFormat(out, options.to),
          name: basename(from),
          of: JSON.stringify({ file: resolve(from), changed: statSync(from).mtimeMs, hidden: options.hidden === true }),
          stampMillis: context.io.now().getTime(),
          onLoss: (where, why) => failures.add({ where, why }),
        })
        report = await exportTo(target, sourceItems(source, { associated: options.hidden === true }), {
          total: source.total,
          progress: (at) => bar.update(at),
          onFailure: (failure) => failures.add(failure),
          signal,
        })
      } finally {
        bar.end()
        end()
        source.close()
      }
      const lost = await failures.end()
      context.report({
        json: { in: from, out, ...report, failures: failures.listed },
        text: [...exportSummary(report, out), ...lost],
      })
      if (report.stopped !== undefined) throw notComplete(report.stopped)
      if (failures.count > 0)
        throw new Failure('invalid', `${failures.count} did not come across as they are; all else is in ${out}`)
    })
}
