/** Line drawings on a 24 by 24 grid, one stroke width, in the colour of the text. Always beside words or a name. */
import type { ComponentChildren } from "preact";

const draw = (children: ComponentChildren) => () => (
  <svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.75"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{children}</svg>
);

export const BackIcon = draw(<path d="M14.5 5 8 12l6.5 7" />);
export const CloseIcon = draw(<path d="M6 6l12 12M18 6 6 18" />);
export const MoreIcon = draw(<path d="M12 5.5v.01M12 12v.01M12 18.5v.01" stroke-width="3" />);
export const PlusIcon = draw(<path d="M12 5v14M5 12h14" />);
export const CheckIcon = draw(<path d="m5 12.5 4.5 4.5L19 7.5" />);
export const HandIcon = draw(<path d="M7.5 12.5V6.8a1.4 1.4 0 0 1 2.8 0V11M10.3 10.5V4.7a1.4 1.4 0 0 1 2.8 0v5.8M13.1 10.8V5.9a1.4 1.4 0 0 1 2.8 0v6M15.9 12V8.6a1.4 1.4 0 0 1 2.8 0V14c0 4-2.6 6.8-6.4 6.8-3 0-4.7-1.3-6.1-3.7l-2-3.5c-.9-1.6 1-2.9 2.2-1.6l1.1 1.4" />);
export const MicrophoneIcon = draw(<><rect x="9" y="3" width="6" height="11" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" /></>);
export const MutedIcon = draw(<><path d="M15 10.5V6a3 3 0 0 0-5.7-1.3M9 9v2a3 3 0 0 0 4.6 2.5M5.5 11.5a6.5 6.5 0 0 0 10.3 5.3M18.2 13.4c.2-.6.3-1.2.3-1.9M12 18v3" /><path d="M4 4l16 16" /></>);
/** Muted by a moderator: a bar across, in a ring. */
export const SilencedIcon = draw(<><circle cx="12" cy="12" r="9" /><path d="M7.5 12h9" stroke-width="2.5" /></>);
export const QueueIcon = draw(<path d="M9.5 6H20M9.5 12H20M9.5 18H20M4 6h.01M4 12h.01M4 18h.01" />);
export const PeopleIcon = draw(<><circle cx="9" cy="8.5" r="3.2" /><path d="M3 19.5c.4-3.4 2.8-5.3 6-5.3s5.6 1.9 6 5.3M15.5 5.6a3.2 3.2 0 0 1 0 5.8M17.5 14.6c2 .7 3.2 2.4 3.5 4.9" /></>);
export const LeaveIcon = draw(<path d="M10 4.5H5.5v15H10M14 8l4 4-4 4M18 12H9" />);
export const LockIcon = draw(<><rect x="5" y="10.5" width="14" height="9.5" rx="2" /><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" /></>);
export const HouseIcon = draw(<path d="M4 11 12 4.5 20 11v8.5h-5.5V14h-5v5.5H4Z" />);
export const CalendarIcon = draw(<><rect x="4" y="5.5" width="16" height="14.5" rx="2" /><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4" /></>);
export const InviteIcon = draw(<><rect x="3.5" y="5.5" width="17" height="13" rx="2" /><path d="m4 7 8 6 8-6" /></>);
export const MessageIcon = draw(<path d="M4 5h16v11h-8.5L7 19.5V16H4Z" />);
export const BellIcon = draw(<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15ZM10 20.5c.5.7 1.2 1 2 1s1.5-.3 2-1" />);
export const PersonIcon = draw(<><circle cx="12" cy="8.5" r="3.6" /><path d="M5 20c.5-3.9 3.3-6 7-6s6.5 2.1 7 6" /></>);
export const ListIcon = draw(<><rect x="4.5" y="3.5" width="15" height="17" rx="2" /><path d="M8.5 8.5h7M8.5 12.5h7M8.5 16.5h4" /></>);
export const SoundIcon = draw(<path d="M4.5 9.5v5h3l4.5 4v-13l-4.5 4ZM15.5 9a4 4 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />);
export const ChatIcon = draw(<path d="M4.5 5.5h15v10h-8l-4 3.5v-3.5h-3ZM8.5 9h7M8.5 12h4.5" />);
export const PinIcon = draw(<path d="M9 4h6l-.8 6 3.3 3.5h-11L9.8 10ZM12 13.5V20" />);
/** What one says without a word. */
export const ReactIcon = draw(<><circle cx="10.5" cy="13" r="7" /><path d="M8 11.5v.01M13 11.5v.01M7.5 15c1.5 2 4.5 2 6 0M19 3v5M16.5 5.5h5" /></>);
export const ClapIcon = draw(<path d="m7 13.5 5-5a1.3 1.3 0 0 1 1.9 1.9l1.8-1.8a1.3 1.3 0 0 1 1.9 1.9l.7-.7a1.3 1.3 0 0 1 1.9 1.9L15 17a6 6 0 0 1-8.5 0c-1.5-1.5-1.5-3.5-1-5.5l.7-3a1.2 1.2 0 0 1 2.3.6ZM12 2.5v2.5M7.5 3.5l1 2M16.5 3.5l-1 2" />);
export const HeartIcon = draw(<path d="M12 19.5C6.5 15.5 4 12.7 4 9.5a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 3.2-2.5 6-8 10Z" />);
export const LaughIcon = draw(<><circle cx="12" cy="12" r="8.5" /><path d="M7.5 10c.5-1.2 2-1.2 2.5 0M14 10c.5-1.2 2-1.2 2.5 0M7.5 13.5h9c-.5 5-8.5 5-9 0Z" /></>);
export const WowIcon = draw(<><circle cx="12" cy="12" r="8.5" /><path d="M9 9.5v.01M15 9.5v.01" stroke-width="2.5" /><ellipse cx="12" cy="15" rx="2" ry="2.5" /></>);
export const ThumbIcon = draw(<path d="M4 11h3.5v8.5H4ZM7.5 12l3.8-7.5c1.6 0 2.2 1.2 1.9 2.6l-.6 3.4h5c1.3 0 2.1 1.1 1.8 2.3l-1.3 5c-.2.9-.9 1.7-1.9 1.7H7.5" />);
export const PartyIcon = draw(<path d="m4.5 19.5 4-11 7 7ZM13 4.5c1.5 1 1.5 2.5.5 4M19.5 11c-1-1.5-2.5-1.5-4-.5M18 4v.01M20.5 7.5v.01M16.5 7.5l2-2" />);

/** The mark: a raised hand whose fingers are the bars of a level meter. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true" focusable="false">
    <rect class="mark-seal" width="64" height="64" rx="14" />
    <g class="mark-hand" fill="none" stroke-width="6.5" stroke-linecap="round">
      <path d="M23 38V22M32 38V14.5M41 38V20M50 38V29" />
      <path d="M14 33.5 23 43" />
      <path d="M23 38v4c0 6 4.5 9.5 13.5 9.5S50 48 50 41v-3" />
    </g>
  </svg>
);
