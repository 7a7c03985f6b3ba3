/** Why a room stands where it stands in one's hallway, in words. */
import { t } from "../language";
import type { HallwayReason, RoomCard } from "../wire";

export function why(reason: HallwayReason, card: RoomCard): string {
  switch (reason.kind) {
    case "follow_topic":
      return t("why-follow_topic", { topic: card.topic ?? "" });
    case "follow_on_stage":
      return t("why-follow_on_stage", { count: reason.count, handle: reason.first.handle });
    case "inviter_on_stage":
      return t("why-inviter_on_stage", { handle: reason.inviter.handle });
    case "your_field":
      return t("why-your_field");
    case "just_began":
      return t("why-just_began");
  }
}
