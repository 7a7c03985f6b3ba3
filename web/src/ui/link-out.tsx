/** A page that somebody pinned, with the host it leads to: a title can say anything. Nobody looks at it before it is opened. */
import { hostOf } from "../network/links";
import { PinIcon } from "./icons";

export const LinkOut = ({ address, title }: { address: string; title: string }) => (
  <a href={address} target="_blank" rel="noopener noreferrer nofollow ugc"><PinIcon /><span><strong dir="auto">{title}</strong> <span class="quiet">{hostOf(address)}</span></span></a>
);
