/** Which acts one is offered towards somebody. The server decides; this only spares people a certain "no". */
import type { RoomCommand, View } from "../wire";
import { handOf, mayAccept } from "./hands";
import { backstageOf } from "./reduce";

export function actsOn({ view, me, member }: { view: View; me: string; member: string }): RoomCommand[] {
  const seat = view.stage.find((other) => other.member === member);
  if (member === me) return view.own.role === "listener" ? [] : [{ kind: "step_down" }];
  if (view.own.role !== "moderator" || member === view.owner) return [];
  const up = handOf(view, member) !== undefined;
  const mayJudge = seat?.role !== "moderator" || view.owner === me;
  const all: (RoomCommand | false)[] = seat ? [
    mayJudge && seat.mute !== "by_moderator" && { kind: "mute_member", member },
    mayJudge && seat.mute === "by_moderator" && { kind: "allow_unmute", member },
    mayJudge && { kind: "move_to_audience", member },
    seat.role === "speaker" && { kind: "make_moderator", member },
    seat.role === "moderator" && view.owner === me && { kind: "unmake_moderator", member },
  ] : [
    up && mayAccept(view, member) && { kind: "accept_hand", member },
    up && { kind: "decline_hand", member },
    !up && !backstageOf(view).invited.includes(member) && { kind: "invite_to_speak", member },
  ];
  const judged: (RoomCommand | false)[] = [mayJudge && { kind: "remove", member }, mayJudge && { kind: "ban", member }];
  return [...all, ...judged].filter((act) => act !== false);
}
