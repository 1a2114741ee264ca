// Horizontal bars as SVG, readable on a light and on a dark page.
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export function bars(title, unit, entries) {
  const [row, left, width] = [26, 220, 420];
  const most = Math.max(...entries.map(([, value]) => value), Number.MIN_VALUE);
  const height = 40 + row * entries.length;
  const drawn = entries.map(([name, value], i) => {
    const [y, length] = [34 + row * i, Math.max(1, Math.round(width * value / most))];
    const fill = name.startsWith("OrleansNotify") ? "#2f6fde" : "#9aa4b2";
    return `<text x="${left - 8}" y="${y + 14}" text-anchor="end">${escape(name)}</text>`
      + `<rect x="${left}" y="${y}" width="${length}" height="18" rx="3" fill="${fill}"/>`
      + `<text x="${left + length + 6}" y="${y + 14}">${value} ${unit}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="740" height="${height}" font-family="sans-serif" font-size="13" fill="#808893" role="img">`
    + `<title>${escape(title)}</title><text x="8" y="18" font-weight="bold">${escape(title)}</text>${drawn.join("")}</svg>\n`;
}
