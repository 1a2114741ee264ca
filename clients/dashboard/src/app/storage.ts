/** localStorage where the browser allows it; else nothing is kept. */
export const storage = {
  get(name: string): string | null {
    try { return localStorage.getItem(name); } catch { return null; }
  },
  set(name: string, value: string | null) {
    try { value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value); } catch { /* Not kept. */ }
  },
};
