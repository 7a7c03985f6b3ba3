/** What a list of devices calls one of them. */
import { t } from "../language";

/** `device`: what its browser calls itself; some say nothing of themselves. */
export const deviceName = (device: string): string => (device === "" ? t("session-unnamed") : device);
