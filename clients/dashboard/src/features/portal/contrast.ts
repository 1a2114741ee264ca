/** Of white on a colour #rrggbb, 1 to 21, as WCAG counts it; the server checks the same when it is saved. */
export function whiteOn(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

export const leastContrast = 4.5;
export const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text);
