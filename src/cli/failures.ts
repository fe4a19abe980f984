/** What went wrong in plain words, with a remedy where there is one, and the exit code. */
import { LayoutError } from '#codec/binary/index.ts'
import { Failure, type FailureCode } from '#model'
import { ConfigError } from '#server/config/load.ts'
import { exitCode, TryAgain, UsageError } from './context.ts'

const remedies: Partial<Record<FailureCode, string>> = {
  busy: 'Another command or the server holds the database; try again in a moment.',
  unavailable: 'Check that the database runs, that the disk has room, and that this user may write to the data folder.',
  unsupported: 'This version of Kontor does not do that.',
}

export interface Told {
  code: string
  message: string
  remedy: string | undefined
  exit: number
}

/** undefined: a bug, which is nobody's fault who typed the command. */
export function tell(error: unknown): Told | undefined {
  if (error instanceof UsageError) {
    return { code: 'usage', message: error.message, remedy: undefined, exit: exitCode.usage }
  }
  if (error instanceof TryAgain) {
    return { code: 'incomplete', message: error.message, remedy: undefined, exit: exitCode.tryAgain }
  }
  if (error instanceof ConfigError) {
    return { code: 'configuration', message: error.message, remedy: undefined, exit: exitCode.usage }
  }
  if (error instanceof Failure) {
    const again = error.code === 'busy' || error.code === 'unavailable'
    return {
      code: error.code,
      message: messageOf(error),
      remedy: remedies[error.code],
      exit: again ? exitCode.tryAgain : exitCode.failed,
    }
  }
  // A file that is not what it should be.
  if (error instanceof LayoutError) {
    return { code: 'layout', message: error.message, remedy: undefined, exit: exitCode.failed }
  }
  const system = error as NodeJS.ErrnoException
  if (typeof system?.code === 'string' && typeof system.syscall === 'string') {
    return { code: system.code, message: system.message, remedy: systemRemedies[system.code], exit: exitCode.failed }
  }
  return undefined
}

const systemRemedies: Record<string, string> = {
  EACCES: 'Run the command as the user that the server runs as, or as root.',
  EPERM: 'Run the command as the user that the server runs as, or as root.',
  ENOENT: 'Check the path.',
  EROFS: 'The file system is read-only.',
  ENOSPC: 'The disk is full.',
}

function messageOf({ code, detail, message }: Failure): string {
  if (detail === undefined) return message
  if (code === 'notFound') return `${detail} does not exist`
  return detail
}
