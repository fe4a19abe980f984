/**
 * The two ways in which a key is written: `words_with_underscores` in files, `camelCase` in the program.
 */
export function snake(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export function camel(word: string): string {
  return word.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
