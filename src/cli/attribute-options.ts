/**
 * The attributes of a kind as options of the command line, made from the directory's list: `--given-name`,
 * `--members a@b,c@b`, `--hidden` and `--no-hidden`, `--quota-send 10G`. An empty text, or `none`, takes away.
 */
import { Option, type Command } from 'commander'
import { attributesOf, type Attribute, type AttributeName, type Changes, type ObjectKind } from '#directory'
import { UsageError } from './context.ts'

/** Typed so often that it has a shorter name. */
const optionNames: Partial<Record<AttributeName, string>> = { displayName: 'name' }

export function withAttributes(command: Command, kind: ObjectKind): Command {
  for (const [name, attribute] of attributesOf(kind)) {
    for (const option of optionsOf(name, attribute)) {
      // Fifteen lines of help that tell nothing.
      if (/^extension\d/.test(name) && name !== 'extension1') option.hideHelp()
      command.addOption(option)
    }
  }
  return command
}

/** What was said on the command line, in the directory's words. */
export function readAttributes(kind: ObjectKind, options: Readonly<Record<string, unknown>>): Changes {
  const changes: Record<string, Changes[string]> = {}
  for (const [name, attribute] of attributesOf(kind)) {
    const given = options[camel(optionName(name))]
    if (given !== undefined) changes[name] = valueOf(optionName(name), attribute, given)
  }
  return changes
}

/** `10G`, `500 MB`, `1048576`. */
export function readSize(option: string, text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([KMGT]?)i?B?$/i.exec(text.trim())
  if (!match) throw new UsageError(`--${option} is "${text}", expected a size like 500M or 10G`)
  return Math.round(Number(match[1]) * 1024 ** ['', 'K', 'M', 'G', 'T'].indexOf((match[2] ?? '').toUpperCase()))
}

function optionsOf(name: AttributeName, attribute: Attribute): Option[] {
  const option = optionName(name)
  const { label } = attribute
  switch (attribute.type) {
    case 'text':
    case 'reference':
      return [new Option(`--${option} <${attribute.type === 'reference' ? 'address' : 'text'}>`, label)]
    case 'number':
      return [new Option(`--${option} <${isSize(name) ? 'size' : 'number'}>`, label)]
    case 'texts':
      return [new Option(`--${option} <text>`, `${label}; again for another one`).argParser(collect)]
    case 'references':
      return [
        new Option(`--${option} <addresses>`, `${label}; with commas, or again for another one`).argParser(collect),
      ]
    case 'choice':
      return [
        attribute.several
          ? new Option(`--${option} <names>`, `${label}: all, none, or some of ${attribute.of.join(', ')}`).argParser(
              collect,
            )
          : new Option(`--${option} <name>`, `${label}: ${attribute.of.join(', ')}`),
      ]
    case 'flag':
      return [new Option(`--${option}`, label), new Option(`--no-${option}`, 'the opposite')]
  }
}

function valueOf(option: string, attribute: Attribute, given: unknown): Changes[string] {
  switch (attribute.type) {
    case 'flag':
      return given === true
    case 'number': {
      const text = String(given)
      if (text === '' || text === 'none') return null
      if (option.startsWith('quota-')) return readSize(option, text)
      if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--${option} is "${text}", expected a whole number`)
      return Number(text)
    }
    case 'texts':
      return (given as string[]).filter((each) => each !== '')
    case 'references':
      return list(given)
    case 'choice':
      if (!attribute.several) return given === '' || given === 'none' ? null : String(given)
      if (list(given)[0] === 'all') return null
      return list(given).filter((each) => each !== 'none')
    default:
      return given === '' ? null : String(given)
  }
}

function collect(text: string, before: string[] = []): string[] {
  return [...before, text]
}

/** What was given with commas or in several options. */
function list(given: unknown): string[] {
  return (given as string[])
    .flatMap((each) => each.split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

function isSize(name: AttributeName): boolean {
  return name.startsWith('quota')
}

function optionName(name: AttributeName): string {
  return optionNames[name] ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function camel(option: string): string {
  return option.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
