import { Pencil, Save, Share2, Trash2, Users } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useUser } from "../../auth/useUser";
import { Button } from "../../parts/Button";
import { confirm } from "../../parts/confirm";
import { TextInput } from "../../parts/form/inputs";
import { Tag } from "../../parts/Tag";
import { changeView, deleteView, viewsQuery, type View } from "./queries";
import styles from "./Views.module.css";

/** One saved view with what can be done about it. `query`: what the page shows now. */
export function ViewItem({ view, isCurrent, query, onPick }: { view: View; isCurrent: boolean; query: string; onPick: () => void }) {
  const [isRenaming, setRenaming] = useState(false);
  const mayShare = useUser().role !== "viewer";
  const reason = view.isShared && !mayShare ? "Shared views are changed by admins." : undefined;
  const refreshes = [viewsQuery.queryKey];
  const change = useAct((part: Partial<View>) => changeView({ ...view, ...part }), { said: "View saved", refreshes, onDone: () => setRenaming(false) });
  const remove = useAct(() => deleteView(view.id), { said: "View deleted", refreshes });
  const ask = async () => {
    if (await confirm({ title: `Delete the view ${view.name}?`, text: view.isShared ? "It goes for all members." : "", verb: "Delete", danger: true })) remove.mutate();
  };
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    if (name !== "") change.mutate({ name });
  };
  if (isRenaming) return <li><form className={styles.item} onSubmit={rename}><TextInput name="name" aria-label="Name" defaultValue={view.name} required maxLength={60} autoFocus /><Button small type="submit" busy={change.isPending}>Rename</Button></form></li>;
  return (
    <li className={styles.item}>
      <button type="button" className={styles.pick} aria-current={isCurrent || undefined} onClick={onPick}>{view.name}</button>
      {view.isShared && <Tag tone="calm" icon={Users}>Shared</Tag>}
      <span className={styles.acts}>
        {!isCurrent && <Button look="quiet" small icon={<Save aria-hidden />} aria-label={`Save what is shown as ${view.name}`} reason={reason} busy={change.isPending} onClick={() => change.mutate({ query })} />}
        <Button look="quiet" small icon={<Pencil aria-hidden />} aria-label={`Rename ${view.name}`} reason={reason} onClick={() => setRenaming(true)} />
        {mayShare && <Button look="quiet" small icon={<Share2 aria-hidden />} aria-label={view.isShared ? `Stop sharing ${view.name}` : `Share ${view.name}`} busy={change.isPending} onClick={() => change.mutate({ isShared: !view.isShared })} />}
        <Button look="quiet" small icon={<Trash2 aria-hidden />} aria-label={`Delete ${view.name}`} reason={reason} busy={remove.isPending} onClick={() => void ask()} />
      </span>
    </li>
  );
}
