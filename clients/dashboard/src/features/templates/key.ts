export interface Key { eventType: string; channel: string; language: string }

/** An event type may have any letter, also this one. */
export const keyOf = (text: string): Key => {
  const parts = text.split("~");
  return { eventType: parts.slice(0, -2).join("~"), channel: parts.at(-2) ?? "", language: parts.at(-1) ?? "" };
};
export const textOf = ({ eventType, channel, language }: Key) => [eventType, channel, language].join("~");
