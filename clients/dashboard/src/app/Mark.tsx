/** The product's mark: one event that goes two ways. */
export const Mark = () => (
  <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
    <rect width="32" height="32" rx="8" fill="#4f46e5" />
    <path d="M8 20c5 0 4-9 9-9h2" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
    <path d="M8 20h3c4 0 4 1 8 1" fill="none" stroke="#c7d2fe" strokeWidth="2.6" strokeLinecap="round" />
    <circle cx="22" cy="11" r="3" fill="#fff" />
    <circle cx="22" cy="21" r="3" fill="#c7d2fe" />
  </svg>
);
