/** Which rooms are asked for: of one topic, in one language, of one circle. The server knows which names are one topic. */

/** Of whatever topic, language or circle. */
export const ALL = "";

export interface Filter {
  topic: string;
  language: string;
  circle: string;
}

export const NO_FILTER: Filter = { topic: ALL, language: ALL, circle: ALL };

export const isOff = ({ topic, language, circle }: Filter): boolean => topic === ALL && language === ALL && circle === ALL;

const said = (chosen: string): string | null => (chosen === ALL ? null : chosen);

/** As it stands in an address. */
export const queryOf = ({ topic, language, circle }: Filter): Record<keyof Filter, string | null> => ({ topic: said(topic), language: said(language), circle: said(circle) });

/** One alone leaves nothing out that is worth a row of buttons. */
export const worthIt = (options: readonly string[], chosen: string): boolean => options.length > 1 || chosen !== ALL;
