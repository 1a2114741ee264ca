/** 99.3 %: never 100 when something failed, never 0 when something succeeded. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return "–";
  const value = share * 100;
  if (share > 0 && value < 0.1) return "< 0.1 %";
  if (share < 1 && value > 99.9) return "> 99.9 %";
  return `${Number(value.toFixed(1))} %`;
}
