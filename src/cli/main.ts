/** The kontor command: src/cli/run.ts with the process around it. */
import { enableCompileCache } from 'node:module'

enableCompileCache()
// Mail, password hashes and keys: whatever is written is nobody else's to read, in what folder it may lie.
process.umask(0o077)
const { run } = await import('./run.ts')
const { processIo } = await import('./io.ts')

// A reader that has seen enough (`kontor user list | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await run(process.argv.slice(2), processIo())
