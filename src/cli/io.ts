/** What a command has of the world: tests bring their own. */
export interface Io {
  out(text: string): void
  err(text: string): void
  /** All of standard input. */
  input(): Promise<string>
  /** undefined when nobody can be asked (no terminal). The answer undefined: cancelled. */
  ask:
    | {
        password(question: string): Promise<string | undefined>
        confirm(question: string): Promise<boolean>
      }
    | undefined
  env: Readonly<Record<string, string | undefined>>
  now(): Date
}

export function processIo(): Io {
  const interactive = process.stdin.isTTY === true && process.stderr.isTTY === true
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    async input() {
      const chunks: Buffer[] = []
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks).toString()
    },
    ask: interactive ? { password: askPassword, confirm: askConfirm } : undefined,
    env: process.env,
    now: () => new Date(),
  }
}

// Questions go to standard error: standard output is the answer of the command.
async function askPassword(message: string): Promise<string | undefined> {
  const { password, isCancel } = await import('@clack/prompts')
  const answer = await password({ message, output: process.stderr })
  return isCancel(answer) ? undefined : (answer ?? '')
}

async function askConfirm(message: string): Promise<boolean> {
  const { confirm, isCancel } = await import('@clack/prompts')
  const answer = await confirm({ message, initialValue: false, output: process.stderr })
  return !isCancel(answer) && answer
}
