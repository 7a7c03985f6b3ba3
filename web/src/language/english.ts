/** Tests read English. */
import { speak, speakToOwners } from ".";

await speak("en");
await speakToOwners();
