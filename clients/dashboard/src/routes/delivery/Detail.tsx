import type { DeliveryDetail } from "../../features/deliveries/types";
import { Attempts } from "./Attempts";
import styles from "./Delivery.module.css";
import { DeliveryFacts } from "./DeliveryFacts";
import { Payload } from "./Payload";
import { Siblings } from "./Siblings";
import { WhyLine } from "./WhyLine";

export const Detail = ({ delivery }: { delivery: DeliveryDetail }) => (
  <div className={styles.page}>
    <WhyLine delivery={delivery} />
    <DeliveryFacts delivery={delivery} />
    <div className={styles.columns}>
      <Attempts delivery={delivery} />
      <div className={styles.side}>
        <Payload delivery={delivery} />
        <Siblings delivery={delivery} />
      </div>
    </div>
  </div>
);
