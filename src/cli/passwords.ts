/**
 * Where a password comes from: a file, standard input, the person at the terminal, or it is generated and shown once.
 * Never from the command line itself, which other users of the machine can read.
 */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { generatePassword, minimumPasswordLength } from '#directory'
import { UsageError, type CliContext } from './context.ts'

export interface PasswordOptions {
  passwordFile?: string
  generate?: boolean
}

export interface GivenPassword {
  password: string
  generated: boolean
}

export function withPasswordOptions(command: Command): Command {
  return command
    .option('--password-file <file>', 'read the password from the first line of this file; - is standard input')
    .option('--generate', 'make a password and show it')
}

export async function readPassword(
  { io }: CliContext,
  options: PasswordOptions,
  whose: string,
): Promise<GivenPassword> {
  if (options.generate && options.passwordFile !== undefined) {
    throw new UsageError('--generate and --password-file exclude each other')
  }
  if (options.passwordFile !== undefined) {
    const text = options.passwordFile === '-' ? await io.input() : readFileSync(options.passwordFile, 'utf8')
    const [password = ''] = text.split(/\r?\n/)
    if (password === '') throw new UsageError(`there is no password in the first line of ${options.passwordFile}`)
    return { password, generated: false }
  }
  if (!options.generate && io.ask) {
    const password = await io.ask.password(
      `Password for ${whose} (at least ${minimumPasswordLength} characters; empty: make one)`,
    )
    if (password === undefined) throw new UsageError('cancelled; nothing was changed')
    if (password !== '') {
      if ((await io.ask.password('The same again')) === password) return { password, generated: false }
      throw new UsageError('the two passwords differ; nothing was changed')
    }
  }
  return { password: generatePassword(), generated: true }
}

/** The lines that show a generated one; those that were given are not repeated. */
export function passwordLines({ password, generated }: GivenPassword): string[] {
  return generated ? [`Password: ${password}`, 'It is shown this once and cannot be read back.'] : []
}
