/**
 * Runs one command: options that all have, the groups of commands/, and one place where failures become words and exit
 * codes. Nothing here ends the process, so that tests can call it.
 */
import { Command, CommanderError } from 'commander'
import { loadConfig } from '#server/config/load.ts'
import type { Config } from '#server/config/schema.ts'
import { version } from '#server/version.ts'
import { groupsFor } from './commands/index.ts'
import { exitCode, type CliContext, type Report } from './context.ts'
import { tell } from './failures.ts'
import type { Io } from './io.ts'
import { findConfigFile, openLazily, type Opened } from './open.ts'

interface GlobalOptions {
  config?: string
  data?: string
  json?: boolean
}

/** Resolves to the exit code. `argv` without the program. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const program = new Command('kontor')
  const globals = () => program.opts<GlobalOptions>()
  let opened: Opened | undefined
  let config: Config | undefined
  const readConfig = () => {
    const { config: file, data } = globals()
    config ??= loadConfig({
      file: file ?? findConfigFile(io.env),
      environment: io.env,
      ...(data !== undefined && { overrides: { server: { data } } }),
    })
    return config
  }
  const open = () => (opened ??= openLazily(readConfig()))
  const context: CliContext = {
    io,
    config: readConfig,
    directory: (options) => open().directory(options),
    store: () => open().store(),
    administration: () => open().administration(),
    report: (report) => io.out(globals().json ? `${JSON.stringify(report.json, undefined, 2)}\n` : words(report)),
  }

  program
    .description('Administers a Kontor server. Every command takes effect at once, also while the server runs.')
    .version(version, '--version', 'the version of Kontor')
    .option('--config <file>', 'kontor.toml; otherwise KONTOR_CONFIG, ./kontor.toml, /etc/kontor/kontor.toml')
    .option('--data <folder>', 'the data folder, in place of the one that the configuration names')
    .option('--json', 'answer with one JSON value')
    .showSuggestionAfterError(true)
    .helpCommand(true)
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 could not be done, 2 wrong usage, 3 could not be done now: try again.',
    )
  for (const group of await groupsFor(argv)) group.register(program, context)
  prepare(program, io)

  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode.done
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage
    const told = tell(error)
    if (!told) throw error
    const { code, message, remedy } = told
    if (globals().json) io.err(`${JSON.stringify({ error: { code, message, remedy: remedy ?? null } })}\n`)
    else io.err(`kontor: ${message}\n${remedy === undefined ? '' : `${remedy}\n`}`)
    return told.exit
  } finally {
    await opened?.close()
  }
}

/** No command ends the process or writes past `io`; --config, --data and --json may stand anywhere. */
function prepare(command: Command, io: Io): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => io.out(text),
    writeErr: (text) => io.err(text),
    outputError: (text, write) => write(text.replace(/^error: /, 'kontor: ')),
  })
  for (const child of command.commands) prepare(child, io)
}

function words({ text, next }: Report): string {
  const lines = [...listOf(text), ...listOf(next ?? []).map((line) => `Next: ${line}`)]
  return lines.map((line) => `${line}\n`).join('')
}

function listOf(text: string | readonly string[]): readonly string[] {
  return typeof text === 'string' ? [text] : text
}
