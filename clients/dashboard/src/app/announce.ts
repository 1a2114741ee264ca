import { createStore } from "./store";

export const announced = createStore("");

/** Said to screen readers, politely: a new page, a changed state. */
export const announce = (text: string) => announced.set(text);
