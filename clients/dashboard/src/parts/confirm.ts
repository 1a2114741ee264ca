import { createStore } from "../app/store";

export interface Question {
  title: string;
  /** What will happen, in a sentence or two. */
  text?: string;
  /** The button's word: the verb of what is done. */
  verb: string;
  danger?: boolean;
}

export const question = createStore<(Question & { answer: (yes: boolean) => void }) | null>(null);

/** Asks, and answers whether it may be done: `if (await confirm({ title, verb })) …` */
export const confirm = (asked: Question): Promise<boolean> => new Promise((done) => {
  question.get()?.answer(false);
  question.set({ ...asked, answer: (yes) => { question.set(null); done(yes); } });
});
