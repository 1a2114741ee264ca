import { Globe } from "lucide-react";
import { Suspense } from "react";
import { lazyPart } from "../code/lazily";
import { Menu } from "../parts/Menu";
import { useZone } from "../time/zone";

const ViewChoices = lazyPart(() => import("./ViewChoices"));

/** How things are shown: the zone of all times, the theme, shortcuts on or off. */
export function ViewMenu() {
  const zone = useZone();
  return <Menu label={zone} icon={<Globe aria-hidden />} wide>{() => <Suspense><ViewChoices /></Suspense>}</Menu>;
}
