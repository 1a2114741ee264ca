const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

/** The tokens of a JSON text as they stand there, numbers and escapes untouched. */
export const tokens = (text: string): string[] => text.match(token) ?? [];
