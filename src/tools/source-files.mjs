// The TypeScript files below some folders, in one order everywhere.
import { existsSync, readdirSync } from 'node:fs'

/** @param {...string} folders those that do not exist are empty */
export function sourceFiles(...folders) {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
}
