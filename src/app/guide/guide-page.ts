// What a page of the guide is made of: tasks, each with its steps and pictures, drawn from docs/guide when the app is built.
export type Inline =
  | string
  /** A word that stands on the screen. */
  | { is: 'button'; words: string }
  | { is: 'stress'; words: string }
  | { is: 'key'; words: string }
  | { is: 'code'; words: string }
  /** Another task, or a whole page: `ledare/granska-det-som-kommit-in`. */
  | { is: 'link'; words: string; to: string }

export type Block =
  | { is: 'words'; of: readonly Inline[] }
  | { is: 'note'; of: readonly Inline[] }
  | { is: 'steps'; of: readonly (readonly Inline[])[] }
  | { is: 'points'; of: readonly (readonly Inline[])[] }
  | { is: 'picture'; source: string; words: string; width: number; height: number }

export type GuideTask = { id: string; title: string; blocks: Block[] }
export type GuidePage = { title: string; intro: Block[]; sections: GuideTask[] }
