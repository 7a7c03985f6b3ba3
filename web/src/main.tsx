/** Where the client starts. */
import "./ui/base.css";
import "./ui/forms.css";
import { render } from "preact";
import { App } from "./app";
import { House } from "./house";
import { followOtherTabs } from "./language";
import { inWords } from "./language/in-words";
import { wearSeal } from "./look/mark";
import * as router from "./router";
import { follow } from "./media/playback";
import { installShell } from "./ui/browser";

const root = document.getElementById("app");
const element = document.getElementById("room-sound");
const streamed = document.getElementById("room-stream");
if (!root || !(element instanceof HTMLAudioElement) || !(streamed instanceof HTMLAudioElement)) throw new Error("index.html holds all three");

follow(element);
follow(streamed);
followOtherTabs();
router.start();
const house = new House(element, streamed);
house.arrival.ask();
wearSeal(house);
const page = await inWords(<App house={house} />);
await house.arrival.soon();
house.arriveIfKnown();
render(page, root);
if (import.meta.env.PROD) installShell((page) => router.go(router.inside(page)));
