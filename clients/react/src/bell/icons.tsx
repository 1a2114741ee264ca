import type { NotificationType } from "../types";

const shapes: Record<NotificationType, string> = {
  info: "M12 11v5 M12 8v.01",
  success: "M8 12.5l2.7 2.7L16 9.5",
  warning: "M12 7.5v5.5 M12 16v.01",
  error: "M9 9l6 6 M15 9l-6 6",
};

function Icon({ paths, size = 20, ring = false }: { paths: string; size?: number; ring?: boolean }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {ring && <circle cx="12" cy="12" r="9" />}
      <path d={paths} />
    </svg>
  );
}

export const BellIcon = () => <Icon size={22} paths="M6 9a6 6 0 0 1 12 0c0 6 2.5 7 2.5 8h-17C3.5 16 6 15 6 9 M10 20.5a2.2 2.2 0 0 0 4 0" />;
export const CheckIcon = () => <Icon size={16} paths="M5 12.5l4.5 4.5L19 7.5" />;
export const CloseIcon = () => <Icon size={16} paths="M6 6l12 12 M18 6L6 18" />;

/** The kind of notification, for eyes by shape and colour, for others in a word. */
export function TypeIcon({ type }: { type: NotificationType }) {
  return (
    <span className="onb-type">
      <Icon ring paths={shapes[type]} />
      {type !== "info" && <span className="onb-hidden">{`${type}: `}</span>}
    </span>
  );
}
