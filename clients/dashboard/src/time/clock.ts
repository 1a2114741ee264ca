import { useStore, createStore } from "../app/store";

const now = createStore(Date.now());
let timer: ReturnType<typeof setInterval> | undefined;
let followers = 0;

const ticking = {
  ...now,
  subscribe(listener: () => void) {
    if (followers++ === 0) {
      now.set(Date.now());
      timer = setInterval(() => { if (!document.hidden) now.set(Date.now()); }, 1000);
    }
    const stop = now.subscribe(listener);
    return () => {
      stop();
      if (--followers === 0) clearInterval(timer);
    };
  },
};

/** The time, once a second, by one timer for the whole page. */
export const useNow = () => useStore(ticking);
