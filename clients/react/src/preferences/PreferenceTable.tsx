import { same } from "./draft";
import type { Category, Preference } from "./Preferences";

const names: Record<string, string> = { email: "E-mail", sms: "SMS", whatsapp: "WhatsApp", push: "Push" };

interface Props {
  categories: Category[];
  channels: string[];
  cells: Preference[];
  onChange: (cell: Preference) => void;
}

/** A row for each category, a column for each channel. */
export function PreferenceTable({ categories, channels, cells, onChange }: Props) {
  const isOn = (category: string, channel: string) => cells.some((cell) => same(cell, { category, channel }) && cell.isAllowed);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col"><span className="onb-hidden">Kind of message</span></th>
          {channels.map((channel) => <th key={channel} scope="col">{names[channel] ?? channel}</th>)}
        </tr>
      </thead>
      <tbody>
        {categories.map(({ id, label, isRequired }) => (
          <tr key={id}>
            <th scope="row">{label}{isRequired && <span className="onb-required">always sent</span>}</th>
            {channels.map((channel) => (
              <td key={channel}>
                <input
                  type="checkbox" aria-label={`${label} by ${names[channel] ?? channel}`} checked={isOn(id, channel)} disabled={isRequired}
                  onChange={({ target }) => onChange({ category: id, channel, isAllowed: target.checked })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
