/** Tests read English. */
import { speak } from ".";

await speak("en");
